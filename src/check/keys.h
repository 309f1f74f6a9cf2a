/* SPDX-License-Identifier: MIT */
/*
 * Keys of key-value pairs that broke no rule.  Files repeat the same few,
 * so what was looked at once need not be again: the careful lane learns
 * them, both lanes ask.
 */
#ifndef CHECK_KEYS_H
#define CHECK_KEYS_H

#include "base/str.h"
#include "check/fold.h"

enum {
	KEYS_SLOTS_LOG = 9,
	KEYS_TRIES = 8,		/* slots in a row where a key may be */
	KEYS_SLOTS = (1 << KEYS_SLOTS_LOG) + KEYS_TRIES,
	KEYS_BYTES_MAX = 32,	/* longer ones are not remembered */
	KEYS_WORDS = KEYS_BYTES_MAX / 8,
};

/* A key without the quotes around it, zeros behind it. */
struct known_key {
	uint64_t word[KEYS_WORDS];
};

/* All-zero knows none. */
struct known_keys {
	struct known_key slots[KEYS_SLOTS];
};

/* Of a key's words, for any who want one. */
static inline uint64_t
keys_hash(const struct known_key *key)
{
	return fold(key->word[0] ^ UINT64_C(0x9E3779B97F4A7C15),
	    key->word[1] ^ UINT64_C(0xC2B2AE3D27D4EB4F)) ^
	    (key->word[2] ^ key->word[3] << 7) *
	    UINT64_C(0xD6E8FEB86659FD93);
}

static inline bool
keys_same(const struct known_key *a, const struct known_key *b)
{
	return ((a->word[0] ^ b->word[0]) | (a->word[1] ^ b->word[1]) |
	    (a->word[2] ^ b->word[2]) | (a->word[3] ^ b->word[3])) == 0;
}

/* key is not all zeros, which a free slot is. */
static inline bool
keys_has(const struct known_keys *keys, const struct known_key *key,
    uint64_t hash)
{
	const struct known_key *slot =
	    &keys->slots[hash >> (64 - KEYS_SLOTS_LOG)];
	const struct known_key *last = slot + KEYS_TRIES;

	while (!keys_same(slot, key))
		if (slot->word[0] == 0 || ++slot == last)
			return false;
	return true;
}

/* text has KEYS_BYTES_MAX bytes at most. */
struct known_key keys_pad(struct str text);
/* text is not empty. */
bool keys_know(const struct known_keys *keys, struct str text);
void keys_learn(struct known_keys *keys, struct str text);

#endif
