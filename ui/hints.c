/* SPDX-License-Identifier: MIT */
/* Which keys are worth a hint on this page, and which of them fit. */
#include "ui/hints.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"

struct list {
	struct hint *hints;
	size_t count;
};

static void
add(struct list *l, const char *key, const char *label, int rank)
{
	struct hint *h;

	if (l->count == HINTS_MAX || label == NULL)
		return;
	h = &l->hints[l->count++];
	(void)snprintf(h->key, sizeof(h->key), "%s", key);
	(void)snprintf(h->label, sizeof(h->label), "%s", label);
	h->rank = rank;
}

static void
add_action(struct list *l, enum action a, const char *label)
{
	const struct action_row *row = action_get(a);
	char key[KEY_NAME_MAX];

	add(l, key_name(row->key1, key), label != NULL ? label
	    : _(row->label), row->rank);
}

/* Keys of the kind of thing that has the focus. */
static void
add_focus(struct list *l, const struct item *item)
{
	if (item == NULL)
		return;
	if (item->kind == ITEM_FIELD && item->suggestion != NULL)
		add(l, _("Tab"), _("take it"), 3);
	else if (item->kind == ITEM_FIELD || item->kind == ITEM_CHOICE)
		add(l, _("Tab"), _("next field"), 8);
	if (item->kind == ITEM_TICK)
		add(l, _("Space"), _("tick"), 4);
	else if (item->kind != ITEM_FIELD)
		add(l, _("Arrows"), item->moves ? _("move") : _("choose"), 7);
}

static const char *
enter_label(const struct page *page, const struct item *item)
{
	if (page->enter != NULL)
		return page->enter;
	if (item == NULL)
		return NULL;
	switch (item->kind) {
	case ITEM_ACTION:
	case ITEM_BUTTON:
		return _("go");
	case ITEM_ROW:
		return _("open");
	default:
		return _("next");
	}
}

static int
needed(const struct hint *hints, size_t count, int gap)
{
	int columns = 0;

	for (size_t i = 0; i < count; i++)
		columns += utf8_columns(str_from(hints[i].key)) + 1 +
		    utf8_columns(str_from(hints[i].label)) +
		    (i > 0 ? gap : 0);
	return columns;
}

static void
drop_least(struct list *l)
{
	size_t least = 0;

	for (size_t i = 1; i < l->count; i++)
		if (l->hints[i].rank >= l->hints[least].rank)
			least = i;
	memmove(&l->hints[least], &l->hints[least + 1],
	    (l->count - least - 1) * sizeof(l->hints[0]));
	l->count--;
}

size_t
hints_list(const struct page *page, int columns,
    struct hint out[HINTS_MAX], int *gap)
{
	const struct item *item = page_find(page, page->focus);
	bool in_field = item != NULL && item->kind == ITEM_FIELD;
	struct list l = { out, 0 };

	add_focus(&l, item);
	for (size_t i = 0; i < page->action_count && !in_field; i++)
		add_action(&l, page->actions[i].action,
		    page->actions[i].label);
	if (!in_field && page_has_data(page))
		add(&l, "M", page->masked ? _("unmask") : _("mask"),
		    page->masked ? 4 : action_get(ACTION_MASK)->rank);
	add(&l, _("Enter"), enter_label(page, item), 3);
	if (page->can_undo && !in_field && !page->overlay)
		add_action(&l, ACTION_UNDO, NULL);
	add_action(&l, ACTION_BACK, page->stops ? _("stop")
	    : page->leaves ? _("leave")
	    : page->overlay ? _("close") : NULL);
	if (in_field)
		add(&l, "Ctrl-G", _("help"), 1);
	else
		add_action(&l, ACTION_HELP, NULL);
	*gap = 3;
	if (needed(out, l.count, *gap) > columns)
		*gap = 2;
	while (l.count > 1 && needed(out, l.count, *gap) > columns)
		drop_least(&l);
	return l.count;
}
