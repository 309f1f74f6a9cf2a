/* SPDX-License-Identifier: MIT */
/* Numbers that belong to a person, told by form and check digits.  Each
 * looks at all of s. */
#ifndef SPEC_PII_NUMBER_H
#define SPEC_PII_NUMBER_H

#include "base/str.h"

/* The longest form that is tested: an IPv6 address. */
enum { PII_NUMBER_MAX = 64 };

/* Does all of s fit?  9 a digit, A a capital, = a blank or hyphen, _ a
 * blank that may be missing; anything else stands for itself. */
bool pii_fits(struct str s, const char *pattern);
/* The digits of s, at most PII_NUMBER_MAX; returns how many. */
size_t pii_digits(struct str s, char out[PII_NUMBER_MAX]);

bool pii_is_ssn(struct str s);		/* United States */
bool pii_is_national(struct str s);	/* UK, ES, BR, CA, FR, IT */
bool pii_is_card(struct str s);		/* in groups */
bool pii_is_card_bare(struct str s);	/* 14 to 16 digits */
bool pii_is_iban(struct str s);

#endif
