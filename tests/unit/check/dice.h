/* SPDX-License-Identifier: MIT */
/* Numbers by chance that are the same in every run. */
#ifndef TESTS_CHECK_DICE_H
#define TESTS_CHECK_DICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dice {
	uint64_t state;		/* any number: which game it is */
};

/* 0 to n - 1. */
static inline unsigned
dice_below(struct dice *d, unsigned n)
{
	uint64_t z = d->state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return (unsigned)((z ^ z >> 31) >> 33) % n;
}

/* Once in so many throws. */
static inline bool
dice_once_in(struct dice *d, unsigned n)
{
	return dice_below(d, n) == 0;
}

#endif
