/* SPDX-License-Identifier: MIT */
/* The table of fingerprints: linear probing, at most three quarters full.
 * The keys are hashes already, so their low bits are the place. */
#include "check/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* It is quicker to make a table anew than to clear one that is SPARSE times
 * too large. */
enum { FIRST_CAP = 64, SPARSE = 16 };

static size_t
width(const struct table *t)
{
	return t->width == 0 ? 1 : t->width;
}

void
table_release(struct table *t)
{
	free(t->words);
	t->words = NULL;
	t->cap = 0;
	t->used = 0;
}

void
table_clear(struct table *t)
{
	if (t->used > 0 && t->used < t->cap / SPARSE)
		table_release(t);
	else if (t->used > 0)
		memset(t->words, 0, t->cap * width(t) * sizeof(*t->words));
	t->used = 0;
}

void
table_reserve(struct table *t, size_t entries)
{
	size_t cap = FIRST_CAP;

	while (cap / 4 * 3 <= entries)
		cap *= 2;
	if (t->cap >= cap)
		return;
	free(t->words);
	t->words = xcalloc(cap, width(t) * sizeof(*t->words));
	t->cap = cap;
}

/* The entry that has key, or the free one where it belongs. */
static uint64_t *
place(uint64_t *words, size_t cap, size_t w, uint64_t key)
{
	size_t i = (size_t)key & (cap - 1);

	while (words[i * w] != 0 && words[i * w] != key)
		i = (i + 1) & (cap - 1);
	return &words[i * w];
}

static void
grow(struct table *t)
{
	size_t w = width(t);
	size_t cap = t->cap == 0 ? FIRST_CAP : t->cap * 2;
	uint64_t *words = xcalloc(cap, w * sizeof(*words));

	for (size_t i = 0; i < t->cap; i++) {
		const uint64_t *from = &t->words[i * w];

		if (from[0] != 0)
			memcpy(place(words, cap, w, from[0]), from,
			    w * sizeof(*words));
	}
	free(t->words);
	t->words = words;
	t->cap = cap;
}

uint64_t *
table_at(struct table *t, uint64_t key, bool *fresh)
{
	uint64_t *entry;

	key += key == 0;
	if (t->used * 4 >= t->cap * 3)
		grow(t);
	entry = place(t->words, t->cap, width(t), key);
	if (fresh != NULL)
		*fresh = entry[0] == 0;
	if (entry[0] == 0) {
		entry[0] = key;
		t->used++;
	}
	return entry;
}

const uint64_t *
table_find(const struct table *t, uint64_t key)
{
	const uint64_t *entry;

	key += key == 0;
	if (t->used == 0)
		return NULL;
	entry = place(t->words, t->cap, width(t), key);
	return entry[0] == 0 ? NULL : entry;
}
