/* SPDX-License-Identifier: MIT */
/*
 * Makes long bytes short without changing their CRC-64/NVME, with the
 * multiplication without carries that processors have since 2010.  (Gopal
 * and others, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ
 * Instruction", Intel, 2009.)  For file/crc64.c alone.
 */
#ifndef FILE_CRC64_FOLD_H
#define FILE_CRC64_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CRC64_FOLDED = 16, CRC64_STRIDE = 64 };	/* bytes */

/* Powers of x, for the first and second eight bytes of sixteen: how much is
 * added when they move on by 16 bytes, and by 64. */
struct crc64_factors {
	uint64_t near[2], far[2];
};

bool crc64_fold_works(void);	/* on this machine */

/* n bytes, a multiple of CRC64_STRIDE and not 0, of which the first eight
 * get state added, become out: with state 0 it has the same sum. */
void crc64_fold(const struct crc64_factors *factors, uint64_t state,
    const unsigned char *bytes, size_t n, unsigned char out[CRC64_FOLDED]);

#endif
