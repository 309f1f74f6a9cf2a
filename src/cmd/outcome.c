/* SPDX-License-Identifier: MIT */
/* Takes the numbers of a check. */
#include "cmd/outcome.h"

#include <stdlib.h>

#include "base/mem.h"
#include "spec/receipt.h"

void
outcome_forecast(const struct exam *x, const struct check_summary *s,
    bool beta, struct forecast *out)
{
	forecast_make(out, exam_findings(x), s->records, s->idtype, beta);
	out->signals = s->signals;
	out->removed = s->removals;
}

void
outcome_take(struct outcome *o, struct str name, const struct exam *x,
    bool beta)
{
	const struct findings *found = exam_findings(x);
	struct check_summary s;

	exam_summary(x, &s);
	*o = (struct outcome){ .name = xstrndup(name.p, name.n),
		.records = s.records, .blank = s.blank_lines,
		.bytes = s.disk_bytes, .idtype = s.idtype,
		.verdict = s.verdict };
	for (unsigned r = 0; r < RULE_COUNT; r++) {
		o->counts[r] = findings_count(found, (enum rule_id)r);
		o->severities[r] = findings_severity(found, (enum rule_id)r);
	}
	outcome_forecast(x, &s, beta, &o->forecast);
}

void
outcome_add(struct outcome *sum, const struct outcome *more)
{
	sum->records += more->records;
	sum->blank += more->blank;
	sum->bytes += more->bytes;
	sum->idtype = more->idtype;
	if (more->verdict > sum->verdict)
		sum->verdict = more->verdict;
	for (unsigned i = 0; i < RECEIPT_LINES; i++) {
		enum receipt_line line = (enum receipt_line)i;

		receipt_set(&sum->forecast, line,
		    receipt_value(&sum->forecast, line) +
		    receipt_value(&more->forecast, line));
	}
	for (unsigned r = 0; r < RULE_COUNT; r++) {
		if (more->counts[r] > 0 &&
		    (sum->counts[r] == 0 ||
		    more->severities[r] > sum->severities[r]))
			sum->severities[r] = more->severities[r];
		sum->counts[r] += more->counts[r];
	}
}

void
outcome_release(struct outcome *o)
{
	free(o->name);
	*o = (struct outcome){ 0 };
}
