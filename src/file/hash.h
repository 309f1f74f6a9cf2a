/* SPDX-License-Identifier: MIT */
/* SHA-256, through OpenSSL. */
#ifndef FILE_HASH_H
#define FILE_HASH_H

#include "base/str.h"

enum { HASH_HEX = 64 + 1 };	/* with the NUL */

struct hash;

struct hash *hash_new(void);
void hash_free(struct hash *h);
void hash_add(struct hash *h, const void *bytes, size_t n);
/* Ends the hash; lower-case hex. */
void hash_finish(struct hash *h, char hex[HASH_HEX]);
void hash_of(struct str bytes, char hex[HASH_HEX]);

#endif
