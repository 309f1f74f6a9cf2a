/* SPDX-License-Identifier: MIT */
/*
 * One way through a file: where it is on the disk, what was read ahead, and
 * the inflater that takes it.  A source has two: one for reading in order,
 * one for jumping about.
 */
#ifndef FILE_FEED_H
#define FILE_FEED_H

#include <stdint.h>

#include "base/err.h"
#include "file/checkpoint.h"
#include "file/hash.h"
#include "file/inflate.h"

/* The open file: the same for all feeds of it. */
struct feed_file {
	int fd;
	const char *path;
	uint64_t size;		/* when it was opened: nothing is read after */
	uint64_t limit;		/* most raw bytes */
	struct checkpoints *checkpoints;	/* NULL: a plain file */
};

struct feed {
	char *in;		/* cap bytes, made on first use */
	size_t cap;		/* most bytes read at a time */
	size_t n, at;		/* read, and already taken */
	uint64_t disk;		/* where the next read begins */
	struct inflater *inflater;
	bool over;		/* no more raw bytes come */
	struct hash *hash;	/* gets all that is read; NULL: not wanted */
};

void feed_release(struct feed *f);
/*
 * Read the next bytes of the disk into out, where they have to stay as long
 * as the hash needs them: a piece that ends on a page of
 * the file, for odd places cost the kernel several times as much.  Nothing
 * is made at the end.  False on an error, or if the file became shorter.
 */
bool feed_take(struct feed *f, const struct feed_file *file,
    struct space *out, struct err *err);
/* The same into in, in place of the last piece: at the end n is 0. */
bool feed_fill(struct feed *f, const struct feed_file *file,
    struct err *err);
/* Inflate into out, which has room, or read one piece if there is nothing
 * left to inflate, so that nothing is added to out. */
bool feed_inflate(struct feed *f, const struct feed_file *file,
    struct space *out, struct err *err);
/* Copy the disk from at on into out: less than its room only at the end of
 * the file. */
bool feed_copy(const struct feed_file *file, uint64_t at, struct space *out,
    struct err *err);
/* Go to the raw byte at, or to the nearest place before it that is known. */
void feed_seek(struct feed *f, const struct feed_file *file, uint64_t at);

#endif
