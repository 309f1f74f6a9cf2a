/* SPDX-License-Identifier: MIT */
/*
 * What made-up files are put together from: a stream of numbers that is the
 * same in every run, and the line that is being written.
 */
#ifndef TESTS_BENCH_MAKER_H
#define TESTS_BENCH_MAKER_H

#include <stddef.h>
#include <stdint.h>

enum { MAKER_LINE = 1 << 19 };	/* longest line, in bytes */

struct maker {
	uint64_t state;		/* how far the stream is */
	uint64_t persons;	/* made so far */
	unsigned own_ids;	/* none looks like one of Adobe's */
	char line[MAKER_LINE];
	size_t n;
};

/* SplitMix64: the n-th number of a stream is a function of n alone. */
uint64_t maker_stir(uint64_t n);
/* The next number of the stream, 0 .. n - 1. */
unsigned maker_below(struct maker *m, unsigned n);
void maker_add(struct maker *m, const char *text);
void maker_add_bytes(struct maker *m, const char *bytes, size_t n);
void maker_add_number(struct maker *m, uint64_t number);
/* count characters of an alphabet, the same for the same seed. */
void maker_add_some(struct maker *m, const char *alphabet, size_t count,
    uint64_t seed);

/* Seven lines of ten bring a new person, the others repeat one; of these a
 * few go to 64 heavy users, or to 64 others after each so many persons (0:
 * always the same), so that nobody has too many lines. */
uint64_t maker_person(struct maker *m, uint64_t change);
/* The ID of a person, always the same: 30 of 100 have 38 digits, 35 are a
 * UUID in small or capital letters, 23 letters and digits, 12 words.  With
 * own_ids the first 30 are UUIDs as well. */
void maker_add_id(struct maker *m, uint64_t person);

#endif
