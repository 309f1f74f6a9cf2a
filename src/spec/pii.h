/* SPDX-License-Identifier: MIT */
/*
 * Personal data in one value: e-mail addresses (plain and in disguise),
 * phone numbers, payment cards, national numbers, bank accounts, network
 * addresses.  Pure functions, linear in the length of the value; nothing
 * here ever repeats the value.
 */
#ifndef SPEC_PII_H
#define SPEC_PII_H

#include "spec/glance.h"
#include "spec/rule.h"

/* Where the value stands decides which tests are made. */
enum pii_place {
	PII_CUSTOMER_ID,	/* all of them */
	PII_DEVICE_ID,		/* PII-EMAIL alone */
	PII_VALUE,		/* of a key-value pair: all but PII-CARDQ */
	PII_ITEM,		/* not recognised: as PII_VALUE */
};

/* Bytes at fault in the value as it was given, whatever its encoding. */
struct pii_hit {
	enum rule_id rule;
	size_t at, length;
};

enum { PII_RULES_MAX = 8 };	/* one value can not break more */

/* The first hit in the order below; hit may be NULL. */
bool pii_find(struct str value, enum pii_place place, struct pii_hit *hit);
/* Every rule that fires, once, in the order EMAIL, EMAILENC, PHONE, SSN,
 * NATID, CARD, CARDQ, IBAN, IP; returns how many.  An address that is
 * visible as it is counts as EMAIL alone. */
size_t pii_find_all(struct str value, enum pii_place place,
    struct pii_hit *hits, size_t max);
/* The same after a glance at the value: only tests that its classes do not
 * rule out are made. */
size_t pii_find_glanced(struct str value, const struct glance *g,
    enum pii_place place, struct pii_hit *hits, size_t max);
/* PII-KEY: does the name of a key ("c_first_name") suggest personal data? */
bool pii_key(struct str key);

#endif
