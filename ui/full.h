/* SPDX-License-Identifier: MIT */
/*
 * The full-screen renderer: a page on a canvas of any size.  With room for
 * it a rail of the steps stands at the left; in a small window the step is
 * a line of text; below 40x12 a calm sentence asks for more room.
 */
#ifndef UI_FULL_H
#define UI_FULL_H

#include "ui/canvas.h"
#include "ui/glyph.h"
#include "ui/page.h"

enum {
	FULL_COLUMNS_MIN = 40, FULL_ROWS_MIN = 12,
	FULL_RAIL_COLUMNS_MIN = 80, FULL_RAIL_ROWS_MIN = 20,
	FULL_CONTENT_MAX = 90,	/* columns: lines stay readable */
};

struct full_view {
	int top;		/* first row of the content in view */
	bool follow;		/* bring the focus into view */
	int shown, rows;	/* out: rows in view, rows there are */
	bool whole;		/* out: nothing is hidden */
};

/* The room for content at this size. */
void full_room(int columns, int rows, int *content_columns,
    int *content_rows);
/* Paint all of it; the cursor is set last, always on the focus. */
void full_paint(struct canvas *c, const struct page *page,
    enum glyphs glyphs, struct full_view *view);
/* What a click means: the id of an item (NULL: none), or a step of the rail
 * (0: none). */
struct full_hit {
	const char *id;
	int step;
};
struct full_hit full_hit(const struct canvas *c, const struct page *page,
    const struct full_view *view, int row, int column);

#endif
