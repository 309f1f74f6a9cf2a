/* SPDX-License-Identifier: MIT */
/* Traits and key-values for made-up lines, one form a line. */
#ifndef TESTS_BENCH_TRAITS_H
#define TESTS_BENCH_TRAITS_H

#include <stdbool.h>

#include "tests/bench/maker.h"

/* FORM_NUMBERS: any but the pairs.  FORM_PAIRS: one of the two. */
enum form { FORM_SID, FORM_UNSID, FORM_IC, FORM_BARE, FORM_COLON,
	FORM_QUOTED, FORM_PLAIN, FORM_ANY, FORM_NUMBERS, FORM_PAIRS };

/* How often a value holds letters that are not ASCII. */
enum letters { LETTERS_SOME, LETTERS_ASCII, LETTERS_WIDE };

struct traits {
	enum form form;
	unsigned least, most;	/* a line; of pairs at most PAIRS_MOST */
	enum letters letters;
	bool apart;		/* what is added is never removed */
};

enum { TRAITS_MOST = 64, PAIRS_MOST = 16 };

/* No trait and no key stands twice on a line. */
void traits_add(struct maker *m, const struct traits *traits);
/* So many traits d_sid=, as they come. */
void traits_add_sids(struct maker *m, unsigned count);

#endif
