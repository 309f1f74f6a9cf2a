/* SPDX-License-Identifier: MIT */
/* Who was linked with whom in an ID-sync file: HASH-SHARED, SYNC-C2CTOTAL,
 * SYNC-LIMIT. */
#ifndef CHECK_LINKS_H
#define CHECK_LINKS_H

#include "check/judge.h"

struct links {
	const struct facts *facts;
	uint64_t seed;
	struct table pairs;	/* first cell with another cell */
	struct table ids;	/* IDs of further columns */
	struct table outward;	/* first cell, column: how many others */
	struct table inward;	/* other cell, column: how many first cells */
};

void links_init(struct links *l, const struct facts *facts, uint64_t seed);
void links_release(struct links *l);
/* A cell behind the first of the line that was judged.  Returns whether
 * this ID was never in this column before. */
bool links_cell(struct links *l, struct judge *j, const struct cell *cell);

#endif
