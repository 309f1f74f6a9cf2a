/* SPDX-License-Identifier: MIT */
/*
 * SHA-256, and MD5 where a server counts in it (the ETag of Amazon S3, the
 * Content-MD5 header): that one finds accidents, it keeps nobody out.
 */
#ifndef FILE_HASH_H
#define FILE_HASH_H

#include "base/str.h"

enum hash_kind {
	HASH_SHA256,		/* 64 hex digits */
	HASH_MD5,		/* 32 hex digits */
};

enum { HASH_HEX = 64 + 1 };	/* the longest, with the NUL */

struct hash;

struct hash *hash_new(void);	/* SHA-256 */
struct hash *hash_new_kind(enum hash_kind kind);
void hash_free(struct hash *h);
void hash_add(struct hash *h, const void *bytes, size_t n);
/* Ends the hash; lower-case hex. */
void hash_finish(struct hash *h, char hex[HASH_HEX]);
void hash_of(struct str bytes, char hex[HASH_HEX]);

#endif
