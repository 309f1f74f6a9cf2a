/* SPDX-License-Identifier: MIT */
/* Drawing of what a person looks at: data, marks, progress, names, times. */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "base/utf8.h"
#include "ui/ink.h"
#include "ui/visible.h"
#include "ui/wrap.h"

enum { DATA_GAP = 3, NUMBER_COLUMNS = 6, NUMBER_LEFT = 3, BAR_COLUMNS = 45,
	ROOMY_COLUMNS = 50 };

/* --- lines of the file -------------------------------------------------- */

static int
number_columns(uint64_t number)
{
	char text[NUM_TEXT_MAX];

	return (int)strlen(num_group(number, text));
}

/* Where the bytes of a run of data lines start. */
static int
data_left(const struct ink *ink)
{
	struct ink_run run = ink_run(ink);
	int numbers = 0, labels = 0;

	for (size_t i = run.from; i < run.to; i++) {
		const struct item *item = ink->page->items[i];
		int n = item->data.number == 0 ? ink_columns(item->label)
		    : number_columns(item->data.number);

		if (item->data.number == 0)
			labels = n > labels ? n : labels;
		else if (n > numbers)
			numbers = n;
	}
	if (numbers == 0)
		return labels == 0 ? 0 : labels + DATA_GAP;
	return NUMBER_LEFT + DATA_GAP +
	    (numbers < NUMBER_COLUMNS && ink->width >= ROOMY_COLUMNS
	    ? NUMBER_COLUMNS : numbers + 1);
}

/* Columns of a line before byte at. */
static int
columns_before(struct str line, size_t at, const struct visible_style *style)
{
	struct visible v;
	int columns = 0;

	for (size_t i = 0; i < at && i < line.n; i += v.used) {
		visible_next(line, i, style, &v);
		columns += v.columns;
	}
	return columns;
}

/* Columns left out at the left, so that the cursor of the run is in view. */
static int
data_scroll(const struct ink *ink, int room,
    const struct visible_style *style)
{
	struct ink_run run = ink_run(ink);

	for (size_t i = run.from; i < run.to; i++) {
		const struct item_data *d = &ink->page->items[i]->data;
		uint32_t at = d->cursor > 0 ? d->cursor : d->caret ? d->fault
		    : 0;
		int column;

		if (at == 0)
			continue;
		column = columns_before(d->bytes, at - 1, style);
		return column < room - 4 ? 0 : column - room * 2 / 3;
	}
	return 0;
}

struct data_pen {
	struct pen pen;
	int left;		/* columns still to be left out */
	int right;
};

/* Draw one visible piece, the part that is in view. */
static bool
draw_piece(struct data_pen *d, const struct visible *v, enum role role)
{
	int skip = d->left < v->columns ? d->left : v->columns;

	d->left -= skip;
	if (skip == v->columns && v->columns > 0)
		return true;
	if (d->pen.column + v->columns - skip > d->right)
		return false;
	d->pen.role = role;
	if (skip > 0)
		pen_repeat(&d->pen, " ", v->columns - skip);
	else
		(void)pen_text(&d->pen, v->text);
	return true;
}

static enum role
piece_role(const struct item_data *data, size_t at, const struct visible *v)
{
	uint32_t column = (uint32_t)at + 1;

	if (data->cursor == column)
		return ROLE_CURSOR;
	if (data->fault > 0 && column >= data->fault &&
	    column < data->fault + (data->fault_length > 0
	    ? data->fault_length : 1))
		return ROLE_FAULT;
	return v->class == VISIBLE_PLAIN ? ROLE_DATA : ROLE_MARK;
}

static void
draw_more(struct data_pen *d)
{
	d->pen.role = ROLE_QUIET;
	if (d->pen.column > d->right - 3)
		d->pen.column = d->right - 3;
	d->pen.right = 0;
	(void)pen_text(&d->pen, "...");
}

static void
draw_end(struct data_pen *d, const struct item_data *data)
{
	static const struct visible cr = { .class = VISIBLE_CR, .used = 1,
		.text = "[CR]", .columns = 4 };

	if (data->end[0] == '\r' && !draw_piece(d, &cr, ROLE_MARK))
		draw_more(d);
}

/* The bytes, and the cursor of the focus on the byte it means. */
static void
draw_bytes(struct ink *ink, const struct item *item, int column,
    const struct visible_style *style)
{
	const struct item_data *data = &item->data;
	struct data_pen d = { .pen = ink_pen(ink, column, ROLE_DATA),
		.right = ink->width };
	struct visible v;
	size_t at;

	d.left = data_scroll(ink, ink->width - column, style);
	for (at = 0; at < data->bytes.n; at += v.used) {
		visible_next(data->bytes, at, style, &v);
		if (data->cursor == at + 1)
			ink_cursor(ink, ink->row, d.pen.column);
		if (!draw_piece(&d, &v, piece_role(data, at, &v))) {
			draw_more(&d);
			return;
		}
	}
	if (data->cursor > data->bytes.n)
		ink_cursor(ink, ink->row, d.pen.column);
	draw_end(&d, data);
}

static void
draw_caret(struct ink *ink, const struct item *item, int column,
    const struct visible_style *style)
{
	const struct item_data *data = &item->data;
	int scroll = data_scroll(ink, ink->width - column, style);
	int from = columns_before(data->bytes, data->fault - 1, style);
	int to = columns_before(data->bytes, data->fault - 1 +
	    data->fault_length, style);
	struct pen pen = ink_pen(ink, column + from - scroll, ROLE_FAULT);

	pen_repeat(&pen, "^", to > from ? to - from : 1);
	ink->row++;
}

void
ink_data(struct ink *ink, const struct item *item)
{
	struct visible_style style = { ink->glyphs, !item->data.plain,
		item->data.masked };
	char number[NUM_TEXT_MAX];
	int left = data_left(ink);
	struct pen pen = ink_pen(ink, 0, ROLE_QUIET);

	if (item->data.number == 0) {
		(void)pen_text(&pen, item->label);
	} else {
		bool focused = ink->focused;

		ink->focused = false;
		ink_mark(ink, item, 0);
		ink->focused = focused;
		if (focused) {
			pen.role = ROLE_FOCUS;
			pen.column = 2;
			(void)pen_text(&pen, glyph_text(ink->glyphs,
			    GLYPH_HERE));
			ink_cursor(ink, ink->row, 2);
		}
		num_group(item->data.number, number);
		pen.column = left - DATA_GAP - (int)strlen(number);
		(void)pen_text(&pen, number);
	}
	draw_bytes(ink, item, left, &style);
	ink->row++;
	if (item->data.caret && item->data.fault > 0)
		draw_caret(ink, item, left, &style);
	if (item->note != NULL)
		ink_wrap(ink, item->note, left, ROLE_QUIET);
}

/* A mark as the legend shows it. */
static const char *
legend_mark(const struct ink *ink, enum visible_class class)
{
	static const char *const marks[VISIBLE_COUNT] = {
		[VISIBLE_CR] = "[CR]", [VISIBLE_BOM] = "[BOM]",
		[VISIBLE_NBSP] = "[NBSP]", [VISIBLE_ZERO_WIDTH] = "[ZWSP]",
		[VISIBLE_SOFT_HYPHEN] = "[SHY]", [VISIBLE_BIDI] = "[RLO]",
		[VISIBLE_QUOTE] = "\342\200\234 \342\200\235",
		[VISIBLE_CONTROL] = "[ESC]", [VISIBLE_BAD_BYTE] = "[xE9]",
		[VISIBLE_SEPARATOR] = "[LS]", [VISIBLE_NUL] = "[NUL]",
		[VISIBLE_OTHER] = "[U+...]",
	};

	if (class == VISIBLE_TAB)
		return glyph_text(ink->glyphs, GLYPH_TAB);
	if (class == VISIBLE_SPACE)
		return glyph_text(ink->glyphs, GLYPH_SPACE);
	if (class == VISIBLE_QUOTE && ink->glyphs == GLYPHS_ASCII)
		return "<LDQUO>";
	return marks[class];
}

void
ink_legend(struct ink *ink, const struct item *item)
{
	struct pen pen = ink_pen(ink, 0, ROLE_QUIET);
	int left;

	if (item->marks == 0)
		return;
	(void)pen_text(&pen, _("Marks"));
	pen.column += INK_GUTTER;
	left = pen.column;
	for (unsigned c = 1; c < VISIBLE_COUNT; c++) {
		const char *mark = legend_mark(ink, c);
		const char *name = visible_name(c);

		if ((item->marks >> c & 1) == 0 || mark == NULL)
			continue;
		if (pen.column > left && pen.column + ink_columns(mark) + 1 +
		    ink_columns(name) > ink->width) {
			ink->row++;
			pen = ink_pen(ink, left, ROLE_QUIET);
		}
		pen.role = ROLE_MARK;
		(void)pen_text(&pen, mark);
		pen.role = ROLE_QUIET;
		pen.column++;
		(void)pen_text(&pen, name);
		pen.column += 4;
	}
	ink->row++;
}

/* --- progress and time -------------------------------------------------- */

void
ink_bar(struct ink *ink, const struct item *item)
{
	int left = item->indent + INK_GUTTER;
	int cells = ink->width - left < BAR_COLUMNS ? ink->width - left
	    : BAR_COLUMNS;
	int full = cells > 0 ? (int)item->permille * cells / 1000 : 0;
	struct pen pen = ink_pen(ink, left, ROLE_BAR);
	char percent[16];

	if (!ink->page->still) {
		pen_repeat(&pen, glyph_text(ink->glyphs, GLYPH_DONE), full);
		pen.role = ROLE_QUIET;
		pen_repeat(&pen, glyph_text(ink->glyphs, GLYPH_TODO),
		    cells - full);
		ink->row++;
	}
	pen = ink_pen(ink, left, ROLE_TEXT);
	(void)snprintf(percent, sizeof(percent), "%u %%",
	    item->permille / 10);
	(void)pen_text(&pen, percent);
	if (item->label != NULL)
		ink_wrap(ink, item->label, left + 10, ROLE_TEXT);
	else
		ink->row++;
}

void
ink_stage(struct ink *ink, const struct item *item)
{
	struct ink_run run = ink_run(ink);
	struct pen pen = ink_pen(ink, item->indent, ROLE_QUIET);
	int when = 0, column, note = ink_columns(item->note);

	for (size_t i = run.from; i < run.to; i++) {
		int n = ink_columns(ink->page->items[i]->value);

		when = n > when ? n : when;
	}
	(void)pen_text(&pen, item->value);
	column = item->indent + (when > 0 ? when + INK_GUTTER : 0);
	ink_mark(ink, item, column);
	column += INK_GUTTER;
	if (note > 0 && column + ink_columns(item->label) + 2 + note <=
	    ink->width) {
		pen = ink_pen(ink, ink->width - note, ROLE_QUIET);
		(void)pen_text(&pen, item->note);
		note = 0;
	}
	ink_wrap(ink, item->label, column, item->state == STATE_CURRENT
	    ? ROLE_FOCUS : ROLE_TEXT);
	if (note > 0)
		ink_wrap(ink, item->note, column, ROLE_QUIET);
	if (item->detail != NULL)
		ink_wrap(ink, item->detail, column, ROLE_QUIET);
}

/* --- file names --------------------------------------------------------- */

static int
piece_columns(const struct item_piece *piece)
{
	int text = ink_columns(piece->text);
	int word = wrap_longest(str_from(piece->label));

	return text > word ? text : word;
}

/* The label of a piece, folded under it; returns the rows. */
static int
draw_label(struct ink *ink, const struct item_piece *piece, int column,
    int columns)
{
	struct str rest = str_from(piece->label), line;
	int rows = 0;

	while (wrap_next(&rest, columns, &line)) {
		struct pen pen = ink_pen(ink, column, ROLE_QUIET);

		pen.row = ink->row + 1 + rows++;
		(void)pen_words(&pen, line.p, line.n);
	}
	return rows;
}

void
ink_pieces(struct ink *ink, const struct item *item)
{
	int column = 0, tallest = 0;

	for (size_t i = 0; i < item->piece_count; i++) {
		const struct item_piece *piece = &item->pieces[i];
		int columns = piece_columns(piece);
		struct pen pen;
		int rows;

		if (column > 0 && column + columns > ink->width) {
			ink->row += tallest + 2;
			column = 0;
			tallest = 0;
		}
		pen = ink_pen(ink, column, ROLE_DATA);
		ink_cut(&pen, piece->text, ink->width - column);
		rows = draw_label(ink, piece, column, columns);
		tallest = rows > tallest ? rows : tallest;
		column += columns + 2;
	}
	ink->row += item->piece_count > 0 ? tallest + 1 : 0;
}
