/* SPDX-License-Identifier: MIT */
/* Movement of the focus. */
#include "ui/focus.h"

#include <string.h>

size_t
focus_index(const struct page *p, const char *id)
{
	for (size_t i = 0; id != NULL && i < p->count; i++)
		if (p->items[i]->id != NULL &&
		    strcmp(p->items[i]->id, id) == 0)
			return i;
	return FOCUS_NONE;
}

/* The stop after (or before) from; FOCUS_NONE past the end. */
static size_t
next_stop(const struct page *p, size_t from)
{
	for (size_t i = from == FOCUS_NONE ? 0 : from + 1; i < p->count; i++)
		if (p->items[i]->id != NULL)
			return i;
	return FOCUS_NONE;
}

static size_t
previous_stop(const struct page *p, size_t from)
{
	for (size_t i = from == FOCUS_NONE ? p->count : from; i-- > 0;)
		if (p->items[i]->id != NULL)
			return i;
	return FOCUS_NONE;
}

bool
focus_same_group(const struct page *p, size_t a, size_t b)
{
	const struct item *x, *y;

	if (a == FOCUS_NONE || b == FOCUS_NONE)
		return false;
	x = p->items[a];
	y = p->items[b];
	if (a == b)
		return true;
	if (x->kind != y->kind || x->kind == ITEM_FIELD ||
	    x->kind == ITEM_BUTTON)
		return false;
	if (x->group == NULL || y->group == NULL)
		return x->group == y->group;
	return strcmp(x->group, y->group) == 0;
}

/* In the group of i the choice that is selected, else i. */
static size_t
selected_of(const struct page *p, size_t i)
{
	if (i == FOCUS_NONE || p->items[i]->kind != ITEM_CHOICE)
		return i;
	for (size_t j = 0; j < p->count; j++)
		if (p->items[j]->id != NULL && p->items[j]->selected &&
		    focus_same_group(p, i, j))
			return j;
	return i;
}

size_t
focus_resolve(const struct page *p, const char *id)
{
	size_t i = focus_index(p, id);

	return i != FOCUS_NONE ? i : selected_of(p, next_stop(p,
	    FOCUS_NONE));
}

size_t
focus_next_group(const struct page *p, size_t from)
{
	size_t i = from;

	do
		i = next_stop(p, i);
	while (i != FOCUS_NONE && focus_same_group(p, from, i));
	return selected_of(p, i);
}

size_t
focus_previous_group(const struct page *p, size_t from)
{
	size_t i = from, first;

	do
		i = previous_stop(p, i);
	while (i != FOCUS_NONE && focus_same_group(p, from, i));
	/* Lists are entered at their first row. */
	for (first = i; first != FOCUS_NONE; first = previous_stop(p, first)) {
		if (!focus_same_group(p, i, first))
			break;
		i = first;
	}
	return selected_of(p, i);
}

static size_t
edge_of_group(const struct page *p, size_t from, size_t (*step)(
    const struct page *p, size_t from))
{
	size_t i = from, last = from;

	while ((i = step(p, i)) != FOCUS_NONE)
		if (focus_same_group(p, from, i))
			last = i;
	return last;
}

/* One step within the page; choices keep the arrows to themselves. */
static size_t
one_step(const struct page *p, size_t from, bool forward)
{
	const struct item *item = p->items[from];
	size_t i = forward ? next_stop(p, from) : previous_stop(p, from);

	if (item->kind == ITEM_CHOICE && item->sideways)
		return forward ? focus_next_group(p, from)
		    : focus_previous_group(p, from);
	if (item->kind == ITEM_CHOICE) {
		/* A field may stand beside one of the choices. */
		while (i != FOCUS_NONE && !focus_same_group(p, from, i) &&
		    p->items[i]->aside)
			i = forward ? next_stop(p, i) : previous_stop(p, i);
		return focus_same_group(p, from, i) ? i : FOCUS_NONE;
	}
	return focus_same_group(p, from, i) ? i : selected_of(p, i);
}

static size_t
sideways(const struct page *p, size_t from, bool forward)
{
	size_t i = forward ? next_stop(p, from) : previous_stop(p, from);

	if (!p->items[from]->sideways)
		return FOCUS_NONE;
	return focus_same_group(p, from, i) ? i : FOCUS_NONE;
}

size_t
focus_move(const struct page *p, size_t from, enum move move)
{
	if (from == FOCUS_NONE)
		return next_stop(p, FOCUS_NONE);
	switch (move) {
	case MOVE_UP:
		return one_step(p, from, false);
	case MOVE_DOWN:
		return one_step(p, from, true);
	case MOVE_LEFT:
		return sideways(p, from, false);
	case MOVE_RIGHT:
		return sideways(p, from, true);
	case MOVE_HOME:
		return edge_of_group(p, from, previous_stop);
	case MOVE_END:
		return edge_of_group(p, from, next_stop);
	default:
		return FOCUS_NONE;
	}
}
