/* SPDX-License-Identifier: MIT */
/* Edit distance with swaps, three rows at a time. */
#include "run/near.h"

#include <string.h>

#include "base/str.h"

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static size_t
length(const char *s)
{
	size_t n = strlen(s);

	return n < NEAR_BYTES_MAX ? n : NEAR_BYTES_MAX;
}

static bool
same(char a, char b)
{
	return char_lower(a) == char_lower(b);
}

unsigned
near_distance(const char *a, const char *b)
{
	unsigned rows[3][NEAR_BYTES_MAX + 1];
	size_t an = length(a), bn = length(b);

	for (size_t j = 0; j <= bn; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= an; i++) {
		unsigned *now = rows[i % 3];
		const unsigned *last = rows[(i + 2) % 3];
		const unsigned *before = rows[(i + 1) % 3];

		now[0] = (unsigned)i;
		for (size_t j = 1; j <= bn; j++) {
			now[j] = least(last[j] + 1, now[j - 1] + 1);
			now[j] = least(now[j], last[j - 1] +
			    (same(a[i - 1], b[j - 1]) ? 0 : 1));
			if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) &&
			    same(a[i - 2], b[j - 1]))
				now[j] = least(now[j], before[j - 2] + 1);
		}
	}
	return rows[an % 3][bn];
}

bool
near_enough(const char *typed, unsigned distance)
{
	return distance * 3 <= strlen(typed) + 1;
}
