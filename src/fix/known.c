/* SPDX-License-Identifier: MIT */
/* Walks the list of bad lines beside the file. */
#include "fix/known.h"

/* The list of bad lines tells all that the plan is about if it is complete,
 * and the plan is not about notes, which are not in it. */
static bool
tells_all(const struct findings *findings, const struct plan *plan)
{
	if (findings == NULL ||
	    findings_bad(findings) >= FINDINGS_BAD_MAX)
		return false;
	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum rule_id rule = (enum rule_id)r;
		const struct rule *row = rule_get(rule);

		if (row->scope != SCOPE_FILE &&
		    findings_count(findings, rule) > 0 &&
		    findings_severity(findings, rule) == SEVERITY_INFO &&
		    (plan->on[row->fix] || ruleset_has(&plan->aside, rule)))
			return false;
	}
	return true;
}

void
known_init(struct known *k, const struct findings *findings,
    const struct plan *plan)
{
	k->findings = tells_all(findings, plan) ? findings : NULL;
	k->next = 0;
}

bool
known_in_order(struct known *k, uint64_t line)
{
	size_t count;

	if (k->findings == NULL)
		return false;
	count = findings_bad(k->findings);
	while (k->next < count &&
	    findings_bad_get(k->findings, k->next).line < line)
		k->next++;
	return k->next == count ||
	    findings_bad_get(k->findings, k->next).line > line;
}
