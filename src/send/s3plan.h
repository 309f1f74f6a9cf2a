/* SPDX-License-Identifier: MIT */
/*
 * How a file is cut for S3, and what its sums ought to be at the other end:
 * decisions without a network.  Parts are numbered from 1, as S3 does.
 * (Amazon: "Multipart upload overview", "Checking object integrity".)
 */
#ifndef SEND_S3PLAN_H
#define SEND_S3PLAN_H

#include <stdint.h>

#include "base/buf.h"

enum {
	S3PLAN_SINGLE_BELOW = 32 << 20,	/* bytes; from there on in parts */
	S3PLAN_PART_LEAST = 16 << 20,
	S3PLAN_PARTS_AIM = 9000,	/* of the 10,000 that S3 takes */
	S3PLAN_MD5 = 32 + 1,
	S3PLAN_ETAG = 32 + 1 + 5 + 1,	/* "md5-10000" */
};

/* max(16 MiB, a 9,000th of the file rounded up to MiB); 0: in one go. */
uint64_t s3plan_part_size(uint64_t size);
/* How many parts; at least 1.  part_size 0: one. */
unsigned s3plan_parts(uint64_t size, uint64_t part_size);

struct s3plan_piece {
	uint64_t offset, length;
};
struct s3plan_piece s3plan_piece(uint64_t size, uint64_t part_size,
    unsigned number);

/* Bytes as Content-MD5 and x-amz-checksum-* want them; md5 is 32 hex. */
void s3plan_base64_md5(const char *md5, struct buf *out);
void s3plan_base64_crc(uint64_t crc, struct buf *out);

/* The ETag of the whole, from the MD5 of each part: that of all of them one
 * behind the other, and how many.  add for each in order, then end. */
struct s3plan_etag;
struct s3plan_etag *s3plan_etag_new(void);
void s3plan_etag_add(struct s3plan_etag *e, const char *md5);
void s3plan_etag_end(struct s3plan_etag *e, char out[S3PLAN_ETAG]);
void s3plan_etag_free(struct s3plan_etag *e);

/* What we know of some bytes. */
struct s3plan_sums {
	const char *etag;	/* as it should be, without quotes; "": not
				 * counted */
	uint64_t crc;
};

/* What a server says of them. */
struct s3plan_told {
	struct str etag;	/* with or without quotes; n 0: nothing */
	struct str crc;		/* base64; n 0: nothing */
	bool hidden;		/* encrypted with a key of its own: the ETag
				 * is no MD5 */
};

enum s3plan_match {
	S3PLAN_UNKNOWN,		/* it said nothing that can be compared */
	S3PLAN_SAME,
	S3PLAN_OTHER,		/* something differs */
};

enum s3plan_match s3plan_compare(const struct s3plan_sums *ours,
    const struct s3plan_told *theirs);

/* "Tue, 24 Nov 2026 01:23:45 GMT", the header Date, as seconds since 1970;
 * false if it is anything else. */
bool s3plan_date(struct str text, int64_t *when);

#endif
