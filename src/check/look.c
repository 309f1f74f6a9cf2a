/* SPDX-License-Identifier: MIT */
/* The preview.  What is shown is judged again, line by line; what needs
 * other lines comes from the findings. */
#include "check/look.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/oneline.h"
#include "check/spots.h"
#include "check/walk.h"

struct look {
	const struct findings *findings;
	struct oneline *oneline;
	struct walk walk;
	struct look_line *lines;
	char *bytes;		/* LOOK_BYTES_MAX a line */
	size_t cap;
};

struct look *
look_new(struct source *source, const struct context *context,
    const struct name_parts *name, const struct lineindex *index,
    const struct lineindex *far, const struct findings *findings)
{
	struct look *k = xcalloc(1, sizeof(*k));

	k->findings = findings;
	k->oneline = oneline_new(context, name);
	walk_init(&k->walk, source, index, far, findings);
	return k;
}

void
look_free(struct look *k)
{
	if (k == NULL)
		return;
	walk_release(&k->walk);
	oneline_free(k->oneline);
	free(k->lines);
	free(k->bytes);
	free(k);
}

void
look_judge_by(struct look *k, const struct findings *findings)
{
	k->findings = findings;
	k->walk.findings = findings;
}

/* --- what is at fault in a line ---------------------------------------- */

static void
add_finding(struct look_line *out, const struct finding *f)
{
	for (size_t i = 0; i < out->count; i++)
		if (out->findings[i].rule == f->rule)
			return;
	if (out->count < LOOK_FINDINGS_MAX)
		out->findings[out->count++] = *f;
}

static void
judge_again(struct look_line *out, const struct line *line,
    struct oneline *judge, const struct findings *findings)
{
	struct oneline_rules rules;
	const struct finding *found;
	size_t count;

	oneline_judge(judge, line, spots_titles(findings, line->number),
	    &rules);
	found = oneline_found(judge, &count);
	for (size_t i = 0; i < count; i++)
		add_finding(out, &found[i]);
}

/* What the check knows of this line beyond the line itself. */
static void
add_known(struct look_line *out, const struct findings *findings)
{
	struct finding f;

	for (unsigned rule = 0; rule < RULE_COUNT; rule++)
		if (spots_kept(findings, (enum rule_id)rule, out->line, &f))
			add_finding(out, &f);
}

void
look_fill(struct look_line *out, const struct line *line, char end,
    struct oneline *judge, const struct findings *findings, char *bytes)
{
	size_t n = line->text.n < LOOK_BYTES_MAX ? line->text.n :
	    LOOK_BYTES_MAX;
	size_t ends = 0;

	memset(out, 0, sizeof(*out));
	out->line = line->number;
	out->offset = line->offset;
	out->length = line->length;
	if (n > 0)
		memcpy(bytes, line->text.p, n);
	out->bytes.p = bytes;
	out->bytes.n = n;
	if (line->returns > 0)
		out->end[ends++] = '\r';
	if (line->ended)
		out->end[ends] = end;
	judge_again(out, line, judge, findings);
	add_known(out, findings);
	for (size_t i = 0; i < out->count; i++)
		if (i == 0 || out->findings[i].severity > out->worst)
			out->worst = out->findings[i].severity;
}

static void
make_room(struct look *k, size_t count)
{
	if (count <= k->cap)
		return;
	k->lines = xreallocarray(k->lines, count, sizeof(*k->lines));
	k->bytes = xreallocarray(k->bytes, count, LOOK_BYTES_MAX);
	k->cap = count;
}

bool
look_at(struct look *k, uint64_t first, size_t count,
    const struct look_line **lines, size_t *got, struct err *err)
{
	struct line line;
	bool more = true;

	*got = 0;
	make_room(k, count);
	*lines = k->lines;
	if (!walk_to(&k->walk, first == 0 ? 1 : first, err))
		return false;
	while (*got < count) {
		if (!walk_next(&k->walk, &line, &more, err))
			return false;
		if (!more)
			return true;
		look_fill(&k->lines[*got], &line, k->walk.reader.end,
		    k->oneline, k->findings,
		    k->bytes + *got * LOOK_BYTES_MAX);
		++*got;
	}
	return true;
}

bool
look_reaches(const struct look *k, uint64_t line)
{
	uint64_t seen = lineindex_lines(k->walk.index);
	uint64_t far = k->walk.far == NULL ? 0
	    : lineindex_lines(k->walk.far);

	return line <= (far > seen ? far : seen) + LINEINDEX_STEP;
}
