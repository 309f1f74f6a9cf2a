/* SPDX-License-Identifier: MIT */
/* One line as the rules see it, and how it is measured piece by piece. */
#ifndef CHECK_LINE_H
#define CHECK_LINE_H

#include <stdint.h>

#include "base/str.h"

/* So much of a line is kept at most, so that memory is bounded whatever
 * comes. */
enum { READER_HOLD = 1 << 20 };

struct line {
	struct str text;	/* without its end; at most READER_HOLD */
	uint64_t number, offset;
	uint64_t length;	/* without its end: text.n, or more */
	uint64_t returns;	/* carriage returns taken off its end */
	bool ended;		/* a line end came after it */
	bool blank;		/* empty, or spaces and tabs alone */
};

/* What is known of all bytes of a line, also of those that are not kept.
 * All-zero is the empty line. */
struct measure {
	uint64_t length;	/* with the carriage returns at its end */
	uint64_t returns;
	bool inked;		/* it has more than spaces, tabs, returns */
};

/* The next piece of the line, without any line end in it. */
void measure_add(struct measure *m, struct str piece);
/* The line that was measured; text is its beginning, all of it up to
 * READER_HOLD.  Its number and offset are left to the caller. */
void line_measured(struct line *line, struct str text,
    const struct measure *m);
/* The line with all these bytes. */
void line_whole(struct line *line, struct str bytes);

#endif
