/* SPDX-License-Identifier: MIT */
/*
 * Adobe's receipt: the one we expect for a file, and one that came by
 * e-mail.  (inbound-receipt-message; our own estimate is labelled so.)
 */
#ifndef SPEC_FORECAST_H
#define SPEC_FORECAST_H

#include "base/buf.h"
#include "spec/findings.h"
#include "spec/idtype.h"

/* Counters in the order of the receipt. */
struct forecast {
	uint64_t received;
	uint64_t format_errors;
	uint64_t invalid_aam_id;
	uint64_t invalid_device_id;	/* report only, not in the e-mail */
	uint64_t no_match;
	uint64_t no_trait;
	uint64_t processed;
	uint64_t stored;
	uint64_t signals, removed;
	uint64_t failed_validation;	/* traits */
};

/*
 * Estimate it: each line once, in the order Format, AAM ID, Device ID, No
 * match, No trait.  beta: everything that is left has no match; elsewhere
 * nothing has, as only Adobe knows whom it knows.  records: lines that are
 * not blank.  The total of a LINE-200 finding is taken for the lines of
 * that person, of a TRAIT-BARE finding for the lines with bare numbers.
 * signals and removed are left 0: the findings do not tell them.
 */
void forecast_make(struct forecast *f, const struct findings *findings,
    uint64_t records, enum idtype first_column, bool beta);

enum { RECEIPT_FILES_MAX = 64 };

struct receipt {
	uint64_t partner;	/* "ID:7" */
	char *files[RECEIPT_FILES_MAX];	/* addresses as printed, owned */
	size_t file_count;
	struct forecast counters;
	uint32_t has;		/* bit per counter that was there: see .c */
	int64_t start, end;	/* 0 if not there; UTC is assumed */
};

/* Tolerant: labels in any case and spacing, thousands separators, unknown
 * lines.  False when the text is no receipt. */
bool receipt_parse(struct str text, struct receipt *r, struct err *err);
void receipt_release(struct receipt *r);

/* The RCPT rules.  records: our count, 0 unknown; name: what we sent, or
 * NULL.  Returns how many findings (line 0). */
enum { RECEIPT_RULES_MAX = 12 };
size_t receipt_judge(const struct receipt *r, const char *name,
    uint64_t records, bool beta, struct finding out[RECEIPT_RULES_MAX]);

#endif
