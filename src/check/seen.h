/* SPDX-License-Identifier: MIT */
/*
 * What one line has had already: a small table of hashes that is emptied in
 * no time, for lines with a few items and with ten thousands.
 */
#ifndef CHECK_SEEN_H
#define CHECK_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct seen_slot {
	uint64_t key;
	uint64_t turn;	/* the slot counts if this is the present turn */
};

struct seen {		/* all-zero is empty */
	struct seen_slot *slots;
	size_t cap, used;
	uint64_t turn;
};

void seen_release(struct seen *s);
void seen_clear(struct seen *s);
/* Was key there?  It is from now on. */
bool seen_add(struct seen *s, uint64_t key);
bool seen_has(const struct seen *s, uint64_t key);

#endif
