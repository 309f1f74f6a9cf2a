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
	uint64_t lines;		/* places; 0 for the file or its name */
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

/* Exact sums for a plan, from the combos of the findings. */
void offer_sums(const struct check_summary *summary,
    const struct findings *findings, const struct plan *plan,
    struct plan_sums *sums);

#endif
