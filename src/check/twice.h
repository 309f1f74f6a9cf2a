/* SPDX-License-Identifier: MIT */
/*
 * Which keys come more than once, or in both of two ways: two bits for each
 * key, in a place that others may share.  One that does so is never missed;
 * of the others a few may be named too.
 */
#ifndef CHECK_TWICE_H
#define CHECK_TWICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All-zero is empty. */
struct twice {
	uint64_t *words;
	size_t cap;		/* words */
	uint64_t mask;		/* of places */
	uint64_t again;		/* keys that came to a place that was taken */
};

enum { TWICE_SHIFT = 20, TWICE_BITS = 2, TWICE_WORD = 32 };

/* Empty, for so many keys. */
void twice_begin(struct twice *t, uint64_t keys);
void twice_release(struct twice *t);

static inline void
twice_add(struct twice *t, uint64_t key)
{
	uint64_t place = key >> TWICE_SHIFT & t->mask;
	uint64_t *word = &t->words[place / TWICE_WORD];
	unsigned shift = (unsigned)(place % TWICE_WORD) * TWICE_BITS;
	uint64_t had = *word >> shift & 1;

	*word |= (1 + had) << shift;
	t->again += had;
}

/* Instead of twice_add: it comes in this way, 0 or 1. */
static inline void
twice_mark(struct twice *t, uint64_t key, unsigned way)
{
	uint64_t place = key >> TWICE_SHIFT & t->mask;
	unsigned shift = (unsigned)(place % TWICE_WORD) * TWICE_BITS;

	t->words[place / TWICE_WORD] |= UINT64_C(1) << (shift + way);
}

/* It came in any way. */
static inline bool
twice_any(const struct twice *t, uint64_t key)
{
	uint64_t place = key >> TWICE_SHIFT & t->mask;
	unsigned shift = (unsigned)(place % TWICE_WORD) * TWICE_BITS;

	return (t->words[place / TWICE_WORD] >> shift & 3) != 0;
}

/* It came in both ways. */
static inline bool
twice_both(const struct twice *t, uint64_t key)
{
	uint64_t place = key >> TWICE_SHIFT & t->mask;
	unsigned shift = (unsigned)(place % TWICE_WORD) * TWICE_BITS;

	return (t->words[place / TWICE_WORD] >> shift & 3) == 3;
}

static inline bool
twice_has(const struct twice *t, uint64_t key)
{
	uint64_t place = key >> TWICE_SHIFT & t->mask;
	unsigned shift = (unsigned)(place % TWICE_WORD) * TWICE_BITS;

	return (t->words[place / TWICE_WORD] >> shift & 2) != 0;
}

#endif
