/* SPDX-License-Identifier: MIT */
/*
 * The repairs that work on one line, each the exact change that its row in
 * the table of repairs describes.  They keep all they do not have to touch.
 */
#ifndef FIX_LINE_H
#define FIX_LINE_H

#include "base/buf.h"
#include "spec/fix.h"
#include "spec/kind.h"

/* A line without its end, and what its kind needs. */
struct fix_line {
	struct str text;
	unsigned tabs;		/* separating tabs that the kind needs */
};

/*
 * Write the line repaired by fix to out (which is empty).  False, with out
 * left as it is, when the repair does not apply or would leave a line
 * without data.
 */
bool line_repair(enum fix_id fix, const struct fix_line *line,
    struct buf *out);

#endif
