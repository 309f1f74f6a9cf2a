/* SPDX-License-Identifier: MIT */
/* Builds the dialogue model and owns its text. */
#include "ui/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/safetext.h"
#include "spec/mask.h"

void
page_clear(struct page *p)
{
	for (size_t i = 0; i < p->count; i++) {
		free(p->items[i]->pieces);
		free(p->items[i]);
	}
	for (size_t i = 0; i < p->text_count; i++)
		free(p->texts[i]);
	free(p->items);
	free(p->texts);
	*p = (struct page){ 0 };
}

/* Is it time to double an array that holds count? */
static bool
is_full(size_t count)
{
	return (count & (count - 1)) == 0;
}

static const char *
own(struct page *p, char *take_text)
{
	if (is_full(p->text_count))
		p->texts = xreallocarray(p->texts,
		    p->text_count == 0 ? 1 : p->text_count * 2,
		    sizeof(p->texts[0]));
	p->texts[p->text_count++] = take_text;
	return take_text;
}

const char *
page_copy(struct page *p, const char *words)
{
	return words == NULL ? NULL : own(p, xstrdup(words));
}

const char *
page_print(struct page *p, const char *fmt, ...)
{
	char small[512];
	va_list ap, again;
	char *text;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	if (n < (int)sizeof(small)) {
		text = xstrdup(n < 0 ? "" : small);
	} else {
		text = xmalloc((size_t)n + 1);
		(void)vsnprintf(text, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	va_end(ap);
	return own(p, text);
}

const char *
page_safe(struct page *p, struct str bytes, int width)
{
	struct safetext safe = safetext_make(bytes, width);
	const char *text = page_copy(p, safe.text);

	safetext_release(&safe);
	return text;
}

const char *
page_value(struct page *p, struct str bytes, int width)
{
	struct buf shape = { 0 };
	const char *text;

	if (!p->masked)
		return page_safe(p, bytes, width);
	mask_add(&shape, bytes);
	text = page_safe(p, buf_str(&shape), width);
	buf_release(&shape);
	return text;
}

const char *
page_number(struct page *p, uint64_t n)
{
	char text[NUM_TEXT_MAX];

	return page_copy(p, num_group(n, text));
}

/* Past PAGE_ITEMS_MAX the last item is used again, so that a page stays
 * bounded whatever a screen lists. */
static struct item *
add(struct page *p, enum item_kind kind)
{
	struct item *item;

	if (p->count == PAGE_ITEMS_MAX) {
		item = p->items[p->count - 1];
		free(item->pieces);
		*item = (struct item){ .kind = kind };
		return item;
	}
	if (is_full(p->count))
		p->items = xreallocarray(p->items,
		    p->count == 0 ? 1 : p->count * 2, sizeof(p->items[0]));
	item = xcalloc(1, sizeof(*item));
	item->kind = kind;
	p->items[p->count++] = item;
	return item;
}

static struct item *
add_labelled(struct page *p, enum item_kind kind, const char *id,
    const char *label)
{
	struct item *item = add(p, kind);

	item->id = page_copy(p, id);
	item->label = page_copy(p, label);
	return item;
}

struct item *
page_heading(struct page *p, const char *words)
{
	return add_labelled(p, ITEM_HEADING, NULL, words);
}

struct item *
page_text(struct page *p, const char *words)
{
	return add_labelled(p, ITEM_TEXT, NULL, words);
}

void
page_gap(struct page *p)
{
	(void)add(p, ITEM_GAP);
}

struct item *
page_field(struct page *p, const char *id, const char *label,
    const char *value)
{
	struct item *item = add_labelled(p, ITEM_FIELD, id, label);

	item->value = page_copy(p, value == NULL ? "" : value);
	return item;
}

struct item *
page_choice(struct page *p, const char *group, const char *id,
    const char *label, bool selected)
{
	struct item *item = add_labelled(p, ITEM_CHOICE, id, label);

	item->group = page_copy(p, group);
	item->selected = selected;
	return item;
}

struct item *
page_tick(struct page *p, const char *id, const char *label, bool ticked)
{
	struct item *item = add_labelled(p, ITEM_TICK, id, label);

	item->ticked = ticked;
	return item;
}

struct item *
page_row(struct page *p, const char *id)
{
	return add_labelled(p, ITEM_ROW, id, NULL);
}

void
item_cell(struct page *p, struct item *row, const char *text,
    enum item_align align)
{
	struct item_cell *cell;

	if (row->cell_count == ITEM_CELLS_MAX)
		return;
	cell = &row->cells[row->cell_count++];
	cell->text = page_copy(p, text == NULL ? "" : text);
	cell->align = align;
}

struct item *
page_action_row(struct page *p, const char *id, const char *label)
{
	return add_labelled(p, ITEM_ACTION, id, label);
}

struct item *
page_button(struct page *p, const char *id, const char *text,
    const char *label)
{
	struct item *item = add_labelled(p, ITEM_BUTTON, id, label);

	item->value = page_copy(p, text);
	return item;
}

struct item *
page_fact(struct page *p, const char *label, const char *value,
    const char *note)
{
	struct item *item = add_labelled(p, ITEM_FACT, NULL, label);

	item->value = page_copy(p, value);
	item->note = page_copy(p, note);
	return item;
}

struct item *
page_data(struct page *p, uint64_t number, const char *label,
    struct str bytes)
{
	struct item *item = add_labelled(p, ITEM_DATA, NULL, label);
	char *copy = xmalloc(bytes.n + 1);

	if (bytes.n > 0)
		memcpy(copy, bytes.p, bytes.n);
	copy[bytes.n] = '\0';
	item->data.number = number;
	item->data.masked = p->masked;
	item->data.bytes = (struct str){ own(p, copy), bytes.n };
	return item;
}

void
page_legend(struct page *p, uint32_t marks)
{
	add(p, ITEM_LEGEND)->marks = marks;
}

struct item *
page_bar(struct page *p, unsigned permille, const char *words)
{
	struct item *item = add_labelled(p, ITEM_BAR, NULL, words);

	item->permille = permille > 1000 ? 1000 : permille;
	return item;
}

struct item *
page_pieces(struct page *p)
{
	return add(p, ITEM_PIECES);
}

void
item_piece(struct page *p, struct item *pieces, const char *text,
    const char *label)
{
	struct item_piece *piece;

	if (is_full(pieces->piece_count))
		pieces->pieces = xreallocarray(pieces->pieces,
		    pieces->piece_count == 0 ? 1 : pieces->piece_count * 2,
		    sizeof(pieces->pieces[0]));
	piece = &pieces->pieces[pieces->piece_count++];
	piece->text = page_copy(p, text);
	piece->label = page_copy(p, label);
}

struct item *
page_stage(struct page *p, enum item_state state, const char *when,
    const char *label)
{
	struct item *item = add_labelled(p, ITEM_STAGE, NULL, label);

	item->state = state;
	item->value = page_copy(p, when);
	return item;
}

struct item *
page_literal(struct page *p, const char *text)
{
	return add_labelled(p, ITEM_LITERAL, NULL, text);
}

struct item *
page_literal_safe(struct page *p, struct str text)
{
	struct buf lines = { 0 };
	struct item *item;

	for (size_t at = 0; at < text.n;) {
		size_t end = str_find(text, at, '\n');

		(void)safetext_add(&lines, str_cut(text, at, end), 0);
		buf_add_char(&lines, '\n');
		at = end + 1;
	}
	item = page_literal(p, page_copy(p, buf_text(&lines)));
	buf_release(&lines);
	return item;
}

void
page_allow(struct page *p, enum action action, const char *label)
{
	if (p->action_count == PAGE_ACTIONS_MAX)
		return;
	p->actions[p->action_count].action = action;
	p->actions[p->action_count++].label = page_copy(p, label);
}

bool
page_allows(const struct page *p, enum action action)
{
	for (size_t i = 0; i < p->action_count; i++)
		if (p->actions[i].action == action)
			return true;
	return false;
}

bool
page_has_data(const struct page *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->items[i]->kind == ITEM_DATA)
			return true;
	return false;
}

struct item *
page_find(const struct page *p, const char *id)
{
	for (size_t i = 0; id != NULL && i < p->count; i++)
		if (p->items[i]->id != NULL &&
		    strcmp(p->items[i]->id, id) == 0)
			return p->items[i];
	return NULL;
}

const char *
item_state_words(enum item_state state)
{
	static const char *const words[] = {
		[STATE_PLAIN] = "",
		[STATE_TODO] = N_("to do"),
		[STATE_CURRENT] = N_("current"),
		[STATE_DONE] = N_("done"),
		[STATE_ATTENTION] = N_("needs attention"),
	};

	return _(words[state]);
}
