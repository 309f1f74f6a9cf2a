/* SPDX-License-Identifier: MIT */
/*
 * Fingerprints of the items of a line, for the set of those that it had.
 * Items that a rule takes for the same have the same; numbers have one
 * whatever is done with them.  Bytes around them are read, not used.
 */
#ifndef CHECK_FAST_WORDS_H
#define CHECK_FAST_WORDS_H

#include "check/fast_inside.h"
#include "check/fold.h"
#include "check/trace.h"

#define WORD8(a, b, c, d, e, f, g, h) \
	((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 | \
	    (uint64_t)(d) << 24 | (uint64_t)(e) << 32 | \
	    (uint64_t)(f) << 40 | (uint64_t)(g) << 48 | (uint64_t)(h) << 56)
#define IC WORD8('i', 'c', '=', 0, 0, 0, 0, 0)

enum { NUMBER_MAX = 16, IC_DIGITS_MAX = 14 };

/* A word for the n digits before end, 1 to NUMBER_MAX: equal numbers have
 * equal words, and the first digit of one of eight at most is their lowest
 * byte. */
static inline __attribute__((always_inline)) uint64_t
number_word(const char *end, size_t n)
{
	uint64_t last = load_word(end - 8);

	if (n <= 8)
		return last >> (64 - 8 * n);
	return trace_word(last, load_word(end - 16) >> (64 - 8 * (n - 8)));
}

/* Of a value and what it belongs to: IC, or keys_hash of its key. */
static inline __attribute__((always_inline)) uint64_t
pair_word(uint64_t key, const char *value, size_t n)
{
	if (n > 16)
		return fast_long_pair(key, (struct str){ value, n });
	return fold((load_word(value) & fast_first[n][0]) ^ key,
	    (load_word(value + 8) & fast_first[n][1]) ^
	    UINT64_C(0x9E3779B97F4A7C15));
}

#endif
