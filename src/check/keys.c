/* SPDX-License-Identifier: MIT */
/* Open addressing within a few slots; when they are all taken, a new key
 * takes the place of one of them. */
#include "check/keys.h"

struct known_key
keys_pad(struct str text)
{
	char bytes[KEYS_BYTES_MAX] = { 0 };
	struct known_key key;

	memcpy(bytes, text.p, text.n);
	for (size_t i = 0; i < KEYS_WORDS; i++)
		key.word[i] = load_word(bytes + 8 * i);
	return key;
}

bool
keys_know(const struct known_keys *keys, struct str text)
{
	struct known_key key;

	/* A zero at its end could not be told from those behind it. */
	if (text.n > KEYS_BYTES_MAX || text.p[text.n - 1] == '\0')
		return false;
	key = keys_pad(text);
	return keys_has(keys, &key, keys_hash(&key));
}

void
keys_learn(struct known_keys *keys, struct str text)
{
	struct known_key key, *slot;
	uint64_t hash;

	if (text.n > KEYS_BYTES_MAX)
		return;
	key = keys_pad(text);
	hash = keys_hash(&key);
	if (keys_has(keys, &key, hash))
		return;
	slot = &keys->slots[hash >> (64 - KEYS_SLOTS_LOG)];
	for (size_t i = 0; i < KEYS_TRIES; i++)
		if (slot[i].word[0] == 0) {
			slot[i] = key;
			return;
		}
	slot[hash % KEYS_TRIES] = key;
}
