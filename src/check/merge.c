/* SPDX-License-Identifier: MIT */
/* Line numbers become those of the file; the rest is adding up. */
#include "check/merge.h"

/* Was this rule, which is told once a file, told at a line before? */
static bool
told_before(const struct merge *m, enum rule_id rule)
{
	return (rule == RULE_LINE_CRLF && m->returns_told) ||
	    (rule == RULE_TRAIT_BARE && m->bare_told);
}

/* A line whose block did not know what an earlier block told.  What is left
 * counts; its worst severity is found anew. */
static void
take_off(const struct merge *m, struct result_line *problem,
    const struct finding *found)
{
	struct ruleset gone = { { 0 } };
	enum severity worst = SEVERITY_INFO;

	for (size_t i = 0; i < problem->findings; i++)
		if (told_before(m, found[i].rule))
			ruleset_add(&gone, found[i].rule);
		else if (found[i].severity > worst)
			worst = found[i].severity;
	if (ruleset_empty(&gone))
		return;
	problem->rules = ruleset_without(problem->rules, &gone);
	problem->worst = worst;
}

static void
add_problem(struct merge *m, struct result_line problem,
    const struct finding *found)
{
	take_off(m, &problem, found);
	if (ruleset_empty(&problem.rules))
		return;
	for (size_t i = 0; i < problem.findings; i++) {
		struct finding f = found[i];

		f.line = m->lines + problem.line + 1;
		if (!told_before(m, f.rule))
			findings_add(m->findings, &f);
	}
	findings_line(m->findings, m->lines + problem.line + 1,
	    problem.offset, &problem.rules, problem.worst);
	m->bad_lines += problem.worst > SEVERITY_INFO;
	m->returns_told |= ruleset_has(&problem.rules, RULE_LINE_CRLF);
	m->bare_told |= ruleset_has(&problem.rules, RULE_TRAIT_BARE);
}

void
merge_add(struct merge *m, const struct result *r)
{
	const struct finding *found = r->findings;

	for (size_t i = 0; i < r->problem_count; i++) {
		add_problem(m, r->problems[i], found);
		found += r->problems[i].findings;
	}
	for (size_t i = 0; i < r->start_count; i++)
		lineindex_add(m->index, m->lines + r->starts[i].line + 1,
		    r->starts[i].offset);
	m->lines += r->lines;
	m->blank_lines += r->blank_lines;
	m->records += r->lines - r->blank_lines;
	m->signals += r->signals;
	m->removals += r->removals;
	if (r->lines > 0)
		m->open_end = r->open_end;
	lineindex_reach(m->index, m->lines);
}
