/* SPDX-License-Identifier: MIT */
/*
 * Deflate data through ISA-L.  Its state is one struct without pointers,
 * but for those to the input and the room of one call, so a plain copy of it
 * is a state to go on from.  The window of the last 32 kB is its last
 * member, mostly half empty:
 *
 *	tables, bits | window: valid bytes | (room to decode into)
 *	<------- what has to be kept ----->
 *
 * A state that is kept for later is packed in its turn, to a third.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

#include "base/die.h"
#include "base/mem.h"
#include "file/unpack.h"

enum { MOST = 1 << 30 };	/* bytes of one call: its counts are 32 bits */

struct unpacker {
	/* The last bytes taken, for some of them may turn out not to belong
	 * to the data. */
	unsigned char recent[UNPACK_BEYOND];
	unsigned beyond;	/* how many of them, at the end */
	bool bad;
	size_t packed;		/* bytes in place of z; 0: it is as it is */
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

/* Of the state, what is in use. */
static size_t
used_of(const struct inflate_state *z)
{
	return offsetof(struct inflate_state, tmp_out_buffer) +
	    (size_t)z->tmp_out_valid;
}

/* Back from what pack made. */
static void
unpack_into(struct inflate_state *z, const struct unpacker *u)
{
	struct inflate_state *own = xmalloc(sizeof(*own));

	isal_inflate_init(own);
	own->next_in = (uint8_t *)(uintptr_t)&u->z;	/* only read from */
	own->avail_in = (uint32_t)u->packed;
	own->next_out = (uint8_t *)z;
	own->avail_out = sizeof(*z);
	if (isal_inflate_stateless(own) != ISAL_DECOMP_OK)
		bug("a place of a packed file was not kept");
	free(own);
}

struct unpacker *
unpacker_copy(const struct unpacker *u)
{
	struct unpacker *copy = xmalloc(sizeof(*copy));

	memcpy(copy, u, offsetof(struct unpacker, z));
	if (u->packed > 0)
		unpack_into(&copy->z, u);
	else
		memcpy(&copy->z, &u->z, used_of(&u->z));
	copy->packed = 0;
	copy->z.next_in = NULL;
	copy->z.next_out = NULL;
	copy->z.avail_in = 0;
	copy->z.avail_out = 0;
	return copy;
}

/* How many bytes the state was packed to; 0: more than room. */
static size_t
pack(const struct inflate_state *z, void *to, size_t room)
{
	struct isal_zstream *out = xmalloc(sizeof(*out));
	uint8_t *level = xmalloc(ISAL_DEF_LVL1_DEFAULT);
	size_t n = 0;

	isal_deflate_stateless_init(out);
	out->level = 1;
	out->level_buf = level;
	out->level_buf_size = ISAL_DEF_LVL1_DEFAULT;
	out->end_of_stream = 1;
	out->next_in = (uint8_t *)(uintptr_t)z;		/* only read from */
	out->avail_in = (uint32_t)used_of(z);
	out->next_out = to;
	out->avail_out = (uint32_t)room;
	if (isal_deflate_stateless(out) == COMP_OK && out->avail_in == 0)
		n = out->total_out;
	free(level);
	free(out);
	return n;
}

struct unpacker *
unpacker_keep(const struct unpacker *u)
{
	size_t head = offsetof(struct unpacker, z), room = used_of(&u->z);
	struct unpacker *kept = xmalloc(head + room);

	memcpy(kept, u, head);
	kept->packed = pack(&u->z, &kept->z, room);
	if (kept->packed == 0)
		memcpy(&kept->z, &u->z, room);
	else
		kept = xrealloc(kept, head + kept->packed);
	return kept;
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
