/* SPDX-License-Identifier: MIT */
/*
 * Deflate data through ISA-L.  Its state is one struct without pointers,
 * but for those to the input and the room of one call, so a plain copy of it
 * is a state to go on from.  The window of the last 32 kB is its last
 * member, mostly half empty:
 *
 *	tables, bits | window: valid bytes | (room to decode into)
 *	<------- what has to be kept ----->
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

#include "base/mem.h"
#include "file/unpack.h"

enum { MOST = 1 << 30 };	/* bytes of one call: its counts are 32 bits */

struct unpacker {
	/* The last bytes taken, for some of them may turn out not to belong
	 * to the data. */
	unsigned char recent[UNPACK_BEYOND];
	unsigned beyond;	/* how many of them, at the end */
	bool bad;
	struct inflate_state z;
};

void
unpacker_reset(struct unpacker *u)
{
	isal_inflate_reset(&u->z);
	u->bad = false;
}

struct unpacker *
unpacker_new(void)
{
	struct unpacker *u = xcalloc(1, sizeof(*u));

	isal_inflate_init(&u->z);
	return u;
}

static struct unpacker *
copy_into(const struct unpacker *u, size_t room)
{
	struct unpacker *copy = xmalloc(room);

	memcpy(copy, u, offsetof(struct unpacker, z.tmp_out_buffer) +
	    (size_t)u->z.tmp_out_valid);
	copy->z.next_in = NULL;
	copy->z.next_out = NULL;
	copy->z.avail_in = 0;
	copy->z.avail_out = 0;
	return copy;
}

struct unpacker *
unpacker_copy(const struct unpacker *u)
{
	return copy_into(u, sizeof(*u));
}

struct unpacker *
unpacker_keep(const struct unpacker *u)
{
	return copy_into(u, offsetof(struct unpacker, z.tmp_out_buffer) +
	    (size_t)u->z.tmp_out_valid);
}

void
unpacker_free(struct unpacker *u)
{
	free(u);
}

static uint32_t
at_most(size_t n)
{
	return n < MOST ? (uint32_t)n : MOST;
}

/* What was decoded before the bad data, and is still inside. */
static enum unpack
drain(struct unpacker *u, struct space *out)
{
	struct inflate_state *z = &u->z;
	size_t left = (size_t)(z->tmp_out_valid - z->tmp_out_processed);
	size_t room = out->room - out->made;
	size_t n = left < room ? left : room;

	memcpy(out->p + out->made, z->tmp_out_buffer + z->tmp_out_processed,
	    n);
	z->tmp_out_processed += (int32_t)n;
	out->made += n;
	return n < left ? UNPACK_MORE : UNPACK_BAD;
}

static void
remember(struct unpacker *u, struct str taken)
{
	size_t n = taken.n < UNPACK_BEYOND ? taken.n : UNPACK_BEYOND;

	memmove(u->recent, u->recent + n, UNPACK_BEYOND - n);
	memcpy(u->recent + UNPACK_BEYOND - n, taken.p + taken.n - n, n);
}

/*
 * How much of in was used, and how many of the bytes used so far were not
 * needed at the end: older versions leave them in the bits they read ahead,
 * newer ones put them back, even before the start of this input.
 */
static size_t
count_used(struct unpacker *u, struct str in)
{
	uint32_t given = at_most(in.n);
	size_t used;

	if (u->z.avail_in > given) {
		u->beyond = u->z.avail_in - given;
		return 0;
	}
	used = given - u->z.avail_in;
	remember(u, str_cut(in, 0, used));
	u->beyond = (unsigned)u->z.read_in_length / 8;
	return used;
}

enum unpack
unpacker_run(struct unpacker *u, struct str in, size_t *used,
    struct space *out)
{
	struct inflate_state *z = &u->z;
	uint32_t room = at_most(out->room - out->made);

	*used = 0;
	if (u->bad)
		return drain(u, out);
	z->next_in = (uint8_t *)(uintptr_t)in.p;	/* only read from */
	z->avail_in = at_most(in.n);
	z->next_out = (uint8_t *)out->p + out->made;
	z->avail_out = room;
	u->bad = isal_inflate(z) != ISAL_DECOMP_OK;
	*used = count_used(u, in);
	out->made += room - z->avail_out;
	if (u->bad)
		return drain(u, out);
	return z->block_state == ISAL_BLOCK_FINISH ? UNPACK_END : UNPACK_MORE;
}

unsigned
unpacker_beyond(const struct unpacker *u, unsigned char bytes[UNPACK_BEYOND])
{
	memcpy(bytes, u->recent + UNPACK_BEYOND - u->beyond, u->beyond);
	return u->beyond;
}

uint32_t
unpack_crc(uint32_t crc, struct str bytes)
{
	return crc32_gzip_refl(crc, (const unsigned char *)bytes.p, bytes.n);
}
