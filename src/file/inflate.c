/* SPDX-License-Identifier: MIT */
/*
 * gzip, member by member: the headers and trailers are read here, byte by
 * byte, file/unpack takes what is between.  So every fault has its name,
 * whatever the pieces the bytes come in.
 */
#include "file/inflate.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

/* Where in a member the next byte belongs, in the order of the format. */
enum place {
	AT_MAGIC,
	AT_MAGIC_END,
	AT_METHOD,
	AT_FLAGS,
	AT_FIXED,		/* time, extra flags, system */
	AT_EXTRA_LENGTH,
	AT_EXTRA,
	AT_NAME,
	AT_COMMENT,
	AT_HEADER_CRC,
	AT_BODY,
	AT_TRAILER,
	AT_ZEROS,		/* behind the last member */
	AT_OVER,
};

enum {
	MAGIC = 0x1F,
	MAGIC_END = 0x8B,
	DEFLATE = 8,
	FLAG_HEADER_CRC = 0x02,
	FLAG_EXTRA = 0x04,
	FLAG_NAME = 0x08,
	FLAG_COMMENT = 0x10,
	FLAGS_RESERVED = 0xE0,
	FIXED_BYTES = 6,
	TRAILER_BYTES = 8,
};

struct inflater {
	struct unpacker *body;
	enum place place;
	unsigned char flags;
	unsigned left;		/* bytes until this place is done */
	uint64_t value;		/* of a number, least byte first */
	unsigned shift;
	uint32_t header_crc, crc;
	uint64_t length;	/* raw bytes of this member */
	uint64_t raw, limit;
	unsigned members, whole;
	enum gzip_fault fault;
};

struct inflater *
inflater_new(uint64_t limit)
{
	struct inflater *i = xcalloc(1, sizeof(*i));

	i->limit = limit;
	i->body = unpacker_new();
	return i;
}

static struct inflater *
copy_with(const struct inflater *i, struct unpacker *body)
{
	struct inflater *copy = xmalloc(sizeof(*copy));

	*copy = *i;
	copy->body = body;
	return copy;
}

struct inflater *
inflater_copy(const struct inflater *i)
{
	return copy_with(i, unpacker_copy(i->body));
}

const struct inflater *
inflater_keep(const struct inflater *i)
{
	return copy_with(i, unpacker_keep(i->body));
}

void
inflater_free(const struct inflater *i)
{
	if (i == NULL)
		return;
	unpacker_free(i->body);
	free((void *)(uintptr_t)i);
}

static void
fail(struct inflater *i, enum gzip_fault fault)
{
	i->fault = fault;
	i->place = AT_OVER;
}

static void
expect(struct inflater *i, enum place place, unsigned bytes)
{
	i->place = place;
	i->left = bytes;
	i->value = 0;
	i->shift = 0;
}

static void
begin_body(struct inflater *i)
{
	unpacker_reset(i->body);
	i->crc = 0;
	i->length = 0;
	if (i->members < UINT_MAX)
		i->members++;
	i->place = AT_BODY;
}

/* The next part of the header after one that is done: only those that its
 * flags announce. */
static void
next_part(struct inflater *i, enum place done)
{
	if (done < AT_EXTRA_LENGTH && (i->flags & FLAG_EXTRA) != 0)
		expect(i, AT_EXTRA_LENGTH, 2);
	else if (done < AT_NAME && (i->flags & FLAG_NAME) != 0)
		i->place = AT_NAME;
	else if (done < AT_COMMENT && (i->flags & FLAG_COMMENT) != 0)
		i->place = AT_COMMENT;
	else if (done < AT_HEADER_CRC && (i->flags & FLAG_HEADER_CRC) != 0)
		expect(i, AT_HEADER_CRC, 2);
	else
		begin_body(i);
}

static void
end_member(struct inflater *i)
{
	if ((uint32_t)i->value != i->crc) {
		fail(i, GZIP_CRC);
	} else if ((uint32_t)(i->value >> 32) != (uint32_t)i->length) {
		fail(i, GZIP_LENGTH);
	} else {
		i->whole = i->members;
		i->place = AT_MAGIC;
	}
}

/* A number of the header or trailer is complete. */
static void
end_number(struct inflater *i)
{
	switch (i->place) {
	case AT_FIXED:
		next_part(i, AT_FIXED);
		break;
	case AT_EXTRA_LENGTH:
		if (i->value > 0)
			expect(i, AT_EXTRA, (unsigned)i->value);
		else
			next_part(i, AT_EXTRA);
		break;
	case AT_EXTRA:
		next_part(i, AT_EXTRA);
		break;
	case AT_HEADER_CRC:
		if (i->value == (i->header_crc & 0xFFFF))
			begin_body(i);
		else
			fail(i, GZIP_HEADER);
		break;
	default:
		end_member(i);
		break;
	}
}

static void
take_number(struct inflater *i, unsigned char c)
{
	if (i->shift < 64)
		i->value |= (uint64_t)c << i->shift;
	i->shift = i->shift < 64 ? i->shift + 8 : 64;
	if (--i->left == 0)
		end_number(i);
}

static uint32_t
crc_byte(uint32_t crc, unsigned char c)
{
	return unpack_crc(crc, (struct str){ (const char *)&c, 1 });
}

/* The byte where a member, or nothing, has to begin. */
static void
take_magic(struct inflater *i, unsigned char c)
{
	i->header_crc = crc_byte(0, c);
	if (c == MAGIC)
		i->place = AT_MAGIC_END;
	else if (i->members == 0)
		fail(i, GZIP_HEADER);
	else if (c == 0)
		i->place = AT_ZEROS;
	else
		fail(i, GZIP_TRAILING);
}

static void
take_flags(struct inflater *i, unsigned char c)
{
	if ((c & FLAGS_RESERVED) != 0) {
		fail(i, GZIP_HEADER);
		return;
	}
	i->flags = c;
	expect(i, AT_FIXED, FIXED_BYTES);
}

/* One byte outside of the deflate data. */
static void
take_byte(struct inflater *i, unsigned char c)
{
	if (i->place > AT_MAGIC && i->place < AT_HEADER_CRC)
		i->header_crc = crc_byte(i->header_crc, c);
	switch (i->place) {
	case AT_MAGIC:
		take_magic(i, c);
		break;
	case AT_MAGIC_END:
		if (c == MAGIC_END)
			i->place = AT_METHOD;
		else
			fail(i, i->members == 0 ? GZIP_HEADER : GZIP_TRAILING);
		break;
	case AT_METHOD:
		if (c == DEFLATE)
			i->place = AT_FLAGS;
		else
			fail(i, GZIP_HEADER);
		break;
	case AT_FLAGS:
		take_flags(i, c);
		break;
	case AT_NAME:
	case AT_COMMENT:
		if (c == 0)
			next_part(i, i->place);
		break;
	case AT_ZEROS:
		if (c != 0)
			fail(i, GZIP_TRAILING);
		break;
	default:
		take_number(i, c);
		break;
	}
}

static void
count_output(struct inflater *i, const char *bytes, size_t *n)
{
	if (*n > i->limit - i->raw) {
		*n = (size_t)(i->limit - i->raw);
		fail(i, GZIP_TOO_LARGE);
	}
	i->crc = unpack_crc(i->crc, (struct str){ bytes, *n });
	i->length += *n;
	i->raw += *n;
}

/* What the unpacker took beyond the end of the data: never more than the
 * trailer has. */
static void
begin_trailer(struct inflater *i)
{
	unsigned char bytes[UNPACK_BEYOND];
	unsigned n = unpacker_beyond(i->body, bytes);

	expect(i, AT_TRAILER, TRAILER_BYTES);
	for (unsigned k = 0; k < n; k++)
		take_byte(i, bytes[k]);
}

/*
 * Inflate from in to out; returns how much of in was used.  One byte more
 * than the limit is asked for, so that a stream of exactly the limit is
 * told from a longer one.
 */
static size_t
take_body(struct inflater *i, struct str in, struct space *out)
{
	struct space to = { out->p + out->made, out->room - out->made, 0 };
	enum unpack result;
	size_t used;

	if (i->limit - i->raw < to.room)
		to.room = (size_t)(i->limit - i->raw) + 1;
	result = unpacker_run(i->body, in, &used, &to);
	count_output(i, to.p, &to.made);
	out->made += to.made;
	if (i->place == AT_OVER)
		return used;
	if (result == UNPACK_END)
		begin_trailer(i);
	else if (result == UNPACK_BAD)
		fail(i, GZIP_DAMAGED);
	return used;
}

bool
inflater_run(struct inflater *i, struct str in, size_t *used,
    struct space *out)
{
	*used = 0;
	while (i->place != AT_OVER) {
		size_t made = out->made, took;

		if (i->place != AT_BODY) {
			if (*used == in.n)
				break;
			take_byte(i, (unsigned char)in.p[(*used)++]);
			continue;
		}
		if (made == out->room)
			break;
		took = take_body(i, str_cut(in, *used, in.n), out);
		*used += took;
		if (took == 0 && out->made == made && i->place == AT_BODY)
			break;
	}
	return i->fault == GZIP_FINE;
}

void
inflater_end(struct inflater *i)
{
	switch (i->place) {
	case AT_MAGIC:
		if (i->members == 0)
			i->fault = GZIP_TRUNCATED;
		break;
	case AT_MAGIC_END:
		i->fault = i->members == 0 ? GZIP_TRUNCATED : GZIP_TRAILING;
		break;
	case AT_ZEROS:
		i->fault = GZIP_TRAILING_ZEROS;
		break;
	case AT_OVER:
		break;
	default:
		i->fault = GZIP_TRUNCATED;
		break;
	}
	i->place = AT_OVER;
}

enum gzip_fault
inflater_fault(const struct inflater *i)
{
	return i->fault;
}

unsigned
inflater_members(const struct inflater *i)
{
	return i->members;
}

bool
inflater_dangling(const struct inflater *i)
{
	return i->fault != GZIP_FINE && i->members > 0 &&
	    i->whole == i->members;
}

uint64_t
inflater_raw(const struct inflater *i)
{
	return i->raw;
}
