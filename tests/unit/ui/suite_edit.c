/* SPDX-License-Identifier: MIT */
/* The line editor: keys, pastes, and the part that a box shows. */
#include <string.h>

#include "tests/unit/unit.h"
#include "ui/edit.h"
#include "ui/keys.h"

#define MARKED "e\xCC\x81"		/* one cell of two characters */

static const struct {
	const char *start;
	int keys[6];
	const char *text;
	size_t at;
} edits[] = {
	{ "", { 'a', 'b' }, "ab", 2 },
	{ "ab", { PRESS_LEFT, 'x' }, "axb", 2 },
	{ "ab", { PRESS_HOME, 'x' }, "xab", 1 },
	{ "ab", { PRESS_CTRL('A'), PRESS_DELETE }, "b", 0 },
	{ "ab", { PRESS_ERASE }, "a", 1 },
	{ "", { PRESS_ERASE, PRESS_DELETE, PRESS_LEFT }, "", 0 },
	{ "a" MARKED, { PRESS_ERASE }, "a", 1 },
	{ MARKED "b", { PRESS_LEFT, PRESS_LEFT, 'x' }, "x" MARKED "b", 1 },
	{ MARKED, { PRESS_HOME, PRESS_RIGHT }, MARKED, 3 },
	{ "one two", { PRESS_CTRL('W') }, "one ", 4 },
	{ "one two", { PRESS_CTRL('U') }, "", 0 },
	{ "one", { PRESS_LEFT, PRESS_CTRL('K') }, "on", 2 },
	{ "one", { PRESS_HOME, PRESS_CTRL('E'), '!' }, "one!", 4 },
	{ "", { 0x6F22 }, "\xE6\xBC\xA2", 3 },
	{ "", { 0x202E }, "", 0 },
	{ "", { PRESS_CTRL('G') }, "", 0 },
	{ "a\x1B\xC3\xA9", { PRESS_END }, "a\xC3\xA9", 3 },
};

START_TEST(keys_edit_whole_characters)
{
	struct edit e = { 0 };

	edit_set(&e, edits[_i].start);
	for (size_t i = 0; i < 6 && edits[_i].keys[i] != 0; i++)
		(void)edit_key(&e, edits[_i].keys[i]);
	ck_assert_str_eq(buf_text(&e.text), edits[_i].text);
	ck_assert_uint_eq(e.at, edits[_i].at);
	edit_release(&e);
}
END_TEST

static const struct {
	const char *paste, *text;
	struct edit_paste taken;
} pastes[] = {
	{ "1204", "1204", { 0 } },
	{ "  1204\n", "1204", { .blanks = 3 } },
	{ "\xC2\xA0" "1204", "1204", { .blanks = 1 } },
	{ "\"1204\"", "1204", { .quotes = 2 } },
	{ "\xE2\x80\x9C" "1204\xE2\x80\x9D", "1204", { .quotes = 2 } },
	{ "\"1204", "\"1204", { 0 } },
	{ "12\xE2\x80\x8B" "04", "1204", { .hidden = 1 } },
	{ "a\x1B[31mb", "a[31mb", { .hidden = 1 } },
	{ "one\ntwo\r\nthree", "one", { .lines = 2 } },
	{ "\"", "\"", { 0 } },
	{ "", "", { 0 } },
	{ "\n\n", "", { .blanks = 2 } },
};

START_TEST(a_paste_is_tidied_and_says_so)
{
	struct edit e = { 0 };
	struct edit_paste taken;

	edit_paste(&e, str_from(pastes[_i].paste), &taken);
	ck_assert_str_eq(buf_text(&e.text), pastes[_i].text);
	ck_assert_mem_eq(&taken, &pastes[_i].taken, sizeof(taken));
	edit_release(&e);
}
END_TEST

START_TEST(a_field_holds_4096_bytes)
{
	char big[EDIT_BYTES_MAX + 2];
	struct edit e = { 0 };
	struct edit_paste taken;

	memset(big, 'x', sizeof(big));
	edit_paste(&e, (struct str){ big, EDIT_BYTES_MAX }, &taken);
	ck_assert(!taken.full);
	(void)edit_key(&e, 'y');
	ck_assert_uint_eq(e.text.n, EDIT_BYTES_MAX);
	edit_release(&e);
	edit_paste(&e, (struct str){ big, EDIT_BYTES_MAX + 1 }, &taken);
	ck_assert(taken.full);
	ck_assert_uint_eq(e.text.n, EDIT_BYTES_MAX);
	edit_release(&e);
}
END_TEST

static const struct {
	const char *text;
	size_t at;
	int columns;
	struct edit_view view;
} views[] = {
	{ "", 0, 5, { .from = 0, .to = 0 } },
	{ "abc", 3, 5, { .from = 0, .to = 3, .cursor = 3 } },
	{ "abcde", 5, 5, { .from = 1, .to = 5, .cursor = 4,
	    .more_left = true } },
	{ "abcde", 0, 5, { .from = 0, .to = 5 } },
	{ "abcdef", 0, 5, { .from = 0, .to = 5, .more_right = true } },
	{ "abcdef", 6, 5, { .from = 2, .to = 6, .cursor = 4,
	    .more_left = true } },
	{ "\xE6\xBC\xA2\xE6\xBC\xA2", 6, 4, { .from = 3, .to = 6,
	    .cursor = 2, .more_left = true } },
	{ "abc", 1, 1, { .from = 1, .to = 2, .more_left = true,
	    .more_right = true } },
};

START_TEST(the_box_shows_the_cursor)
{
	struct edit_view v = edit_view(str_from(views[_i].text),
	    views[_i].at, views[_i].columns);

	ck_assert_uint_eq(v.from, views[_i].view.from);
	ck_assert_uint_eq(v.to, views[_i].view.to);
	ck_assert_int_eq(v.cursor, views[_i].view.cursor);
	ck_assert_int_eq(v.more_left, views[_i].view.more_left);
	ck_assert_int_eq(v.more_right, views[_i].view.more_right);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof((table)[0]))

unit_suite suite_edit;

Suite *
suite_edit(void)
{
	Suite *s = suite_create("edit");
	TCase *t = tcase_create("edit");

	tcase_add_loop_test(t, keys_edit_whole_characters, 0, ROWS(edits));
	tcase_add_loop_test(t, a_paste_is_tidied_and_says_so, 0,
	    ROWS(pastes));
	tcase_add_test(t, a_field_holds_4096_bytes);
	tcase_add_loop_test(t, the_box_shows_the_cursor, 0, ROWS(views));
	suite_add_tcase(s, t);
	return s;
}
