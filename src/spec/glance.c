/* SPDX-License-Identifier: MIT */
/* The class of each byte, and one pass over a value. */
#include "spec/glance.h"

/* Two letters each, so that the table below shows sixteen bytes a row. */
enum {
	XX = GLANCE_OTHER, DI = GLANCE_DIGIT, UP = GLANCE_UPPER,
	LO = GLANCE_LOWER, BL = GLANCE_BLANK, QU = GLANCE_QUOTE,
	DA = GLANCE_DASH, DO = GLANCE_DOT, PL = GLANCE_PLUS,
	OP = GLANCE_PAREN | GLANCE_SIGN, PA = GLANCE_PAREN,
	CO = GLANCE_COLON, AT = GLANCE_AT, PE = GLANCE_PERCENT,
	SI = GLANCE_SIGN, B6 = GLANCE_BASE64, EQ = GLANCE_EQUAL,
	CM = GLANCE_COMMA, BS = GLANCE_BACKSLASH,
	SH = GLANCE_SIGN | GLANCE_OTHER,	/* a fullwidth @ */
};

/* clang-format off */
static const uint32_t classes[256] = {
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
	BL, XX, QU, XX, XX, PE, SI, QU, OP, PA, XX, PL, CM, DA, DO, B6,
	DI, DI, DI, DI, DI, DI, DI, DI, DI, DI, CO, XX, SI, EQ, XX, XX,
	AT, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP,
	UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, SI, BS, XX, XX, B6,
	XX, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO,
	LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, SI, XX, XX, XX, XX,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, SH,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
};
/* clang-format on */

struct glance
glance_of(struct str s)
{
	struct glance g = { 0 };

	for (size_t i = 0; i < s.n; i++) {
		uint32_t class = classes[(unsigned char)s.p[i]];

		g.classes |= class;
		g.digits += class & GLANCE_DIGIT;
	}
	return g;
}
