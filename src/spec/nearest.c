/* SPDX-License-Identifier: MIT */
/* Distances between words: letters changed, added, left out. */
#include "spec/nearest.h"

#include <string.h>

enum {
	WORD_MAX = 48
};

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Both words are at most WORD_MAX long. */
static size_t
distance(struct str a, struct str b)
{
	size_t row[WORD_MAX + 1];

	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t above = row[j];
			bool same =
			    char_lower(a.p[i - 1]) == char_lower(b.p[j - 1]);

			row[j] = least(
			    diagonal + !same, least(above, row[j - 1]) + 1);
			diagonal = above;
		}
	}
	return row[b.n];
}

const char *
nearest_word(struct str word, const char *const *known)
{
	const char *best = NULL;
	size_t fewest = word.n / 3 + 2;

	if (word.n == 0 || word.n > WORD_MAX)
		return NULL;
	for (; *known != NULL; known++) {
		struct str k = str_from(*known);
		size_t d;

		if (k.n > WORD_MAX)
			continue;
		d = distance(word, k);
		if (d < fewest && d < k.n) {
			fewest = d;
			best = *known;
		}
	}
	return best;
}
