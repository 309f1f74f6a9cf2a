/* SPDX-License-Identifier: MIT */
/* Deflate data through zlib, where there is no faster library. */
#define ZLIB_CONST
#include <limits.h>
#include <stdlib.h>

#include <zlib.h>

#include "base/die.h"
#include "base/mem.h"
#include "file/unpack.h"

struct unpacker {
	z_stream z;
};

static void *
take_memory(void *nothing, unsigned count, unsigned size)
{
	(void)nothing;
	return xcalloc(count, size);
}

static void
give_memory(void *nothing, void *p)
{
	(void)nothing;
	free(p);
}

struct unpacker *
unpacker_new(void)
{
	struct unpacker *u = xcalloc(1, sizeof(*u));

	u->z.zalloc = take_memory;
	u->z.zfree = give_memory;
	if (inflateInit2(&u->z, -MAX_WBITS) != Z_OK)
		die("the compression library does not start");
	return u;
}

struct unpacker *
unpacker_copy(const struct unpacker *u)
{
	struct unpacker *copy = xcalloc(1, sizeof(*copy));
	/* zlib only reads from it, but its interface does not say so. */
	z_stream *from = (z_stream *)(uintptr_t)&u->z;

	if (inflateCopy(&copy->z, from) != Z_OK)
		bug("a compressed stream cannot be copied");
	return copy;
}

struct unpacker *
unpacker_keep(const struct unpacker *u)
{
	return unpacker_copy(u);
}

void
unpacker_free(struct unpacker *u)
{
	if (u == NULL)
		return;
	(void)inflateEnd(&u->z);
	free(u);
}

void
unpacker_reset(struct unpacker *u)
{
	(void)inflateReset(&u->z);
}

static unsigned
at_most(size_t n)
{
	return n < UINT_MAX ? (unsigned)n : UINT_MAX;
}

enum unpack
unpacker_run(struct unpacker *u, struct str in, size_t *used,
    struct space *out)
{
	unsigned given = at_most(in.n), room = at_most(out->room - out->made);
	int rc;

	u->z.next_in = (const unsigned char *)in.p;
	u->z.avail_in = given;
	u->z.next_out = (unsigned char *)out->p + out->made;
	u->z.avail_out = room;
	rc = inflate(&u->z, Z_NO_FLUSH);
	*used = given - u->z.avail_in;
	out->made += room - u->z.avail_out;
	if (rc == Z_STREAM_END)
		return UNPACK_END;
	return rc == Z_OK || rc == Z_BUF_ERROR ? UNPACK_MORE : UNPACK_BAD;
}

unsigned
unpacker_beyond(const struct unpacker *u, unsigned char bytes[UNPACK_BEYOND])
{
	(void)u;
	(void)bytes;
	return 0;
}

uint32_t
unpack_crc(uint32_t crc, struct str bytes)
{
	return (uint32_t)crc32_z(crc, (const unsigned char *)bytes.p,
	    bytes.n);
}
