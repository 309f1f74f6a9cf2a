/* SPDX-License-Identifier: MIT */
/* A receipt beside what we expected, for the two forms of its report. */
#ifndef CMD_RECEIPT_H
#define CMD_RECEIPT_H

#include "cmd/outcome.h"
#include "run/past.h"
#include "spec/receipt.h"

enum { OURS_MAX = 100 };

/* The files that were sent.  All-zero is none. */
struct ours {
	struct outcome files[OURS_MAX];
	size_t count;
};

/* How a data file is to be judged; all-zero as its name says. */
struct ours_way {
	const char *as;
	enum idtype idtype;
	int64_t now;
	bool beta;
};

/* Check the file.  Stopped by the person: ERR_CANCELLED. */
bool ours_check(struct ours *o, const char *path, const struct ours_way *way,
    struct err *err);
/* Take the summaries that check --json wrote. */
bool ours_read(struct ours *o, const char *path, struct err *err);
void ours_release(struct ours *o);
/* Into *sum, which borrows: all files of ours that the receipt lists, or
 * all of them when it lists none.  False when there are none. */
bool ours_sum(const struct ours *o, const struct receipt *r,
    struct outcome *sum);

/* Everything about one receipt. */
struct compared {
	const char *path;	/* of the mail */
	const struct receipt *receipt;
	const struct ours *ours;
	struct outcome sum;	/* valid when known */
	bool known;		/* there is something to compare with */
	bool comparable;	/* all files listed are ours */
	bool beta;
	const struct past *past;
	int64_t now;
	struct finding findings[RECEIPT_RULES_MAX];
	size_t count;
};

/* Deliveries that no receipt named for two days: the next one, from *at = 0
 * on; NULL at the end. */
const struct delivered *compared_missing(const struct compared *c,
    size_t *at);
/* Can a difference be told for this line? */
bool compared_differs(const struct compared *c, enum receipt_line line);
/* Rules of ours that may explain a line, in their order; returns how many. */
size_t compared_rules(const struct compared *c, enum receipt_line line,
    enum rule_id out[RULE_COUNT]);

void receipt_text(const struct compared *c, struct buf *out);
/* {"type":"finding"}* and then {"type":"summary"}. */
void receipt_json(const struct compared *c, struct buf *out);

#endif
