/* SPDX-License-Identifier: MIT */
/* What happens after a delivery, and when.  (Adobe:
 * reporting-file-transfer-timeframe, faq-inbound-data-ingestion.) */
#ifndef SPEC_TIMELINE_H
#define SPEC_TIMELINE_H

#include <stddef.h>
#include <stdint.h>

#include "spec/environment.h"

struct timeline_step {
	unsigned hours;		/* after the delivery, at the latest */
	const char *when;	/* "in a day" */
	const char *what;	/* one line */
	const char *detail;	/* a sentence or two; may be "" */
};

/* The i-th step for an environment, in time order; NULL past the last. */
const struct timeline_step *timeline_get(enum env_kind kind, size_t i);

/* How long Audience Manager keeps what; NULL past the last.  hours is 0
 * where it depends. */
const struct timeline_step *timeline_keeps(size_t i);

#endif
