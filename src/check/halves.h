/* SPDX-License-Identifier: MIT */
/*
 * All persons of a file, in two halves by a bit of their fingerprints that
 * decides about nothing else.  Each
 * half has memory and a temporary file of its own, so that the lines of both
 * can be compared at the same time.  What comes out, and in which order, is
 * the same with one thread.
 *
 *	halves_add --> persons | persons      halves_step --> news, shapes
 */
#ifndef CHECK_HALVES_H
#define CHECK_HALVES_H

#include "check/parallel.h"
#include "check/persons.h"

enum { HALVES = 2, HALVES_SHIFT = 48 };

struct half {
	struct store *store;
	struct persons persons;
	enum step step;		/* what the last one came to */
	struct err err;
};

struct halves {
	struct half of[HALVES];
	struct news_book *news;	/* borrowed */
	unsigned threads;
	struct parallel *parallel;	/* NULL: there is no second thread */
};

/* bytes: memory for both, 0: STORE_USUAL; folder: see store_new.  News and
 * folder are borrowed. */
void halves_init(struct halves *h, uint64_t bytes, const char *folder,
    const struct persons_facts *facts);
/* After all other ledgers in the stores. */
void halves_release(struct halves *h);

static inline struct persons *
halves_of(struct halves *h, const struct mention *m)
{
	return &h->of[persons_key(m) >> HALVES_SHIFT & 1].persons;
}

/* All lines are in: compare them on so many threads, two at most.  What
 * comes out is told to news, which are borrowed. */
void halves_begin(struct halves *h, struct news_book *news,
    unsigned threads);
enum step halves_step(struct halves *h, struct err *err);

/* After STEP_DONE: customer IDs by their shape. */
void halves_shapes(const struct halves *h, struct shapes *shapes);
uint64_t halves_users(const struct halves *h);	/* different IDs */
uint64_t halves_spilled(const struct halves *h);	/* see people.h */

#endif
