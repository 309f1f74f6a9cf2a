/* SPDX-License-Identifier: MIT */
/* Lines, judged and repaired until the plan has nothing more to do. */
#ifndef FIX_SETTLE_H
#define FIX_SETTLE_H

#include "check/oneline.h"
#include "fix/line.h"
#include "fix/repair.h"

enum { MARK_BYTES = 3 };	/* of a byte order mark */

/* One line after the other; filled by settle_init. */
struct settle {
	const struct repair_rules *rules;	/* borrowed */
	struct oneline *judge;
	struct fix_line shape;		/* what a line needs */
	struct ruleset clears[FIX_COUNT];	/* by the plan's repairs */
	struct ruleset clearable;	/* all of these */
	struct buf now, next;		/* the line as it was repaired */

	/* How the last line ended. */
	struct str text;	/* borrowed from it, or from here */
	bool changed;
	bool used[FIX_COUNT];		/* repairs that changed it */
	struct oneline_rules left;	/* what it still breaks */
	struct ruleset aside;		/* of that what sets it aside */
};

void settle_init(struct settle *s, const struct repair_rules *rules);
void settle_release(struct settle *s);

/* titles: no line with anything in it comes before this one. */
void settle_line(struct settle *s, const struct line *line, bool titles);
/* Judge it, and leave it as it is. */
void settle_leave(struct settle *s, const struct line *line, bool titles);

/* Bytes of the byte order marks at the start of s, and spaces between. */
size_t settle_marks(struct str s);
/* Nothing but spaces and tabs. */
bool settle_blank(struct str s);

#endif
