/* SPDX-License-Identifier: MIT */
/* Numbers are read strictly and written for people. */
#include "base/num.h"
#include "tests/unit/unit.h"

unit_suite suite_num;

static const struct {
	const char *text;
	uint64_t max;
	bool ok;
	uint64_t value;
} numbers[] = {
	{ "0", 9, true, 0 },
	{ "9", 9, true, 9 },
	{ "10", 9, false, 0 },
	{ "18446744073709551615", UINT64_MAX, true, UINT64_MAX },
	{ "18446744073709551616", UINT64_MAX, false, 0 },
	{ "", 9, false, 0 },
	{ " 1", 9, false, 0 },
	{ "-1", 9, false, 0 },
	{ "1a", 99, false, 0 },
};

START_TEST(number_is_read_strictly)
{
	uint64_t got = 7;
	struct err err = { 0 };
	bool ok = num_parse(str_from(numbers[_i].text), numbers[_i].max, &got,
	    &err);

	ck_assert_msg(ok == numbers[_i].ok, "%s", numbers[_i].text);
	ck_assert_uint_eq(got, ok ? numbers[_i].value : 7);
	ck_assert_int_eq(err.kind, ok ? ERR_NONE : ERR_FORMAT);
}
END_TEST

static const struct {
	uint64_t bytes;
	const char *text;
} sizes[] = {
	{ 0, "0 bytes" },
	{ 999, "999 bytes" },
	{ 1000, "1 kB" },
	{ 2500, "2.5 kB" },
	{ 9800000, "9.8 MB" },
	{ 41000000, "41 MB" },
	{ 5368709120, "5.3 GB" },
};

START_TEST(size_has_two_useful_digits)
{
	char out[NUM_TEXT_MAX];

	ck_assert_str_eq(num_size(sizes[_i].bytes, out), sizes[_i].text);
}
END_TEST

START_TEST(groups_and_shares_are_readable)
{
	char out[NUM_TEXT_MAX];

	ck_assert_str_eq(num_group(0, out), "0");
	ck_assert_str_eq(num_group(999, out), "999");
	ck_assert_str_eq(num_group(412907, out), "412,907");
	ck_assert_str_eq(num_group(1000000, out), "1,000,000");
	ck_assert_str_eq(num_percent(398114, 412907, out), "96.4");
	ck_assert_str_eq(num_percent(999999, 1000000, out), "99.9");
	ck_assert_str_eq(num_percent(1, 1000000, out), "0.1");
	ck_assert_str_eq(num_percent(5, 5, out), "100");
	ck_assert_str_eq(num_percent(0, 0, out), "0");
}
END_TEST

Suite *
suite_num(void)
{
	Suite *s = suite_create("num");
	TCase *t = tcase_create("num");

	tcase_add_loop_test(t, number_is_read_strictly, 0,
	    sizeof(numbers) / sizeof(numbers[0]));
	tcase_add_loop_test(t, size_has_two_useful_digits, 0,
	    sizeof(sizes) / sizeof(sizes[0]));
	tcase_add_test(t, groups_and_shares_are_readable);
	suite_add_tcase(s, t);
	return s;
}
