/* SPDX-License-Identifier: MIT */
/*
 * CRC-64/NVME (NVM Express NVM Command Set Specification, 5.2.1.3.4): the
 * checksum that Amazon S3 takes of every object and gives back when one has
 * arrived ("Checking object integrity" in its user guide).  It finds
 * accidents, it keeps nobody out.
 *
 *	crc = crc64_add(c, crc64_add(c, 0, a, na), b, nb)	a, then b
 *	crc = crc64_join(of a, of b, length of b)		the same
 */
#ifndef FILE_CRC64_H
#define FILE_CRC64_H

#include <stddef.h>
#include <stdint.h>

struct crc64;	/* the tables; nothing of it changes */

struct crc64 *crc64_new(void);
void crc64_free(struct crc64 *c);
/* The sum of what crc stands for (0: nothing) and then n bytes. */
uint64_t crc64_add(const struct crc64 *c, uint64_t crc, const void *bytes,
    size_t n);
/* The sum of two pieces one behind the other, from the sums of both. */
uint64_t crc64_join(uint64_t first, uint64_t second, uint64_t second_n);

#endif
