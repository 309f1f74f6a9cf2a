/* SPDX-License-Identifier: MIT */
/*
 * SHA-256, and MD5 where a server counts in it (the ETag of Amazon S3, the
 * Content-MD5 header): that one finds accidents, it keeps nobody out.
 *
 * A hash may have a helper, on another thread: bytes that were added must
 * then stay as they are until hash_spare or the end.
 */
#ifndef FILE_HASH_H
#define FILE_HASH_H

#include <stdint.h>

#include "base/str.h"

enum hash_kind {
	HASH_SHA256,		/* 64 hex digits */
	HASH_MD5,		/* 32 hex digits */
};

enum { HASH_HEX = 64 + 1 };	/* the longest, with the NUL */

struct hash;

/* Jobs are done one after the other, by hash_job.  give returns the number of
 * the job, or 0 if it does not take HASH_JOBS at a time. */
struct hash_helper {
	uint64_t (*give)(void *with, void *job);
	void (*wait)(void *with, uint64_t number);
	void *with;		/* borrowed */
};

enum { HASH_JOBS = 2 };

struct hash *hash_new(void);	/* SHA-256 */
struct hash *hash_new_kind(enum hash_kind kind);
void hash_free(struct hash *h);
/* From now on; NULL: alone again, when all it has is done.  Borrowed. */
void hash_help(struct hash *h, const struct hash_helper *helper);
void hash_job(void *with, void *job);
void hash_add(struct hash *h, const void *bytes, size_t n);
/* These bytes will change: wait until no helper needs them. */
void hash_spare(struct hash *h, const void *bytes, size_t n);
/* Ends the hash; lower-case hex. */
void hash_finish(struct hash *h, char hex[HASH_HEX]);
void hash_of(struct str bytes, char hex[HASH_HEX]);

#endif
