/* SPDX-License-Identifier: MIT */
/* The trace of a number, digit by digit. */
#include "check/trace.h"

enum { WORD_DIGITS = 8 };

static uint64_t
word_of(struct str digits)
{
	uint64_t word = 0;

	for (size_t i = digits.n; i-- > 0;)
		word = word << 8 | (unsigned char)digits.p[i];
	return word;
}

/* Longer numbers than those of two words are alike if these are. */
uint32_t
trace_digits(struct str digits, bool removed)
{
	size_t split = digits.n > WORD_DIGITS ? digits.n - WORD_DIGITS : 0;
	uint64_t front = word_of(str_cut(digits, 0, split));
	uint64_t last = word_of(str_cut(digits, split, digits.n));

	return trace_of(split > 0 ? trace_word(last, front) : last, removed);
}
