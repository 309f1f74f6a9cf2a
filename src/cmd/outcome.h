/* SPDX-License-Identifier: MIT */
/* What a check told of a file, in numbers that can be kept and added up. */
#ifndef CMD_OUTCOME_H
#define CMD_OUTCOME_H

#include "run/exam.h"
#include "spec/forecast.h"

struct outcome {
	char *name;		/* as it was judged; owned, NULL in a sum */
	struct forecast forecast;
	uint64_t records, blank, bytes;
	uint64_t counts[RULE_COUNT];
	enum severity severities[RULE_COUNT];	/* where counts is not 0 */
	enum idtype idtype;	/* of the first column */
	enum verdict verdict;
};

/* The forecast of a check that has ended. */
void outcome_forecast(const struct exam *x, const struct check_summary *s,
    bool beta, struct forecast *out);
/* All of it; name is copied. */
void outcome_take(struct outcome *o, struct str name, const struct exam *x,
    bool beta);
/* Add the numbers of more; the verdict becomes the worse one. */
void outcome_add(struct outcome *sum, const struct outcome *more);
void outcome_release(struct outcome *o);

#endif
