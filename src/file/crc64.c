/* SPDX-License-Identifier: MIT */
/* CRC-64/NVME, eight bytes at a time: eight tables say what a byte does to
 * the sum that has 7, 6 ... no others of the eight behind it.  (Kounavis and
 * Berry, "A Systematic Approach to Building High Performance Software-Based
 * CRC Generators", 2005.) */
#include "file/crc64.h"

#include <stdlib.h>

#include "base/mem.h"
#include "file/crc64_fold.h"

enum { SLICES = 8 };

/* The polynomial ad93d23594c93659 with its bits turned round. */
static const uint64_t POLYNOMIAL = UINT64_C(0x9a6c9329ac4bc9b5);

struct crc64 {
	uint64_t table[SLICES][256];
	struct crc64_factors factors;
	bool folds;		/* long pieces are made short first */
};

/* a times b, both with their bits turned round: the highest bit of a word
 * is the factor of x to the 0. */
static uint64_t
times(uint64_t a, uint64_t b)
{
	uint64_t product = 0;

	for (uint64_t bit = UINT64_C(1) << 63; bit != 0; bit >>= 1) {
		if ((a & bit) != 0)
			product ^= b;
		b = b >> 1 ^ ((b & 1) != 0 ? POLYNOMIAL : 0);
	}
	return product;
}

/* x to the n */
static uint64_t
power_of_x(uint64_t n)
{
	uint64_t result = UINT64_C(1) << 63;
	uint64_t power = UINT64_C(1) << 62;	/* x, squared ... */

	for (; n > 0; n >>= 1) {
		if ((n & 1) != 0)
			result = times(result, power);
		power = times(power, power);
	}
	return result;
}

/* One less than the bits that are passed over, as a product of two words
 * that are turned round comes out one place too low. */
static struct crc64_factors
make_factors(void)
{
	return (struct crc64_factors){
		.near = { power_of_x(128 + 64 - 1), power_of_x(128 - 1) },
		.far = { power_of_x(512 + 64 - 1), power_of_x(512 - 1) },
	};
}

struct crc64 *
crc64_new(void)
{
	struct crc64 *c = xmalloc(sizeof(*c));

	for (unsigned i = 0; i < 256; i++) {
		uint64_t sum = i;

		for (int bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ ((sum & 1) != 0 ? POLYNOMIAL : 0);
		c->table[0][i] = sum;
	}
	for (unsigned i = 0; i < 256; i++)
		for (int slice = 1; slice < SLICES; slice++) {
			uint64_t sum = c->table[slice - 1][i];

			c->table[slice][i] = sum >> 8 ^
			    c->table[0][sum & 255];
		}
	c->factors = make_factors();
	c->folds = crc64_fold_works();
	return c;
}

void
crc64_free(struct crc64 *c)
{
	free(c);
}

static uint64_t
little_endian(const unsigned char *p)
{
	uint64_t word = 0;

	for (int i = 0; i < 8; i++)
		word |= (uint64_t)p[i] << 8 * i;
	return word;
}

static uint64_t
add_by_tables(const struct crc64 *c, uint64_t crc, const unsigned char *p,
    size_t n)
{
	for (; n >= 8; n -= 8, p += 8) {
		uint64_t word = crc ^ little_endian(p);

		crc = 0;
		for (int i = 0; i < SLICES; i++)
			crc ^= c->table[SLICES - 1 - i][word >> 8 * i & 255];
	}
	for (; n > 0; n--, p++)
		crc = crc >> 8 ^ c->table[0][(crc ^ *p) & 255];
	return crc;
}

uint64_t
crc64_add(const struct crc64 *c, uint64_t crc, const void *bytes, size_t n)
{
	size_t most = n - n % CRC64_STRIDE;
	const unsigned char *p = bytes;
	unsigned char folded[CRC64_FOLDED];

	crc = ~crc;
	if (c->folds && most > 0) {
		crc64_fold(&c->factors, crc, p, most, folded);
		crc = add_by_tables(c, 0, folded, sizeof(folded));
		p += most;
		n -= most;
	}
	return ~add_by_tables(c, crc, p, n);
}

uint64_t
crc64_join(uint64_t first, uint64_t second, uint64_t second_n)
{
	return times(power_of_x(8 * second_n), first) ^ second;
}
