/* SPDX-License-Identifier: MIT */
/* Lists of a fixed size, filled line by line. */
#include "check/result.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/lineindex.h"
#include "check/remember.h"
#include "check/trace.h"

enum {
	STARTS = RESULT_LINES / LINEINDEX_STEP + 1,
	FINDINGS = RESULT_FINDINGS + RULE_COUNT,
	LINKS = 2 * RESULT_LINKS,
	TRACES = RESULT_TRACES + TRACES_ROOM,
};

void
result_release(struct result *r)
{
	free(r->findings);
	free(r->problems);
	free(r->starts);
	free(r->mentions);
	free(r->links);
	free(r->traces);
	memset(r, 0, sizeof(*r));
}

void
result_clear(struct result *r, bool links)
{
	struct result fresh = { .findings = r->findings,
		.problems = r->problems, .starts = r->starts,
		.mentions = r->mentions, .links = r->links,
		.link_cap = r->link_cap, .traces = r->traces };

	/* One line of very many cells: that is not the usual room. */
	if (fresh.link_cap > LINKS) {
		free(fresh.links);
		fresh.links = NULL;
		fresh.link_cap = 0;
	}
	if (fresh.findings == NULL) {
		fresh.findings = xcalloc(FINDINGS, sizeof(*r->findings));
		fresh.problems = xcalloc(RESULT_FINDINGS,
		    sizeof(*r->problems));
		fresh.starts = xcalloc(STARTS, sizeof(*r->starts));
		fresh.mentions = xcalloc(RESULT_LINES,
		    sizeof(*r->mentions));
		fresh.traces = xcalloc(TRACES, sizeof(*r->traces));
	}
	if (links && fresh.links == NULL) {
		fresh.links = xcalloc(LINKS, sizeof(*r->links));
		fresh.link_cap = LINKS;
	}
	*r = fresh;
}

bool
result_full(const struct result *r)
{
	return r->lines == RESULT_LINES ||
	    r->finding_count >= RESULT_FINDINGS ||
	    r->problem_count == RESULT_FINDINGS ||
	    r->link_count >= RESULT_LINKS ||
	    r->trace_count >= RESULT_TRACES;
}

void
result_start(struct result *r, uint64_t offset)
{
	if (r->lines % LINEINDEX_STEP != 0 ||
	    r->start_count > r->lines / LINEINDEX_STEP)
		return;
	r->starts[r->start_count].line = r->lines;
	r->starts[r->start_count].offset = offset;
	r->start_count++;
}

static struct result_line *
add_problem(struct result *r, const struct finding *found, size_t n)
{
	struct result_line *problem = &r->problems[r->problem_count++];

	memcpy(&r->findings[r->finding_count], found, n * sizeof(*found));
	r->finding_count += n;
	problem->findings = (uint32_t)n;
	return problem;
}

static void
add_judged(struct result *r, const struct judge *j)
{
	struct result_line *problem = add_problem(r, j->found, j->count);

	problem->line = r->lines;
	problem->offset = j->line.offset;
	problem->rules = j->rules;
	problem->worst = j->worst;
}

size_t
result_room(const struct result *r, size_t most, size_t findings)
{
	size_t room = (FINDINGS - r->finding_count) / findings;

	room = room < most ? room : most;
	return room < RESULT_FINDINGS - r->problem_count ? room :
	    RESULT_FINDINGS - r->problem_count;
}

void
result_note(struct result *r, uint64_t line, const struct finding *found,
    size_t n)
{
	struct result_line *problem = add_problem(r, found, n);

	problem->line = line;
	problem->offset = found[0].offset;
	memset(&problem->rules, 0, sizeof(problem->rules));
	problem->worst = SEVERITY_INFO;
	for (size_t i = 0; i < n; i++) {
		ruleset_add(&problem->rules, found[i].rule);
		if (found[i].severity > problem->worst)
			problem->worst = found[i].severity;
	}
}

static void
make_room(struct result *r, size_t links)
{
	if (r->link_count + links <= r->link_cap)
		return;
	r->link_cap = r->link_count + links;
	r->links = xreallocarray(r->links, r->link_cap, sizeof(*r->links));
}

static void
add_mention(struct result *r, const struct judge *j, uint64_t seed)
{
	struct mention *m = &r->mentions[r->mention_count];
	size_t links = remember_links(j);

	if (!remember_line(j, seed, m))
		return;
	m->line = r->lines & UINT64_C(0xFFFFFFFFFF);
	r->mention_count++;
	if (r->tracing)
		m->traces = remember_traces(j, &r->traces[r->trace_count]);
	r->trace_count += m->traces;
	make_room(r, links);
	for (size_t i = 0; i < links; i++) {
		struct link *link = &r->links[r->link_count++];

		remember_link(j, seed, i, link);
		link->line = m->line;
	}
}

void
result_add(struct result *r, const struct judge *j, uint64_t seed)
{
	add_mention(r, j, seed);
	if (!ruleset_empty(&j->rules))
		add_judged(r, j);
	r->lines++;
	r->blank_lines += judge_has(j, RULE_LINE_BLANK);
	r->signals += j->signals;
	r->removals += j->removals;
	r->open_end = !j->line.ended;
}
