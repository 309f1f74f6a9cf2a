/* SPDX-License-Identifier: MIT */
/* Sets of rules, a bit each. */
#include "spec/findings.h"

enum { WORDS = (RULE_COUNT + 63) / 64 };

void
ruleset_add(struct ruleset *set, enum rule_id rule)
{
	set->bits[rule / 64] |= UINT64_C(1) << (rule % 64);
}

bool
ruleset_has(const struct ruleset *set, enum rule_id rule)
{
	return (set->bits[rule / 64] >> (rule % 64) & 1) != 0;
}

bool
ruleset_empty(const struct ruleset *set)
{
	for (size_t i = 0; i < WORDS; i++)
		if (set->bits[i] != 0)
			return false;
	return true;
}

bool
ruleset_meet(const struct ruleset *a, const struct ruleset *b)
{
	for (size_t i = 0; i < WORDS; i++)
		if ((a->bits[i] & b->bits[i]) != 0)
			return true;
	return false;
}

struct ruleset
ruleset_without(struct ruleset set, const struct ruleset *gone)
{
	for (size_t i = 0; i < WORDS; i++)
		set.bits[i] &= ~gone->bits[i];
	return set;
}
