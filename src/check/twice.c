/* SPDX-License-Identifier: MIT */
/* Eight places a key: one of ten that come once shares its place. */
#include "check/twice.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { PLACES_A_KEY = 8, WORDS_LEAST = 8 };

/* 32 MiB: a part with more keys than that is cut into passes anyway. */
enum { WORDS_MOST = 1 << 22 };

void
twice_begin(struct twice *t, uint64_t keys)
{
	size_t words = WORDS_LEAST;

	while (words < WORDS_MOST &&
	    words * TWICE_WORD < keys * PLACES_A_KEY)
		words *= 2;
	if (words > t->cap) {
		free(t->words);
		t->words = xreallocarray(NULL, words, sizeof(*t->words));
		t->cap = words;
	}
	memset(t->words, 0, words * sizeof(*t->words));
	t->mask = words * TWICE_WORD - 1;
	t->again = 0;
}

void
twice_release(struct twice *t)
{
	free(t->words);
	memset(t, 0, sizeof(*t));
}
