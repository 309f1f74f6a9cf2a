/* SPDX-License-Identifier: MIT */
/*
 * From any line on, line after line, straight from the file.  A line of
 * gigabytes is jumped over when the index knows where the next one starts.
 */
#ifndef CHECK_WALK_H
#define CHECK_WALK_H

#include "check/lineindex.h"
#include "check/reader.h"
#include "file/source.h"
#include "spec/findings.h"

enum { WALK_BLOCK = 1 << 16 };

struct walk {
	struct source *source;
	const struct lineindex *index;	/* of the check */
	const struct lineindex *far;	/* of lines it has not come to; may be
					 * NULL */
	const struct findings *findings;
	struct reader reader;
	uint64_t at;		/* raw offset of the next block */
	bool ended;
	char *block;
};

/* All are borrowed until walk_release. */
void walk_init(struct walk *w, struct source *source,
    const struct lineindex *index, const struct lineindex *far,
    const struct findings *findings);
void walk_release(struct walk *w);
/* The nearest line at or before line whose start is known, and its start. */
void walk_known(const struct walk *w, uint64_t line, uint64_t *known,
    uint64_t *offset);
/* The next walk_next gives the line that starts at this raw offset. */
bool walk_at(struct walk *w, uint64_t line, uint64_t offset,
    struct err *err);
/* The next walk_next gives line, or there is none.  Reads all between the
 * nearest known start and line. */
bool walk_to(struct walk *w, uint64_t line, struct err *err);
/* The same from where it is, before line. */
bool walk_on(struct walk *w, uint64_t line, struct err *err);
/* *more false: the file ends.  line is borrowed until the next call. */
bool walk_next(struct walk *w, struct line *line, bool *more,
    struct err *err);

#endif
