/* SPDX-License-Identifier: MIT */
/* Bytes of terminals become keys, whole or in pieces. */
#include <string.h>

#include "tests/unit/unit.h"
#include "ui/input.h"
#include "ui/keys.h"
#include "ui/probe.h"

static const struct {
	const char *bytes;
	int keys[4];
} sequences[] = {
	{ "a", { 'a' } },
	{ "\xC3\xA9", { 0xE9 } },
	{ "\r", { PRESS_ENTER } },
	{ "\n", { PRESS_ENTER } },
	{ "\t", { PRESS_TAB } },
	{ "\x7F\b", { PRESS_ERASE, PRESS_ERASE } },
	{ "\x07", { PRESS_CTRL('G') } },
	{ "\033[A\033OB", { PRESS_UP, PRESS_DOWN } },
	{ "\033[1;5C", { PRESS_RIGHT } },
	{ "\033[Z", { PRESS_BACK_TAB } },
	{ "\033[3~\033[5~\033[6~", { PRESS_DELETE, PRESS_PAGE_UP,
	    PRESS_PAGE_DOWN } },
	{ "\033[1~\033[4~\033OH\033[F", { PRESS_HOME, PRESS_END, PRESS_HOME,
	    PRESS_END } },
	{ "\033OP\033[11~\033[[A", { PRESS_F1, PRESS_F1, PRESS_F1 } },
	{ "\033[99~x", { PRESS_UNKNOWN, 'x' } },
	{ "\033[?1;2cx", { PRESS_UNKNOWN, 'x' } },
	{ "\033nx", { PRESS_UNKNOWN, 'x' } },
	{ "\xFFx", { PRESS_UNKNOWN, 'x' } },
	{ "\033[<0;5;7M", { PRESS_CLICK } },
	{ "\033[<0;5;7m", { PRESS_UNKNOWN } },
	{ "\033[<64;5;7Mx", { PRESS_UNKNOWN, 'x' } },
};

START_TEST(sequences_are_known)
{
	struct input in = { 0 };

	input_feed(&in, sequences[_i].bytes, strlen(sequences[_i].bytes));
	for (size_t i = 0; i < 4 && sequences[_i].keys[i] != 0; i++)
		ck_assert_int_eq(input_key(&in), sequences[_i].keys[i]);
	ck_assert_int_eq(input_key(&in), 0);
	ck_assert(!input_waits(&in));
	input_release(&in);
}
END_TEST

START_TEST(sequences_may_come_byte_by_byte)
{
	const char *bytes = sequences[_i].bytes;
	struct input in = { 0 };
	size_t found = 0;
	int key;

	for (size_t i = 0; bytes[i] != '\0'; i++) {
		input_feed(&in, bytes + i, 1);
		while ((key = input_key(&in)) != 0)
			ck_assert_int_eq(key, sequences[_i].keys[found++]);
	}
	ck_assert(found == 4 || sequences[_i].keys[found] == 0);
	input_release(&in);
}
END_TEST

START_TEST(a_lone_escape_is_known_by_the_clock)
{
	struct input in = { 0 };

	input_feed(&in, "\033", 1);
	ck_assert_int_eq(input_key(&in), 0);
	ck_assert(input_waits(&in));
	ck_assert_int_eq(input_timeout(&in), PRESS_ESCAPE);
	ck_assert(!input_waits(&in));
	input_feed(&in, "\033[", 2);
	ck_assert_int_eq(input_key(&in), 0);
	ck_assert_int_eq(input_timeout(&in), PRESS_UNKNOWN);
	input_release(&in);
}
END_TEST

START_TEST(a_paste_is_one_key_with_its_text)
{
	static const char bytes[] = "\033[200~one\rtwo\033[A\033[201~x";
	struct input in = { 0 };
	int key = 0;

	for (size_t i = 0; i < sizeof(bytes) - 1 && key == 0; i++) {
		input_feed(&in, bytes + i, 1);
		key = input_key(&in);
	}
	ck_assert_int_eq(key, PRESS_PASTE);
	ck_assert_str_eq(buf_text(&in.paste), "one\rtwo\033[A");
	input_feed(&in, "x", 1);
	ck_assert_int_eq(input_key(&in), 'x');
	input_release(&in);
}
END_TEST

START_TEST(a_click_tells_its_place)
{
	struct input in = { 0 };

	input_feed(&in, "\033[<0;5;7M", 9);
	ck_assert_int_eq(input_key(&in), PRESS_CLICK);
	ck_assert_int_eq(in.column, 4);
	ck_assert_int_eq(in.row, 6);
	input_release(&in);
}
END_TEST

/* What a terminal without bracketed paste sends at once. */
static const struct {
	const char *bytes;
	bool in_field, pasted;
} bursts[] = {
	{ "n", false, false }, { "nn", false, false },
	{ "\r\r", false, false }, { "nu", false, true },
	{ "n\r", false, true }, { "\xC3\xA9", false, false },
	{ "ab", true, false }, { "abcdefg", true, false },
	{ "abcdefgh", true, true }, { "4\r", true, true },
	{ "\r4", true, true }, { "\r", true, false }, { "\r\r", true, false },
	{ "4\t5", true, true }, { "\033[Anu", false, false },
};

START_TEST(a_burst_of_text_is_a_paste)
{
	struct input in = { 0 };

	input_feed(&in, bursts[_i].bytes, strlen(bursts[_i].bytes));
	ck_assert_int_eq(input_burst(&in, bursts[_i].in_field),
	    bursts[_i].pasted);
	if (bursts[_i].pasted) {
		ck_assert_str_eq(buf_text(&in.paste), bursts[_i].bytes);
		ck_assert_int_eq(input_key(&in), 0);
	}
	input_release(&in);
}
END_TEST

START_TEST(a_burst_ends_where_a_key_begins)
{
	struct input in = { 0 };

	input_feed(&in, "ab\033[A", 5);
	ck_assert(!input_text(&in));
	ck_assert(input_burst(&in, false));
	ck_assert_str_eq(buf_text(&in.paste), "ab");
	ck_assert_int_eq(input_key(&in), PRESS_UP);
	input_release(&in);
}
END_TEST

START_TEST(brackets_make_bursts_plain_typing)
{
	struct input in = { 0 };

	input_feed(&in, "\033[200~x\033[201~", 13);
	ck_assert_int_eq(input_key(&in), PRESS_PASTE);
	input_feed(&in, "4\r", 2);
	ck_assert(!input_text(&in));
	ck_assert(!input_burst(&in, true));
	ck_assert_int_eq(input_key(&in), '4');
	ck_assert_int_eq(input_key(&in), PRESS_ENTER);
	input_release(&in);
}
END_TEST

static const struct {
	const char *bytes;
	size_t answers;
	int columns[3];
	const char *typed;
} reports[] = {
	{ "", 0, { 0 }, "" },
	{ "\033[1;2R\033[1;3R", 2, { 1, 2 }, "" },
	{ "a\033[12;2Rb\033[1;2R\r", 2, { 1, 1 }, "ab\r" },
	{ "\033[A\033[1;2", 0, { 0 }, "\033[A\033[1;2" },
	{ "\033[R\033[5R\033[;R", 1, { -1 }, "\033[R\033[5R" },
};

START_TEST(answers_about_width_are_told_from_typing)
{
	struct probe p = { 0 };

	buf_add_text(&p.typed, reports[_i].bytes);
	ck_assert_uint_eq(probe_sift(&p), reports[_i].answers);
	for (size_t i = 0; i < p.answers; i++)
		ck_assert_int_eq(p.columns[i], reports[_i].columns[i]);
	ck_assert_str_eq(buf_text(&p.typed), reports[_i].typed);
	probe_release(&p);
}
END_TEST

unit_suite suite_input;

Suite *
suite_input(void)
{
	Suite *s = suite_create("input");
	TCase *t = tcase_create("input");
	int rows = (int)(sizeof(sequences) / sizeof(sequences[0]));

	tcase_add_loop_test(t, sequences_are_known, 0, rows);
	tcase_add_loop_test(t, sequences_may_come_byte_by_byte, 0, rows);
	tcase_add_test(t, a_lone_escape_is_known_by_the_clock);
	tcase_add_test(t, a_paste_is_one_key_with_its_text);
	tcase_add_test(t, a_click_tells_its_place);
	tcase_add_loop_test(t, a_burst_of_text_is_a_paste, 0,
	    sizeof(bursts) / sizeof(bursts[0]));
	tcase_add_test(t, a_burst_ends_where_a_key_begins);
	tcase_add_test(t, brackets_make_bursts_plain_typing);
	tcase_add_loop_test(t, answers_about_width_are_told_from_typing, 0,
	    sizeof(reports) / sizeof(reports[0]));
	suite_add_tcase(s, t);
	return s;
}
