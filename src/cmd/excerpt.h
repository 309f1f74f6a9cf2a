/* SPDX-License-Identifier: MIT */
/* The piece of a line around a fault. */
#ifndef CMD_EXCERPT_H
#define CMD_EXCERPT_H

#include "base/str.h"
#include "spec/finding.h"

struct excerpt {
	struct str before, fault, after;	/* borrowed from the line */
	bool begun, goes_on;	/* the line has more before, and behind */
};

/* Cut it to what fits on a screen. */
struct excerpt excerpt_cut(struct str line, const struct finding *f);

#endif
