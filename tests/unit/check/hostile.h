/* SPDX-License-Identifier: MIT */
/* Files that somebody made to be a burden, written as they are made. */
#ifndef TESTS_CHECK_HOSTILE_H
#define TESTS_CHECK_HOSTILE_H

#include <stdint.h>
#include <stdio.h>

struct hostile {
	const char *title;
	const char *name;	/* a recipe of cook.h */
	/* Write about so many bytes of text; returns a number of lines, for
	 * found. */
	uint64_t (*write)(FILE *f, uint64_t bytes);
	/* "CODE=count" of all rules in their order, and users: a recipe
	 * where \N is the number of lines.  SIZE-OPT is left out. */
	const char *found;
};

size_t hostile_count(void);
const struct hostile *hostile_get(size_t i);

#endif
