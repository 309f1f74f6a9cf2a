/* SPDX-License-Identifier: MIT */
/* Findings that may be exchanged while others read them. */
#include "check/told.h"

void
told_init(struct told *t, uint64_t examples)
{
	t->examples = examples;
	atomic_init(&t->findings, findings_new(examples));
}

void
told_release(struct told *t)
{
	findings_free(told_now(t));
	findings_free(t->given_up);
}

struct findings *
told_now(const struct told *t)
{
	return atomic_load_explicit(&t->findings, memory_order_acquire);
}

static bool
has(const struct told *t, enum rule_id rule)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->file[i].rule == rule)
			return true;
	return false;
}

void
told_add(struct told *t, const struct finding *finding)
{
	if (has(t, finding->rule) || t->count == TOLD_MAX)
		return;
	t->file[t->count++] = *finding;
	findings_add(told_now(t), finding);
}

void
told_drop(struct told *t, enum rule_id rule)
{
	size_t n = 0;

	for (size_t i = 0; i < t->count; i++)
		if (t->file[i].rule != rule)
			t->file[n++] = t->file[i];
	t->count = n;
}

void
told_rule(struct told *t, enum rule_id rule, enum severity severity)
{
	struct finding f = { .rule = rule, .severity = severity };

	told_add(t, &f);
}

void
told_usual(struct told *t, enum rule_id rule)
{
	told_rule(t, rule, rule_get(rule)->severity);
}

void
told_forget(struct told *t)
{
	struct findings *old = told_now(t);
	struct findings *fresh = findings_new(t->examples);
	struct ruleset bom = { .bits = { 0 } };

	for (size_t i = 0; i < t->count; i++)
		findings_add(fresh, &t->file[i]);
	if (findings_kept(old, RULE_ENC_BOM) > 0) {
		struct finding f = findings_get(old, RULE_ENC_BOM, 0);

		findings_add(fresh, &f);
		ruleset_add(&bom, RULE_ENC_BOM);
		findings_line(fresh, f.line, f.offset, &bom, f.severity);
	}
	t->given_up = old;
	atomic_store_explicit(&t->findings, fresh, memory_order_release);
}
