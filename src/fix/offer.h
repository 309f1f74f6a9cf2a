/* SPDX-License-Identifier: MIT */
/* From findings to the repairs that can be offered, and what each choice
 * would give. */
#ifndef FIX_OFFER_H
#define FIX_OFFER_H

#include "check/check.h"
#include "spec/plan.h"

/* One repair that this file could have. */
struct offer {
	enum fix_id fix;
	struct ruleset rules;	/* what it clears here */
	uint64_t lines;		/* places; 0: the file, or its name */
	bool safe;		/* mechanical: ticked from the start */
};

enum { OFFERS_MAX = FIX_COUNT };

/* In the order of use; returns how many. Only repairs that this program
 * can make and that fit this kind of file. */
size_t offer_list(const struct check_summary *summary,
    const struct findings *findings, struct offer out[OFFERS_MAX]);

/* The plan with all safe repairs on and nothing set aside. */
void offer_safe_plan(const struct offer *offers, size_t count,
    struct plan *plan);

/* Can the lines that break this rule be set aside?  Not what only shows
 * when lines are compared: a copy is made line by line, and with some of
 * them gone the others would be in order. */
bool offer_can_aside(const struct findings *findings, enum rule_id rule);

/*
 * Sums for a plan, from the combos of the findings; they add up whatever
 * the plan.  What stands behind a tab that is no tab yet is only known when
 * the copy is checked, and so is a repair that would have left nothing.
 */
void offer_sums(const struct check_summary *summary,
    const struct findings *findings, const struct plan *plan,
    struct plan_sums *sums);

#endif
