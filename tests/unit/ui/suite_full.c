/* SPDX-License-Identifier: MIT */
/*
 * Frames: pages with every kind of item at four sizes, in Unicode and
 * ASCII, compared cell by cell with golden files (text, then roles).
 * UPDATE=1 writes them anew.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/ui/pages.h"
#include "tests/unit/unit.h"
#include "ui/full.h"

enum { PAGES = 5 };

static const struct {
	int columns, rows;
	enum glyphs glyphs;
	const char *name;
} looks[] = {
	{ 80, 24, GLYPHS_UNICODE, "80x24" },
	{ 80, 24, GLYPHS_ASCII, "80x24-ascii" },
	{ 60, 16, GLYPHS_UNICODE, "60x16" },
	{ 60, 16, GLYPHS_ASCII, "60x16-ascii" },
	{ 40, 12, GLYPHS_UNICODE, "40x12" },
	{ 40, 12, GLYPHS_ASCII, "40x12-ascii" },
	{ 120, 40, GLYPHS_UNICODE, "120x40" },
};

enum { LOOKS = sizeof(looks) / sizeof(looks[0]) };

static void
read_all(FILE *f, struct buf *out)
{
	char bytes[4096];
	size_t n;

	while ((n = fread(bytes, 1, sizeof(bytes), f)) > 0)
		buf_add(out, bytes, n);
}

static void
compare(const char *name, const char *text)
{
	char relative[256];
	struct buf golden = { 0 };
	FILE *f;

	(void)snprintf(relative, sizeof(relative),
	    "tests/unit/ui/golden/%s.txt", name);
	if (getenv("UPDATE") != NULL) {
		f = fopen(unit_source(relative), "wb");
		ck_assert_ptr_nonnull(f);
		ck_assert_int_ge(fputs(text, f), 0);
		ck_assert_int_eq(fclose(f), 0);
	}
	f = fopen(unit_source(relative), "rb");
	ck_assert_msg(f != NULL, "no %s; UPDATE=1 writes it", relative);
	read_all(f, &golden);
	(void)fclose(f);
	ck_assert_msg(strcmp(buf_text(&golden), text) == 0,
	    "%s differs; it is now\n%s", relative, text);
	buf_release(&golden);
}

START_TEST(frames_are_as_they_were)
{
	const struct test_page *t = &test_pages[_i / LOOKS];
	size_t look = (size_t)_i % LOOKS;
	struct canvas *c = canvas_new(looks[look].columns, looks[look].rows);
	struct full_view view = { .follow = true };
	struct page page = { 0 };
	struct buf out = { 0 };
	char name[64];

	t->build(&page);
	full_paint(c, &page, looks[look].glyphs, &view);
	canvas_dump(c, &out);
	canvas_dump_roles(c, &out);
	(void)snprintf(name, sizeof(name), "%s-%s", t->name,
	    looks[look].name);
	compare(name, buf_text(&out));
	buf_release(&out);
	page_clear(&page);
	canvas_free(c);
}
END_TEST

/* Nothing but ASCII reaches an ASCII terminal, data aside. */
START_TEST(ascii_frames_are_ascii)
{
	struct canvas *c = canvas_new(80, 24);
	struct full_view view = { .follow = true };
	struct page page = { 0 };
	struct buf out = { 0 };

	test_pages[_i].build(&page);
	full_paint(c, &page, GLYPHS_ASCII, &view);
	canvas_dump(c, &out);
	for (size_t i = 0; i < out.n; i++)
		ck_assert_int_eq(out.p[i] & 0x80, 0);
	buf_release(&out);
	page_clear(&page);
	canvas_free(c);
}
END_TEST

/* The row of the cursor shows the mark, the box or the data of the focus. */
static bool
cursor_is_on_focus(const struct canvas *c, const struct page *page)
{
	const struct item *item = page_find(page, page->focus);
	int row, column;
	enum role role;

	canvas_cursor(c, &row, &column);
	role = canvas_cell(c, row, column)->role;
	if (item == NULL)
		return true;
	if (item->kind == ITEM_FIELD)
		return role == ROLE_EDIT;
	if (item->kind == ITEM_DATA)
		return role == ROLE_CURSOR;
	return strcmp(canvas_cell(c, row, column)->text,
	    glyph_text(GLYPHS_UNICODE, GLYPH_HERE)) == 0;
}

START_TEST(the_cursor_is_on_the_focus_at_any_size)
{
	struct canvas *c = canvas_new(1, 1);
	struct full_view view = { 0 };
	struct page page = { 0 };

	srand(11);
	test_pages[_i].build(&page);
	for (int i = 0; i < 400; i++) {
		int columns = 1 + rand() % 300, rows = 1 + rand() % 100;
		size_t at = (size_t)rand() % page.count;

		if (page.items[at]->id != NULL) {
			page.focus = page.items[at]->id;
			page.edit_at = 0;
		}
		view.follow = true;
		view.top = rand() % 30;
		canvas_resize(c, columns, rows);
		full_paint(c, &page, GLYPHS_UNICODE, &view);
		if (columns >= FULL_COLUMNS_MIN && rows >= FULL_ROWS_MIN)
			ck_assert_msg(cursor_is_on_focus(c, &page),
			    "%dx%d, %s", columns, rows, page.focus);
	}
	page_clear(&page);
	canvas_free(c);
}
END_TEST

START_TEST(a_click_finds_what_is_drawn_there)
{
	struct canvas *c = canvas_new(80, 24);
	struct full_view view = { .follow = true };
	struct page page = { 0 };
	struct full_hit hit;
	int row, column;

	test_pages[3].build(&page);
	full_paint(c, &page, GLYPHS_UNICODE, &view);
	canvas_cursor(c, &row, &column);
	hit = full_hit(c, &page, &view, row, column + 10);
	ck_assert_ptr_nonnull(hit.id);
	ck_assert_str_eq(hit.id, "t2");
	hit = full_hit(c, &page, &view, 7, 3);
	ck_assert_int_eq(hit.step, 3);
	hit = full_hit(c, &page, &view, 0, 0);
	ck_assert(hit.id == NULL && hit.step == 0);
	page_clear(&page);
	canvas_free(c);
}
END_TEST

START_TEST(a_small_window_asks_for_room)
{
	struct canvas *c = canvas_new(39, 12);
	struct full_view view = { 0 };
	struct page page = { 0 };
	struct buf out = { 0 };

	test_pages[0].build(&page);
	full_paint(c, &page, GLYPHS_UNICODE, &view);
	canvas_dump(c, &out);
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "40 by 12"));
	ck_assert(!view.whole);
	buf_release(&out);
	page_clear(&page);
	canvas_free(c);
}
END_TEST

unit_suite suite_full;

Suite *
suite_full(void)
{
	Suite *s = suite_create("full");
	TCase *t = tcase_create("full");

	tcase_add_loop_test(t, frames_are_as_they_were, 0, PAGES * LOOKS);
	tcase_add_loop_test(t, ascii_frames_are_ascii, 0, PAGES);
	tcase_add_loop_test(t, the_cursor_is_on_the_focus_at_any_size, 0,
	    PAGES);
	tcase_add_test(t, a_click_finds_what_is_drawn_there);
	tcase_add_test(t, a_small_window_asks_for_room);
	suite_add_tcase(s, t);
	return s;
}
