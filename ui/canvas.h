/* SPDX-License-Identifier: MIT */
/*
 * A grid of cells on which everything is drawn: text, role, width and the
 * place of the cursor.  Drawing clips and never fails, at any size.  What a
 * role looks like is the business of the terminal.
 *
 * Only two functions take text.  pen_text is for words of this program;
 * pen_safe for what came from outside and passed base/safetext.  As a last
 * line of defence a cell never holds a control or hidden character: such a
 * one is drawn as "?".
 */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "base/buf.h"
#include "base/safetext.h"

enum role {
#define ROLE(id, letter, name) ROLE_##id,
#include "ui/roles.def"
#undef ROLE
	ROLE_COUNT
};

enum {
	CELL_BYTES = 20,	/* a base and SAFE_MARKS_MAX marks */
	CANVAS_COLUMNS_MAX = 1000,
	CANVAS_ROWS_MAX = 4000,
};

struct cell {
	char text[CELL_BYTES];
	unsigned char bytes;	/* of text; 0 in the right half of a wide one */
	unsigned char width;	/* 1, 2; 0: the right half of a wide one */
	unsigned char role;
};

struct canvas;

/* Sizes are brought into 1..MAX. */
struct canvas *canvas_new(int columns, int rows);
void canvas_free(struct canvas *c);
void canvas_resize(struct canvas *c, int columns, int rows);	/* blank */
void canvas_clear(struct canvas *c);
int canvas_columns(const struct canvas *c);
int canvas_rows(const struct canvas *c);
/* NULL outside. */
const struct cell *canvas_cell(const struct canvas *c, int row, int column);

/* The cursor; clipped into the canvas. */
void canvas_set_cursor(struct canvas *c, int row, int column);
void canvas_cursor(const struct canvas *c, int *row, int *column);

/* Copy rows [from, from + count) of another canvas to row, column. */
struct canvas_part {
	int from, count;
	int row, column;
};
void canvas_copy(struct canvas *c, const struct canvas *other,
    struct canvas_part part);

/* Where and how text is drawn.  right: first column that is not drawn on;
 * 0 means the edge of the canvas. */
struct pen {
	struct canvas *canvas;
	int row, column;
	int right;
	enum role role;
};

/* Draw and move on; a character that does not fit whole ends it.  Returns
 * the columns drawn. */
int pen_text(struct pen *pen, const char *words);
int pen_safe(struct pen *pen, const struct safetext *safe);
/* The first bytes of words. */
int pen_words(struct pen *pen, const char *words, size_t bytes);
void pen_repeat(struct pen *pen, const char *glyph, int count);

/* Text of the rows without blanks at their ends, each with a line end. */
void canvas_dump(const struct canvas *c, struct buf *out);
/* A second plane: one letter for the role of each cell, and the cursor as
 * "cursor ROW COLUMN" in a last line, counted from 1. */
void canvas_dump_roles(const struct canvas *c, struct buf *out);

#endif
