/* SPDX-License-Identifier: MIT */
/* CRC-64/NVME against its check value and a sum made bit by bit; and MD5. */
#include <stdlib.h>
#include <string.h>

#include "file/crc64.h"
#include "file/hash.h"
#include "tests/unit/unit.h"

unit_suite suite_crc64;

static uint64_t
bit_by_bit(const unsigned char *p, size_t n)
{
	uint64_t crc = ~UINT64_C(0);

	while (n-- > 0) {
		crc ^= *p++;
		for (int i = 0; i < 8; i++)
			crc = crc >> 1 ^ ((crc & 1) != 0
			    ? UINT64_C(0x9a6c9329ac4bc9b5) : 0);
	}
	return ~crc;
}

static const struct {
	const char *text;
	uint64_t sum;
} known[] = {
	{ "", 0 },
	{ "123456789", UINT64_C(0xae8b14860a799888) },
};

START_TEST(check_value_is_met)
{
	struct crc64 *c = crc64_new();

	ck_assert_uint_eq(crc64_add(c, 0, known[_i].text,
	    strlen(known[_i].text)), known[_i].sum);
	crc64_free(c);
}
END_TEST

static void
fill(unsigned char *bytes, size_t n)
{
	uint32_t x = 12345;

	for (size_t i = 0; i < n; i++) {
		x = x * 1664525 + 1013904223;
		bytes[i] = (unsigned char)(x >> 24);
	}
}

START_TEST(every_length_and_cut_gives_the_same_sum)
{
	unsigned char bytes[270];
	struct crc64 *c = crc64_new();

	fill(bytes, sizeof(bytes));
	for (size_t n = 0; n <= sizeof(bytes); n++) {
		uint64_t whole = bit_by_bit(bytes, n);

		ck_assert_uint_eq(crc64_add(c, 0, bytes, n), whole);
		for (size_t cut = 0; cut <= n; cut++) {
			uint64_t a = crc64_add(c, 0, bytes, cut);
			uint64_t b = crc64_add(c, 0, bytes + cut, n - cut);

			ck_assert_uint_eq(crc64_add(c, a, bytes + cut,
			    n - cut), whole);
			ck_assert_uint_eq(crc64_join(a, b, n - cut), whole);
		}
	}
	crc64_free(c);
}
END_TEST

START_TEST(pieces_of_many_megabytes_are_joined)
{
	enum { PIECE = 3 << 20, MORE = 12345 };
	unsigned char *bytes = calloc(1, PIECE + MORE);
	struct crc64 *c = crc64_new();

	ck_assert_ptr_nonnull(bytes);
	fill(bytes, PIECE + MORE);
	ck_assert_uint_eq(crc64_add(c, 0, bytes, PIECE + MORE),
	    bit_by_bit(bytes, PIECE + MORE));
	ck_assert_uint_eq(crc64_join(crc64_add(c, 0, bytes, MORE),
	    crc64_add(c, 0, bytes + MORE, PIECE), PIECE),
	    crc64_add(c, 0, bytes, PIECE + MORE));
	crc64_free(c);
	free(bytes);
}
END_TEST

/* RFC 1321, A.5, and FIPS 180-2, B.1. */
static const struct {
	enum hash_kind kind;
	const char *text, *sum;
} sums[] = {
	{ HASH_MD5, "", "d41d8cd98f00b204e9800998ecf8427e" },
	{ HASH_MD5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0" },
	{ HASH_SHA256, "abc", "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad" },
};

START_TEST(both_hashes_are_those_of_their_standards)
{
	struct hash *h = hash_new_kind(sums[_i].kind);
	char hex[HASH_HEX];

	hash_add(h, sums[_i].text, strlen(sums[_i].text));
	hash_finish(h, hex);
	ck_assert_str_eq(hex, sums[_i].sum);
	hash_free(h);
}
END_TEST

Suite *
suite_crc64(void)
{
	Suite *s = suite_create("crc64");
	TCase *t = tcase_create("crc64");

	tcase_add_loop_test(t, check_value_is_met, 0, 2);
	tcase_add_test(t, every_length_and_cut_gives_the_same_sum);
	tcase_add_test(t, pieces_of_many_megabytes_are_joined);
	tcase_add_loop_test(t, both_hashes_are_those_of_their_standards, 0,
	    3);
	suite_add_tcase(s, t);
	return s;
}
