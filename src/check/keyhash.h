/* SPDX-License-Identifier: MIT */
/*
 * 64-bit fingerprints of IDs and lines.  The seed is new in every run, so
 * that no file can be made to collide; results never depend on it.
 */
#ifndef CHECK_KEYHASH_H
#define CHECK_KEYHASH_H

#include <stdint.h>

#include "base/str.h"
#include "check/fold.h"

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

/* --- for who makes many of them ---------------------------------------- */

enum { KEYHASH_BLOCK = 64, KEYHASH_SALTS = 10 };

struct keyhash_salts {
	uint64_t word[KEYHASH_SALTS];
};

struct keyhash_salts keyhash_salts(uint64_t seed);
/* keyhash with the seed of the salts. */
uint64_t keyhash_salted(const struct keyhash_salts *salts, struct str s);

/*
 * The fingerprint of an ID of n bytes, KEYHASH_BLOCK at most.  words are
 * its bytes in small letters (load_word), zeros behind them; capitals has a
 * bit for each byte that was a capital.
 */
static inline struct id_key
keyhash_block(const struct keyhash_salts *salts, const uint64_t words[8],
    uint64_t capitals, size_t n)
{
	const uint64_t *s = salts->word;
	uint64_t h = fold(words[0] ^ s[0], words[1] ^ s[1]) ^
	    fold(words[2] ^ s[2], words[3] ^ s[3]) ^
	    fold(words[4] ^ s[4], words[5] ^ s[5]) ^
	    fold(words[6] ^ s[6], words[7] ^ s[7]);
	uint64_t m = fold(capitals ^ s[0], s[9]);

	return (struct id_key){ fold(h ^ n, s[8]), (uint32_t)(m >> 32) };
}

#endif
