/* SPDX-License-Identifier: MIT */
/* The words for each kind of item. */
#include "ui/speak.h"

#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "base/utf8.h"
#include "ui/visible.h"
#include "ui/wrap.h"

static void
add_plain(struct buf *out, struct str s, bool ascii)
{
	uint32_t cp;

	for (size_t i = 0; i < s.n;) {
		size_t n = utf8_decode(s, i, &cp);

		if (n == 0 || utf8_hides(cp) || (ascii && cp > 0x7E))
			buf_add_char(out, '?');
		else
			buf_add(out, s.p + i, n);
		i += n == 0 ? 1 : n;
	}
}

void
speak_line(struct buf *out, const char *text, bool ascii)
{
	struct str rest = str_from(text), line;

	while (wrap_next(&rest, SPEAK_COLUMNS, &line)) {
		add_plain(out, line, ascii);
		buf_add_char(out, '\n');
	}
}

void
speak_capital(struct buf *b, size_t at)
{
	if (at < b->n && b->p[at] >= 'a' && b->p[at] <= 'z')
		b->p[at] = (char)(b->p[at] - 'a' + 'A');
}

/* Join a phrase to a sentence; phrases are parted by ", ". */
static void
add_phrase(struct buf *b, const char *text)
{
	char last = b->n > 0 ? b->p[b->n - 1] : ' ';

	if (text == NULL || text[0] == '\0')
		return;
	if (last == '.' || last == ':')
		buf_add_char(b, ' ');
	else if (last != ' ')
		buf_add_text(b, ", ");
	buf_add_text(b, text);
	if (last == '.')
		speak_capital(b, b->n - strlen(text));
}

static void
end_sentence(struct buf *b)
{
	if (b->n > 0 && strchr(".?:!", b->p[b->n - 1]) == NULL)
		buf_add_char(b, '.');
}

/* --- lines of data ---------------------------------------------------- */

/* Bytes as they are, what can not be seen by its name in brackets. */
static void
add_data(struct buf *b, const struct item_data *data, bool ascii)
{
	struct visible_style style = { ascii ? GLYPHS_ASCII : GLYPHS_UNICODE,
		true, data->masked };
	struct str bytes = data->bytes;
	struct visible v;

	for (size_t at = 0; at < bytes.n; at += v.used) {
		visible_next(bytes, at, &style, &v);
		if (v.class == VISIBLE_TAB || v.class == VISIBLE_SPACE)
			buf_printf(b, " [%s] ", visible_name(v.class));
		else
			buf_add_text(b, v.text);
	}
}

static void
speak_data(struct buf *out, const struct item *item, bool ascii)
{
	const struct item_data *d = &item->data;
	struct buf b = { 0 };
	char number[NUM_TEXT_MAX];

	if (d->number > 0)
		buf_printf(&b, _("Line %s"), num_group(d->number, number));
	else
		buf_add_text(&b, item->label == NULL ? "" : item->label);
	add_phrase(&b, item_state_words(item->state));
	buf_add_text(&b, ": ");
	add_data(&b, d, ascii);
	if (d->end[0] == '\r')
		buf_printf(&b, " [%s]", visible_name(VISIBLE_CR));
	speak_line(out, buf_text(&b), ascii);
	buf_clear(&b);
	if (d->fault > 0) {
		buf_printf(&b, _("The fault is at character %lu."),
		    (unsigned long)d->fault);
		speak_line(out, buf_text(&b), ascii);
	}
	if (item->note != NULL)
		speak_line(out, item->note, ascii);
	buf_release(&b);
}

/* --- the rest ------------------------------------------------------------ */

/* The 1, 2, 3 of a plain list: said aloud they would sound like choices. */
static bool
is_ordinal(const struct item *item)
{
	return item->id == NULL && item->cell_count > 1 &&
	    item->cells[0].align == ALIGN_LEFT &&
	    str_all_digits(str_from(item->cells[0].text));
}

/* A number goes with what it counts: "41 are ready". */
static void
add_cells(struct buf *b, const struct item *item)
{
	for (size_t i = is_ordinal(item) ? 1 : 0; i < item->cell_count; i++) {
		if (i == 1 && item->id == NULL && !item->head &&
		    item->cells[0].align == ALIGN_RIGHT)
			buf_add_char(b, ' ');
		add_phrase(b, item->cells[i].text);
	}
}

static void
speak_pieces(struct buf *out, const struct item *item, bool ascii)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < item->piece_count; i++) {
		buf_clear(&b);
		buf_add_text(&b, item->pieces[i].text);
		if (item->pieces[i].label != NULL &&
		    item->pieces[i].label[0] != '\0')
			buf_printf(&b, ": %s.", item->pieces[i].label);
		speak_line(out, buf_text(&b), ascii);
	}
	buf_release(&b);
}

unsigned
speak_milestone(const struct item *bar)
{
	return bar->permille / 250 * 25;
}

static void
add_words(struct buf *b, const struct item *item)
{
	if (item->kind == ITEM_STAGE) {
		add_phrase(b, item->value);
		if (b->n > 0)
			buf_add_char(b, ':');
		add_phrase(b, item->label);
		add_phrase(b, item_state_words(item->state));
	} else if (item->kind == ITEM_FACT) {
		add_phrase(b, item->label);
		if (b->n > 0)
			buf_add_char(b, ':');
		add_phrase(b, item->value);
		add_phrase(b, item_state_words(item->state));
	} else {
		if (item->kind == ITEM_BUTTON)
			add_phrase(b, item->value);
		if (b->n > 0)
			end_sentence(b);
		add_phrase(b, item->label);
		add_cells(b, item);
	}
	add_phrase(b, item->note);
}

static void
speak_bar(struct buf *out, const struct item *item, bool ascii)
{
	struct buf b = { 0 };

	buf_printf(&b, _("%u percent."), speak_milestone(item));
	speak_line(out, buf_text(&b), ascii);
	buf_release(&b);
}

void
speak_item(struct buf *out, const struct item *item, bool ascii)
{
	struct buf b = { 0 };

	switch (item->kind) {
	case ITEM_GAP:
	case ITEM_LEGEND:
		return;
	case ITEM_DATA:
		speak_data(out, item, ascii);
		return;
	case ITEM_PIECES:
		speak_pieces(out, item, ascii);
		return;
	case ITEM_BAR:
		speak_bar(out, item, ascii);
		return;
	case ITEM_LITERAL:
		speak_line(out, item->label, ascii);
		return;
	default:
		break;
	}
	if (item->state == STATE_ATTENTION && item->kind == ITEM_TEXT)
		buf_printf(&b, "%s:", _("Needs attention"));
	add_words(&b, item);
	if ((item->kind == ITEM_HEADING || item->head) && b.n > 0 &&
	    strchr(".?:", b.p[b.n - 1]) == NULL)
		buf_add_char(&b, ':');
	end_sentence(&b);
	speak_line(out, buf_text(&b), ascii);
	if (item->detail != NULL)
		speak_line(out, item->detail, ascii);
	buf_release(&b);
}

void
speak_option(struct buf *out, const struct item *item, unsigned number,
    bool ascii)
{
	struct buf b = { 0 };

	buf_printf(&b, "%u. ", number);
	if (item->kind == ITEM_BUTTON && item->value != NULL &&
	    item->value[0] != '\0') {
		buf_add_text(&b, item->value);
		end_sentence(&b);
		buf_add_char(&b, ' ');
	}
	buf_add_text(&b, item->label == NULL ? "" : item->label);
	add_cells(&b, item);
	add_phrase(&b, item->note);
	if (item->kind == ITEM_TICK)
		add_phrase(&b, item->ticked ? _("ticked") : _("not ticked"));
	else if (item->selected)
		add_phrase(&b, _("current"));
	else
		add_phrase(&b, item_state_words(item->state));
	end_sentence(&b);
	speak_line(out, buf_text(&b), ascii);
	if (item->detail != NULL)
		speak_line(out, item->detail, ascii);
	buf_release(&b);
}
