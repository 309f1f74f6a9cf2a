/* SPDX-License-Identifier: MIT */
/* Fingerprints: eight bytes a multiplication (after MurmurHash64A, which is
 * in the public domain). */
#include "check/keyhash.h"

#include <string.h>

#include "base/clock.h"

static const uint64_t multiplier = UINT64_C(0xC6A4A7935BD1E995);

static uint64_t
stir(uint64_t h, uint64_t k)
{
	k *= multiplier;
	k ^= k >> 47;
	k *= multiplier;
	return (h ^ k) * multiplier;
}

static uint64_t
settle(uint64_t h)
{
	h ^= h >> 47;
	h *= multiplier;
	return h ^ h >> 47;
}

static uint64_t
load(const char *p)
{
	uint64_t k;

	memcpy(&k, p, sizeof(k));
	return k;
}

/* The last one to seven bytes.  Some may come twice: with the length known,
 * which every fingerprint has in it, they are the same for the same text
 * alone. */
static uint64_t
load_rest(const char *p, size_t n)
{
	const unsigned char *b = (const unsigned char *)p;
	uint32_t first, last;

	if (n < 4)
		return (uint64_t)b[0] | (uint64_t)b[n / 2] << 8 |
		    (uint64_t)b[n - 1] << 16;
	memcpy(&first, p, sizeof(first));
	memcpy(&last, p + n - sizeof(last), sizeof(last));
	return (uint64_t)first << 32 | last;
}

/* Eight bytes with A to Z made small, without looking at them one by one:
 * a byte at or above 'A' and below '[' gets its bit 5. */
static uint64_t
lower(uint64_t k)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t top = ones * 0x80;
	uint64_t low = k & ~top;
	uint64_t from_a = low + ones * (0x80 - 'A');
	uint64_t past_z = low + ones * (0x80 - '[');

	return k | ((from_a & ~past_z & ~k & top) >> 2);
}

uint64_t
keyhash(uint64_t seed, struct str s)
{
	uint64_t h = seed ^ s.n * multiplier;

	while (s.n >= 8) {
		h = stir(h, load(s.p));
		s.p += 8;
		s.n -= 8;
	}
	if (s.n > 0)
		h = stir(h, load_rest(s.p, s.n));
	return settle(h);
}

uint64_t
keyhash_nocase(uint64_t seed, struct str s)
{
	uint64_t h = seed ^ s.n * multiplier;

	while (s.n >= 8) {
		h = stir(h, lower(load(s.p)));
		s.p += 8;
		s.n -= 8;
	}
	if (s.n > 0)
		h = stir(h, lower(load_rest(s.p, s.n)));
	return settle(h);
}

struct id_key
keyhash_id(uint64_t seed, struct str id)
{
	return (struct id_key){ .key = keyhash_nocase(seed, id),
		.spelling = (uint32_t)(keyhash(seed, id) >> 32) };
}

uint64_t
keyhash_pair(uint64_t a, uint64_t b)
{
	return settle(stir(stir(multiplier, a), b));
}

uint64_t
keyhash_seed(void)
{
	uint64_t place = (uint64_t)(uintptr_t)&place;

	return keyhash_pair((uint64_t)clock_monotonic_ms(), place);
}
