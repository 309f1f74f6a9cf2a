/* SPDX-License-Identifier: MIT */
/*
 * Any place of a packed file: from the nearest kept place, or from where the
 * last jump ended, whichever is nearer.  What was inflated last is kept, so
 * that small reads on the way, or a little way back, inflate nothing twice.
 *
 *	place .... skipped .... | window, 1 MiB at most | not inflated yet
 */
#ifndef FILE_JUMP_H
#define FILE_JUMP_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "file/feed.h"

struct jump {
	struct feed feed;	/* stands at the end of the window */
	char *window;		/* made on first use */
	uint64_t at;		/* the raw place of its first byte */
	size_t n;
};

void jump_release(struct jump *j);
/* Copy raw bytes from at on: less than the room of out only at the end of
 * the data, or where a fault ends them. */
bool jump_read(struct jump *j, const struct feed_file *file, uint64_t at,
    struct space *out, struct err *err);
/* The first raw bytes, n of them if there are so many, without reading much
 * more than disk bytes.  Borrowed until the next call. */
bool jump_head(struct jump *j, const struct feed_file *file, size_t n,
    uint64_t disk, struct str *head, struct err *err);

#endif
