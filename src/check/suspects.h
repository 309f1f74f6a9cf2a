/* SPDX-License-Identifier: MIT */
/*
 * Which lines give and take one trait of one person, so that only few have
 * to be read again.  The traces of lines (check/trace.h) lie in a ledger
 * beside that of the lines themselves, in the same order; there are none
 * before the first line that takes a trait away.  A part is gone through
 * when its lines are known:
 *
 *	suspects_begin
 *	suspects_see		each line: who is given traits, who loses some
 *	suspects_open
 *	suspects_line		each line: what those touch who are both
 *	suspects_settle
 *	suspects_has
 *
 * No line is missed.  Some are named that are not in conflict: a trace is
 * half a fingerprint, of some lines there are none, and there may be more
 * than may be kept.
 */
#ifndef CHECK_SUSPECTS_H
#define CHECK_SUSPECTS_H

#include "check/fold.h"
#include "check/ledger.h"
#include "check/mention.h"
#include "check/table.h"
#include "check/twice.h"

struct suspects {
	struct ledger traces;
	uint64_t from;		/* the first line that has some; 0: none */

	/* Of one part. */
	size_t part;
	struct twice signs;	/* persons: given, taken */
	struct twice pairs;	/* person and trait: the same */
	struct twice found;	/* lines, and persons with all of theirs */
	struct table both;	/* what may be in pairs by chance */
	uint64_t *kept;		/* lines with their pairs */
	size_t kept_count, kept_cap, kept_most;
	size_t block, left;	/* what is read of the ledger */
	const uint32_t *at;
	size_t taken;		/* since suspects_work */
};

struct suspect {
	uint64_t person, line;
	unsigned flags;		/* enum mention_flag */
	bool several;		/* the person has other lines */
};

void suspects_init(struct suspects *s, struct store *store);
void suspects_release(struct suspects *s);

/* Are there any traces at all? */
static inline bool
suspects_any(const struct suspects *s)
{
	return s->from > 0;
}

/* A line of this part, in their order; traces are as many as it has. */
bool suspects_add(struct suspects *s, size_t part, const struct mention *m,
    const uint32_t *traces, struct err *err);

/* A part with so many lines. */
void suspects_begin(struct suspects *s, size_t part, uint64_t lines);

static inline void
suspects_see(struct suspects *s, uint64_t person, unsigned flags)
{
	if ((flags & MENTION_ADDS) != 0)
		twice_mark(&s->signs, person, 0);
	if ((flags & MENTION_REMOVES) != 0)
		twice_mark(&s->signs, person, 1);
}

void suspects_open(struct suspects *s);
bool suspects_line(struct suspects *s, const struct suspect *line,
    struct err *err);
/* The traces of the part are not needed any more. */
void suspects_settle(struct suspects *s);
/* How many traces were looked at since this was asked. */
size_t suspects_work(struct suspects *s);

/* What stands for a line beside the persons. */
static inline uint64_t
suspects_key(uint64_t line)
{
	return fold(line ^ UINT64_C(0x13198A2E03707344),
	    UINT64_C(0x9E3779B97F4A7C15));
}

/* May the line be in conflict? */
static inline bool
suspects_has(const struct suspects *s, uint64_t person, uint64_t line)
{
	return twice_any(&s->found, person) ||
	    twice_any(&s->found, suspects_key(line));
}

#endif
