/* SPDX-License-Identifier: MIT */
/*
 * What was on a line already.  A slot has 48 bits of the fingerprint and
 * the turn in which it was put there; one of an earlier turn is free, so
 * that a new line begins with nothing done.
 */
#ifndef CHECK_FAST_SET_H
#define CHECK_FAST_SET_H

#include "check/fastlane.h"

enum { FAST_TURN_BITS = 16, FAST_SMALL_LOG = 11, FAST_LARGE_LOG = 17 };

/* Room for 1 << slots_log fingerprints, half of which may be used: an item
 * has two bytes at least. */
void fast_set_init(struct fast_set *s, unsigned slots_log);
void fast_set_release(struct fast_set *s);
/* All turns have been used. */
void fast_set_wrap(struct fast_set *s);

static inline void
fast_set_clear(struct fast_set *s)
{
	s->turn++;
	if (s->turn >> FAST_TURN_BITS != 0)
		fast_set_wrap(s);
}

/* The set, which has 1 << slots_log slots, to be used for one line: known
 * numbers make quicker code. */
static inline __attribute__((always_inline)) struct fast_set
fast_set_use(const struct fast_set *s, unsigned slots_log)
{
	struct fast_set use = *s;

	use.shift = 64 - slots_log;
	use.mask = (UINT64_C(1) << slots_log) - 1;
	return use;
}

/* Was it there, or something that looks the same? */
static inline bool
fast_set_has(const struct fast_set *s, uint64_t item)
{
	const uint64_t turns = (UINT64_C(1) << FAST_TURN_BITS) - 1;
	uint64_t h = item * UINT64_C(0x9E3779B97F4A7C15);
	uint64_t entry = (h & ~turns) | s->turn;
	uint64_t i = h >> s->shift;

	while ((uint16_t)s->slots[i] == (uint16_t)s->turn &&
	    s->slots[i] != entry)
		i = (i + 1) & s->mask;
	return s->slots[i] == entry;
}

/* False if it was there, or something that looks the same. */
static inline __attribute__((always_inline)) bool
fast_set_add(const struct fast_set *s, uint64_t item)
{
	const uint64_t turns = (UINT64_C(1) << FAST_TURN_BITS) - 1;
	uint64_t h = item * UINT64_C(0x9E3779B97F4A7C15);
	uint64_t entry = (h & ~turns) | s->turn;
	uint64_t i = h >> s->shift;

	while (__builtin_expect((uint16_t)s->slots[i] ==
	    (uint16_t)s->turn, 0)) {
		if (s->slots[i] == entry)
			return false;
		i = (i + 1) & s->mask;
	}
	s->slots[i] = entry;
	return true;
}

#endif
