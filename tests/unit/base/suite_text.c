/* SPDX-License-Identifier: MIT */
/* Slices, growing text, errors, memory: what all the rest stands on. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "tests/unit/unit.h"

unit_suite suite_text;

START_TEST(slice_is_searched_and_compared)
{
	struct str s = str_from("abcabc"), none = { 0 };

	ck_assert_uint_eq(str_find(s, 0, 'c'), 2);
	ck_assert_uint_eq(str_find(s, 3, 'c'), 5);
	ck_assert_uint_eq(str_find(s, 6, 'c'), 6);
	ck_assert_uint_eq(str_find(s, 99, 'c'), 6);
	ck_assert_uint_eq(str_find_text(s, "ca"), 2);
	ck_assert_uint_eq(str_find_text(s, "cab!"), 6);
	ck_assert_uint_eq(str_find_text(s, ""), 0);
	ck_assert_uint_eq(str_find_text(none, "a"), 0);
	ck_assert(str_starts(s, "abc") && str_starts(s, ""));
	ck_assert(!str_starts(s, "abcabcd"));
	ck_assert(str_ends(s, "bc") && str_ends(s, ""));
	ck_assert(!str_ends(s, "xabcabc"));
	ck_assert(str_starts(none, "") && str_ends(none, ""));
	ck_assert(str_eq(none, str_from("")) && str_eq(none, none));
	ck_assert(str_eq_text(str_cut(s, 3, 6), "abc"));
	ck_assert(str_eq_nocase(str_from("aZ09"), str_from("Az09")));
	ck_assert(!str_eq_nocase(str_from("a"), str_from("ab")));
	ck_assert(!str_eq_nocase(str_from("@"), str_from("`")));
}
END_TEST

START_TEST(slice_is_trimmed)
{
	struct str nul = { "\0a\0", 3 };

	ck_assert(str_eq_text(str_trim(str_from("\t a b \t"), " \t"), "a b"));
	ck_assert(str_eq_text(str_trim_end(str_from(" a "), " "), " a"));
	ck_assert_uint_eq(str_trim(str_from("   "), " ").n, 0);
	ck_assert_uint_eq(str_trim(nul, " ").n, 3);
}
END_TEST

START_TEST(letters_are_ascii_letters)
{
	unsigned digits = 0, letters = 0, hex = 0, upper = 0;

	for (int c = 0; c < 256; c++) {
		digits += char_is_digit((char)c);
		letters += char_is_letter((char)c);
		hex += char_is_hex((char)c);
		upper += char_is_upper((char)c);
		if (!char_is_upper((char)c))
			ck_assert_int_eq(char_lower((char)c), (char)c);
	}
	ck_assert_uint_eq(digits, 10);
	ck_assert_uint_eq(letters, 52);
	ck_assert_uint_eq(hex, 22);
	ck_assert_uint_eq(upper, 26);
	ck_assert_int_eq(char_lower('Q'), 'q');
}
END_TEST

START_TEST(empty_buffer_is_an_empty_text)
{
	struct buf b = { 0 };
	char *text;

	ck_assert_str_eq(buf_text(&b), "");
	ck_assert_uint_eq(buf_str(&b).n, 0);
	text = buf_take(&b);
	ck_assert_str_eq(text, "");
	free(text);
	buf_release(&b);
}
END_TEST

START_TEST(buffer_keeps_to_its_maximum)
{
	struct buf b = { .max = 10 };

	buf_add_text(&b, "123456789");
	ck_assert(!b.overflow);
	buf_add_char(&b, '0');
	ck_assert(!b.overflow);
	ck_assert_uint_eq(b.n, 10);
	buf_add_char(&b, 'x');
	ck_assert(b.overflow);
	ck_assert_str_eq(buf_text(&b), "1234567890");
	buf_clear(&b);
	ck_assert(!b.overflow);
	buf_printf(&b, "%s", "123456789012345");
	ck_assert(b.overflow);
	ck_assert_str_eq(buf_text(&b), "1234567890");
	buf_release(&b);
	ck_assert_uint_eq(b.max, 10);
}
END_TEST

START_TEST(default_maximum_holds)
{
	struct buf b = { 0 };
	char block[65536];

	memset(block, 'a', sizeof(block));
	for (int i = 0; i < 257; i++)
		buf_add(&b, block, sizeof(block));
	ck_assert_uint_eq(b.n, BUF_MAX_DEFAULT);
	ck_assert(b.overflow);
	ck_assert_uint_eq(strlen(buf_text(&b)), BUF_MAX_DEFAULT);
	buf_release(&b);
}
END_TEST

START_TEST(long_print_arrives_whole)
{
	struct buf b = { 0 };

	for (int n = 250; n < 260; n++) {
		buf_clear(&b);
		buf_printf(&b, "%*d", n, 7);
		ck_assert_uint_eq(b.n, (size_t)n);
		ck_assert_int_eq(buf_text(&b)[n - 1], '7');
	}
	buf_release(&b);
}
END_TEST

START_TEST(error_is_set_and_wrapped)
{
	struct err err = { 0 };

	ck_assert(!err_set(&err, ERR_CONFIG, "line %d", 7));
	ck_assert(!err_wrap(&err, "%s", "my.ini"));
	ck_assert_str_eq(err.text, "my.ini: line 7");
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert(!err_sys(&err, ERR_INPUT, 2, "no.sync"));
	ck_assert_str_eq(err.text, "no.sync: No such file or directory");
	ck_assert_int_eq(err.sys, 2);
	ck_assert(!err_set(NULL, ERR_INPUT, "x"));
	ck_assert(!err_sys(NULL, ERR_INPUT, 2, "x"));
	ck_assert(!err_wrap(NULL, "x"));
}
END_TEST

/* Cut to fit, an error is still UTF-8, wherever the cut falls. */
START_TEST(long_error_is_cut_between_characters)
{
	struct err err = { 0 };
	struct buf name = { 0 };

	for (int i = 0; i < _i; i++)
		buf_add_char(&name, 'a');
	for (int i = 0; i < ERR_TEXT_MAX; i++)
		buf_add_text(&name, "\xF0\x9F\x98\x80");
	(void)err_set(&err, ERR_INPUT, "%s", buf_text(&name));
	ck_assert(utf8_valid(str_from(err.text)));
	ck_assert_uint_ge(strlen(err.text), ERR_TEXT_MAX - 1 - 3);
	(void)err_wrap(&err, "context");
	ck_assert(utf8_valid(str_from(err.text)));
	buf_release(&name);
}
END_TEST

static const struct {
	enum err_kind kind;
	int status;
} statuses[] = {
	{ ERR_NONE, 0 }, { ERR_USAGE, 2 }, { ERR_CONFIG, 2 },
	{ ERR_INPUT, 3 }, { ERR_CHANGED, 3 }, { ERR_CANCELLED, 4 },
	{ ERR_OUTPUT, 5 }, { ERR_NETWORK, 6 }, { ERR_LOGIN, 7 },
	{ ERR_INTERNAL, 70 },
};

START_TEST(exit_status_is_the_documented_one)
{
	ck_assert_int_eq(err_exit_status(statuses[_i].kind),
	    statuses[_i].status);
}
END_TEST

/* These two end the process: Check runs each case in one of its own. */
START_TEST(product_that_overflows_ends_the_program)
{
	free(xreallocarray(NULL, SIZE_MAX / 2, 3));
}
END_TEST

START_TEST(product_that_wraps_to_nothing_ends_the_program)
{
	size_t half = (size_t)1 << (sizeof(size_t) * 4);

	free(xcalloc(half, half));
}
END_TEST

static void
leave_with_nine(void)
{
	_Exit(9);
}

START_TEST(hook_runs_before_the_end)
{
	die_set_hook(leave_with_nine);
	bug("made up for a test");
}
END_TEST

START_TEST(copies_are_whole)
{
	char *a = xstrdup("abc"), *b = xstrndup("abcdef", 2);
	char *c = xstrndup("ab", 9000);

	ck_assert_str_eq(a, "abc");
	ck_assert_str_eq(b, "ab");
	ck_assert_str_eq(c, "ab");
	free(a);
	free(c);
	free(b);
}
END_TEST

Suite *
suite_text(void)
{
	Suite *s = suite_create("text");
	TCase *t = tcase_create("text");

	tcase_add_test(t, slice_is_searched_and_compared);
	tcase_add_test(t, slice_is_trimmed);
	tcase_add_test(t, letters_are_ascii_letters);
	tcase_add_test(t, empty_buffer_is_an_empty_text);
	tcase_add_test(t, buffer_keeps_to_its_maximum);
	tcase_add_test(t, default_maximum_holds);
	tcase_add_test(t, long_print_arrives_whole);
	tcase_add_test(t, error_is_set_and_wrapped);
	tcase_add_loop_test(t, long_error_is_cut_between_characters, 0, 4);
	tcase_add_loop_test(t, exit_status_is_the_documented_one, 0,
	    sizeof(statuses) / sizeof(statuses[0]));
	tcase_add_exit_test(t, product_that_overflows_ends_the_program, 70);
	tcase_add_exit_test(t, product_that_wraps_to_nothing_ends_the_program,
	    70);
	tcase_add_exit_test(t, hook_runs_before_the_end, 9);
	tcase_add_test(t, copies_are_whole);
	suite_add_tcase(s, t);
	return s;
}
