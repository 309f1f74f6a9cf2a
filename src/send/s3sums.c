/* SPDX-License-Identifier: MIT */
/* Each byte is read once here; the network reads it again, from memory. */
#include "send/s3sums.h"

#include <stdlib.h>

#include "base/die.h"
#include "base/mem.h"
#include "file/crc64.h"
#include "file/open.h"
#include "send/s3plan.h"

struct s3sums {
	int fd;
	uint64_t size, part_size, at;
	unsigned part;		/* the number of the last that ended */
	struct hash *whole;
	struct hash *md5;	/* of the part at hand; NULL: not wanted */
	struct crc64 *tables;
	uint64_t crc, part_crc, last_crc;
	char last_md5[HASH_HEX], sha256[HASH_HEX];
	bool ended;
	char *block;
};

struct s3sums *
s3sums_new(int fd, uint64_t size, uint64_t part_size)
{
	struct s3sums *s = xcalloc(1, sizeof(*s));

	s->fd = fd;
	s->size = size;
	s->part_size = part_size;
	s->whole = hash_new();
	s->tables = crc64_new();
	s->block = xmalloc(S3SUMS_SLICE);
	return s;
}

void
s3sums_free(struct s3sums *s)
{
	if (s == NULL)
		return;
	hash_free(s->whole);
	hash_free(s->md5);
	crc64_free(s->tables);
	free(s->block);
	free(s);
}

static void
end_part(struct s3sums *s, uint64_t length)
{
	s->part++;
	s->last_crc = s->part_crc;
	s->part_crc = 0;
	s->last_md5[0] = '\0';
	if (s->md5 != NULL)
		hash_finish(s->md5, s->last_md5);
	hash_free(s->md5);
	s->md5 = NULL;
	s->crc = crc64_join(s->crc, s->last_crc, length);
	if (s->at == s->size) {
		hash_finish(s->whole, s->sha256);
		s->ended = true;
	}
}

static void
add(struct s3sums *s, size_t n)
{
	hash_add(s->whole, s->block, n);
	s->part_crc = crc64_add(s->tables, s->part_crc, s->block, n);
	if (s->md5 != NULL)
		hash_add(s->md5, s->block, n);
	s->at += n;
}

enum s3sums_step
s3sums_step(struct s3sums *s, bool with_md5)
{
	struct s3plan_piece piece = s3plan_piece(s->size, s->part_size,
	    s->part + 1);
	uint64_t left = piece.offset + piece.length - s->at;
	size_t n = left < S3SUMS_SLICE ? (size_t)left : S3SUMS_SLICE;
	ssize_t got = n == 0 ? 0 : open_pread(s->fd, s->block, n, s->at);

	if (s->ended)
		bug("sums of a file that has ended");
	if (got < 0 || (got == 0 && n > 0))
		return S3SUMS_FAILED;
	if (s->md5 == NULL && with_md5)
		s->md5 = hash_new_kind(HASH_MD5);
	add(s, (size_t)got);
	if ((uint64_t)got < left)
		return S3SUMS_MORE;
	end_part(s, piece.length);
	return S3SUMS_PART;
}

bool
s3sums_ended(const struct s3sums *s)
{
	return s->ended;
}

unsigned
s3sums_part(const struct s3sums *s)
{
	return s->part;
}

uint64_t
s3sums_part_crc(const struct s3sums *s)
{
	return s->last_crc;
}

const char *
s3sums_part_md5(const struct s3sums *s)
{
	return s->last_md5;
}

const char *
s3sums_sha256(const struct s3sums *s)
{
	return s->sha256;
}

uint64_t
s3sums_crc(const struct s3sums *s)
{
	return s->crc;
}
