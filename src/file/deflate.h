/* SPDX-License-Identifier: MIT */
/*
 * Packs bytes with gzip: no name and no time in the header.  It writes
 * nothing; file/sink does.
 *
 *	deflater_give -> deflater_take until false ... -> deflater_end
 */
#ifndef FILE_DEFLATE_H
#define FILE_DEFLATE_H

#include "base/str.h"

enum { DEFLATE_PIECE = 1 << 30 };	/* most bytes given at once */

struct deflater;

enum deflate_aim {
	DEFLATE_STEADY,	/* equal input gives equal output, everywhere */
	DEFLATE_FAST,	/* many times as fast, a little larger */
};

struct deflater *deflater_new(enum deflate_aim aim);
void deflater_free(struct deflater *d);		/* NULL is fine */

/* Borrowed until all was taken. */
void deflater_give(struct deflater *d, struct str raw);
/* The next packed bytes, borrowed until the next call; false if there are
 * none before more is given. */
bool deflater_take(struct deflater *d, struct str *packed);
/* From now on deflater_take gives the rest, to the end of the stream. */
void deflater_end(struct deflater *d);

#endif
