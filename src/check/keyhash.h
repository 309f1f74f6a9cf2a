/* SPDX-License-Identifier: MIT */
/*
 * 64-bit fingerprints of IDs and lines.  The seed is new in every run, so
 * that no file can be made to collide; results never depend on it.
 */
#ifndef CHECK_KEYHASH_H
#define CHECK_KEYHASH_H

#include <stdint.h>

#include "base/str.h"

/* Of an ID: IDs that differ in the case of letters only have the same key,
 * and another spelling. */
struct id_key {
	uint64_t key;
	uint32_t spelling;
};

uint64_t keyhash(uint64_t seed, struct str s);
/* The same for texts that differ in the case of ASCII letters only. */
uint64_t keyhash_nocase(uint64_t seed, struct str s);
struct id_key keyhash_id(uint64_t seed, struct str id);
/* One fingerprint of two; the order matters. */
uint64_t keyhash_pair(uint64_t a, uint64_t b);
/* Never the same twice in a row. */
uint64_t keyhash_seed(void);

#endif
