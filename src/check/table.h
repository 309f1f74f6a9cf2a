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
/* Empty, with the room it has. */
void table_clear(struct table *t);
/* The entry of key, made with zeros after its key if it is new; valid until
 * the next call.  fresh may be NULL. */
uint64_t *table_at(struct table *t, uint64_t key, bool *fresh);
/* It will be asked for soon: begin to fetch it from memory. */
void table_expect(const struct table *t, uint64_t key);
/* The entry of key, or NULL. */
const uint64_t *table_find(const struct table *t, uint64_t key);

#endif
