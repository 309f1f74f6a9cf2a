/* SPDX-License-Identifier: MIT */
/* Lists of a fixed size, filled line by line. */
#include "check/result.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/lineindex.h"
#include "check/remember.h"

enum {
	STARTS = RESULT_LINES / LINEINDEX_STEP + 1,
	FINDINGS = RESULT_FINDINGS + RULE_COUNT,
};

void
result_release(struct result *r)
{
	free(r->findings);
	free(r->problems);
	free(r->starts);
	free(r->mentions);
	free(r->links);
	memset(r, 0, sizeof(*r));
}

void
result_clear(struct result *r)
{
	struct result fresh = { .findings = r->findings,
		.problems = r->problems, .starts = r->starts,
		.mentions = r->mentions, .links = r->links,
		.link_cap = r->link_cap };

	if (fresh.findings == NULL) {
		fresh.findings = xcalloc(FINDINGS, sizeof(*r->findings));
		fresh.problems = xcalloc(RESULT_FINDINGS,
		    sizeof(*r->problems));
		fresh.starts = xcalloc(STARTS, sizeof(*r->starts));
		fresh.mentions = xcalloc(RESULT_LINES,
		    sizeof(*r->mentions));
	}
	*r = fresh;
}

bool
result_full(const struct result *r)
{
	return r->lines == RESULT_LINES ||
	    r->finding_count >= RESULT_FINDINGS ||
	    r->problem_count == RESULT_FINDINGS ||
	    r->link_count >= RESULT_LINKS;
}

void
result_start(struct result *r, uint64_t offset)
{
	if (r->lines % LINEINDEX_STEP != 0)
		return;
	r->starts[r->start_count].line = r->lines;
	r->starts[r->start_count].offset = offset;
	r->start_count++;
}

static void
add_problem(struct result *r, const struct judge *j)
{
	struct result_line *problem = &r->problems[r->problem_count++];

	problem->line = r->lines;
	problem->offset = j->line.offset;
	problem->rules = j->rules;
	problem->worst = j->worst;
	problem->findings = (uint32_t)j->count;
	memcpy(&r->findings[r->finding_count], j->found,
	    j->count * sizeof(j->found[0]));
	r->finding_count += j->count;
}

static void
make_room(struct result *r, size_t links)
{
	if (r->link_count + links <= r->link_cap)
		return;
	r->link_cap = r->link_count + links + RESULT_LINKS;
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
		add_problem(r, j);
	r->lines++;
	r->blank_lines += judge_has(j, RULE_LINE_BLANK);
	r->signals += j->signals;
	r->removals += j->removals;
	r->open_end = !j->line.ended;
}
