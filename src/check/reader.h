/* SPDX-License-Identifier: MIT */
/*
 * Blocks of any size in, whole lines out.  A line is cut at LF (or at CR,
 * in a file that has no LF); the carriage returns at its end are taken off
 * and counted.  Of a line longer than READER_HOLD only the beginning is
 * kept, so memory is bounded whatever comes.
 *
 *	reader_feed(block); while (reader_next(&line)) ...; again;
 *	reader_end();       while (reader_next(&line)) ...
 */
#ifndef CHECK_READER_H
#define CHECK_READER_H

#include <stdint.h>

#include "base/str.h"

enum { READER_HOLD = 1 << 20 };

struct line {
	struct str text;	/* without its end; at most READER_HOLD */
	uint64_t number, offset;
	uint64_t length;	/* without its end: text.n, or more */
	uint64_t returns;	/* carriage returns taken off its end */
	bool ended;		/* a line end came after it */
	bool blank;		/* empty, or spaces and tabs alone */
};

/* All-zero, but for end, is a reader at the start of a file. */
struct reader {
	char end;		/* '\n' or '\r' */
	struct str block;	/* what is left of it */
	char *held;		/* a line begun in earlier blocks */
	size_t held_n, held_cap;
	uint64_t length;	/* of that line so far */
	uint64_t returns;	/* at its end so far */
	bool inked;		/* it has more than spaces, tabs, returns */
	uint64_t number;	/* of the line before the next */
	uint64_t offset;	/* of the next line */
	bool returned;		/* a CR was seen before the first LF */
	bool last;		/* reader_end was called */
	bool done;
};

void reader_release(struct reader *r);
/* The block before must be used up; bytes are borrowed until this is. */
void reader_feed(struct reader *r, struct str bytes);
void reader_end(struct reader *r);
/* The next whole line, borrowed until the next call. */
bool reader_next(struct reader *r, struct line *line);
/* The file ended without any LF but has CR: read it again with end '\r'. */
bool reader_wants_cr(const struct reader *r);

#endif
