/* SPDX-License-Identifier: MIT */
/* The canvas clips at every size and never shows what could harm. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "ui/canvas.h"

static const char wide[] = "\xE6\xBC\xA2";	/* two columns */

static struct pen
pen_on(struct canvas *c, int row, int column)
{
	return (struct pen){ .canvas = c, .row = row, .column = column };
}

/* Every right half follows its left half, and no text is cut. */
static void
assert_whole(const struct canvas *c)
{
	for (int row = 0; row < canvas_rows(c); row++)
		for (int col = 0; col < canvas_columns(c); col++) {
			const struct cell *cell = canvas_cell(c, row, col);
			const struct cell *next = canvas_cell(c, row,
			    col + 1);

			ck_assert_uint_lt(cell->bytes, CELL_BYTES);
			if (cell->width == 2)
				ck_assert(next != NULL && next->width == 0);
			if (cell->width == 0)
				ck_assert_int_eq(canvas_cell(c, row,
				    col - 1)->width, 2);
		}
}

START_TEST(drawing_clips_at_any_size)
{
	static const char *const words[] = { "plain", wide, "e\xCC\x81",
		"\x1B[2J", "a\xE2\x80\xAE" "b", "\xFF\xFE" };
	struct canvas *c = canvas_new(1, 1);

	srand(7);
	for (int i = 0; i < 2000; i++) {
		canvas_resize(c, 1 + rand() % 300, 1 + rand() % 100);
		for (int j = 0; j < 20; j++) {
			struct pen pen = pen_on(c, rand() % 120 - 10,
			    rand() % 320 - 10);

			pen.right = rand() % 2 == 0 ? 0 : rand() % 300;
			(void)pen_text(&pen, words[rand() % 6]);
		}
		canvas_set_cursor(c, rand() % 200 - 50, rand() % 400 - 50);
		if (i % 50 == 0)
			assert_whole(c);
	}
	canvas_free(c);
}
END_TEST

START_TEST(a_wide_character_needs_both_columns)
{
	struct canvas *c = canvas_new(3, 1);
	struct pen pen = pen_on(c, 0, 0);
	struct buf out = { 0 };

	ck_assert_int_eq(pen_text(&pen, wide), 2);
	ck_assert_int_eq(pen_text(&pen, wide), 0);
	canvas_dump(c, &out);
	ck_assert_str_eq(buf_text(&out), "\xE6\xBC\xA2\n");
	buf_release(&out);
	canvas_free(c);
}
END_TEST

START_TEST(half_of_an_overwritten_wide_character_goes)
{
	struct canvas *c = canvas_new(4, 1);
	struct pen pen = pen_on(c, 0, 0);
	struct buf out = { 0 };

	(void)pen_text(&pen, wide);
	pen = pen_on(c, 0, 1);
	(void)pen_text(&pen, "x");
	canvas_dump(c, &out);
	ck_assert_str_eq(buf_text(&out), " x\n");
	buf_release(&out);
	canvas_free(c);
}
END_TEST

START_TEST(no_control_is_ever_in_a_cell)
{
	struct canvas *c = canvas_new(40, 1);
	struct pen pen = pen_on(c, 0, 0);
	struct buf out = { 0 };

	(void)pen_text(&pen, "a\x1B[31mb\xC2\x9B" "c\xE2\x80\xAE" "d\x80");
	canvas_dump(c, &out);
	ck_assert_str_eq(buf_text(&out), "a?[31mb?c?d?\n");
	buf_release(&out);
	canvas_free(c);
}
END_TEST

START_TEST(the_cursor_stays_inside_and_off_right_halves)
{
	struct canvas *c = canvas_new(4, 2);
	struct pen pen = pen_on(c, 1, 2);
	int row, column;

	(void)pen_text(&pen, wide);
	canvas_set_cursor(c, 9, 9);
	canvas_cursor(c, &row, &column);
	ck_assert_int_eq(row, 1);
	ck_assert_int_eq(column, 2);
	canvas_set_cursor(c, -1, -1);
	canvas_cursor(c, &row, &column);
	ck_assert_int_eq(row, 0);
	ck_assert_int_eq(column, 0);
	canvas_free(c);
}
END_TEST

START_TEST(foreign_text_comes_through_its_gate)
{
	struct safetext safe = safetext_make(str_from("x\x1By"), 0);
	struct canvas *c = canvas_new(10, 1);
	struct pen pen = pen_on(c, 0, 0);
	struct buf out = { 0 };

	ck_assert_int_eq(pen_safe(&pen, &safe), safe.columns);
	canvas_dump(c, &out);
	ck_assert_str_eq(buf_text(&out), "x\\x1By\n");
	buf_release(&out);
	canvas_free(c);
	safetext_release(&safe);
}
END_TEST

unit_suite suite_canvas;

Suite *
suite_canvas(void)
{
	Suite *s = suite_create("canvas");
	TCase *t = tcase_create("canvas");

	tcase_add_test(t, drawing_clips_at_any_size);
	tcase_add_test(t, a_wide_character_needs_both_columns);
	tcase_add_test(t, half_of_an_overwritten_wide_character_goes);
	tcase_add_test(t, no_control_is_ever_in_a_cell);
	tcase_add_test(t, the_cursor_stays_inside_and_off_right_halves);
	tcase_add_test(t, foreign_text_comes_through_its_gate);
	suite_add_tcase(s, t);
	return s;
}
