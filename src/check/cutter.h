/* SPDX-License-Identifier: MIT */
/*
 * Cuts bytes into blocks of whole lines.  Bytes are read straight into a
 * buffer; only the line that is cut off at its end is copied, in front of
 * those that are read next.
 *
 *	room   | pad |   headroom   |       area, page-aligned      | pad |
 *	buffer 1            |rest...|line.line.line.line.line.begin-|
 *	buffer 2                  |begin-|ning.line.line.li
 *
 * Of a line that is longer than READER_HOLD only the beginning stays, in a
 * buffer of its own, while its bytes go by.
 */
#ifndef CHECK_CUTTER_H
#define CHECK_CUTTER_H

#include <stddef.h>

#include "check/block.h"

/* All-zero is a buffer without memory. */
struct buffer {
	char *room;
	char *area;		/* BLOCK_BYTES */
	char *from;		/* the first byte of its text */
	size_t filled;		/* bytes of the area */
};

void buffer_release(struct buffer *b);

struct cutter {
	char end;		/* of lines: '\n', or '\r' */
	size_t size;		/* bytes of a block, BLOCK_BYTES at most */
	size_t due;		/* so many in the area: time to cut */
	uint64_t offset;	/* of the text in now */
	struct buffer *now;	/* borrowed; is being filled */
	struct buffer *held;	/* borrowed; has a line's beginning */
	uint64_t held_offset;
	struct measure so_far;	/* of that line */
	bool ended;		/* a line end was seen */
	bool returned;		/* a CR was seen before the first LF */
	bool last;		/* cutter_end was called */
};

void cutter_init(struct cutter *c, struct buffer *first, char end,
    size_t size);
/* Where the next bytes go, and how many may come. */
char *cutter_room(const struct cutter *c, size_t *room);
void cutter_add(struct cutter *c, size_t n);
void cutter_end(struct cutter *c);	/* no more come */

enum cut {
	CUT_MORE,	/* give more bytes */
	CUT_BLOCK,	/* block: in the buffer that was filled */
	CUT_HOLD,	/* a long line's beginning is in that buffer */
	CUT_LONG,	/* block: that line, which has ended */
	CUT_RETURNS,	/* no LF in the file, but CR: cut it again by CR */
	CUT_END,
};

/* After CUT_BLOCK and CUT_HOLD fresh is the one that is filled.  A block is
 * valid as long as nobody touches its buffer. */
enum cut cutter_next(struct cutter *c, struct buffer *fresh,
    struct block *block);

#endif
