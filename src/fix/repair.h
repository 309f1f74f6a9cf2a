/* SPDX-License-Identifier: MIT */
/*
 * Makes a repaired copy beside or away from the original, by a plan.  The
 * original is only read; the copy appears whole, under a new name, or not
 * at all.  Lines that stay at fault with a rule of plan->aside go to a side
 * file with number and reason (tab-separated, 0600), never into the copy.
 * Doing it twice changes nothing more.
 *
 * A step function.  When it is done, the caller checks the copy again,
 * always, and compares repair_counts: in = out + blank lines + aside.
 */
#ifndef FIX_REPAIR_H
#define FIX_REPAIR_H

#include "base/step.h"
#include "check/check.h"
#include "spec/plan.h"

struct repair;

struct repair_counts {
	uint64_t lines_in;	/* physical lines read */
	uint64_t lines_out;
	uint64_t dropped;	/* blank lines taken out */
	uint64_t aside;
	uint64_t changed;	/* lines that differ from the original */
	uint64_t by_fix[FIX_COUNT];	/* lines each repair changed */
	uint64_t disk_bytes, disk_total;	/* progress */
};

/* What to make, from what, by which rules; all borrowed until
 * repair_free. */
struct repair_order {
	struct source *source;
	struct repair_rules {
		const struct context *context;
		const struct name_parts *name;
		const struct plan *plan;
	} rules;
	const char *copy;	/* path of the new file, not there yet */
	const char *side;	/* of the side file, made when it is needed */
	bool pack;		/* gzip the copy */
	/* What a whole check of the same file found, with the same context,
	 * or NULL: lines that are in order are then not judged again. */
	const struct findings *known;
};

struct repair *repair_begin(const struct repair_order *order,
    struct err *err);
enum step repair_step(struct repair *r, struct err *err);
void repair_free(struct repair *r);	/* leaves nothing half made behind */
void repair_count(const struct repair *r, struct repair_counts *out);
/* SHA-256 of the copy on disk, after STEP_DONE. */
const char *repair_sha256(const struct repair *r);

/*
 * The same on one line, for before and after on screen.  line has no line
 * end; out gets the repaired line.  Returns whether it differs; *drop tells
 * that the whole line goes.
 */
bool repair_line(const struct repair_rules *rules, struct str line,
    bool first, struct buf *out, bool *drop);

#endif
