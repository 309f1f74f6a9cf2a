/* SPDX-License-Identifier: MIT */
/* Offers and sums.  All arithmetic rests on the combos of the findings, so
 * that every sum adds up for every choice. */
#include "fix/offer.h"

#include <stdlib.h>
#include <string.h>

static bool
can_be_made(enum fix_id fix)
{
	return fix != FIX_NONE && fix != FIX_R39 && fix_get(fix)->ready;
}

bool
offer_can_aside(const struct findings *findings, enum rule_id rule)
{
	enum rule_scope scope = rule_get(rule)->scope;

	if (rule == RULE_LINE_BLANK || (rule == RULE_ID_MIX &&
	    findings_severity(findings, rule) != SEVERITY_ERROR))
		return false;
	return (scope == SCOPE_LINE || scope == SCOPE_FIELD) &&
	    findings_count(findings, rule) > 0;
}

size_t
offer_list(const struct check_summary *summary,
    const struct findings *findings, struct offer out[OFFERS_MAX])
{
	struct offer by_fix[FIX_COUNT];
	size_t count = 0;

	(void)summary;
	memset(by_fix, 0, sizeof(by_fix));
	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum rule_id rule = (enum rule_id)r;
		uint64_t found = findings_count(findings, rule);
		const struct rule *row = rule_get(rule);

		if (found == 0 || !can_be_made(row->fix))
			continue;
		ruleset_add(&by_fix[row->fix].rules, rule);
		if (row->scope != SCOPE_FILE && row->scope != SCOPE_FIRST_LINE)
			by_fix[row->fix].lines += found;
	}
	for (unsigned f = FIX_NONE + 1; f < FIX_COUNT; f++) {
		if (ruleset_empty(&by_fix[f].rules))
			continue;
		by_fix[f].fix = (enum fix_id)f;
		by_fix[f].safe = fix_get((enum fix_id)f)->class ==
		    CLASS_MECHANICAL;
		out[count++] = by_fix[f];
	}
	return count;
}

void
offer_safe_plan(const struct offer *offers, size_t count, struct plan *plan)
{
	memset(plan, 0, sizeof(*plan));
	for (size_t i = 0; i < count; i++)
		plan->on[offers[i].fix] = offers[i].safe;
}

/* What a plan does to rules, and what they weigh. */
struct view {
	struct ruleset cleared;		/* by a repair */
	struct ruleset aside;		/* by setting lines aside */
	struct ruleset severity[SEVERITY_ERROR + 1];
};

static void
view_make(struct view *v, const struct findings *findings,
    const struct plan *plan)
{
	memset(v, 0, sizeof(*v));
	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum rule_id rule = (enum rule_id)r;
		enum fix_id fix = rule_get(rule)->fix;

		if (can_be_made(fix) && plan->on[fix])
			ruleset_add(&v->cleared, rule);
		if (ruleset_has(&plan->aside, rule) &&
		    offer_can_aside(findings, rule))
			ruleset_add(&v->aside, rule);
		ruleset_add(&v->severity[findings_severity(findings, rule)],
		    rule);
	}
}

/*
 * Setting aside comes first: it takes notes too.  A line has an error left
 * only if it has one now; a rule can be an error on one line and a warning
 * on another.
 */
static void
count_combo(const struct combo *c, const struct view *v,
    struct plan_sums *sums)
{
	struct ruleset left = ruleset_without(c->rules, &v->cleared);

	if (ruleset_meet(&left, &v->aside)) {
		sums->ready -= c->lines;
		sums->aside += c->lines;
		return;
	}
	left = ruleset_without(left, &v->severity[SEVERITY_INFO]);
	if (c->worst == SEVERITY_INFO || ruleset_empty(&left))
		return;
	sums->ready -= c->lines;
	sums->attention += c->lines;
	if (c->worst == SEVERITY_ERROR &&
	    ruleset_meet(&left, &v->severity[SEVERITY_ERROR]))
		sums->errors += c->lines;
}

void
offer_sums(const struct check_summary *summary,
    const struct findings *findings, const struct plan *plan,
    struct plan_sums *sums)
{
	size_t count;
	struct combo *combos = findings_combos(findings, &count);
	struct view v;

	view_make(&v, findings, plan);
	*sums = (struct plan_sums){ .records = summary->records,
		.ready = summary->records };
	for (size_t i = 0; i < count; i++)
		if (!ruleset_has(&combos[i].rules, RULE_LINE_BLANK))
			count_combo(&combos[i], &v, sums);
	free(combos);
}
