/* SPDX-License-Identifier: MIT */
/* Fingerprints: sixteen bytes a wide multiplication. */
#include "check/keyhash.h"

#include <string.h>

#include "base/clock.h"

/* Odd numbers without a pattern: the digits of pi behind its point. */
static const uint64_t pi[] = {
	UINT64_C(0x243F6A8885A308D3), UINT64_C(0x13198A2E03707345),
	UINT64_C(0xA4093822299F31D1), UINT64_C(0x082EFA98EC4E6C89),
	UINT64_C(0x452821E638D01377), UINT64_C(0xBE5466CF34E90C6D),
	UINT64_C(0xC0AC29B7C97C50DD), UINT64_C(0x3F84D5B5B5470917),
	UINT64_C(0x9216D5D98979FB1B), UINT64_C(0xD1310BA698DFB5AD),
	UINT64_C(0x2FFD72DBD01ADFB7),
};

_Static_assert(sizeof(pi) / sizeof(pi[0]) > KEYHASH_SALTS,
    "a number for each salt and one more");

static uint64_t
salt(uint64_t seed, size_t i)
{
	return fold(seed ^ pi[i], pi[i + 1]);
}

struct keyhash_salts
keyhash_salts(uint64_t seed)
{
	struct keyhash_salts salts;

	for (size_t i = 0; i < KEYHASH_SALTS; i++)
		salts.word[i] = salt(seed, i);
	return salts;
}

uint64_t
keyhash(uint64_t seed, struct str s)
{
	const uint64_t salts[4] = { salt(seed, 0), salt(seed, 1),
		salt(seed, 2), salt(seed, 3) };

	return keyhash_text(salts, s);
}

uint64_t
keyhash_nocase(uint64_t seed, struct str s)
{
	return keyhash_id(seed, s).key;
}

/* The next KEYHASH_BLOCK bytes at most, as keyhash_block wants them. */
static uint64_t
lower_block(const struct keyhash_salts *salts, struct str s,
    uint64_t words[8])
{
	char bytes[KEYHASH_BLOCK] = { 0 };
	uint64_t capitals = 0;

	if (s.n > 0)
		memcpy(bytes, s.p, s.n);
	for (size_t i = 0; i < 8; i++) {
		uint64_t k = load_word(bytes + 8 * i);
		uint64_t found = capitals_of(k);

		words[i] = (k | found >> 2) ^ salts->word[i];
		capitals |= top_bits(found) << (8 * i);
	}
	return capitals;
}

struct id_key
keyhash_id(uint64_t seed, struct str id)
{
	struct keyhash_salts salts = keyhash_salts(seed);
	struct id_key all = { 0, 0 };
	size_t n = id.n, at = 0;

	do {
		size_t to = n - at < KEYHASH_BLOCK ? n : at + KEYHASH_BLOCK;
		struct id_key block;
		uint64_t words[8], capitals;

		capitals = lower_block(&salts, str_cut(id, at, to), words);
		block = keyhash_block(&salts, words, capitals, n);
		/* The first one stands as it is, see keyhash_block. */
		if (at == 0)
			all = block;
		else
			all = (struct id_key){
				keyhash_pair(all.key, block.key),
				(uint32_t)keyhash_pair(all.spelling,
				    block.spelling) };
		at = to;
	} while (at < n);
	return all;
}

uint64_t
keyhash_pair(uint64_t a, uint64_t b)
{
	return fold(fold(a ^ pi[0], pi[1]) ^ b, pi[3]);
}

uint64_t
keyhash_seed(void)
{
	uint64_t place = (uint64_t)(uintptr_t)&place;

	return keyhash_pair((uint64_t)clock_monotonic_ms(), place);
}
