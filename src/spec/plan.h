/* SPDX-License-Identifier: MIT */
/* Which repairs are to be made, and which lines set aside. */
#ifndef SPEC_PLAN_H
#define SPEC_PLAN_H

#include "spec/findings.h"

struct plan {
	bool on[FIX_COUNT];		/* repairs chosen */
	struct ruleset aside;		/* lines still at fault with one of
					 * these are set aside */
};

/* What a plan does to the sums.  ready + attention + aside = records. */
struct plan_sums {
	uint64_t records, ready, attention, aside;
	uint64_t errors;	/* of attention: lines with an error left */
};

#endif
