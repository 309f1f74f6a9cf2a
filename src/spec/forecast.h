/* SPDX-License-Identifier: MIT */
/*
 * Adobe's receipt as we expect it for a file.  (inbound-receipt-message; our
 * own estimate is labelled so.)  The one that came: spec/receipt.h.
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
	/* Nobody can tell these in advance: 0 in an estimate. */
	uint64_t failed_users, devices, unused_signals, realized;
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

/* May a line with this rule, found with that severity, be counted under
 * that counter of the receipt?  first_column: what its IDs are. */
bool forecast_feeds(enum rule_id rule, enum severity severity,
    enum idtype first_column, enum rule_counter counter);

#endif
