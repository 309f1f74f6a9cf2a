/* SPDX-License-Identifier: MIT */
/* Lines that were read before, once more: found through the line index and
 * judged again.  For one thread with a source of its own. */
#ifndef CHECK_REREAD_H
#define CHECK_REREAD_H

#include "check/judge.h"
#include "check/touches.h"
#include "check/walk.h"

struct reread {
	const struct facts *facts;
	struct walk walk;
	struct judge judge;	/* what it says of the line */
	struct touches touches;
	bool placed;		/* the walk is somewhere */
};

struct touched_line {
	struct str id;
	const struct touch *touches;
	size_t count;		/* 0 also if there is no such line any more */
};

/* All are borrowed until reread_release. */
void reread_init(struct reread *r, const struct facts *facts,
    struct source *source, const struct lineindex *index,
    const struct findings *findings);
void reread_release(struct reread *r);
/* Judge this line; faster for lines in their order.  *found false: the
 * file has no such line any more. */
bool reread_line(struct reread *r, uint64_t line, bool *found,
    struct err *err);
/* The person of this line, and the traits that it touches; quicker where
 * the line need not be judged.  Borrowed until the next call. */
bool reread_touches(struct reread *r, uint64_t line,
    struct touched_line *out, struct err *err);
/* How far the file was read. */
uint64_t reread_at(const struct reread *r);

#endif
