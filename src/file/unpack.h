/* SPDX-License-Identifier: MIT */
/*
 * Takes deflate data apart: no headers, no sums, just the bytes.  Two files
 * can do it, and the build takes one: unpack_isal.c, which is three times
 * as fast, or unpack_zlib.c (configure --without-isal).
 *
 *	unpacker_run -> UNPACK_MORE ... -> UNPACK_END -> unpacker_beyond
 */
#ifndef FILE_UNPACK_H
#define FILE_UNPACK_H

#include <stdint.h>

#include "base/str.h"

struct unpacker;

/* Where raw bytes go: room of them have place at p, made are there. */
struct space {
	char *p;
	size_t room, made;
};

enum unpack {
	UNPACK_MORE,	/* input or room is used up */
	UNPACK_END,
	UNPACK_BAD,	/* the data make no sense */
};

enum { UNPACK_BEYOND = 8 };

struct unpacker *unpacker_new(void);
void unpacker_free(struct unpacker *u);		/* NULL is fine */
/* Ready for the start of other data. */
void unpacker_reset(struct unpacker *u);
/* The same state once more, to go on from here. */
struct unpacker *unpacker_copy(const struct unpacker *u);
/* The same in less memory (about 20 kB, with zlib 40), which can only be
 * copied. */
struct unpacker *unpacker_keep(const struct unpacker *u);

/* Take bytes from in, *used of them, and add to out, which has room.  What
 * comes before bad data is made before they are told of. */
enum unpack unpacker_run(struct unpacker *u, struct str in, size_t *used,
    struct space *out);
/* At UNPACK_END: bytes that were used, but lie behind the end, in order;
 * how many. */
unsigned unpacker_beyond(const struct unpacker *u,
    unsigned char bytes[UNPACK_BEYOND]);

/* The CRC of gzip, begun with 0, over bytes that follow. */
uint32_t unpack_crc(uint32_t crc, struct str bytes);

#endif
