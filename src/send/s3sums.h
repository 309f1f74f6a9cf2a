/* SPDX-License-Identifier: MIT */
/*
 * Sums a file up on its way to S3, in order and in small slices, so that
 * the network never waits for long: SHA-256 and CRC-64/NVME of the whole,
 * CRC-64/NVME of each part, and its MD5 where that is wanted.
 */
#ifndef SEND_S3SUMS_H
#define SEND_S3SUMS_H

#include <stdint.h>

#include "base/err.h"
#include "file/hash.h"

enum { S3SUMS_SLICE = 256 << 10 };	/* bytes of one step */

struct s3sums;

/* fd is borrowed, and not moved; part_size 0: it is one. */
struct s3sums *s3sums_new(int fd, uint64_t size, uint64_t part_size);
void s3sums_free(struct s3sums *s);

enum s3sums_step {
	S3SUMS_MORE,
	S3SUMS_PART,		/* one more part is summed up */
	S3SUMS_FAILED,		/* the file is shorter now, or unreadable */
};

/* One slice.  with_md5: of the part it belongs to; the same for all of it.
 * Not to be called when s3sums_ended. */
enum s3sums_step s3sums_step(struct s3sums *s, bool with_md5);
bool s3sums_ended(const struct s3sums *s);

/* Of the part that ended last; md5 is "" if it was not wanted. */
unsigned s3sums_part(const struct s3sums *s);	/* its number */
uint64_t s3sums_part_crc(const struct s3sums *s);
const char *s3sums_part_md5(const struct s3sums *s);

/* Of all of it; after s3sums_ended. */
const char *s3sums_sha256(const struct s3sums *s);
uint64_t s3sums_crc(const struct s3sums *s);

#endif
