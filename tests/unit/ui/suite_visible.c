/* SPDX-License-Identifier: MIT */
/* What can not be seen gets a mark and a name; text folds at spaces. */
#include "tests/unit/unit.h"
#include "ui/visible.h"
#include "ui/wrap.h"

static void
show(struct str line, enum glyphs glyphs, bool marks, struct buf *out)
{
	struct visible_style style = { glyphs, marks, false };
	struct visible v;

	for (size_t at = 0; at < line.n; at += v.used) {
		visible_next(line, at, &style, &v);
		buf_add_text(out, v.text);
	}
}

static const struct {
	const char *line, *unicode, *ascii;
} lines[] = {
	{ "a\tb", "a\xC2\xBB" "b", "a<TAB>b" },
	{ "a b", "a b", "a b" },
	{ "a  b", "a\xE2\x88\x99\xE2\x88\x99" "b", "a<SP><SP>b" },
	{ "a ", "a\xE2\x88\x99", "a<SP>" },
	{ "a, b", "a,\xE2\x88\x99" "b", "a,<SP>b" },
	{ "a\r", "a[CR]", "a[CR]" },
	{ "\xEF\xBB\xBF" "a", "[BOM]a", "[BOM]a" },
	{ "a\xC2\xA0" "b", "a[NBSP]b", "a[NBSP]b" },
	{ "a\xE2\x80\x8B", "a[ZWSP]", "a[ZWSP]" },
	{ "a\xE2\x80\xAE", "a[RLO]", "a[RLO]" },
	{ "\x1B[2J", "[ESC][2J", "[ESC][2J" },
	{ "\x01", "[U+0001]", "<U+0001>" },
	{ "a\xE9", "a[xE9]", "a[xE9]" },
	{ "\xE2\x80\x9C", "\xE2\x80\x9C", "<LDQUO>" },
	{ "\xE2\x80\xA8", "[LS]", "[LS]" },
	{ "\xEE\x80\x80", "[U+E000]", "<U+E000>" },
	{ "\xC3\xA9", "\xC3\xA9", "<U+00E9>" },
};

START_TEST(every_hidden_character_has_a_mark)
{
	struct buf out = { 0 };

	show(str_from(lines[_i].line), GLYPHS_UNICODE, true, &out);
	ck_assert_str_eq(buf_text(&out), lines[_i].unicode);
	buf_clear(&out);
	show(str_from(lines[_i].line), GLYPHS_ASCII, true, &out);
	ck_assert_str_eq(buf_text(&out), lines[_i].ascii);
	buf_release(&out);
}
END_TEST

START_TEST(marks_of_blanks_can_be_put_out)
{
	struct buf out = { 0 };

	show(str_from("a  b\t"), GLYPHS_UNICODE, false, &out);
	ck_assert_str_eq(buf_text(&out), "a  b    ");
	buf_release(&out);
}
END_TEST

START_TEST(look_alikes_count_only_beside_latin_letters)
{
	/* U+0430 in "pa" and alone in a Russian word */
	uint32_t mixed = visible_classes(str_from("p\xD0\xB0y"));
	uint32_t russian = visible_classes(str_from("\xD0\xB0\xD0\xB4"));

	ck_assert_uint_eq(mixed, 1u << VISIBLE_LOOKALIKE);
	ck_assert_uint_eq(russian, 0);
}
END_TEST

static const struct {
	const char *line;
	size_t at;
	const char *words;
} places[] = {
	{ "a  b", 1, "2 spaces" }, { "a b", 1, "1 space" },
	{ "a\tb", 1, "a tab" }, { "ab", 1, "the letter b" },
	{ "a=", 1, "the character =" }, { "a", 1, "the end of the line" },
	{ "\xC2\xA0", 0, "no-break or odd space, shown as [NBSP]" },
};

START_TEST(a_place_is_described_in_words)
{
	struct buf out = { 0 };

	visible_describe(str_from(places[_i].line), places[_i].at, false,
	    &out);
	ck_assert_str_eq(buf_text(&out), places[_i].words);
	buf_release(&out);
}
END_TEST

static const struct {
	const char *text;
	int columns;
	const char *lines;	/* joined by | */
} folds[] = {
	{ "one two", 7, "one two" }, { "one two", 6, "one|two" },
	{ "one two", 3, "one|two" }, { "abcdef", 4, "abcd|ef" },
	{ "a\nb", 9, "a|b" }, { "a\n\nb", 9, "a||b" }, { "", 9, "" },
	{ "a   b", 2, "a|b" }, { "x", 1, "x" },
};

START_TEST(text_folds_at_spaces)
{
	struct str rest = str_from(folds[_i].text), line;
	struct buf out = { 0 };
	bool first = true;

	while (wrap_next(&rest, folds[_i].columns, &line)) {
		if (!first)
			buf_add_char(&out, '|');
		first = false;
		buf_add_str(&out, line);
	}
	ck_assert_str_eq(buf_text(&out), folds[_i].lines);
	buf_release(&out);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof((table)[0]))

static const struct {
	const char *line, *unicode;
} masks[] = {
	{ "User9931\td_sid=24", "Aaaa9999\xC2\xBB" "a_aaa=99" },
	{ "a@b.co  ", "a@a.aa\xE2\x88\x99\xE2\x88\x99" },
	{ "\xC3\xA9\xE6\xBC\xA2" "e\xCC\x81", "xxxa" },
	{ "p\xD0\xB0y", "axa" },		/* a look-alike letter */
	{ "\xEF\xBC\x91", "xx" },		/* a full-width digit */
	{ "\xE2\x80\x9Cx\xE2\x80\x9D", "\xE2\x80\x9C" "a\xE2\x80\x9D" },
	{ "1\xE2\x80\x8B\xE9\r", "9[ZWSP][xE9][CR]" },
	{ "\xEE\x80\x80", "[U+E000]" },
};

/* What stays tells what is wrong; the columns of marks do not move. */
START_TEST(a_mask_keeps_shape_marks_and_columns)
{
	struct visible_style plain = { GLYPHS_UNICODE, true, false };
	struct visible_style masked = { GLYPHS_UNICODE, true, true };
	struct str line = str_from(masks[_i].line);
	struct buf out = { 0 };
	struct visible v, m;

	for (size_t at = 0; at < line.n; at += v.used) {
		visible_next(line, at, &plain, &v);
		visible_next(line, at, &masked, &m);
		ck_assert_uint_eq(v.used, m.used);
		ck_assert_int_eq(v.class, m.class);
		ck_assert_int_eq(v.columns, m.columns);
		buf_add_text(&out, m.text);
	}
	ck_assert_str_eq(buf_text(&out), masks[_i].unicode);
	buf_release(&out);
}
END_TEST

START_TEST(a_mask_names_no_letter)
{
	static const char *const words[] = { "a letter", "a digit",
		"the character =", "a letter" };
	struct str line = str_from("a1=\xC3\xA9");
	struct buf out = { 0 };

	for (size_t at = 0; at < 4; at++) {
		visible_describe(line, at, true, &out);
		ck_assert_str_eq(buf_text(&out), words[at]);
		buf_clear(&out);
	}
	buf_release(&out);
}
END_TEST

unit_suite suite_visible;

Suite *
suite_visible(void)
{
	Suite *s = suite_create("visible");
	TCase *t = tcase_create("visible");

	tcase_add_loop_test(t, every_hidden_character_has_a_mark, 0,
	    ROWS(lines));
	tcase_add_test(t, marks_of_blanks_can_be_put_out);
	tcase_add_test(t, look_alikes_count_only_beside_latin_letters);
	tcase_add_loop_test(t, a_place_is_described_in_words, 0,
	    ROWS(places));
	tcase_add_loop_test(t, text_folds_at_spaces, 0, ROWS(folds));
	tcase_add_loop_test(t, a_mask_keeps_shape_marks_and_columns, 0,
	    sizeof(masks) / sizeof(masks[0]));
	tcase_add_test(t, a_mask_names_no_letter);
	suite_add_tcase(s, t);
	return s;
}
