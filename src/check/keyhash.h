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

static inline uint64_t
keyhash_half(const char *p)
{
	uint32_t k;

	memcpy(&k, p, sizeof(k));
	return k;
}

/* One to sixteen bytes.  Some may come twice: with the length known, which
 * every fingerprint has in it, they are the same for the same text alone. */
static inline uint64_t
keyhash_rest(uint64_t h, uint64_t salt, const char *p, size_t n)
{
	const unsigned char *b = (const unsigned char *)p;

	if (n >= 8)
		return fold(load_word(p) ^ salt, load_word(p + n - 8) ^ h);
	if (n >= 4)
		return fold(keyhash_half(p) ^ salt,
		    keyhash_half(p + n - 4) ^ h);
	return fold(((uint64_t)b[0] | (uint64_t)b[n / 2] << 8 |
	    (uint64_t)b[n - 1] << 16) ^ salt, h);
}

/* Four salts: with one for both sides of a product these could change
 * places. */
static inline __attribute__((always_inline)) uint64_t
keyhash_text(const uint64_t salts[4], struct str s)
{
	uint64_t odd = salts[0], even = salts[1];
	uint64_t a = salts[2] ^ s.n, b = salts[3];
	const char *p = s.p, *end = p + s.n;

	/* Two chains, so that one product need not wait for the other. */
	for (; end - p > 32; p += 32) {
		a = fold(load_word(p) ^ odd, load_word(p + 8) ^ a);
		b = fold(load_word(p + 16) ^ even, load_word(p + 24) ^ b);
	}
	if (end - p > 16) {
		a = fold(load_word(p) ^ odd, load_word(p + 8) ^ a);
		p += 16;
	}
	if (end - p > 0)
		b = keyhash_rest(b, even, p, (size_t)(end - p));
	return fold(a ^ even, b ^ odd);
}

/* keyhash with the seed of the salts. */
static inline __attribute__((always_inline)) uint64_t
keyhash_salted(const struct keyhash_salts *salts, struct str s)
{
	return keyhash_text(salts->word, s);
}

/*
 * The fingerprint of an ID of n bytes, KEYHASH_BLOCK at most.  words are
 * its bytes in small letters (load_word), zeros behind them, each xor its
 * salt; capitals has a bit for each byte that was a capital.
 */
static inline struct id_key
keyhash_block(const struct keyhash_salts *salts, const uint64_t words[8],
    uint64_t capitals, size_t n)
{
	const uint64_t *s = salts->word;
	uint64_t h = fold(words[0], words[1]) ^ fold(words[2], words[3]) ^
	    fold(words[4], words[5]) ^ fold(words[6], words[7]);
	uint64_t m = fold(capitals ^ s[0], s[9]);

	return (struct id_key){ fold(h ^ n, s[8]), (uint32_t)(m >> 32) };
}

#endif
