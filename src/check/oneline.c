/* SPDX-License-Identifier: MIT */
/* One line by itself. */
#include "check/oneline.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/check.h"
#include "check/judge.h"

struct oneline {
	struct facts facts;
	struct judge judge;
};

struct oneline *
oneline_new(const struct context *context, const struct name_parts *name)
{
	struct oneline *o = xcalloc(1, sizeof(*o));

	facts_fill(&o->facts, context, name);
	site_build(&o->facts.site);
	return o;
}

void
oneline_free(struct oneline *o)
{
	if (o == NULL)
		return;
	judge_release(&o->judge);
	facts_release(&o->facts);
	free(o);
}

void
oneline_judge(struct oneline *o, const struct line *line, bool titles,
    struct oneline_rules *out)
{
	const struct judge *j = &o->judge;

	judge_line(&o->judge, &o->facts, line, titles);
	memset(&out->errors, 0, sizeof(out->errors));
	out->all = j->rules;
	for (size_t i = 0; i < j->count; i++)
		if (j->found[i].severity == SEVERITY_ERROR)
			ruleset_add(&out->errors, j->found[i].rule);
}

const struct finding *
oneline_found(const struct oneline *o, size_t *count)
{
	*count = o->judge.count;
	return o->judge.found;
}

enum kind
oneline_kind(const struct oneline *o)
{
	return o->facts.kind;
}

size_t
oneline_columns(const struct oneline *o)
{
	return o->facts.columns;
}

size_t
check_one_line(const struct context *context, const struct name_parts *name,
    struct str line, bool first, struct finding *out, size_t max)
{
	struct facts facts;
	struct judge judge = { .facts = NULL };
	struct line one = { .text = line, .number = first ? 1 : 2 };
	size_t n;

	one.text = str_trim_end(line, "\r");
	one.length = one.text.n;
	facts_fill(&facts, context, name);
	judge_line(&judge, &facts, &one, first);
	n = judge.count;
	for (size_t i = 0; i < n && i < max; i++) {
		out[i] = judge.found[i];
		out[i].line = 1;
	}
	judge_release(&judge);
	facts_release(&facts);
	return n;
}
