/* SPDX-License-Identifier: MIT */
/*
 * What the fingerprints are made of: words of text in one order on every
 * machine, and a wide product folded to one word.
 */
#ifndef CHECK_FOLD_H
#define CHECK_FOLD_H

#include <stdint.h>
#include <string.h>

/* Both halves of the product of two words, one upon the other. */
static inline uint64_t
fold(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
	__extension__ typedef unsigned __int128 wide;
	wide product = (wide)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
	uint64_t al = (uint32_t)a, ah = a >> 32;
	uint64_t bl = (uint32_t)b, bh = b >> 32;
	uint64_t low = al * bl, one = ah * bl, two = al * bh;
	uint64_t middle = (low >> 32) + (uint32_t)one + (uint32_t)two;
	uint64_t high = ah * bh + (one >> 32) + (two >> 32) + (middle >> 32);

	return (middle << 32 | (uint32_t)low) ^ high;
#endif
}

/* Eight bytes: the first one is the lowest of the word. */
static inline uint64_t
load_word(const char *p)
{
	uint64_t k;

	memcpy(&k, p, sizeof(k));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	k = __builtin_bswap64(k);
#endif
	return k;
}

/* The top bit of each byte from 'A' to 'Z'. */
static inline uint64_t
capitals_of(uint64_t k)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t top = ones * 0x80;
	uint64_t low = k & ~top;
	uint64_t from_a = low + ones * (0x80 - 'A');
	uint64_t past_z = low + ones * (0x80 - '[');

	return from_a & ~past_z & ~k & top;
}

/* The top bits of eight bytes, the first byte's as the lowest bit. */
static inline uint64_t
top_bits(uint64_t k)
{
	return (k >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

#endif
