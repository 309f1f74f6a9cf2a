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
		if (row->scope != SCOPE_FILE)
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

/* The rules that a plan clears, and those that matter for the sums. */
struct view {
	struct ruleset cleared, harmless;
	enum severity severity[RULE_COUNT];
};

static void
view_make(struct view *v, const struct findings *findings,
    const struct plan *plan)
{
	memset(v, 0, sizeof(*v));
	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum rule_id rule = (enum rule_id)r;
		const struct rule *row = rule_get(rule);

		v->severity[r] = findings_severity(findings, rule);
		if (can_be_made(row->fix) && plan->on[row->fix])
			ruleset_add(&v->cleared, rule);
		if (v->severity[r] == SEVERITY_INFO)
			ruleset_add(&v->harmless, rule);
	}
}

static void
count_combo(const struct combo *c, const struct view *v,
    const struct plan *plan, struct plan_sums *sums)
{
	struct ruleset left = ruleset_without(c->rules, &v->cleared);
	struct ruleset kept;
	bool error = false;

	left = ruleset_without(left, &v->harmless);
	if (ruleset_empty(&left))
		return;
	sums->ready -= c->lines;
	kept = ruleset_without(left, &plan->aside);
	if (memcmp(&kept, &left, sizeof(left)) != 0) {
		sums->aside += c->lines;
		return;
	}
	sums->attention += c->lines;
	for (unsigned r = 0; r < RULE_COUNT; r++)
		error |= ruleset_has(&left, (enum rule_id)r) &&
		    v->severity[r] == SEVERITY_ERROR;
	if (error)
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
			count_combo(&combos[i], &v, plan, sums);
	free(combos);
}
