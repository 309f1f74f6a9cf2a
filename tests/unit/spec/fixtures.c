/* SPDX-License-Identifier: MIT */
/* Answers kept in a table. */
#include "tests/unit/spec/fixtures.h"

#include <string.h>

static const char *
get(const void *from, const char *key)
{
	const char *const *pair = from;

	for (; *pair != NULL; pair += 2)
		if (strcmp(pair[0], key) == 0)
			return pair[1];
	return "";
}

struct answers
answers_of(const char *const *pairs)
{
	struct answers a = { get, pairs };

	return a;
}
