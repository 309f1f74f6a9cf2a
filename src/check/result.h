/* SPDX-License-Identifier: MIT */
/*
 * What judging a block gave, in bounded room: what has no more room is left
 * for another result.  Lines are counted from 0 for the first of the block.
 */
#ifndef CHECK_RESULT_H
#define CHECK_RESULT_H

#include "check/judge.h"
#include "check/mention.h"

enum { RESULT_FINDINGS = 1 << 13, RESULT_LINES = 1 << 15,
	RESULT_LINKS = 1 << 15, RESULT_TRACES = 1 << 17 };

/* A line with findings; they lie in the order of the lines. */
struct result_line {
	uint64_t line, offset;
	struct ruleset rules;
	enum severity worst;
	uint32_t findings;	/* how many of them are this line's */
};

/* Where a line starts, for the line index. */
struct result_start {
	uint64_t line, offset;
};

/* All-zero is the empty result. */
struct result {
	size_t used;		/* bytes of the block's text */
	uint64_t lines, blank_lines, signals, removals;
	bool open_end;		/* its last line has no end */
	bool returns_told, bare_told;	/* LINE-CRLF, TRAIT-BARE */
	uint64_t noted[NOTE_COUNT];	/* lines that are only counted */
	bool tracing;		/* traces are wanted */
	struct finding *findings;
	size_t finding_count;
	struct result_line *problems;
	size_t problem_count;
	struct result_start *starts;
	size_t start_count;
	struct mention *mentions;	/* of the lines, in their order */
	size_t mention_count;
	struct link *links;	/* the same; more than RESULT_LINKS only
				 * when one line has them */
	size_t link_count, link_cap;
	/* Of the lines whose mention says so, in their order; one line more
	 * than RESULT_TRACES. */
	uint32_t *traces;
	size_t trace_count;
};

void result_release(struct result *r);
/* Empty it, with room for RESULT_LINES lines; with links if there may be
 * any. */
void result_clear(struct result *r, bool links);
/* A further line may not fit. */
bool result_full(const struct result *r);
/* For how many lines with so many findings each there is room; most at
 * most. */
size_t result_room(const struct result *r, size_t most, size_t findings);
/* These were found in a line; it is not counted here. */
void result_note(struct result *r, uint64_t line,
    const struct finding *found, size_t n);
/* A line begins here: remembered if it is of use for the index. */
void result_start(struct result *r, uint64_t offset);
/* The line was judged: count it and keep what was found. */
/* seed is for its fingerprints. */
void result_add(struct result *r, const struct judge *j, uint64_t seed);

#endif
