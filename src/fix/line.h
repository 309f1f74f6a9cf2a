/* SPDX-License-Identifier: MIT */
/*
 * The repairs that work on one line, each the exact change that its row in
 * the table of repairs describes.  They keep all they do not have to touch.
 */
#ifndef FIX_LINE_H
#define FIX_LINE_H

#include "base/buf.h"
#include "spec/fix.h"

/* A line without its end, and what its kind needs. */
struct fix_line {
	struct str text;
	/* Separating tabs: those before the payload; in a line of cells
	 * those between them, FIX_TABS_ANY if there is no telling. */
	unsigned tabs;
	bool cells;		/* all of it is IDs, as in ID-sync files */
};

enum { FIX_TABS_ANY = 1 << 20 };

/*
 * Write the line repaired by fix to out (which is empty).  False, with out
 * left as it is, when the repair does not apply or would leave a line
 * without data.
 */
bool line_repair(enum fix_id fix, const struct fix_line *line,
    struct buf *out);

#endif
