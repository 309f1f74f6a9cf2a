/* SPDX-License-Identifier: MIT */
/* A full block is one word: where it lies in memory (even), or its place
 * on the disk (odd). */
#include "check/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FIRST_FULL = 8 };

void
ledger_init(struct ledger *l, struct store *store, size_t width)
{
	memset(l, 0, sizeof(*l));
	l->store = store;
	l->width = width;
	l->room = store_block(store) / width;
	l->part_count = store_parts(store);
	l->shift = 64;
	for (size_t n = l->part_count; n > 1; n /= 2)
		l->shift--;
	l->parts = xcalloc(l->part_count, sizeof(*l->parts));
}

void
ledger_release(struct ledger *l)
{
	for (size_t i = 0; i < l->part_count; i++)
		ledger_drop(l, i);
	free(l->parts);
	free(l->page);
	memset(l, 0, sizeof(*l));
}

static void
add_full(struct ledger_part *p, uint64_t where)
{
	if (p->full_count == p->full_cap) {
		p->full_cap = p->full_cap == 0 ? FIRST_FULL :
		    p->full_cap * 2;
		p->full = xreallocarray(p->full, p->full_cap,
		    sizeof(*p->full));
	}
	p->full[p->full_count++] = where;
}

bool
ledger_turn_over(struct ledger *l, size_t part, struct err *err)
{
	struct ledger_part *p = &l->parts[part];
	uint64_t place;

	if (p->open == NULL) {
		p->open = store_take(l->store);
	} else if (!store_crowded(l->store)) {
		add_full(p, (uintptr_t)p->open);
		p->open = store_take(l->store);
	} else {
		if (!store_write(l->store, p->open, &place, err))
			return false;
		add_full(p, place << 1 | 1);
	}
	p->used = 0;
	return true;
}

bool
ledger_append_rest(struct ledger *l, size_t part, const void *records,
    size_t n, struct err *err)
{
	struct ledger_part *p = &l->parts[part];
	const char *from = records;

	while (n > 0) {
		size_t some;

		if ((p->open == NULL || p->used == l->room) &&
		    !ledger_turn_over(l, part, err))
			return false;
		some = l->room - p->used < n ? l->room - p->used : n;
		memcpy(p->open + p->used * l->width, from, some * l->width);
		p->used += some;
		from += some * l->width;
		n -= some;
	}
	return true;
}

uint64_t
ledger_count(const struct ledger *l, size_t part)
{
	const struct ledger_part *p = &l->parts[part];

	return (uint64_t)p->full_count * l->room + p->used;
}

const void *
ledger_read(struct ledger *l, size_t part, size_t *block, size_t *n,
    struct err *err)
{
	const struct ledger_part *p = &l->parts[part];
	size_t at = (*block)++;
	uint64_t where;

	*n = at < p->full_count ? l->room : at == p->full_count ? p->used : 0;
	if (at >= p->full_count)
		return p->open != NULL ? p->open : (const void *)l->parts;
	where = p->full[at];
	if ((where & 1) == 0)
		return (const void *)(uintptr_t)where;
	if (l->page == NULL)
		l->page = xmalloc(store_block(l->store));
	return store_read(l->store, where >> 1, l->page, err) ? l->page :
	    NULL;
}

void
ledger_drop(struct ledger *l, size_t part)
{
	struct ledger_part *p = &l->parts[part];

	for (size_t i = 0; i < p->full_count; i++)
		if ((p->full[i] & 1) == 0)
			store_give(l->store, (void *)(uintptr_t)p->full[i]);
		else
			store_drop(l->store, p->full[i] >> 1);
	if (p->open != NULL)
		store_give(l->store, p->open);
	free(p->full);
	memset(p, 0, sizeof(*p));
}
