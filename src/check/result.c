/* SPDX-License-Identifier: MIT */
/* Lists of a fixed size, filled line by line. */
#include "check/result.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/lineindex.h"

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
	memset(r, 0, sizeof(*r));
}

void
result_clear(struct result *r)
{
	struct result fresh = { .findings = r->findings,
		.problems = r->problems, .starts = r->starts };

	if (fresh.findings == NULL) {
		fresh.findings = xcalloc(FINDINGS, sizeof(*r->findings));
		fresh.problems = xcalloc(RESULT_FINDINGS,
		    sizeof(*r->problems));
		fresh.starts = xcalloc(STARTS, sizeof(*r->starts));
	}
	*r = fresh;
}

bool
result_full(const struct result *r)
{
	return r->lines == RESULT_LINES ||
	    r->finding_count >= RESULT_FINDINGS ||
	    r->problem_count == RESULT_FINDINGS;
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

void
result_add(struct result *r, const struct judge *j)
{
	if (!ruleset_empty(&j->rules))
		add_problem(r, j);
	r->lines++;
	r->blank_lines += judge_has(j, RULE_LINE_BLANK);
	r->signals += j->signals;
	r->removals += j->removals;
	r->open_end = !j->line.ended;
}
