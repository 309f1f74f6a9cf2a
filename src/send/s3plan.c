/* SPDX-License-Identifier: MIT */
/* Cutting, counting and comparing. */
#include "send/s3plan.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/num.h"
#include "file/hash.h"

enum { MIB = 1 << 20, MD5_BYTES = 16 };

struct s3plan_etag {
	struct hash *md5;
	unsigned parts;
};

static uint64_t
divided_up(uint64_t n, uint64_t by)
{
	return n / by + (n % by != 0);
}

uint64_t
s3plan_part_size(uint64_t size)
{
	uint64_t part = divided_up(divided_up(size, S3PLAN_PARTS_AIM), MIB) *
	    MIB;

	if (size < S3PLAN_SINGLE_BELOW)
		return 0;
	return part < S3PLAN_PART_LEAST ? S3PLAN_PART_LEAST : part;
}

unsigned
s3plan_parts(uint64_t size, uint64_t part_size)
{
	if (part_size == 0 || size == 0)
		return 1;
	return (unsigned)divided_up(size, part_size);
}

struct s3plan_piece
s3plan_piece(uint64_t size, uint64_t part_size, unsigned number)
{
	struct s3plan_piece piece = { 0, size };

	if (part_size == 0)
		return piece;
	piece.offset = (number - 1) * part_size;
	piece.length = size - piece.offset < part_size
	    ? size - piece.offset : part_size;
	return piece;
}

static void
add_base64(const unsigned char *p, size_t n, struct buf *out)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		unsigned bits = (unsigned)p[i] << 16;

		bits |= i + 1 < n ? (unsigned)p[i + 1] << 8 : 0;
		bits |= i + 2 < n ? p[i + 2] : 0;
		buf_add_char(out, letters[bits >> 18]);
		buf_add_char(out, letters[bits >> 12 & 63]);
		buf_add_char(out, i + 1 < n ? letters[bits >> 6 & 63] : '=');
		buf_add_char(out, i + 2 < n ? letters[bits & 63] : '=');
	}
}

static unsigned
hex_value(char c)
{
	return (unsigned)(char_is_digit(c) ? c - '0'
	    : char_lower(c) - 'a' + 10);
}

static void
read_md5(const char *md5, unsigned char out[MD5_BYTES])
{
	for (size_t i = 0; i < MD5_BYTES; i++)
		out[i] = (unsigned char)(hex_value(md5[2 * i]) << 4 |
		    hex_value(md5[2 * i + 1]));
}

void
s3plan_base64_md5(const char *md5, struct buf *out)
{
	unsigned char bytes[MD5_BYTES];

	read_md5(md5, bytes);
	add_base64(bytes, sizeof(bytes), out);
}

void
s3plan_base64_crc(uint64_t crc, struct buf *out)
{
	unsigned char bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(crc >> (56 - 8 * i));
	add_base64(bytes, sizeof(bytes), out);
}

struct s3plan_etag *
s3plan_etag_new(void)
{
	struct s3plan_etag *e = xcalloc(1, sizeof(*e));

	e->md5 = hash_new_kind(HASH_MD5);
	return e;
}

void
s3plan_etag_add(struct s3plan_etag *e, const char *md5)
{
	unsigned char bytes[MD5_BYTES];

	read_md5(md5, bytes);
	hash_add(e->md5, bytes, sizeof(bytes));
	e->parts++;
}

void
s3plan_etag_end(struct s3plan_etag *e, char out[S3PLAN_ETAG])
{
	char hex[HASH_HEX];

	hash_finish(e->md5, hex);
	(void)snprintf(out, S3PLAN_ETAG, "%.32s-%u", hex, e->parts % 100000);
}

void
s3plan_etag_free(struct s3plan_etag *e)
{
	if (e == NULL)
		return;
	hash_free(e->md5);
	free(e);
}

/* Only what has the form of an MD5, or of one of parts, can be compared. */
static enum s3plan_match
compare_etag(const char *ours, const struct s3plan_told *theirs)
{
	struct str told = str_trim(theirs->etag, "\"");

	if (ours[0] == '\0' || told.n < 32 || theirs->hidden)
		return S3PLAN_UNKNOWN;
	for (size_t i = 0; i < 32; i++)
		if (!char_is_hex(told.p[i]))
			return S3PLAN_UNKNOWN;
	return str_eq_nocase(told, str_from(ours)) ? S3PLAN_SAME
	    : S3PLAN_OTHER;
}

static enum s3plan_match
compare_crc(uint64_t ours, struct str told)
{
	struct buf text = { 0 };
	bool same;

	if (told.n == 0)
		return S3PLAN_UNKNOWN;
	s3plan_base64_crc(ours, &text);
	same = str_eq(buf_str(&text), told);
	buf_release(&text);
	return same ? S3PLAN_SAME : S3PLAN_OTHER;
}

enum s3plan_match
s3plan_compare(const struct s3plan_sums *ours,
    const struct s3plan_told *theirs)
{
	enum s3plan_match etag = compare_etag(ours->etag, theirs);
	enum s3plan_match crc = compare_crc(ours->crc, theirs->crc);

	if (etag == S3PLAN_OTHER || crc == S3PLAN_OTHER)
		return S3PLAN_OTHER;
	return etag == S3PLAN_SAME || crc == S3PLAN_SAME ? S3PLAN_SAME
	    : S3PLAN_UNKNOWN;
}

static bool
read_month(struct str name, int *month)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

	for (int i = 0; i < 12; i++)
		if (str_eq(name, (struct str){ months + 3 * i, 3 })) {
			*month = i + 1;
			return true;
		}
	return false;
}

bool
s3plan_date(struct str text, int64_t *when)
{
	/* Where the numbers stand, and the most that each may be. */
	static const struct {
		size_t from, to;
		uint64_t most;
	} at[] = { { 5, 7, 31 }, { 12, 16, 9999 }, { 17, 19, 23 },
		{ 20, 22, 59 }, { 23, 25, 60 } };
	uint64_t n[5] = { 0 };
	int64_t day;
	int month;

	if (text.n != 29 || !str_ends(text, " GMT") || text.p[19] != ':' ||
	    text.p[22] != ':' || !read_month(str_cut(text, 8, 11), &month))
		return false;
	for (size_t i = 0; i < 5; i++)
		if (!num_parse(str_cut(text, at[i].from, at[i].to),
		    at[i].most, &n[i], NULL))
			return false;
	if (!clock_from_date((int)n[1], month, (int)n[0], &day))
		return false;
	*when = day + (int64_t)(n[2] * 3600 + n[3] * 60 + n[4]);
	return true;
}
