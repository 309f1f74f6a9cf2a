/* SPDX-License-Identifier: MIT */
/* Runs a whole check on bytes, for tests. */
#ifndef TESTS_CHECK_RAN_H
#define TESTS_CHECK_RAN_H

#include "base/buf.h"
#include "check/check.h"

/* What a check gave: all findings in the order of line, column, rule. */
struct ran {
	struct check_summary summary;
	struct finding *findings;
	size_t count;
	uint64_t ready, attention;	/* records, by the sums of combos */
	uint64_t counted;		/* findings, by the counters */
	struct buf told;	/* all that was kept, in the order it has */
};

/* The context of the vectors: 2026-01-01, names are checked. */
struct context ran_context(const char *name);
/* With one more answer: the type of the ID (aam ecid hemail), ic, cross or
 * device (what the first source is), site (IDs USER123, web-7), traits (24
 * is fine, 26 is none for files, 27 is of source 777); or "". */
struct context ran_context_of(const char *name, const char *word);
/* piece: bytes the source gives at most at a time. */
void ran_check_as(struct ran *r, const struct context *context,
    struct str bytes, size_t piece, const struct check_options *options);
/* The same with every example kept, and blocks as small as the pieces. */
void ran_check(struct ran *r, const struct context *context,
    struct str bytes, size_t piece);
void ran_release(struct ran *r);

/* "CODE@line" of all errors and warnings (or infos), sorted, a blank
 * between. */
void ran_codes(const struct ran *r, bool info, struct buf *out);
/* "CODE line column length severity" a line. */
void ran_places(const struct ran *r, struct buf *out);

#endif
