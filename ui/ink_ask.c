/* SPDX-License-Identifier: MIT */
/* Drawing of what a person answers: fields, choices, actions, buttons. */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/safetext.h"
#include "base/utf8.h"
#include "ui/edit.h"
#include "ui/ink.h"

enum { BOX_COLUMNS = 22, BOX_EDGES = 4, SIDE_GAP = 6, SIDE_LEFT = 1 };

/* The rows below a field: what is to correct, how, and what Tab does. */
static void
draw_error(struct ink *ink, const struct item *item)
{
	struct safetext safe;
	char line[160];
	struct pen pen;

	if (item->error != NULL) {
		pen = ink_pen(ink, item->indent, ROLE_ATTENTION);
		(void)pen_text(&pen, glyph_text(ink->glyphs,
		    GLYPH_ATTENTION));
		ink_wrap(ink, item->error, item->indent + INK_GUTTER,
		    ROLE_ATTENTION);
		if (item->remedy != NULL)
			ink_wrap(ink, item->remedy,
			    item->indent + INK_GUTTER, ROLE_TEXT);
	}
	if (item->suggestion == NULL)
		return;
	safe = safetext_make(str_from(item->suggestion), 40);
	(void)snprintf(line, sizeof(line), ink->focused ? _("Tab takes %s.")
	    : _("Suggestion: %s."), safe.text);
	ink_wrap(ink, line, item->indent + INK_GUTTER, ROLE_TEXT);
	safetext_release(&safe);
}

/* [ text          ] at the pen; the cursor stands in it. */
static void
draw_box(struct ink *ink, const struct item *item, struct pen *pen)
{
	struct str text = str_from(item->value);
	int columns = item->width > 0 ? item->width : BOX_COLUMNS;
	size_t at = ink->focused && ink->page->edit_at <= text.n
	    ? ink->page->edit_at : text.n;
	struct edit_view view;
	int start;

	if (columns > ink->width - pen->column - BOX_EDGES)
		columns = ink->width - pen->column - BOX_EDGES;
	if (columns < 1)
		columns = 1;
	view = edit_view(text, ink->focused ? at : 0, columns);
	pen->role = ink->focused ? ROLE_FOCUS : ROLE_FIELD;
	(void)pen_text(pen, "[ ");
	start = pen->column;
	ink_cursor(ink, pen->row, start + view.cursor);
	pen->role = ink->focused ? ROLE_EDIT : ROLE_FIELD;
	(void)pen_words(pen, text.p + view.from, view.to - view.from);
	while (pen->column < start + columns && pen_text(pen, " ") > 0)
		continue;
	pen->role = ink->focused ? ROLE_FOCUS : ROLE_FIELD;
	(void)pen_text(pen, " ]");
}

static void
draw_note_after(struct ink *ink, struct pen *pen, const char *note)
{
	if (note == NULL)
		return;
	pen->role = ROLE_QUIET;
	pen->column += INK_GUTTER;
	if (pen->column + ink_columns(note) <= ink->width) {
		(void)pen_text(pen, note);
		return;
	}
	ink->row++;
	ink_wrap(ink, note, INK_GUTTER, ROLE_QUIET);
	ink->row--;
}

/* Columns that the labels of a group take, with their gutter. */
static int
label_columns(const struct ink *ink)
{
	struct ink_run run = ink_run(ink);
	int widest = 0;

	for (size_t i = run.from; i < run.to; i++) {
		int columns = ink_columns(ink->page->items[i]->label);

		widest = columns > widest ? columns : widest;
	}
	return widest + INK_GUTTER;
}

/* The field of a choice stands on the row of the choice. */
static bool
beside_choice(const struct ink *ink, const struct item *item)
{
	return item->aside && ink->index > 0 &&
	    ink->page->items[ink->index - 1]->kind == ITEM_CHOICE;
}

static void
draw_beside(struct ink *ink, const struct item *item)
{
	struct pen pen = ink_pen(ink, 0, ROLE_TEXT);
	int need = ink_columns(item->label) + 1 + BOX_EDGES + 8;

	ink->index--;
	pen.column = label_columns(ink) + INK_GUTTER;
	ink->index++;
	if (pen.column + need <= ink->width) {
		pen.row = ink->last_top;
	} else {
		pen.column = INK_GUTTER;
		ink->row++;
	}
	(void)pen_text(&pen, item->label);
	pen.column++;
	draw_box(ink, item, &pen);
	draw_error(ink, item);
}

/* A verdict on what was answered has the mark of its state. */
static void
draw_detail(struct ink *ink, const struct item *item)
{
	bool attention = item->state == STATE_ATTENTION;
	struct pen pen;

	if (item->detail == NULL)
		return;
	if (attention) {
		pen = ink_pen(ink, item->indent, ROLE_ATTENTION);
		(void)pen_text(&pen, glyph_text(ink->glyphs,
		    GLYPH_ATTENTION));
	}
	ink_wrap(ink, item->detail, item->indent + INK_GUTTER,
	    attention ? ROLE_ATTENTION : ROLE_QUIET);
}

void
ink_field(struct ink *ink, const struct item *item)
{
	struct pen pen = ink_pen(ink, item->indent, ROLE_TEXT);
	int box = (item->width > 0 ? item->width : BOX_COLUMNS) + BOX_EDGES;

	if (beside_choice(ink, item)) {
		draw_beside(ink, item);
		return;
	}
	if (item->label != NULL && item->aside && item->indent +
	    ink_columns(item->label) + 2 + box <= ink->width) {
		(void)pen_text(&pen, item->label);
		pen.column += 2;
	} else if (item->label != NULL) {
		ink_wrap(ink, item->label, item->indent, ROLE_TEXT);
		pen = ink_pen(ink, item->indent, ROLE_TEXT);
	}
	draw_box(ink, item, &pen);
	draw_note_after(ink, &pen, item->note);
	ink->row++;
	draw_error(ink, item);
	draw_detail(ink, item);
}

int
ink_side_columns(const struct ink *ink, size_t first)
{
	const struct page *p = ink->page;
	int columns = 0;

	for (size_t i = first; i < p->count && p->items[i]->kind ==
	    ITEM_CHOICE && p->items[i]->sideways; i++)
		columns += (i > first ? SIDE_GAP : 0) + 2 +
		    ink_columns(p->items[i]->label);
	return columns;
}

/* Choices one beside the other, after the label of their group or in rows
 * of their own. */
static void
draw_sideways(struct ink *ink, const struct item *item)
{
	struct pen pen;
	int need = 2 + ink_columns(item->label);

	if (ink->side == 0)
		ink->side = item->indent > 0 ? item->indent : SIDE_LEFT;
	if (ink->side + need > ink->width && ink->side > SIDE_LEFT) {
		ink->row++;
		ink->side = SIDE_LEFT;
	}
	pen = ink_pen(ink, ink->side + 2,
	    ink->focused ? ROLE_FOCUS : ROLE_TEXT);
	(void)pen_text(&pen, item->label);
	ink_mark(ink, item, ink->side);
	if (item->selected && !ink->focused) {
		pen.column = ink->side;
		pen.role = ROLE_DONE;
		(void)pen_text(&pen, glyph_text(ink->glyphs, GLYPH_DONE));
	}
	ink->side += need + SIDE_GAP;
}

/* Label in the gutter's shadow, note beside or below, detail below. */
static void
draw_option(struct ink *ink, const struct item *item, int note_column)
{
	int column = item->indent + INK_GUTTER;
	int top = ink->row, end;
	enum role role = ink->focused ? ROLE_FOCUS
	    : item->id == NULL ? ROLE_QUIET : ROLE_TEXT;
	struct pen pen;

	ink_wrap(ink, item->label, column, role);
	end = column + ink_columns(item->label);
	if (item->note != NULL) {
		int note = note_column > 0 ? note_column
		    : ink->width - ink_columns(item->note);

		if (note < end + 2)
			note = end + INK_GUTTER;
		if (ink->row == top + 1 &&
		    note + ink_columns(item->note) <= ink->width) {
			pen = ink_pen(ink, note, ROLE_QUIET);
			pen.row = top;
			(void)pen_text(&pen, item->note);
		} else {
			ink_wrap(ink, item->note, column, ROLE_QUIET);
		}
	}
	if (item->detail != NULL)
		ink_wrap(ink, item->detail, column, ROLE_QUIET);
}

void
ink_choice(struct ink *ink, const struct item *item)
{
	struct ink_run run = ink_run(ink);
	struct pen pen;
	bool details = false;

	if (item->sideways) {
		draw_sideways(ink, item);
		return;
	}
	for (size_t i = run.from; i < run.to; i++)
		if (ink->page->items[i]->detail != NULL)
			details = true;
	ink_mark(ink, item, item->indent);
	if (item->selected && !ink->focused) {
		pen = ink_pen(ink, item->indent, ROLE_DONE);
		(void)pen_text(&pen, glyph_text(ink->glyphs, GLYPH_DONE));
	}
	draw_option(ink, item, details ? 0
	    : item->indent + label_columns(ink) + INK_GUTTER);
}

void
ink_action(struct ink *ink, const struct item *item)
{
	ink_mark(ink, item, item->indent);
	draw_option(ink, item, item->indent + label_columns(ink) +
	    INK_GUTTER);
}

void
ink_button(struct ink *ink, const struct item *item)
{
	int need = ink_columns(item->label) + BOX_EDGES + 2;
	int column = item->indent;
	struct pen pen;

	if (item->value != NULL) {
		column += ink_columns(item->value);
		if (column + need > ink->width) {
			ink_wrap(ink, item->value, item->indent, ROLE_TEXT);
			column = item->indent;
		} else {
			pen = ink_pen(ink, item->indent, ROLE_TEXT);
			(void)pen_text(&pen, item->value);
			column++;
		}
	}
	ink_mark(ink, item, column);
	pen = ink_pen(ink, column + 1,
	    ink->focused ? ROLE_FOCUS : ROLE_TEXT);
	(void)pen_text(&pen, "[ ");
	(void)pen_text(&pen, item->label);
	(void)pen_text(&pen, " ]");
	draw_note_after(ink, &pen, item->note);
	ink->row++;
}
