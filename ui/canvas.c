/* SPDX-License-Identifier: MIT */
/* The grid of cells.  Everything clips here, nowhere else. */
#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

struct canvas {
	struct cell *cells;
	int columns, rows;
	int cursor_row, cursor_column;
};

static const struct cell blank = { .text = " ", .bytes = 1, .width = 1 };

static int
within(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

struct canvas *
canvas_new(int columns, int rows)
{
	struct canvas *c = xcalloc(1, sizeof(*c));

	canvas_resize(c, columns, rows);
	return c;
}

void
canvas_free(struct canvas *c)
{
	if (c != NULL)
		free(c->cells);
	free(c);
}

void
canvas_clear(struct canvas *c)
{
	size_t n = (size_t)c->columns * (size_t)c->rows;

	for (size_t i = 0; i < n; i++)
		c->cells[i] = blank;
	c->cursor_row = 0;
	c->cursor_column = 0;
}

void
canvas_resize(struct canvas *c, int columns, int rows)
{
	c->columns = within(columns, 1, CANVAS_COLUMNS_MAX);
	c->rows = within(rows, 1, CANVAS_ROWS_MAX);
	free(c->cells);
	c->cells = xcalloc((size_t)c->columns * (size_t)c->rows,
	    sizeof(c->cells[0]));
	canvas_clear(c);
}

int
canvas_columns(const struct canvas *c)
{
	return c->columns;
}

int
canvas_rows(const struct canvas *c)
{
	return c->rows;
}

static struct cell *
at(struct canvas *c, int row, int column)
{
	if (row < 0 || row >= c->rows || column < 0 || column >= c->columns)
		return NULL;
	return &c->cells[(size_t)row * (size_t)c->columns + (size_t)column];
}

const struct cell *
canvas_cell(const struct canvas *c, int row, int column)
{
	if (row < 0 || row >= c->rows || column < 0 || column >= c->columns)
		return NULL;
	return &c->cells[(size_t)row * (size_t)c->columns + (size_t)column];
}

void
canvas_set_cursor(struct canvas *c, int row, int column)
{
	c->cursor_row = within(row, 0, c->rows - 1);
	c->cursor_column = within(column, 0, c->columns - 1);
	/* Never inside a wide character. */
	if (at(c, c->cursor_row, c->cursor_column)->width == 0 &&
	    c->cursor_column > 0)
		c->cursor_column--;
}

void
canvas_cursor(const struct canvas *c, int *row, int *column)
{
	*row = c->cursor_row;
	*column = c->cursor_column;
}

/* Blank what is left of wide characters that are cut at this cell. */
static void
heal(struct canvas *c, int row, int column)
{
	struct cell *cell = at(c, row, column);
	struct cell *before = at(c, row, column - 1);
	struct cell *after = at(c, row, column + 1);

	if (cell != NULL && cell->width == 0 && before != NULL) {
		unsigned char role = before->role;

		*before = blank;
		before->role = role;
	}
	if (cell != NULL && cell->width == 2 && after != NULL) {
		unsigned char role = after->role;

		*after = blank;
		after->role = role;
	}
}

static void
put(struct canvas *c, int row, int column, const struct cell *cell)
{
	heal(c, row, column);
	*at(c, row, column) = *cell;
	if (cell->width == 2) {
		heal(c, row, column + 1);
		*at(c, row, column + 1) = (struct cell){ .role = cell->role };
	}
}

void
canvas_copy(struct canvas *c, const struct canvas *other,
    struct canvas_part part)
{
	for (int row = 0; row < part.count; row++)
		for (int column = 0; column < other->columns; column++) {
			const struct cell *cell = canvas_cell(other,
			    part.from + row, column);
			int to = part.column + column;

			if (cell == NULL || cell->width == 0 ||
			    at(c, part.row + row, to) == NULL ||
			    at(c, part.row + row, to + cell->width - 1) ==
			    NULL)
				continue;
			put(c, part.row + row, to, cell);
		}
}

/* Add a mark to the character left of the pen; one too many is dropped
 * (base/safetext has counted it). */
static void
add_mark(struct pen *pen, const char *text, size_t n)
{
	struct cell *cell = at(pen->canvas, pen->row, pen->column - 1);

	if (cell != NULL && cell->width == 0)
		cell = at(pen->canvas, pen->row, pen->column - 2);
	if (cell == NULL || cell->bytes + n >= CELL_BYTES)
		return;
	memcpy(cell->text + cell->bytes, text, n);
	cell->bytes = (unsigned char)(cell->bytes + n);
	cell->text[cell->bytes] = '\0';
}

static int
right_edge(const struct pen *pen)
{
	return pen->right > 0 && pen->right < pen->canvas->columns
	    ? pen->right : pen->canvas->columns;
}

/* Draw one character; false if it does not fit. */
static bool
put_character(struct pen *pen, const char *text, size_t n, int width)
{
	struct cell cell = { .bytes = (unsigned char)n,
		.width = (unsigned char)width,
		.role = (unsigned char)pen->role };

	if (pen->column + width > right_edge(pen))
		return false;
	memcpy(cell.text, text, n);
	if (at(pen->canvas, pen->row, pen->column) != NULL &&
	    at(pen->canvas, pen->row, pen->column + width - 1) != NULL)
		put(pen->canvas, pen->row, pen->column, &cell);
	pen->column += width;
	return true;
}

int
pen_words(struct pen *pen, const char *words, size_t bytes)
{
	struct str s = { words, bytes };
	int start = pen->column;

	for (size_t i = 0; i < bytes;) {
		uint32_t cp = 0;
		size_t n = utf8_decode(s, i, &cp);
		int width = n == 0 ? 1 : utf8_width(cp);
		bool bad = n == 0 || utf8_hides(cp);

		if (!bad && width == 0) {
			add_mark(pen, words + i, n);
		} else if (!put_character(pen, bad ? "?" : words + i,
		    bad ? 1 : n, bad ? 1 : width)) {
			break;
		}
		i += n == 0 ? 1 : n;
	}
	return pen->column - start;
}

int
pen_text(struct pen *pen, const char *words)
{
	return words == NULL ? 0 : pen_words(pen, words, strlen(words));
}

int
pen_safe(struct pen *pen, const struct safetext *safe)
{
	return pen_text(pen, safe->text);
}

void
pen_repeat(struct pen *pen, const char *glyph, int count)
{
	for (int i = 0; i < count; i++)
		(void)pen_text(pen, glyph);
}

static bool
is_blank(const struct cell *cell)
{
	return cell->width == 1 && cell->bytes == 1 && cell->text[0] == ' ';
}

void
canvas_dump(const struct canvas *c, struct buf *out)
{
	for (int row = 0; row < c->rows; row++) {
		int last = c->columns;

		while (last > 0 && is_blank(canvas_cell(c, row, last - 1)))
			last--;
		for (int column = 0; column < last; column++) {
			const struct cell *cell = canvas_cell(c, row, column);

			buf_add(out, cell->text, cell->bytes);
		}
		buf_add_char(out, '\n');
	}
}

void
canvas_dump_roles(const struct canvas *c, struct buf *out)
{
	static const char letters[] = {
#define ROLE(id, letter, name) [ROLE_##id] = letter,
#include "ui/roles.def"
#undef ROLE
	};

	for (int row = 0; row < c->rows; row++) {
		int last = c->columns;

		while (last > 0 &&
		    canvas_cell(c, row, last - 1)->role == ROLE_TEXT)
			last--;
		for (int column = 0; column < last; column++)
			buf_add_char(out,
			    letters[canvas_cell(c, row, column)->role]);
		buf_add_char(out, '\n');
	}
	buf_printf(out, "cursor %d %d\n", c->cursor_row + 1,
	    c->cursor_column + 1);
}
