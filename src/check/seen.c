/* SPDX-License-Identifier: MIT */
/* Emptied by counting turns instead of wiping slots. */
#include "check/seen.h"

#include <stdlib.h>

#include "base/mem.h"

/* A table that was made for one very long line does not fit the cache: it
 * is given back when a line hardly used it. */
enum { FIRST_CAP = 128, ROOMY = 1024, HARDLY = 16 };

void
seen_release(struct seen *s)
{
	free(s->slots);
	s->slots = NULL;
	s->cap = 0;
}

void
seen_clear(struct seen *s)
{
	if (s->cap > ROOMY && s->used * HARDLY < s->cap)
		seen_release(s);
	s->turn++;
	s->used = 0;
}

static struct seen_slot *
place(struct seen_slot *slots, size_t cap, uint64_t turn, uint64_t key)
{
	size_t i = (size_t)key & (cap - 1);

	while (slots[i].turn == turn && slots[i].key != key)
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

static void
grow(struct seen *s)
{
	size_t cap = s->cap == 0 ? FIRST_CAP : s->cap * 2;
	struct seen_slot *slots = xcalloc(cap, sizeof(*slots));

	if (s->turn == 0)
		s->turn = 1;
	for (size_t i = 0; i < s->cap; i++) {
		const struct seen_slot *from = &s->slots[i];

		if (from->turn == s->turn)
			*place(slots, cap, s->turn, from->key) = *from;
	}
	free(s->slots);
	s->slots = slots;
	s->cap = cap;
}

bool
seen_add(struct seen *s, uint64_t key)
{
	struct seen_slot *slot;

	if (s->used * 2 >= s->cap)
		grow(s);
	slot = place(s->slots, s->cap, s->turn, key);
	if (slot->turn == s->turn)
		return true;
	slot->key = key;
	slot->turn = s->turn;
	s->used++;
	return false;
}

bool
seen_has(const struct seen *s, uint64_t key)
{
	if (s->used == 0)
		return false;
	return place(s->slots, s->cap, s->turn, key)->turn == s->turn;
}
