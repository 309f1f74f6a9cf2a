/* SPDX-License-Identifier: MIT */
/* The mark stands under the fault, whatever the line is made of. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/report.h"
#include "tests/unit/unit.h"

unit_suite suite_excerpt;

static const struct {
	const char *line;
	uint32_t column, length;
	const char *shown;
} marks[] = {
	{ "abc", 1, 1, "abc\n^\n" },
	{ "abc", 3, 1, "abc\n  ^\n" },
	{ "abc", 4, 0, "abc\n   ^\n" },
	{ "abc", 0, 0, "abc\n" },
	{ "", 1, 0, "\n^\n" },
	{ "abc", 99, 5, "abc\n   ^\n" },
	{ "a\tb", 2, 1, "a<TAB>b\n ^^^^^\n" },
	{ "a\tb", 3, 1, "a<TAB>b\n      ^\n" },
	{ "a\x1B[m", 2, 1, "a\\x1B[m\n ^^^^\n" },
	/* a wide character takes two columns */
	{ "\xE6\x97\xA5x", 4, 1, "\xE6\x97\xA5x\n  ^\n" },
	{ "\xE6\x97\xA5x", 1, 3, "\xE6\x97\xA5x\n^^\n" },
	{ "0123456789012345678901234567890123456789", 36, 2,
	    "...567890123456789012345678901234" "56789\n"
	    "                                 ^^\n" },
	{ "x\tthe rest of this line is much too long to be shown whole "
	    "here, so it is cut", 1, 1,
	    "x<TAB>the rest of this line is much too long...\n^\n" },
};

START_TEST(mark_stands_under_the_fault)
{
	struct buf out = { 0 };
	struct finding f = { .line = 1, .column = marks[_i].column,
		.length = marks[_i].length };

	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C"));
	report_excerpt(str_from(marks[_i].line), &f, 0, &out);
	ck_assert_str_eq(buf_text(&out), marks[_i].shown);
	buf_release(&out);
}
END_TEST

START_TEST(tab_is_one_mark_where_the_terminal_knows_it)
{
	struct buf out = { 0 };
	struct finding f = { .line = 1, .column = 3, .length = 1 };

	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	report_excerpt(str_from("a\tb"), &f, 2, &out);
	ck_assert_str_eq(buf_text(&out), "  a\xC2\xBB" "b\n    ^\n");
	buf_release(&out);
}
END_TEST

Suite *
suite_excerpt(void)
{
	Suite *s = suite_create("excerpt");
	TCase *t = tcase_create("excerpt");

	tcase_add_loop_test(t, mark_stands_under_the_fault, 0,
	    sizeof(marks) / sizeof(marks[0]));
	tcase_add_test(t, tab_is_one_mark_where_the_terminal_knows_it);
	suite_add_tcase(s, t);
	return s;
}
