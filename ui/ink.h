/* SPDX-License-Identifier: MIT */
/*
 * How items of a page are drawn, one under the other, on a canvas that is
 * as tall as they need.  Used by ui/layout alone; a drawing function starts
 * at ink->row and leaves it below what it drew.
 */
#ifndef UI_INK_H
#define UI_INK_H

#include "ui/canvas.h"
#include "ui/glyph.h"
#include "ui/page.h"

enum { INK_GUTTER = 3 };	/* columns of the mark before a row */

struct ink {
	struct canvas *canvas;
	const struct page *page;
	enum glyphs glyphs;
	int width;		/* columns */
	int row;		/* the next free one */
	int side;		/* where a sideways choice goes on; 0: none */
	int last_top;		/* first row of the item before */
	size_t index;		/* of the item */
	bool focused;		/* it has the focus */
	int cursor_row, cursor_column;	/* of the focus; row -1: none */
};

/* --- tools -------------------------------------------------------------- */

struct pen ink_pen(const struct ink *ink, int column, enum role role);
/* The cursor belongs here if the item has the focus. */
void ink_cursor(struct ink *ink, int row, int column);
/* A paragraph from this column on. */
void ink_wrap(struct ink *ink, const char *text, int column,
    enum role role);
/* At most so many columns, "..." where it was cut. */
void ink_cut(struct pen *pen, const char *text, int columns);
/* Mark of focus or state in the gutter at column. */
void ink_mark(struct ink *ink, const struct item *item, int column);
int ink_columns(const char *text);
/* The run of neighbours of the same kind around the item: [from, to). */
struct ink_run {
	size_t from, to;
};
struct ink_run ink_run(const struct ink *ink);

/* --- items -------------------------------------------------------------- */

void ink_field(struct ink *ink, const struct item *item);
/* Columns of the sideways choices from item first on; 0: there are none. */
int ink_side_columns(const struct ink *ink, size_t first);
void ink_choice(struct ink *ink, const struct item *item);
void ink_action(struct ink *ink, const struct item *item);
void ink_button(struct ink *ink, const struct item *item);
void ink_row(struct ink *ink, const struct item *item);
void ink_tick(struct ink *ink, const struct item *item);
void ink_fact(struct ink *ink, const struct item *item);
void ink_data(struct ink *ink, const struct item *item);
void ink_legend(struct ink *ink, const struct item *item);
void ink_bar(struct ink *ink, const struct item *item);
void ink_pieces(struct ink *ink, const struct item *item);
void ink_stage(struct ink *ink, const struct item *item);

#endif
