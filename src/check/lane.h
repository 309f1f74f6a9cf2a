/* SPDX-License-Identifier: MIT */
/*
 * Judges the lines of a block, one after the other.  A lane belongs to one
 * thread; what lines have to do with each other is for the merge.
 */
#ifndef CHECK_LANE_H
#define CHECK_LANE_H

#include "check/block.h"
#include "check/result.h"

struct lane {
	const struct facts *facts;
	struct judge judge;
	uint64_t seed;		/* of fingerprints, one for the file */
};

void lane_init(struct lane *l, const struct facts *facts, uint64_t seed);
void lane_release(struct lane *l);
/* Judge lines into an empty result until the block is used up or the result
 * is full. */
void lane_run(struct lane *l, const struct block *block,
    struct result *result);

#endif
