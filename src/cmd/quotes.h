/* SPDX-License-Identifier: MIT */
/*
 * The lines that a report shows, with marks under the faults.  They are told
 * by cause, but read in the order of the file: a packed file is unpacked as
 * it is read, and every step back would unpack it anew.
 */
#ifndef CMD_QUOTES_H
#define CMD_QUOTES_H

#include "base/buf.h"
#include "run/exam.h"

enum { QUOTES_EACH = 3 };	/* findings of a rule that are shown */

struct quotes {			/* all-zero has none */
	struct buf text;
	/* The end of each in text, and how long it is; 0: none. */
	struct {
		size_t end, n;
	} of[RULE_COUNT][QUOTES_EACH];
};

/* Each line of a quote begins with indent blanks. */
void quotes_read(struct quotes *q, struct exam *x, int indent);
void quotes_release(struct quotes *q);
/* The quote for a kept finding, below QUOTES_EACH; empty: the line could
 * not be read, or the finding is about no line. */
struct str quotes_get(const struct quotes *q, enum rule_id rule, size_t i);

#endif
