/* SPDX-License-Identifier: MIT */
/*
 * 64-bit fingerprints of IDs and lines.  The seed is new in every run, so
 * that no file can be made to collide; results never depend on it.
 */
#ifndef CHECK_KEYHASH_H
#define CHECK_KEYHASH_H

#include <stdint.h>

#include "base/str.h"

uint64_t keyhash(uint64_t seed, struct str s);
/* The same for texts that differ in the case of ASCII letters only. */
uint64_t keyhash_nocase(uint64_t seed, struct str s);
/* One fingerprint of two; the order matters. */
uint64_t keyhash_pair(uint64_t a, uint64_t b);
/* Never the same twice in a row. */
uint64_t keyhash_seed(void);

#endif
