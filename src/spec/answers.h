/* SPDX-License-Identifier: MIT */
/*
 * The answers of the person, wherever they are kept: text by key.  The
 * session is one such place, a test's table another.
 */
#ifndef SPEC_ANSWERS_H
#define SPEC_ANSWERS_H

#include "base/str.h"

struct answers {
	/* "" when there is no answer, never NULL.  The text stays valid
	 * until that key changes. */
	const char *(*get)(const void *from, const char *key);
	const void *from;
};

struct str answers_get(const struct answers *a, const char *key);
bool answers_is(const struct answers *a, const char *key, const char *value);
bool answers_has(const struct answers *a, const char *key);

#endif
