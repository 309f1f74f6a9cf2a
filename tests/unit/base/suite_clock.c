/* SPDX-License-Identifier: MIT */
/* Dates in UTC, whatever the zone of the computer. */
#include "base/clock.h"
#include "base/json.h"
#include "tests/unit/unit.h"

unit_suite suite_clock;

static const struct {
	int year, month, day;
	bool ok;
	int64_t when;
	int weekday;
} days[] = {
	{ 1970, 1, 1, true, 0, 4 },
	{ 1969, 12, 31, true, -86400, 3 },
	{ 2000, 2, 29, true, 951782400, 2 },
	{ 1900, 2, 29, false, 0, 0 },
	{ 2026, 1, 1, true, 1767225600, 4 },
	{ 2026, 2, 29, false, 0, 0 },
	{ 2028, 2, 29, true, 1835395200, 2 },
	{ 2026, 4, 31, false, 0, 0 },
	{ 2026, 13, 1, false, 0, 0 },
	{ 2026, 0, 1, false, 0, 0 },
	{ 2026, 1, 0, false, 0, 0 },
	{ 2026, 1, 32, false, 0, 0 },
};

START_TEST(day_and_seconds_agree)
{
	int64_t when = 5;

	ck_assert(clock_from_date(days[_i].year, days[_i].month,
	    days[_i].day, &when) == days[_i].ok);
	ck_assert_int_eq(when, days[_i].ok ? days[_i].when : 5);
	if (days[_i].ok)
		ck_assert_int_eq(clock_date(when).weekday, days[_i].weekday);
}
END_TEST

START_TEST(every_day_of_four_centuries_leads_back)
{
	for (int64_t t = -86400LL * 365 * 200; t < 86400LL * 365 * 200;
	    t += 86400) {
		struct clock_date d = clock_date(t);
		int64_t back = 0;

		if (!clock_from_date(d.year, d.month, d.day, &back) ||
		    back != t)
			ck_abort_msg("%d-%d-%d", d.year, d.month, d.day);
	}
}
END_TEST

START_TEST(times_are_written_for_people)
{
	char out[CLOCK_TEXT_MAX];

	ck_assert_str_eq(clock_day(1767225599, out), "2025-12-31");
	ck_assert_str_eq(clock_text(1767225599, out),
	    "31 Dec 2025, 23:59 UTC");
	ck_assert_str_eq(clock_text(0, out), "1 Jan 1970, 00:00 UTC");
}
END_TEST

START_TEST(clock_can_be_fixed)
{
	int64_t before = clock_monotonic_ms();

	ck_assert_int_gt(clock_now(), 1600000000);
	clock_fix(1767225600);
	ck_assert_int_eq(clock_now(), 1767225600);
	ck_assert_int_ge(clock_monotonic_ms(), before);
}
END_TEST

START_TEST(json_is_written_on_one_line_in_order)
{
	struct json *o = json_new_object(), *a = json_new_array();
	struct buf out = { 0 };
	struct str bad = { "a\xFF\0\n", 4 };

	json_put_text(o, "z", str_from("\"quoted\"\t"));
	json_put_text(o, "bad", bad);
	json_put_number(o, "n", INT64_MAX);
	json_put_number(o, "huge", UINT64_MAX);
	json_put_bool(o, "yes", true);
	json_put_null(o, "no");
	json_push_text(a, str_from(""));
	json_push(a, json_new_object());
	json_put(o, "a", a);
	json_write(o, &out);
	ck_assert_str_eq(buf_text(&out), "{\"z\":\"\\\"quoted\\\"\\t\","
	    "\"bad\":\"a\\uFFFD\\u0000\\n\",\"n\":9223372036854775807,"
	    "\"huge\":9223372036854775807,\"yes\":true,\"no\":null,"
	    "\"a\":[\"\",{}]}");
	json_free(o);
	buf_release(&out);
}
END_TEST

START_TEST(json_is_read_back)
{
	struct err err = { 0 };
	struct json *o = json_parse(str_from("{\"b\":\"x\",\"a\":7,\"m\":-1,"
	    "\"t\":true,\"l\":[1,2]}"), &err);
	struct json *value;
	const char *key;
	void *at = NULL;
	uint64_t n = 3;

	ck_assert_ptr_nonnull(o);
	ck_assert(str_eq_text(json_get_text(json_get(o, "b")), "x"));
	ck_assert_ptr_null(json_get_text(json_get(o, "a")).p);
	ck_assert_ptr_null(json_get_text(json_get(o, "none")).p);
	ck_assert(!json_get_number(json_get(o, "m"), &n));
	ck_assert(!json_get_number(json_get(o, "b"), &n));
	ck_assert_uint_eq(n, 3);
	ck_assert(json_get_number(json_get(o, "a"), &n));
	ck_assert_uint_eq(n, 7);
	ck_assert(json_get_bool(json_get(o, "t"), false));
	ck_assert(json_get_bool(json_get(o, "a"), true));
	ck_assert_uint_eq(json_count(json_get(o, "l")), 2);
	ck_assert_ptr_null(json_at(json_get(o, "l"), 2));
	ck_assert(json_next(o, &at, &key, &value));
	ck_assert_str_eq(key, "b");
	for (int i = 0; i < 4; i++)
		ck_assert(json_next(o, &at, &key, &value));
	ck_assert(!json_next(o, &at, &key, &value));
	json_free(o);
	json_free(NULL);
}
END_TEST

static const char *const not_json[] = { "", "{", "{\"a\":1,\"a\":2}", "[1,]",
	"{\"a\":\"\xFF\"}", "nul", "{} x" };

START_TEST(other_text_is_no_json)
{
	struct err err = { 0 };

	ck_assert_ptr_null(json_parse(str_from(not_json[_i]), &err));
	ck_assert_int_eq(err.kind, ERR_FORMAT);
	ck_assert_ptr_nonnull(err.text);
}
END_TEST

START_TEST(deep_json_is_refused)
{
	struct buf deep = { 0 };
	struct err err = { 0 };

	for (int i = 0; i < 100000; i++)
		buf_add_char(&deep, '[');
	ck_assert_ptr_null(json_parse(buf_str(&deep), &err));
	ck_assert_int_eq(err.kind, ERR_FORMAT);
	buf_release(&deep);
}
END_TEST

Suite *
suite_clock(void)
{
	Suite *s = suite_create("clock");
	TCase *t = tcase_create("clock"), *json = tcase_create("json");

	tcase_add_loop_test(t, day_and_seconds_agree, 0,
	    sizeof(days) / sizeof(days[0]));
	tcase_add_test(t, every_day_of_four_centuries_leads_back);
	tcase_add_test(t, times_are_written_for_people);
	tcase_add_test(t, clock_can_be_fixed);
	suite_add_tcase(s, t);
	tcase_add_test(json, json_is_written_on_one_line_in_order);
	tcase_add_test(json, json_is_read_back);
	tcase_add_loop_test(json, other_text_is_no_json, 0,
	    sizeof(not_json) / sizeof(not_json[0]));
	tcase_add_test(json, deep_json_is_refused);
	suite_add_tcase(s, json);
	return s;
}
