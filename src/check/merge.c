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

static const enum rule_id note_rules[NOTE_COUNT] = {
	[NOTE_LOOKS38] = RULE_ID_LOOKS38,
	[NOTE_NONASCII] = RULE_ENC_NONASCII,
};

unsigned
merge_counted(const struct merge *m)
{
	unsigned counted = 0;

	for (unsigned note = NOTE_NONE + 1; note < NOTE_COUNT; note++)
		if (m->combos[note] > 0)
			counted |= 1U << note;
	return counted;
}

/* Is this a line as the next ones will be, that need only be counted? */
static void
learn_note(struct merge *m, const struct result_line *problem, unsigned combo)
{
	for (unsigned note = NOTE_NONE + 1; note < NOTE_COUNT; note++) {
		struct ruleset rule = { { 0 } }, rest;

		if (m->combos[note] > 0 || problem->worst != SEVERITY_INFO ||
		    !ruleset_has(&problem->rules, note_rules[note]) ||
		    !findings_full(m->findings, note_rules[note]))
			continue;
		ruleset_add(&rule, note_rules[note]);
		rest = ruleset_without(problem->rules, &rule);
		if (ruleset_empty(&rest))
			m->combos[note] = combo;
	}
}

/* The number of the set of rules that the line has, 0: none. */
static unsigned
add_problem(struct merge *m, struct result_line *problem,
    struct finding *found)
{
	uint64_t line = m->lines + problem->line + 1;
	unsigned combo;

	take_off(m, problem, found);
	if (ruleset_empty(&problem->rules))
		return 0;
	for (size_t i = 0; i < problem->findings; i++) {
		found[i].line = line;
		if (!told_before(m, found[i].rule))
			findings_add(m->findings, &found[i]);
	}
	m->bad_lines += problem->worst > SEVERITY_INFO;
	m->returns_told |= ruleset_has(&problem->rules, RULE_LINE_CRLF);
	m->bare_told |= ruleset_has(&problem->rules, RULE_TRAIT_BARE);
	combo = findings_line(m->findings, line, problem->offset,
	    &problem->rules, problem->worst);
	learn_note(m, problem, combo);
	return combo;
}

/* Lines that are only counted have no place among the problems. */
static void
add_notes(struct merge *m, const struct result *r)
{
	for (unsigned note = NOTE_NONE + 1; note < NOTE_COUNT; note++)
		if (r->noted[note] > 0)
			findings_more(m->findings, m->combos[note],
			    note_rules[note], r->noted[note]);
}

/* The line in the file, and the set of rules of a note. */
static void
place_mentions(const struct merge *m, struct result *r)
{
	const struct mention *last = r->mentions + r->mention_count;
	uint64_t first = m->lines + 1;

	for (struct mention *one = r->mentions; one < last; one++) {
		one->line = (first + one->line) & UINT64_C(0xFFFFFFFFFF);
		if (one->combo != NOTE_NONE)
			one->combo = m->combos[one->combo] & 0xFFFF;
	}
}

static void
add_problems(struct merge *m, struct result *r)
{
	struct finding *found = r->findings;
	size_t at = 0;

	for (size_t i = 0; i < r->problem_count; i++) {
		struct result_line *problem = &r->problems[i];
		uint64_t line = m->lines + problem->line + 1;
		unsigned combo = add_problem(m, problem, found);

		found += problem->findings;
		while (at < r->mention_count && r->mentions[at].line < line)
			at++;
		if (at < r->mention_count && r->mentions[at].line == line)
			r->mentions[at].combo = combo & 0xFFFF;
	}
}

static bool
add_people(struct merge *m, struct result *r, struct err *err)
{
	uint64_t first = m->lines + 1;

	for (size_t i = 0; i < r->link_count; i++)
		r->links[i].line = (first + r->links[i].line) &
		    UINT64_C(0xFFFFFFFFFF);
	return people_add(m->people, r->mentions, r->mention_count,
	    r->traces, err) &&
	    people_add_links(m->people, r->links, r->link_count,
	    r->mentions, r->mention_count, err);
}

bool
merge_add(struct merge *m, struct result *r, struct err *err)
{
	place_mentions(m, r);
	add_notes(m, r);
	add_problems(m, r);
	if (!add_people(m, r, err))
		return false;
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
	return true;
}
