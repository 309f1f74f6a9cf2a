/* SPDX-License-Identifier: MIT */
/* Line after line: judge, compare, publish. */
#include "check/scan.h"

#include <string.h>

#include "check/keyhash.h"

void
scan_init(struct scan *s, const struct facts *facts, char end)
{
	memset(s, 0, sizeof(*s));
	s->facts = facts;
	s->reader.end = end;
	s->people = people_new(facts, keyhash_seed());
}

void
scan_release(struct scan *s)
{
	reader_release(&s->reader);
	judge_release(&s->judge);
	people_free(s->people);
	s->people = NULL;
}

void
scan_feed(struct scan *s, struct str bytes)
{
	reader_feed(&s->reader, bytes);
}

void
scan_end(struct scan *s)
{
	reader_end(&s->reader);
}

/* The rules that are told once a file, at the first line they hold for. */
static void
rules_once(struct scan *s)
{
	struct judge *j = &s->judge;
	struct str end = { j->line.text.p + j->line.text.n, 0 };

	if (j->line.number == 1 && s->reader.end == '\r')
		judge_report(j, RULE_LINE_CR, end);
	if (j->line.returns > 0 && !s->returns_done) {
		judge_report(j, RULE_LINE_CRLF, end);
		s->returns_done = true;
	}
	if (j->bare.p != NULL && !s->bare_done) {
		judge_report(j, RULE_TRAIT_BARE, j->bare);
		s->bare_done = true;
	}
}

static void
publish(struct scan *s)
{
	const struct judge *j = &s->judge;

	for (size_t i = 0; i < j->count; i++)
		findings_add(s->findings, &j->found[i]);
	if (!ruleset_empty(&j->rules))
		findings_line(s->findings, j->line.number, j->line.offset,
		    &j->rules, j->worst);
	s->bad_lines += !ruleset_empty(&j->rules) &&
	    j->worst > SEVERITY_INFO;
}

static void
count(struct scan *s)
{
	const struct judge *j = &s->judge;

	s->lines = j->line.number;
	s->open_end = !j->line.ended;
	s->signals += j->signals;
	s->removals += j->removals;
	if (judge_has(j, RULE_LINE_BLANK))
		s->blank_lines++;
	else
		s->records++;
}

static void
finish_line(struct scan *s)
{
	rules_once(s);
	people_line(s->people, &s->judge);
	count(s);
	publish(s);
	lineindex_add(s->index, s->judge.line.number, s->judge.line.offset);
}

static void
judge_next(struct scan *s, const struct line *line)
{
	judge_line(&s->judge, s->facts, line, !s->titles_done);
	if (!judge_has(&s->judge, RULE_LINE_BLANK))
		s->titles_done = true;
}

enum scan_state
scan_run(struct scan *s)
{
	struct line line;

	if (s->waiting) {
		s->waiting = false;
		finish_line(s);
	}
	while (reader_next(&s->reader, &line)) {
		people_expect(s->people, line.text);
		judge_next(s, &line);
		if (people_wants_history(s->people, &s->judge)) {
			s->waiting = true;
			return SCAN_HISTORY;
		}
		finish_line(s);
	}
	return s->reader.last ? SCAN_END : SCAN_MORE;
}

uint64_t
scan_wants_before(const struct scan *s)
{
	return s->judge.line.number;
}

bool
scan_learn(struct scan *s, struct people *people, uint64_t before)
{
	struct line line;

	while (reader_next(&s->reader, &line)) {
		if (line.number >= before)
			return true;
		judge_next(s, &line);
		people_learn(people, &s->judge);
	}
	return false;
}

void
scan_learned(struct scan *s)
{
	people_learned(s->people);
}
