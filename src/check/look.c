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

enum {
	KEEP_BEFORE = 64,	/* lines; the way back is dear in a packed
				 * file, and most people go back a little */
	KEEP_MAX = 192,
	TITLES_MAX = 64,	/* lines of titles stand in the first ones */
};

/* The lines that were shown last stay at hand; the walk stands behind
 * them. */
struct look {
	const struct findings *findings;
	struct oneline *oneline;
	struct walk walk;
	struct look_line *lines;
	char *bytes;		/* LOOK_BYTES_MAX a line */
	size_t cap;
	uint64_t first;		/* number of lines[0] */
	size_t count;
	bool settled;		/* the check had been there before */
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
	k->count = 0;
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
	for (size_t i = 0; i < out->count; i++)
		if (i == 0 || out->findings[i].severity > out->worst)
			out->worst = out->findings[i].severity;
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
}

/* --- the lines at hand ------------------------------------------------- */

static void
make_room(struct look *k, size_t count)
{
	size_t cap = count + KEEP_BEFORE > KEEP_MAX ? count + KEEP_BEFORE
	    : KEEP_MAX;

	if (cap <= k->cap)
		return;
	k->lines = xreallocarray(k->lines, cap, sizeof(*k->lines));
	k->bytes = xreallocarray(k->bytes, cap, LOOK_BYTES_MAX);
	k->cap = cap;
	k->count = 0;
}

static bool
is_at_hand(const struct look *k, uint64_t first)
{
	return k->count > 0 && k->settled && first >= k->first &&
	    first <= k->first + k->count;
}

/* Begin anew a little before line, at no cost: a walk begins at a known
 * start and passes those lines anyway. */
static bool
go_to(struct look *k, uint64_t line, struct err *err)
{
	uint64_t before = line > KEEP_BEFORE ? line - KEEP_BEFORE : 1;
	uint64_t known, offset;

	walk_known(&k->walk, line, &known, &offset);
	k->first = known > before ? known : before;
	k->count = 0;
	k->settled = k->first > TITLES_MAX ||
	    lineindex_lines(k->walk.index) >= TITLES_MAX;
	return walk_to(&k->walk, k->first, err);
}

/* Let lines go that are far before line. */
static void
drop_before(struct look *k, uint64_t line)
{
	size_t gone = line > k->first + KEEP_BEFORE
	    ? (size_t)(line - k->first - KEEP_BEFORE) : 0;

	if (gone > k->count)
		gone = k->count;
	k->first += gone;
	k->count -= gone;
	memmove(k->lines, k->lines + gone, k->count * sizeof(*k->lines));
	memmove(k->bytes, k->bytes + gone * LOOK_BYTES_MAX,
	    k->count * LOOK_BYTES_MAX);
	for (size_t i = 0; i < k->count; i++)
		k->lines[i].bytes.p = k->bytes + i * LOOK_BYTES_MAX;
}

/* Read on up to the line before end. */
static bool
read_to(struct look *k, uint64_t end, struct err *err)
{
	struct line line;
	bool more;

	while (k->first + k->count < end) {
		if (!walk_next(&k->walk, &line, &more, err)) {
			k->count = 0;
			return false;
		}
		if (!more)
			break;
		look_fill(&k->lines[k->count], &line, k->walk.reader.end,
		    k->oneline, k->findings,
		    k->bytes + k->count * LOOK_BYTES_MAX);
		k->count++;
	}
	return true;
}

bool
look_at(struct look *k, uint64_t first, size_t count,
    const struct look_line **lines, size_t *got, struct err *err)
{
	size_t skip;

	*got = 0;
	*lines = k->lines;
	if (first == 0)
		first = 1;
	make_room(k, count);
	if (!is_at_hand(k, first) && !go_to(k, first, err))
		return false;
	if (first + count > k->first + k->cap)
		drop_before(k, first);
	if (!read_to(k, first + count, err))
		return false;
	if (first >= k->first + k->count)
		return true;
	skip = (size_t)(first - k->first);
	*lines = k->lines + skip;
	*got = k->count - skip < count ? k->count - skip : count;
	for (size_t i = 0; i < *got; i++)
		add_known(&k->lines[skip + i], k->findings);
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
