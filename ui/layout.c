/* SPDX-License-Identifier: MIT */
/* From items to rows: what stays, and where it is. */
#include "ui/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/ink.h"
#include "ui/wrap.h"

struct pen
ink_pen(const struct ink *ink, int column, enum role role)
{
	return (struct pen){ .canvas = ink->canvas, .row = ink->row,
		.column = column, .right = ink->width, .role = role };
}

void
ink_cursor(struct ink *ink, int row, int column)
{
	if (!ink->focused)
		return;
	ink->cursor_row = row;
	ink->cursor_column = column;
}

int
ink_columns(const char *text)
{
	return text == NULL ? 0 : utf8_columns(str_from(text));
}

void
ink_wrap(struct ink *ink, const char *text, int column, enum role role)
{
	struct str rest = str_from(text), line;
	int room = ink->width - column;

	while (wrap_next(&rest, room < 1 ? 1 : room, &line)) {
		struct pen pen = ink_pen(ink, column, role);

		(void)pen_words(&pen, line.p, line.n);
		ink->row++;
	}
}

void
ink_cut(struct pen *pen, const char *text, int columns)
{
	int edge = pen->right;

	if (columns < 1)
		return;
	if (ink_columns(text) <= columns) {
		(void)pen_text(pen, text);
		return;
	}
	pen->right = pen->column + (columns > 3 ? columns - 3 : columns);
	(void)pen_text(pen, text);
	pen->right = edge;
	if (columns > 3)
		(void)pen_text(pen, "...");
}

void
ink_mark(struct ink *ink, const struct item *item, int column)
{
	static const enum glyph marks[] = {
		[STATE_TODO] = GLYPH_TODO,
		[STATE_CURRENT] = GLYPH_HERE,
		[STATE_DONE] = GLYPH_DONE,
		[STATE_ATTENTION] = GLYPH_ATTENTION,
	};
	struct pen pen = ink_pen(ink, column, ROLE_FOCUS);

	ink_cursor(ink, ink->row, column);
	if (ink->focused) {
		(void)pen_text(&pen, glyph_text(ink->glyphs, GLYPH_HERE));
		return;
	}
	if (item->state == STATE_PLAIN)
		return;
	pen.role = item->state == STATE_ATTENTION ? ROLE_ATTENTION
	    : item->state == STATE_DONE ? ROLE_DONE : ROLE_TEXT;
	(void)pen_text(&pen, glyph_text(ink->glyphs, marks[item->state]));
}

static bool
same_run(const struct item *a, const struct item *b)
{
	return a->kind == b->kind && a->indent == b->indent &&
	    (a->group == NULL || b->group == NULL ||
	    strcmp(a->group, b->group) == 0);
}

struct ink_run
ink_run(const struct ink *ink)
{
	struct item **items = ink->page->items;
	struct ink_run run = { ink->index, ink->index + 1 };

	while (run.from > 0 &&
	    same_run(items[run.from - 1], items[ink->index]))
		run.from--;
	while (run.to < ink->page->count &&
	    same_run(items[run.to], items[ink->index]))
		run.to++;
	return run;
}

/* Where choices beside a heading begin; 0: they do not fit there. */
static int
side_of(const struct ink *ink, const struct item *item)
{
	enum { SIDE_COLUMN = 19 };
	int need = ink_side_columns(ink, ink->index + 1);
	int left = item->indent + ink_columns(item->label) + INK_GUTTER;

	if (need == 0 || left + need > ink->width)
		return 0;
	return left < SIDE_COLUMN && SIDE_COLUMN + need <= ink->width
	    ? SIDE_COLUMN : left;
}

static void
draw_heading(struct ink *ink, const struct item *item)
{
	struct pen pen = ink_pen(ink, item->indent, ROLE_HEADING);
	int side = side_of(ink, item);

	if (side > 0) {
		(void)pen_text(&pen, item->label);
		ink->side = side;
		return;
	}
	if (item->note != NULL) {
		struct pen note = ink_pen(ink,
		    ink->width - ink_columns(item->note), ROLE_QUIET);

		if (note.column > ink_columns(item->label) + item->indent)
			(void)pen_text(&note, item->note);
	}
	ink_wrap(ink, item->label, item->indent, ROLE_HEADING);
}

static void
draw_text(struct ink *ink, const struct item *item)
{
	enum role role = item->state == STATE_ATTENTION ? ROLE_ATTENTION
	    : ROLE_TEXT;
	int column = item->indent;

	if (item->state != STATE_PLAIN) {
		ink_mark(ink, item, column);
		column += INK_GUTTER;
	}
	ink_wrap(ink, item->label, column, role);
}

static void
draw_gap(struct ink *ink, const struct item *item)
{
	(void)item;
	ink->row++;
}

static void
draw_literal(struct ink *ink, const struct item *item)
{
	ink_wrap(ink, item->label, item->indent, ROLE_DATA);
}

static void
draw_item(struct ink *ink, const struct item *item)
{
	static void (*const draw[])(struct ink *, const struct item *) = {
		[ITEM_HEADING] = draw_heading,
		[ITEM_TEXT] = draw_text,
		[ITEM_GAP] = draw_gap,
		[ITEM_FIELD] = ink_field,
		[ITEM_CHOICE] = ink_choice,
		[ITEM_TICK] = ink_tick,
		[ITEM_ROW] = ink_row,
		[ITEM_ACTION] = ink_action,
		[ITEM_BUTTON] = ink_button,
		[ITEM_FACT] = ink_fact,
		[ITEM_DATA] = ink_data,
		[ITEM_LEGEND] = ink_legend,
		[ITEM_BAR] = ink_bar,
		[ITEM_PIECES] = ink_pieces,
		[ITEM_STAGE] = ink_stage,
		[ITEM_LITERAL] = draw_literal,
	};

	draw[item->kind](ink, item);
}

/* Draw all that is kept; tops tells where.  Returns the rows. */
static int
draw_all(struct layout *l, struct ink *ink, const bool *dropped)
{
	const struct page *page = ink->page;
	const struct item *item;

	ink->row = 0;
	ink->side = 0;
	ink->cursor_row = -1;
	l->focus_top = 0;
	l->focus_bottom = 0;
	for (size_t i = 0; i < page->count; i++) {
		item = page->items[i];
		l->tops[i] = -1;
		if (dropped[i])
			continue;
		if (ink->side > 0 && !item->sideways) {
			ink->side = 0;
			ink->row++;
		}
		ink->index = i;
		ink->focused = item->id != NULL && page->focus != NULL &&
		    strcmp(item->id, page->focus) == 0;
		l->tops[i] = ink->row;
		draw_item(ink, item);
		ink->last_top = l->tops[i];
		if (ink->focused) {
			l->focus_top = ink->cursor_row < l->tops[i] &&
			    ink->cursor_row >= 0 ? ink->cursor_row
			    : l->tops[i];
			l->focus_bottom = ink->side > 0 ? ink->row + 1
			    : ink->row;
		}
	}
	if (ink->side > 0)
		ink->row++;
	l->tops[page->count] = ink->row;
	return ink->row;
}

/* May the item go in this round?  Extra paragraphs first, then gaps from
 * the end, then useful paragraphs; a gap before a heading goes last. */
static bool
may_go(const struct page *page, size_t i, int round)
{
	const struct item *item = page->items[i];
	bool before_heading = i + 1 < page->count &&
	    page->items[i + 1]->kind == ITEM_HEADING;

	switch (round) {
	case 0:
		return item->keep == KEEP_EXTRA;
	case 1:
		return item->kind == ITEM_GAP && !before_heading;
	case 2:
		return item->kind != ITEM_GAP && item->keep == KEEP_IF_ROOM;
	default:
		return item->kind == ITEM_GAP;
	}
}

/* A gap between two that were dropped, or at an edge, is of no use. */
static void
drop_idle_gaps(const struct page *page, bool *dropped)
{
	bool idle = true;

	for (size_t i = 0; i < page->count; i++) {
		if (dropped[i])
			continue;
		if (page->items[i]->kind == ITEM_GAP && idle)
			dropped[i] = true;
		idle = page->items[i]->kind == ITEM_GAP;
	}
}

/* What was dropped last may have freed more than was needed: gaps come
 * back, those before headings first. */
static void
refill(const struct page *page, bool *dropped, int rows, int room)
{
	for (int round = 3; round > 0; round -= 2)
		for (size_t i = 0; i < page->count && rows < room; i++) {
			if (!dropped[i] || page->items[i]->kind != ITEM_GAP ||
			    (round == 3 && may_go(page, i, 1)))
				continue;
			dropped[i] = false;
			rows++;
		}
}

static int
shrink(struct layout *l, struct ink *ink, bool *dropped, int room)
{
	const struct page *page = ink->page;
	int rows = draw_all(l, ink, dropped);

	for (int round = 0; round < 4 && rows > room; round++)
		for (size_t i = page->count; i-- > 0 && rows > room;) {
			if (dropped[i] || !may_go(page, i, round))
				continue;
			dropped[i] = true;
			rows = page->items[i]->kind == ITEM_GAP ? rows - 1
			    : draw_all(l, ink, dropped);
		}
	refill(page, dropped, rows, room);
	drop_idle_gaps(page, dropped);
	return draw_all(l, ink, dropped);
}

void
layout_make(struct layout *l, const struct page *page, int columns, int room,
    enum glyphs glyphs)
{
	bool *dropped = xcalloc(page->count + 1, sizeof(*dropped));
	struct ink ink = { .page = page, .glyphs = glyphs, .width = columns };
	int rows;

	*l = (struct layout){ 0 };
	l->tops = xcalloc(page->count + 1, sizeof(l->tops[0]));
	/* One row is enough to measure: drawing clips. */
	l->canvas = canvas_new(columns, 1);
	ink.canvas = l->canvas;
	rows = shrink(l, &ink, dropped, room);
	canvas_resize(l->canvas, columns, rows);
	l->rows = draw_all(l, &ink, dropped);
	l->cursor_row = ink.cursor_row;
	l->cursor_column = ink.cursor_column;
	free(dropped);
}

void
layout_release(struct layout *l)
{
	canvas_free(l->canvas);
	free(l->tops);
	*l = (struct layout){ 0 };
}

const struct item *
layout_item_at(const struct layout *l, const struct page *page, int row)
{
	for (size_t i = page->count; i-- > 0;) {
		if (l->tops[i] < 0 || l->tops[i] > row)
			continue;
		if (page->items[i]->id != NULL)
			return page->items[i];
		if (page->items[i]->kind != ITEM_GAP)
			return NULL;
	}
	return NULL;
}
