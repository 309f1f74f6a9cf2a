/* SPDX-License-Identifier: MIT */
/*
 * Fingerprints with a few words beside each: a growing open-addressed
 * table.  All-zero but for width is the valid empty table.
 *
 *	| key | word 1 | ... |  key | word 1 | ... |   key 0: free
 */
#ifndef CHECK_TABLE_H
#define CHECK_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table {
	size_t width;	/* words an entry, the key included; 0 stands for 1 */
	size_t cap, used;
	uint64_t *words;
};

void table_release(struct table *t);
/* Empty, with the room it has, if it needed that. */
void table_clear(struct table *t);
/* Of an empty table: so many entries will come, at most. */
void table_reserve(struct table *t, size_t entries);
/* The entry of key, made with zeros after its key if it is new; valid until
 * the next call.  fresh may be NULL. */
uint64_t *table_at(struct table *t, uint64_t key, bool *fresh);
/* It will be asked for soon: begin to fetch it from memory. */
static inline void
table_expect(const struct table *t, uint64_t key)
{
	size_t width = t->width == 0 ? 1 : t->width;

	if (t->cap > 0)
		__builtin_prefetch(
		    &t->words[((size_t)key & (t->cap - 1)) * width]);
}
/* The entry of key, or NULL. */
const uint64_t *table_find(const struct table *t, uint64_t key);

#endif
