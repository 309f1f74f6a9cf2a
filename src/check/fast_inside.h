/* SPDX-License-Identifier: MIT */
/* What the kernels of the fast lane share, whatever they are made of. */
#ifndef CHECK_FAST_INSIDE_H
#define CHECK_FAST_INSIDE_H

#include "check/fastlane.h"

/* NULL in a program that was made without them. */
extern const struct fast_kernel *const fast_kernel_portable;
extern const struct fast_kernel *const fast_kernel_sse2;
extern const struct fast_kernel *const fast_kernel_avx2;

/* Masks for the first n bytes of sixteen, n up to 16: two words each. */
extern const uint64_t fast_first[17][2];
/* Each byte so many times in a row. */
enum { FAST_ALIKE = 32 };
extern const unsigned char fast_alike[256][FAST_ALIKE];
/* FAST_PAD bytes of ones, then as many of zeros. */
extern const unsigned char fast_edge[2 * FAST_PAD];

/* --- closer looks, by the rules themselves ----------------------------- */

bool fast_id_clean(struct fastlane *f, struct str id, enum idtype type);
/* bare: it has no quotes around it; then it has no blank and no = either.
 * There is no control character and no " in it.  Sets f->nonascii if that is
 * empty. */
bool fast_value_clean(struct fastlane *f, struct str value, bool bare);
/* Of a value that is longer than 16 bytes. */
uint64_t fast_long_pair(uint64_t key, struct str value);

#endif
