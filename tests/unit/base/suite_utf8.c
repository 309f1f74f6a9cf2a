/* SPDX-License-Identifier: MIT */
/* UTF-8 is read strictly; widths are those of the C library. */
#define _GNU_SOURCE
#include <locale.h>
#include <wchar.h>

#include "base/utf8.h"
#include "tests/unit/unit.h"

unit_suite suite_utf8;

START_TEST(every_character_is_read_as_it_was_written)
{
	char bytes[4];
	uint32_t got = 0;

	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		size_t n = utf8_encode(cp, bytes);
		struct str s = { bytes, n };

		if (cp >= 0xD800 && cp <= 0xDFFF) {
			ck_assert_uint_eq(n, 0);
			continue;
		}
		if (n == 0 || utf8_decode(s, 0, &got) != n || got != cp)
			ck_abort_msg("U+%04X", cp);
		s.n--;
		if (n > 1 && utf8_decode(s, 0, &got) != 0)
			ck_abort_msg("U+%04X cut short", cp);
	}
	ck_assert_uint_eq(utf8_encode(0x110000, bytes), 0);
	ck_assert_uint_eq(utf8_encode(UINT32_MAX, bytes), 0);
}
END_TEST

static const char *const bad[] = {
	"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41",
	"\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xE2\x82",
	"\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
	"\xF0\x9F\x98", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF", "ok\xFF",
};

START_TEST(other_bytes_are_no_utf8)
{
	ck_assert(!utf8_valid(str_from(bad[_i])));
}
END_TEST

static const char *const good[] = {
	"", "a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80",
	"\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80",
	"\xF4\x8F\xBF\xBF",
};

START_TEST(limits_of_each_length_are_utf8)
{
	ck_assert(utf8_valid(str_from(good[_i])));
}
END_TEST

/* The terminal library lays out by the C library's widths: another opinion
 * would tear the screen.  Characters that it does not know yet are left. */
START_TEST(widths_agree_with_the_c_library)
{
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		return;
	for (uint32_t cp = 0x20; cp <= 0x10FFFF; cp++) {
		int theirs = wcwidth((wchar_t)cp);

		if (!utf8_hides(cp) && theirs >= 0 && utf8_width(cp) != theirs)
			ck_abort_msg("U+%04X is %d wide, not %d", cp,
			    theirs, utf8_width(cp));
	}
}
END_TEST

static const struct {
	uint32_t cp;
	bool hidden;
} visible[] = {
	{ 0x00, true }, { 0x1F, true }, { 0x20, false }, { 0x7E, false },
	{ 0x7F, true }, { 0x9F, true }, { 0xA0, true }, { 0xA1, false },
	{ 0xAD, true }, { 0x200B, true }, { 0x200D, true }, { 0x200E, true },
	{ 0x2028, true }, { 0x202E, true }, { 0x2066, true }, { 0x2800, true },
	{ 0x3000, true }, { 0x3164, true }, { 0xE000, true }, { 0xFE0F, true },
	{ 0xFEFF, true }, { 0xFFFE, true }, { 0xFFFD, false },
	{ 0x1F600, false }, { 0xE0041, true }, { 0x10FFFF, true },
};

START_TEST(what_cannot_be_seen_is_hidden)
{
	ck_assert_msg(utf8_hides(visible[_i].cp) == visible[_i].hidden,
	    "U+%04X", visible[_i].cp);
}
END_TEST

START_TEST(columns_add_up)
{
	ck_assert_int_eq(utf8_columns(str_from("")), 0);
	ck_assert_int_eq(utf8_columns(str_from("abc")), 3);
	ck_assert_int_eq(utf8_columns(str_from("e\xCC\x81")), 1);
	ck_assert_int_eq(utf8_columns(str_from("\xE6\xBC\xA2")), 2);
	ck_assert_int_eq(utf8_columns(str_from("\xF0\x9F\x98\x80!")), 3);
}
END_TEST

Suite *
suite_utf8(void)
{
	Suite *s = suite_create("utf8");
	TCase *t = tcase_create("utf8");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, every_character_is_read_as_it_was_written);
	tcase_add_loop_test(t, other_bytes_are_no_utf8, 0,
	    sizeof(bad) / sizeof(bad[0]));
	tcase_add_loop_test(t, limits_of_each_length_are_utf8, 0,
	    sizeof(good) / sizeof(good[0]));
	tcase_add_test(t, widths_agree_with_the_c_library);
	tcase_add_loop_test(t, what_cannot_be_seen_is_hidden, 0,
	    sizeof(visible) / sizeof(visible[0]));
	tcase_add_test(t, columns_add_up);
	suite_add_tcase(s, t);
	return s;
}
