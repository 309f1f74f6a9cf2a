/* SPDX-License-Identifier: MIT */
/*
 * What is remembered of a trait that a line touches: fifteen bits of what
 * its number comes to, and whether it is taken away.  The same number leaves
 * the same bits; another one seldom does.
 *
 * The traces of a line lie behind each other, the number of them in front.
 */
#ifndef CHECK_TRACE_H
#define CHECK_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* A line with more traits has none; room for those of one line. */
enum { TRACE_REMOVED = 1, TRACES_LINE = 1 << 15,
	TRACES_ROOM = TRACES_LINE + 64 };

/* A trait and what parts it from the next, as in 1:0, at least. */
enum { TRACE_BYTES = 4 };

/* The word of a number: its last eight digits as they are loaded, zeros
 * behind them, and those in front of these. */
static inline uint64_t
trace_word(uint64_t last, uint64_t front)
{
	return last ^ front * UINT64_C(0xC2B2AE3D27D4EB4F);
}

static inline uint32_t
trace_of(uint64_t word, bool removed)
{
	uint64_t h = word * UINT64_C(0x9E3779B97F4A7C15) >> 32;

	return (uint32_t)((h & ~(uint64_t)TRACE_REMOVED) | removed);
}

/* Of a number as it is written. */
uint32_t trace_digits(struct str digits, bool removed);

#endif
