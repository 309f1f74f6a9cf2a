/* SPDX-License-Identifier: MIT */
/* Puts the results of blocks together, in the order of the file: sums,
 * findings, line index, what is remembered, and what is told once a file. */
#ifndef CHECK_MERGE_H
#define CHECK_MERGE_H

#include "check/lineindex.h"
#include "check/people.h"
#include "check/result.h"

struct merge {
	struct findings *findings;	/* borrowed */
	struct lineindex *index;	/* borrowed */
	struct people *people;		/* borrowed */
	uint64_t records, lines, blank_lines, bad_lines;
	uint64_t signals, removals;
	bool returns_told, bare_told;	/* LINE-CRLF, TRAIT-BARE */
	/* Sets of this rule alone, of which all places are kept; 0: not yet. */
	unsigned combos[NOTE_COUNT];
	bool open_end;		/* the last line has no end */
};

/* 1 << enum mention_note: lines with this alone need only be counted. */
unsigned merge_counted(const struct merge *m);
/* Lines in the mentions become those of the file. */
bool merge_add(struct merge *m, struct result *result, struct err *err);

#endif
