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

#include "check/line.h"

/* All-zero, but for end, is a reader at the start of a file. */
struct reader {
	char end;		/* '\n' or '\r' */
	struct str block;	/* what is left of it */
	char *held;		/* a line begun in earlier blocks */
	size_t held_n, held_cap;
	struct measure so_far;	/* of that line */
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
/* Pass over the lines before this one that lie whole in the block. */
void reader_skip(struct reader *r, uint64_t line);
/* What is held of a line is not wanted. */
void reader_forget(struct reader *r);

#endif
