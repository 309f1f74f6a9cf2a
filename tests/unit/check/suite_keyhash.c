/* SPDX-License-Identifier: MIT */
/* Fingerprints: what has the same one and what has not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/keyhash.h"
#include "check/keys.h"
#include "tests/unit/unit.h"

unit_suite suite_keyhash;

enum { SEED = 4711, LENGTH_MAX = 130 };

/* An ID of n characters with letters of both cases in it. */
static struct str
id_of(size_t n, char *bytes)
{
	for (size_t i = 0; i < n; i++)
		bytes[i] = "aB3-Zk_9"[i % 8];
	return (struct str){ bytes, n };
}

START_TEST(case_changes_the_spelling_and_not_the_key)
{
	size_t n = (size_t)_i;
	char a[LENGTH_MAX], b[LENGTH_MAX];
	struct str id = id_of(n, a), other = id_of(n, b);
	struct id_key want = keyhash_id(SEED, id);

	for (size_t i = 0; i < n; i++) {
		bool letter = char_lower(b[i]) != b[i] ||
		    (b[i] >= 'a' && b[i] <= 'z');
		struct id_key got;

		if (!letter)
			continue;
		b[i] = (char)(b[i] ^ 0x20);
		got = keyhash_id(SEED, other);
		ck_assert_uint_eq(got.key, want.key);
		ck_assert_uint_ne(got.spelling, want.spelling);
		b[i] = a[i];
	}
	ck_assert_uint_eq(keyhash_id(SEED, other).spelling, want.spelling);
}
END_TEST

START_TEST(any_other_change_gives_another_key)
{
	size_t n = (size_t)_i;
	char a[LENGTH_MAX], b[LENGTH_MAX];
	struct str id = id_of(n, a), other = id_of(n, b);
	struct id_key want = keyhash_id(SEED, id);

	for (size_t i = 0; i < n; i++) {
		b[i] = (char)(b[i] ^ 1);
		ck_assert_uint_ne(keyhash_id(SEED, other).key, want.key);
		b[i] = a[i];
	}
	ck_assert_uint_ne(keyhash_id(SEED + 1, id).key, want.key);
	ck_assert_uint_ne(keyhash_id(SEED, str_cut(id, 0, n - 1)).key,
	    want.key);
}
END_TEST

/* '@' and '[' lie beside the capital letters, '`' and '{' beside the small
 * ones, and bytes above 127 are no letters here. */
START_TEST(only_ascii_letters_have_a_case)
{
	static const char *const pairs[][2] = { { "@", "`" }, { "[", "{" },
		{ "\xC1", "\xE1" } };

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		ck_assert_uint_ne(
		    keyhash_id(SEED, str_from(pairs[i][0])).key,
		    keyhash_id(SEED, str_from(pairs[i][1])).key);
}
END_TEST

/* Lengths around the sizes that are read at a time. */
START_TEST(any_change_of_a_text_changes_its_fingerprint)
{
	size_t n = (size_t)_i;
	char a[LENGTH_MAX], b[LENGTH_MAX];
	struct str text = id_of(n, a), other = id_of(n, b);
	uint64_t want = keyhash(SEED, text);

	for (size_t i = 0; i < n; i++) {
		b[i] = (char)(b[i] ^ 0x20);
		ck_assert_uint_ne(keyhash(SEED, other), want);
		b[i] = a[i];
	}
	ck_assert_uint_eq(keyhash(SEED, other), want);
	ck_assert_uint_ne(keyhash(SEED + 1, text), want);
	ck_assert_uint_ne(keyhash(SEED, str_cut(text, 0, n - 1)), want);
}
END_TEST

static int
by_size(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

enum { NUMBERS = 20000 };

/* Trait IDs are much alike. */
START_TEST(numbers_have_different_fingerprints)
{
	static uint64_t all[NUMBERS];
	char text[16];

	for (int i = 0; i < NUMBERS; i++) {
		struct str s = { text, (size_t)snprintf(text, sizeof(text),
		    "%0*d", _i, i) };

		all[i] = keyhash(SEED, s);
	}
	qsort(all, NUMBERS, sizeof(all[0]), by_size);
	for (size_t i = 1; i < NUMBERS; i++)
		ck_assert_uint_ne(all[i], all[i - 1]);
}
END_TEST

START_TEST(order_of_words_matters)
{
	size_t n = (size_t)_i;
	char a[LENGTH_MAX], b[LENGTH_MAX];

	for (size_t i = 0; i < n; i++)
		a[i] = (char)('a' + i % 23);
	for (size_t i = 0; i + 16 <= n; i += 8) {
		memcpy(b, a, n);
		memcpy(b + i, a + i + 8, 8);
		memcpy(b + i + 8, a + i, 8);
		ck_assert_uint_ne(keyhash(SEED, (struct str){ a, n }),
		    keyhash(SEED, (struct str){ b, n }));
		ck_assert_uint_ne(keyhash_id(SEED, (struct str){ a, n }).key,
		    keyhash_id(SEED, (struct str){ b, n }).key);
	}
}
END_TEST

START_TEST(key_is_known_by_all_of_its_bytes)
{
	static struct known_keys keys;
	char bytes[LENGTH_MAX];
	struct str key = id_of((size_t)_i, bytes);

	keys_learn(&keys, key);
	ck_assert(keys_know(&keys, key) == (_i <= KEYS_BYTES_MAX));
	for (size_t i = 0; i < key.n; i++) {
		bytes[i] = (char)(bytes[i] ^ 0x20);
		ck_assert(!keys_know(&keys, key));
		bytes[i] = (char)(bytes[i] ^ 0x20);
	}
	bytes[key.n] = '\0';
	ck_assert(!keys_know(&keys, (struct str){ bytes, key.n + 1 }));
}
END_TEST

/* As many as a file may have: none takes the place of another. */
START_TEST(hundred_keys_are_known_together)
{
	static struct known_keys keys;
	char bytes[16];

	for (int turn = 0; turn < 2; turn++)
		for (int i = 0; i < 100; i++) {
			struct str key = { bytes, (size_t)snprintf(bytes,
			    sizeof(bytes), "key_%d", i) };

			ck_assert(keys_know(&keys, key) == (turn == 1));
			keys_learn(&keys, key);
		}
}
END_TEST

Suite *
suite_keyhash(void)
{
	Suite *s = suite_create("keyhash");
	TCase *t = tcase_create("keyhash");

	tcase_add_loop_test(t, case_changes_the_spelling_and_not_the_key, 1,
	    LENGTH_MAX);
	tcase_add_loop_test(t, any_other_change_gives_another_key, 1,
	    LENGTH_MAX);
	tcase_add_test(t, only_ascii_letters_have_a_case);
	tcase_add_loop_test(t, any_change_of_a_text_changes_its_fingerprint,
	    1, LENGTH_MAX);
	tcase_add_loop_test(t, key_is_known_by_all_of_its_bytes, 1,
	    KEYS_BYTES_MAX + 4);
	tcase_add_loop_test(t, numbers_have_different_fingerprints, 5, 10);
	tcase_add_loop_test(t, order_of_words_matters, 16, LENGTH_MAX);
	tcase_add_test(t, hundred_keys_are_known_together);
	suite_add_tcase(s, t);
	return s;
}
