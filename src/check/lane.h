/* SPDX-License-Identifier: MIT */
/*
 * Judges the lines of a block, one after the other: the fast lane goes in
 * front, the careful one takes what it cannot prove.  A lane belongs to one
 * thread; what lines have to do with each other is for the merge.
 */
#ifndef CHECK_LANE_H
#define CHECK_LANE_H

#include "check/block.h"
#include "check/fastlane.h"
#include "check/result.h"

enum { LANE_NOTES = 256 };

struct lane {
	const struct facts *facts;
	struct judge judge;
	struct fastlane fast;
	struct fast_note notes[LANE_NOTES];
	uint32_t *traces;	/* room for those of a line */
	uint64_t seed;
	uint64_t longest;	/* bytes; longer lines are left, 0: none */
};

/* facts are borrowed; all lanes of a file have one seed.  l stays where it
 * is until lane_release. */
void lane_init(struct lane *l, const struct facts *facts, uint64_t seed,
    enum kernel kernel);
void lane_release(struct lane *l);
/* Judge lines into an empty result until the block is used up, the result is
 * full, or a line is too long for this lane. */
void lane_run(struct lane *l, const struct block *block,
    struct result *result);

#endif
