/* SPDX-License-Identifier: MIT */
/* The preview and the line index. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/check/scene.h"
#include "tests/unit/unit.h"

unit_suite suite_look;

static const struct {
	uint64_t first;
	size_t count, got;
	const char *begins, *end;
} views[] = {
	{ 1, 3, 3, "cust-0001\td_sid=24", "\n" },
	{ 0, 1, 1, "cust-0001\td_sid=24", "\n" },
	{ 7, 1, 1, "cust-0007\td_sid=gold", "\n" },
	{ 1024, 2, 2, "cust-1024\td_sid=24", "\n" },
	{ 1025, 2, 2, "cust-1025\td_sid=24", "\n" },
	{ 2500, 2, 2, "cust-2500\td_sid=24", "\r\n" },
	{ 8999, 5, 2, "cust-8999\td_sid=24", "\n" },
	{ 9000, 5, 1, "cust-9000\td_sid=24", "" },
	{ 9001, 5, 0, NULL, NULL },
};

static void
expect_view(struct scene *s, int i)
{
	const struct look_line *lines;
	struct err err = { .kind = ERR_NONE };
	size_t got;

	ck_assert(look_at(s->look, views[i].first, views[i].count, &lines,
	    &got, &err));
	ck_assert_uint_eq(got, views[i].got);
	if (got == 0)
		return;
	ck_assert_uint_eq(lines[0].line, views[i].first == 0 ? 1 :
	    views[i].first);
	ck_assert(str_eq_text(lines[0].bytes, views[i].begins));
	ck_assert_uint_eq(lines[0].length, strlen(views[i].begins));
	ck_assert_str_eq(lines[0].end, views[i].end);
	ck_assert_uint_eq(lines[0].offset >= (lines[0].line - 1) * 19, true);
}

START_TEST(any_line_is_shown_as_it_is)
{
	struct buf text = { 0 };
	struct scene s;

	scene_lines(&text);
	for (int checked = 0; checked < 2; checked++) {
		scene_open(&s, buf_str(&text), checked == 1 ? ALL : 0);
		expect_view(&s, _i);
		scene_close(&s);
	}
	buf_release(&text);
}
END_TEST

/* Lines that stay at hand and those that are read anew are the same. */
START_TEST(going_about_shows_what_a_fresh_look_shows)
{
	static const int moves[] = { 1, 1, 17, -1, -17, 200, -3, 40, 40, 40,
		40, -150, 3000, -20, 8, -2999 };
	struct err err = { .kind = ERR_NONE };
	const struct look_line *lines;
	struct buf text = { 0 };
	char want[32];
	struct scene s;
	int at = 1;
	size_t got;

	scene_lines(&text);
	scene_open(&s, buf_str(&text), _i == 0 ? 30 : ALL);
	for (size_t i = 0; i < 300; i++) {
		at += moves[i % (sizeof(moves) / sizeof(moves[0]))];
		at = at < 1 ? 1 : at > 8990 ? 8990 : at;
		ck_assert(look_at(s.look, (uint64_t)at, 1 + i % 40, &lines,
		    &got, &err));
		ck_assert_uint_eq(got, at + (int)(i % 40) > 9000 ?
		    (size_t)(9001 - at) : 1 + i % 40);
		for (int j = 0; j < (int)got; j++) {
			snprintf(want, sizeof(want), "cust-%04d\td_sid=%s",
			    at + j, (at + j) % 2000 == 7 ? "gold" : "24");
			ck_assert(str_eq_text(lines[j].bytes, want));
			ck_assert_uint_eq(lines[j].line, (uint64_t)(at + j));
			ck_assert_uint_eq(lines[j].count, (at + j) % 2000 ==
			    7 || (_i == 1 && at + j == 2500));
		}
	}
	scene_close(&s);
	buf_release(&text);
}
END_TEST

START_TEST(faults_of_a_shown_line_are_told)
{
	const struct look_line *lines;
	struct err err = { .kind = ERR_NONE };
	struct scene s;
	size_t got;

	scene_open(&s, str_from("a\td_sid=1\na\td_sid=1\nb\td_sid=x,d_sid=1,"
	    "d_sid=1\n"), ALL);
	ck_assert(look_at(s.look, 1, 9, &lines, &got, &err));
	ck_assert_uint_eq(got, 3);
	ck_assert_uint_eq(lines[0].count, 0);
	ck_assert_uint_eq(lines[1].count, 1);
	ck_assert_int_eq(lines[1].findings[0].rule, RULE_LINE_DUP);
	ck_assert_int_eq(lines[1].worst, SEVERITY_INFO);
	ck_assert_uint_eq(lines[2].count, 2);
	ck_assert_int_eq(lines[2].worst, SEVERITY_ERROR);
	ck_assert_uint_eq(lines[2].findings[0].line, 3);
	scene_close(&s);
}
END_TEST

START_TEST(line_of_megabytes_is_clipped_and_passed)
{
	const struct look_line *lines;
	struct err err = { .kind = ERR_NONE };
	struct buf text = { .max = 8 << 20 };
	struct scene s;
	size_t got;

	buf_add_text(&text, "a\td_sid=1\nb\tk=");
	while (text.n < 6000000)
		buf_add_char(&text, 'x');
	buf_add_text(&text, "\nc\td_sid=1\n");
	scene_open(&s, buf_str(&text), _i == 1 ? ALL : 0);
	ck_assert(look_at(s.look, 2, 3, &lines, &got, &err));
	ck_assert_uint_eq(got, 2);
	ck_assert_uint_eq(lines[0].length, 6000000 - 10);
	ck_assert_uint_eq(lines[0].bytes.n, LOOK_BYTES_MAX);
	ck_assert_str_eq(lines[0].end, "\n");
	ck_assert(str_eq_text(lines[1].bytes, "c\td_sid=1"));
	ck_assert_uint_eq(lines[1].line, 3);
	scene_close(&s);
	buf_release(&text);
}
END_TEST

START_TEST(old_mac_lines_are_lines)
{
	const struct look_line *lines;
	struct err err = { .kind = ERR_NONE };
	struct scene s;
	size_t got;

	scene_open(&s, str_from("a\td_sid=1\rb\td_sid=2\r"), ALL);
	ck_assert(look_at(s.look, 2, 3, &lines, &got, &err));
	ck_assert_uint_eq(got, 1);
	ck_assert(str_eq_text(lines[0].bytes, "b\td_sid=2"));
	ck_assert_str_eq(lines[0].end, "\r");
	scene_close(&s);
}
END_TEST

START_TEST(index_knows_a_start_at_or_before_any_line)
{
	struct lineindex *x = lineindex_new();
	uint64_t known, offset;

	for (uint64_t line = 1; line <= 5000; line++)
		lineindex_add(x, line, (line - 1) * 100 +
		    (line > 3 ? 2000000 : 0));
	lineindex_reach(x, 5000);
	ck_assert_uint_eq(lineindex_lines(x), 5000);
	for (uint64_t line = 1; line <= 5000; line++) {
		lineindex_before(x, line, &known, &offset);
		ck_assert_uint_le(known, line);
		ck_assert_uint_lt(line - known, LINEINDEX_STEP);
		ck_assert_uint_eq(offset, (known - 1) * 100 +
		    (known > 3 ? 2000000 : 0));
	}
	/* More than a MiB away: it has an entry of its own. */
	lineindex_before(x, 4, &known, &offset);
	ck_assert_uint_eq(known, 4);
	lineindex_free(x);
}
END_TEST

START_TEST(index_of_tiny_lines_stays_small)
{
	struct lineindex *x = lineindex_new();
	uint64_t known, offset, last = 0, entries = 0;

	for (uint64_t line = 1; line <= 1 << 20; line += 64)
		lineindex_add(x, line, (line - 1) * 2);
	for (uint64_t line = 1; line <= 1 << 20; line++) {
		lineindex_before(x, line, &known, &offset);
		ck_assert_uint_le((line - known) * 2, 1 << 16);
		entries += known != last;
		last = known;
	}
	ck_assert_uint_eq(entries, (2 << 20) / (1 << 16));
	lineindex_free(x);
}
END_TEST

#define COUNT(a) (int)(sizeof(a) / sizeof((a)[0]))

Suite *
suite_look(void)
{
	Suite *s = suite_create("look");
	TCase *t = tcase_create("look");

	tcase_add_loop_test(t, any_line_is_shown_as_it_is, 0, COUNT(views));
	tcase_add_loop_test(t, going_about_shows_what_a_fresh_look_shows, 0,
	    2);
	tcase_add_test(t, faults_of_a_shown_line_are_told);
	tcase_add_loop_test(t, line_of_megabytes_is_clipped_and_passed, 0, 2);
	tcase_add_test(t, old_mac_lines_are_lines);
	tcase_add_test(t, index_knows_a_start_at_or_before_any_line);
	tcase_add_test(t, index_of_tiny_lines_stays_small);
	suite_add_tcase(s, t);
	return s;
}
