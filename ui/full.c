/* SPDX-License-Identifier: MIT */
/*
 * The frame around the content:
 *
 *	title                                        where the file goes
 *	----------------------------------------------------------------
 *	rail    |  content
 *	----------------------------------------------------------------
 *	one sentence about the present state
 *	key hints
 */
#include "ui/full.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "ui/hints.h"
#include "ui/layout.h"
#include "ui/wrap.h"

enum {
	RAIL_LINE = 17, RAIL_STEPS = 5, CONTENT_LEFT = 20, FOOT_ROWS = 3,
	HEAD_ROWS = 2,
};

/* Where things are at one size. */
struct frame {
	int columns, rows;
	bool rail;
	int left;		/* of title and content */
	int title;		/* row */
	int title_rows;		/* 1, or 2 when it does not fit into one */
	int top, bottom;	/* rows of the content: [top, bottom) */
	int width;
};

static struct frame
frame_of(int columns, int rows)
{
	struct frame f = { .columns = columns, .rows = rows };

	f.rail = columns >= FULL_RAIL_COLUMNS_MIN &&
	    rows >= FULL_RAIL_ROWS_MIN;
	f.left = f.rail ? CONTENT_LEFT : 1;
	f.title = f.rail || rows >= 18 ? HEAD_ROWS + 1 : HEAD_ROWS;
	f.top = f.title + (rows >= 14 ? 2 : 1);
	f.bottom = rows - FOOT_ROWS;
	f.width = columns - f.left - 1;
	if (f.width > FULL_CONTENT_MAX)
		f.width = FULL_CONTENT_MAX;
	f.title_rows = 1;
	return f;
}

static struct frame
frame_for(const struct canvas *c, const struct page *page)
{
	struct frame f = frame_of(canvas_columns(c), canvas_rows(c));

	if (page->title != NULL &&
	    utf8_columns(str_from(page->title)) > f.width) {
		f.title_rows = 2;
		f.top++;
	}
	return f;
}

void
full_room(int columns, int rows, int *content_columns, int *content_rows)
{
	struct frame f = frame_of(
	    columns < FULL_COLUMNS_MIN ? FULL_COLUMNS_MIN : columns,
	    rows < FULL_ROWS_MIN ? FULL_ROWS_MIN : rows);

	*content_columns = f.width;
	*content_rows = f.bottom - f.top;
}

static struct pen
pen_at(struct canvas *c, int row, int column, enum role role)
{
	return (struct pen){ .canvas = c, .row = row, .column = column,
		.role = role };
}

static void
paint_too_small(struct canvas *c)
{
	static const char *const lines[] = {
		N_("This window is a little small."),
		N_("Please make it 40 by 12 or larger."),
		N_("Nothing is lost. Esc leaves."),
	};

	for (int i = 0; i < 3; i++) {
		struct pen pen = pen_at(c, i, canvas_columns(c) > 36 ? 1 : 0,
		    ROLE_TEXT);

		(void)pen_text(&pen, _(lines[i]));
	}
}

static void
paint_lines(struct canvas *c, const struct frame *f, enum glyphs glyphs)
{
	const char *across = glyph_text(glyphs, GLYPH_ACROSS);
	struct pen pen = pen_at(c, 1, 0, ROLE_LINE);

	pen_repeat(&pen, across, f->columns);
	pen = pen_at(c, f->bottom, 0, ROLE_LINE);
	pen_repeat(&pen, across, f->columns);
	for (int row = HEAD_ROWS; f->rail && row < f->bottom; row++) {
		pen = pen_at(c, row, RAIL_LINE, ROLE_LINE);
		(void)pen_text(&pen, glyph_text(glyphs, GLYPH_DOWN));
	}
}

static void
step_words(const struct page *page, char *out, size_t size)
{
	if (page->step > PAGE_STEPS)
		(void)snprintf(out, size, "%s", _("All done"));
	else
		(void)snprintf(out, size, _("Step %d of %d"), page->step,
		    PAGE_STEPS);
}

/* The badge first: where the file goes must never be missed. */
static void
paint_head(struct canvas *c, const struct frame *f, const struct page *page)
{
	static const enum role roles[] = {
		[BADGE_NONE] = ROLE_QUIET,
		[BADGE_PRACTICE] = ROLE_PRACTICE,
		[BADGE_SANDBOX] = ROLE_BADGE,
		[BADGE_PRODUCTION] = ROLE_PRODUCTION,
	};
	const char *badge = page->badge != NULL ? page->badge : "";
	int columns = utf8_columns(str_from(badge));
	struct pen pen = pen_at(c, 0, f->columns - 1 - columns,
	    roles[page->badge_kind]);
	char step[32];

	if (pen.column < 1)
		pen.column = 1;
	(void)pen_text(&pen, badge);
	pen = pen_at(c, 0, 1, ROLE_TITLE);
	pen.right = f->columns - columns - 3;
	if (f->rail || page->step == 0) {
		(void)pen_text(&pen, "Audience Manager");
		pen.role = ROLE_QUIET;
		pen.column += 2;
		if (pen.column + utf8_columns(str_from(_("first data file")))
		    <= pen.right)
			(void)pen_text(&pen, _("first data file"));
		return;
	}
	step_words(page, step, sizeof(step));
	(void)pen_text(&pen, step);
	pen.column += 2;
	if (page->step <= PAGE_STEPS && pen.column + utf8_columns(str_from(
	    page->step_names[page->step])) <= pen.right)
		(void)pen_text(&pen, page->step_names[page->step]);
}

static void
paint_rail(struct canvas *c, const struct frame *f, const struct page *page,
    enum glyphs glyphs)
{
	static const enum glyph marks[] = {
		[STATE_PLAIN] = GLYPH_TODO, [STATE_TODO] = GLYPH_TODO,
		[STATE_CURRENT] = GLYPH_HERE, [STATE_DONE] = GLYPH_DONE,
		[STATE_ATTENTION] = GLYPH_ATTENTION,
	};
	static const enum role roles[] = {
		[STATE_PLAIN] = ROLE_QUIET, [STATE_TODO] = ROLE_QUIET,
		[STATE_CURRENT] = ROLE_TITLE, [STATE_DONE] = ROLE_DONE,
		[STATE_ATTENTION] = ROLE_ATTENTION,
	};
	struct pen pen = pen_at(c, f->title, 1, ROLE_TEXT);
	char step[32];

	if (!f->rail || page->step == 0)
		return;
	step_words(page, step, sizeof(step));
	(void)pen_text(&pen, step);
	for (int i = 1; i <= PAGE_STEPS; i++) {
		enum item_state state = page->steps[i];

		pen = pen_at(c, RAIL_STEPS + i - 1, 1, roles[state]);
		pen.right = RAIL_LINE - 1;
		(void)pen_text(&pen, glyph_text(glyphs, marks[state]));
		pen.column++;
		if (state == STATE_DONE)
			pen.role = ROLE_TEXT;
		if (page->step_names[i] != NULL)
			(void)pen_text(&pen, page->step_names[i]);
	}
	if (page->saved != NULL && f->bottom - 2 > RAIL_STEPS + PAGE_STEPS) {
		pen = pen_at(c, f->bottom - 2, 1, ROLE_QUIET);
		pen.right = RAIL_LINE - 1;
		(void)pen_text(&pen, page->saved);
	}
}

static void
paint_title(struct canvas *c, const struct frame *f, const struct page *page)
{
	int note = page->title_note == NULL ? 0
	    : utf8_columns(str_from(page->title_note));
	int title = page->title == NULL ? 0
	    : utf8_columns(str_from(page->title));
	struct str rest = str_from(page->title != NULL ? page->title : "");
	struct str line;
	struct pen pen;

	for (int i = 0; i < f->title_rows && wrap_next(&rest, f->width,
	    &line); i++) {
		pen = pen_at(c, f->title + i, f->left, ROLE_TITLE);
		(void)pen_words(&pen, line.p, line.n);
	}
	if (note == 0 || title + 2 + note > f->width)
		return;
	pen = pen_at(c, f->title, f->left + f->width - note, ROLE_QUIET);
	(void)pen_text(&pen, page->title_note);
}

/* Whole sentences as far as they fit; of a first one that does not, whole
 * words. */
static void
paint_status(struct pen *pen, const char *words, int columns)
{
	struct str s = str_from(words), line;
	size_t end = 0;

	if (utf8_columns(s) <= columns) {
		(void)pen_text(pen, words);
		return;
	}
	for (size_t i = 0; i + 1 < s.n; i++)
		if (s.p[i] == '.' && s.p[i + 1] == ' ' &&
		    utf8_columns(str_cut(s, 0, i + 1)) <= columns)
			end = i + 1;
	if (end > 0) {
		(void)pen_words(pen, s.p, end);
	} else if (wrap_next(&s, columns - 3, &line)) {
		(void)pen_words(pen, line.p, line.n);
		(void)pen_text(pen, "...");
	}
}

static void
paint_foot(struct canvas *c, const struct frame *f, const struct page *page)
{
	struct hint hints[HINTS_MAX];
	struct pen pen = pen_at(c, f->rows - 2, 1, ROLE_STATUS);
	int gap;
	size_t count = hints_list(page, f->columns - 2, hints, &gap);

	pen.right = f->columns - 1;
	if (page->status != NULL)
		paint_status(&pen, page->status, f->columns - 2);
	pen = pen_at(c, f->rows - 1, 1, ROLE_KEY);
	for (size_t i = 0; i < count; i++) {
		pen.role = ROLE_KEY;
		(void)pen_text(&pen, hints[i].key);
		pen.column++;
		pen.role = ROLE_QUIET;
		(void)pen_text(&pen, hints[i].label);
		pen.column += gap;
	}
}

/* Rows of the content to show: one row goes to each "more" note. */
struct window {
	int from, count;
	bool above, below;
};

static struct window
window_at(const struct layout *l, int room, int top)
{
	struct window w = { .from = top };

	if (l->rows <= room) {
		w.from = 0;
		w.count = l->rows;
		return w;
	}
	if (w.from > l->rows - room + 1)
		w.from = l->rows - room + 1;
	if (w.from < 2)
		w.from = 0;
	w.above = w.from > 0;
	w.count = room - (w.above ? 1 : 0);
	w.below = w.from + w.count < l->rows;
	if (w.below)
		w.count--;
	return w;
}

/* Scroll as little as brings the focus, with its error, into view. */
static struct window
choose_window(const struct layout *l, int room, const struct full_view *view)
{
	struct window w = window_at(l, room, view->top);
	int bottom = l->focus_bottom;

	if (!view->follow || l->cursor_row < 0)
		return w;
	if (bottom - l->focus_top > w.count)
		bottom = l->focus_top + w.count;
	for (int tries = 0; tries < 3 && bottom > w.from + w.count; tries++)
		w = window_at(l, room, bottom - room + 2 > w.from
		    ? bottom - room + 2 : w.from + 1);
	if (l->focus_top < w.from)
		w = window_at(l, room, l->focus_top > 0 ? l->focus_top : 0);
	if (l->cursor_row < w.from || l->cursor_row >= w.from + w.count)
		w = window_at(l, room, l->cursor_row - room / 2);
	return w;
}

static void
paint_more(struct canvas *c, const struct frame *f, int row, const char *fmt,
    int rows)
{
	struct pen pen = pen_at(c, row, f->left + 3, ROLE_QUIET);
	char text[64];

	(void)snprintf(text, sizeof(text), fmt, rows);
	(void)pen_text(&pen, text);
}

static void
paint_content(struct canvas *c, const struct frame *f,
    const struct layout *l, struct full_view *view)
{
	struct window w = choose_window(l, f->bottom - f->top, view);
	int top = f->top + (w.above ? 1 : 0);

	canvas_copy(c, l->canvas, (struct canvas_part){ .from = w.from,
		.count = w.count, .row = top, .column = f->left });
	if (w.above)
		paint_more(c, f, f->top, _("%d more above"), w.from);
	if (w.below)
		paint_more(c, f, f->bottom - 1, _("%d more below"),
		    l->rows - w.from - w.count);
	view->top = w.from;
	view->shown = w.count;
	view->rows = l->rows;
	view->whole = !w.above && !w.below;
	if (l->cursor_row >= w.from && l->cursor_row < w.from + w.count)
		canvas_set_cursor(c, top + l->cursor_row - w.from,
		    f->left + l->cursor_column);
	else
		canvas_set_cursor(c, f->title, f->left);
}

void
full_paint(struct canvas *c, const struct page *page, enum glyphs glyphs,
    struct full_view *view)
{
	struct frame f = frame_for(c, page);
	struct layout l;

	canvas_clear(c);
	if (f.columns < FULL_COLUMNS_MIN || f.rows < FULL_ROWS_MIN) {
		paint_too_small(c);
		view->whole = false;
		return;
	}
	layout_make(&l, page, f.width, f.bottom - f.top, glyphs);
	paint_lines(c, &f, glyphs);
	paint_head(c, &f, page);
	paint_rail(c, &f, page, glyphs);
	paint_title(c, &f, page);
	paint_foot(c, &f, page);
	paint_content(c, &f, &l, view);
	layout_release(&l);
}

struct full_hit
full_hit(const struct canvas *c, const struct page *page,
    const struct full_view *view, int row, int column)
{
	struct frame f = frame_for(c, page);
	struct full_hit hit = { 0 };
	const struct item *item;
	struct layout l;

	if (row < f.top || row >= f.bottom || f.columns < FULL_COLUMNS_MIN ||
	    f.rows < FULL_ROWS_MIN)
		return hit;
	if (f.rail && column < RAIL_LINE) {
		if (row >= RAIL_STEPS && row < RAIL_STEPS + PAGE_STEPS)
			hit.step = row - RAIL_STEPS + 1;
		return hit;
	}
	layout_make(&l, page, f.width, f.bottom - f.top, GLYPHS_ASCII);
	item = layout_item_at(&l, page, row - f.top -
	    (view->top > 0 ? 1 : 0) + view->top);
	hit.id = item == NULL ? NULL : item->id;
	layout_release(&l);
	return hit;
}
