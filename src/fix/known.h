/* SPDX-License-Identifier: MIT */
/* What a check told about the lines, so that those that are in order need
 * not be judged again. */
#ifndef FIX_KNOWN_H
#define FIX_KNOWN_H

#include "spec/plan.h"

/* All-zero knows nothing. */
struct known {
	const struct findings *findings;	/* NULL: nothing is known */
	size_t next;		/* of its bad lines, the next to come */
};

/* findings may be NULL; they are borrowed.  Of no use are those that leave
 * out what the plan is about. */
void known_init(struct known *k, const struct findings *findings,
    const struct plan *plan);

/* Is nothing the matter with this line?  Ask in the order of the file. */
bool known_in_order(struct known *k, uint64_t line);

#endif
