/* SPDX-License-Identifier: MIT */
/*
 * One look at every byte of a value: which classes of characters it has and
 * how many digits.  Most tests of a value can be ruled out by that, so that
 * the costly ones are made for the few values that may fail them.
 */
#ifndef SPEC_GLANCE_H
#define SPEC_GLANCE_H

#include <stdint.h>

#include "base/str.h"

enum glance_class {
	GLANCE_DIGIT = 1,
	GLANCE_UPPER = 1 << 1,
	GLANCE_LOWER = 1 << 2,
	GLANCE_BLANK = 1 << 3,		/* the space alone */
	GLANCE_QUOTE = 1 << 4,		/* " and ' */
	GLANCE_DASH = 1 << 5,
	GLANCE_DOT = 1 << 6,
	GLANCE_PLUS = 1 << 7,
	GLANCE_PAREN = 1 << 8,
	GLANCE_COLON = 1 << 9,
	GLANCE_AT = 1 << 10,
	GLANCE_PERCENT = 1 << 11,
	GLANCE_SIGN = 1 << 12,		/* starts a stand-in for @ */
	GLANCE_BASE64 = 1 << 13,	/* / and _ */
	GLANCE_EQUAL = 1 << 14,
	GLANCE_COMMA = 1 << 15,
	GLANCE_BACKSLASH = 1 << 16,
	GLANCE_OTHER = 1 << 17,
};

struct glance {
	uint32_t classes;	/* enum glance_class, or-ed */
	size_t digits;
};

struct glance glance_of(struct str s);

/* Has it any of the classes?  Has it none but them? */
static inline bool
glance_any(const struct glance *g, uint32_t classes)
{
	return (g->classes & classes) != 0;
}

static inline bool
glance_only(const struct glance *g, uint32_t classes)
{
	return (g->classes & ~classes) == 0;
}

#endif
