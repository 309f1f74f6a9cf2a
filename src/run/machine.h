/* SPDX-License-Identifier: MIT */
/* What this machine and this terminal can do, for doctor and for support.
 * Looks, and changes nothing but making our own empty folders. */
#ifndef RUN_MACHINE_H
#define RUN_MACHINE_H

#include <stddef.h>

#include "base/err.h"

enum { MACHINE_FACTS_MAX = 24, MACHINE_VALUE_MAX = 160 };

struct machine_fact {
	const char *word;	/* stable, for --json: "locale" */
	const char *label;	/* translated */
	char value[MACHINE_VALUE_MAX];	/* safe to show */
	bool fine;
	const char *advice;	/* translated; NULL when it is fine */
};

/* Returns how many. */
size_t machine_facts(struct machine_fact out[MACHINE_FACTS_MAX]);

#endif
