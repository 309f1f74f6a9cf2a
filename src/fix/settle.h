/* SPDX-License-Identifier: MIT */
/* One line, judged and repaired until the plan has nothing more to do. */
#ifndef FIX_SETTLE_H
#define FIX_SETTLE_H

#include "fix/repair.h"

struct settled {
	struct buf text;		/* the line as it is now */
	bool changed;
	bool used[FIX_COUNT];		/* repairs that changed it */
	struct ruleset left;		/* rules it still breaks */
	struct ruleset aside;		/* those of left that set it aside */
};

/* line has no line end.  out is the caller's, reused from line to line. */
void settle_line(const struct repair_rules *rules, struct str line,
    bool first, struct settled *out);
void settled_release(struct settled *out);

/* Nothing but spaces and tabs. */
bool line_is_blank(struct str line);

#endif
