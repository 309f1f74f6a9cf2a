/* SPDX-License-Identifier: MIT */
/* Drawing of tables: rows, ticks and facts share columns with their
 * neighbours. */
#include <string.h>

#include "ui/ink.h"

enum { COLUMN_GAP = 3, FIRST_COLUMN_MIN = 12 };

/* Widths of the columns of a run. */
struct columns {
	int width[ITEM_CELLS_MAX];
	size_t count;
	int left;		/* where the first one starts */
	int room;
};

static int
sum(const struct columns *c)
{
	int columns = 0;

	for (size_t i = 0; i < c->count; i++)
		columns += c->width[i] + (i > 0 ? COLUMN_GAP : 0);
	return columns;
}

/* Take from the widest first; when the first column is small, whole
 * columns go from the right. */
static void
fit(struct columns *c)
{
	while (sum(c) > c->room && c->count > 1) {
		size_t widest = 0;
		int over = sum(c) - c->room;

		for (size_t i = 1; i < c->count; i++)
			if (c->width[i] > c->width[widest])
				widest = i;
		if (c->width[widest] - over >= FIRST_COLUMN_MIN)
			c->width[widest] -= over;
		else
			c->count--;
	}
	if (c->count == 1 && c->width[0] > c->room)
		c->width[0] = c->room;
}

static void
measure(const struct ink *ink, struct columns *c)
{
	struct ink_run run = ink_run(ink);
	bool marks = false;

	*c = (struct columns){ 0 };
	for (size_t i = run.from; i < run.to; i++) {
		const struct item *item = ink->page->items[i];

		marks = marks || item->id != NULL ||
		    item->state != STATE_PLAIN;
		if (item->cell_count > c->count)
			c->count = item->cell_count;
		for (size_t j = 0; j < item->cell_count; j++) {
			int n = ink_columns(item->cells[j].text);

			c->width[j] = n > c->width[j] ? n : c->width[j];
		}
	}
	c->left = ink->page->items[ink->index]->indent +
	    (marks ? INK_GUTTER : 0);
	c->room = ink->width - c->left;
	fit(c);
}

static void
draw_cells(struct ink *ink, const struct item *item, const struct columns *c)
{
	int column = c->left;

	for (size_t i = 0; i < c->count && i < item->cell_count; i++) {
		const struct item_cell *cell = &item->cells[i];
		enum role role = ink->focused ? ROLE_FOCUS
		    : item->head ? ROLE_QUIET : ROLE_TEXT;
		struct pen pen = ink_pen(ink, column, role);
		int spare = c->width[i] - ink_columns(cell->text);

		if (cell->align == ALIGN_RIGHT && spare > 0)
			pen.column += spare;
		ink_cut(&pen, cell->text, c->width[i]);
		column += c->width[i] + COLUMN_GAP;
	}
}

void
ink_row(struct ink *ink, const struct item *item)
{
	struct columns c;

	measure(ink, &c);
	if (c.left > item->indent)
		ink_mark(ink, item, item->indent);
	draw_cells(ink, item, &c);
	ink->row++;
	if (item->detail != NULL)
		ink_wrap(ink, item->detail, c.left, ROLE_QUIET);
}

/* [x]  label  cells: the label is the first column. */
void
ink_tick(struct ink *ink, const struct item *item)
{
	struct ink_run run = ink_run(ink);
	struct columns c;
	struct pen pen;
	int label = 0;

	measure(ink, &c);
	for (size_t i = run.from; i < run.to; i++) {
		int n = ink_columns(ink->page->items[i]->label);

		label = n > label ? n : label;
	}
	if (c.count > 0) {
		c.left = item->indent + 7;
		c.room = ink->width - c.left;
		while (c.count > 0 && label + COLUMN_GAP + sum(&c) > c.room &&
		    c.room - COLUMN_GAP - sum(&c) < FIRST_COLUMN_MIN)
			c.count--;
		if (c.count > 0 && label > c.room - COLUMN_GAP - sum(&c))
			label = c.room - COLUMN_GAP - sum(&c);
	}
	if (label > ink->width - item->indent - 7)
		label = ink->width - item->indent - 7;
	ink_mark(ink, item, item->indent);
	pen = ink_pen(ink, item->indent + 2,
	    ink->focused ? ROLE_FOCUS : ROLE_TEXT);
	(void)pen_text(&pen, item->ticked ? "[x]  " : "[ ]  ");
	ink_cut(&pen, item->label, label);
	c.left = item->indent + 7 + label + COLUMN_GAP;
	draw_cells(ink, item, &c);
	ink->row++;
	if (item->detail != NULL)
		ink_wrap(ink, item->detail, item->indent + 7, ROLE_QUIET);
}

static void
widest(const struct ink *ink, int *label, int *value)
{
	struct ink_run run = ink_run(ink);

	*label = 0;
	*value = 0;
	for (size_t i = run.from; i < run.to; i++) {
		const struct item *item = ink->page->items[i];
		int l = ink_columns(item->label);
		int v = item->note == NULL ? 0 : ink_columns(item->value);

		*label = l > *label ? l : *label;
		*value = v > *value ? v : *value;
	}
}

void
ink_fact(struct ink *ink, const struct item *item)
{
	struct pen pen = ink_pen(ink, item->indent, ROLE_QUIET);
	int label, value, column, top = ink->row;
	enum role role = item->state == STATE_ATTENTION ? ROLE_ATTENTION
	    : ROLE_TEXT;

	widest(ink, &label, &value);
	if (label > ink->width / 2)
		label = ink->width / 2;
	column = item->indent + label + COLUMN_GAP;
	ink_cut(&pen, item->label, label);
	if (item->state != STATE_PLAIN) {
		ink_mark(ink, item, column);
		column += 2;
	}
	ink_wrap(ink, item->value, column, role);
	if (ink->row == top)
		ink->row++;
	if (item->note == NULL)
		return;
	pen = ink_pen(ink, column + value + COLUMN_GAP, ROLE_QUIET);
	pen.row = top;
	if (ink->row == top + 1 &&
	    pen.column + ink_columns(item->note) <= ink->width)
		(void)pen_text(&pen, item->note);
	else
		ink_wrap(ink, item->note, column, ROLE_QUIET);
}
