/* SPDX-License-Identifier: MIT */
/*
 * Content of a page laid out in a width.  When it is taller than the room,
 * extra and useful paragraphs and the gaps go first; what is still too tall
 * is for the caller to scroll.
 */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "ui/canvas.h"
#include "ui/glyph.h"
#include "ui/page.h"

struct layout {
	struct canvas *canvas;	/* columns wide, rows tall */
	int rows;
	int cursor_row, cursor_column;	/* row -1: no focus on the page */
	int focus_top, focus_bottom;	/* rows of the focus with its error */
	int *tops;		/* first row of each item, -1: dropped; one
				 * more for the end */
};

void layout_make(struct layout *l, const struct page *page, int columns,
    int room, enum glyphs glyphs);
void layout_release(struct layout *l);
/* The focusable item in this row; NULL if there is none. */
const struct item *layout_item_at(const struct layout *l,
    const struct page *page, int row);

#endif
