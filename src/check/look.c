/* SPDX-License-Identifier: MIT */
/* The preview.  What is shown is judged again, line by line; what needs
 * other lines comes from the findings. */
#include "check/look.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/walk.h"

enum { FIND_BYTES_MAX = 64 << 20 };

struct look {
	const struct context *context;
	const struct name_parts *name;
	const struct lineindex *index;
	const struct findings *findings;
	struct walk walk;
	struct look_line *lines;
	char *bytes;		/* LOOK_BYTES_MAX a line */
	size_t cap;
};

struct look *
look_new(struct source *source, const struct context *context,
    const struct name_parts *name, const struct lineindex *index,
    const struct findings *findings)
{
	struct look *k = xcalloc(1, sizeof(*k));

	k->context = context;
	k->name = name;
	k->index = index;
	k->findings = findings;
	walk_init(&k->walk, source, index, findings);
	return k;
}

void
look_free(struct look *k)
{
	if (k == NULL)
		return;
	walk_release(&k->walk);
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

/* The kept finding of a rule at a line; findings lie in their order. */
static bool
kept_at(const struct look *k, enum rule_id rule, uint64_t line,
    struct finding *out)
{
	size_t low = 0, high = findings_kept(k->findings, rule);
	size_t n = high;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (findings_get(k->findings, rule, mid).line < line)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == n)
		return false;
	*out = findings_get(k->findings, rule, low);
	return out->line == line;
}

static size_t
judge_again(const struct look *k, const struct line *line,
    struct finding *out, size_t max)
{
	struct finding header;
	bool first = line->number == 1 ||
	    kept_at(k, RULE_LINE_HEADER, line->number, &header);
	size_t n = check_one_line(k->context, k->name, line->text, first,
	    out, max);

	n = n < max ? n : max;
	for (size_t i = 0; i < n; i++) {
		out[i].line = line->number;
		out[i].offset = line->offset;
	}
	return n;
}

static void
add_finding(struct look_line *out, const struct finding *f)
{
	for (size_t i = 0; i < out->count; i++)
		if (out->findings[i].rule == f->rule)
			return;
	if (out->count < LOOK_FINDINGS_MAX)
		out->findings[out->count++] = *f;
}

/* What the check knows of this line beyond the line itself. */
static void
add_known(const struct look *k, struct look_line *out)
{
	struct finding f;

	for (unsigned rule = 0; rule < RULE_COUNT; rule++)
		if (findings_kept(k->findings, (enum rule_id)rule) > 0 &&
		    kept_at(k, (enum rule_id)rule, out->line, &f))
			add_finding(out, &f);
}

static void
fill(const struct look *k, const struct line *line, struct look_line *out,
    char *bytes)
{
	size_t n = line->text.n < LOOK_BYTES_MAX ? line->text.n :
	    LOOK_BYTES_MAX;
	char end = k->walk.reader.end;
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
	out->count = judge_again(k, line, out->findings, LOOK_FINDINGS_MAX);
	add_known(k, out);
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
		fill(k, &line, &k->lines[*got],
		    k->bytes + *got * LOOK_BYTES_MAX);
		++*got;
	}
	return true;
}

/* --- problem lines ------------------------------------------------------ */

/* Lines that were not published, or not kept, are judged here. */
struct range {
	uint64_t from, to;	/* both included; to 0: the end */
	enum rule_id rule;
	bool last;		/* the last match, not the first */
};

static bool
matches(const struct look *k, const struct line *line, enum rule_id rule)
{
	struct finding f[LOOK_FINDINGS_MAX];
	size_t n = judge_again(k, line, f, LOOK_FINDINGS_MAX);

	for (size_t i = 0; i < n; i++)
		if (rule == RULE_COUNT ? f[i].severity > SEVERITY_INFO :
		    f[i].rule == rule)
			return true;
	return false;
}

static bool
search(struct look *k, const struct range *range, uint64_t *found,
    struct err *err)
{
	struct line line;
	bool more;

	if (!walk_to(&k->walk, range->from, err))
		return false;
	for (;;) {
		if (!walk_next(&k->walk, &line, &more, err))
			return false;
		if (!more || (range->to != 0 && line.number > range->to))
			return true;
		if (!matches(k, &line, range->rule))
			continue;
		*found = line.number;
		if (!range->last)
			return true;
	}
}

/* The nearest line to one side in a list of lines in order.  *end is the
 * last line the list tells of. */
struct nearest {
	uint64_t line;
	enum look_way way;
	uint64_t found, end;
};

static void
offer(struct nearest *n, uint64_t line)
{
	if (line > n->end)
		n->end = line;
	if (n->way == LOOK_NEXT && line > n->line &&
	    (n->found == 0 || line < n->found))
		n->found = line;
	if (n->way == LOOK_PREVIOUS && line < n->line && line > n->found)
		n->found = line;
}

static void
offer_kept(const struct look *k, struct nearest *n, enum rule_id rule)
{
	for (size_t i = 0; i < findings_kept(k->findings, rule); i++)
		offer(n, findings_get(k->findings, rule, i).line);
}

static void
offer_bad(const struct look *k, struct nearest *n)
{
	size_t count = findings_bad(k->findings);
	size_t at = findings_bad_from(k->findings, n->line);

	if (at < count)
		offer(n, findings_bad_get(k->findings, at).line);
	if (at + 1 < count)
		offer(n, findings_bad_get(k->findings, at + 1).line);
	if (at > 0)
		offer(n, findings_bad_get(k->findings, at - 1).line);
	if (count > 0)
		n->end = findings_bad_get(k->findings, count - 1).line;
}

/* The last line that the lists tell all about. */
static uint64_t
told_until(const struct look *k, const struct nearest *n,
    enum rule_id rule)
{
	bool all = rule == RULE_COUNT ?
	    findings_bad(k->findings) < FINDINGS_BAD_MAX :
	    findings_kept(k->findings, rule) ==
	    findings_count(k->findings, rule);
	uint64_t seen = lineindex_lines(k->index);

	return all && seen > n->end ? seen : n->end;
}

bool
look_problem(struct look *k, uint64_t line, enum look_way way,
    enum rule_id rule, uint64_t *found, struct err *err)
{
	struct nearest n = { .line = line, .way = way };
	struct range range = { .rule = rule, .last = way == LOOK_PREVIOUS };
	uint64_t until;

	if (rule == RULE_COUNT) {
		offer_bad(k, &n);
		until = told_until(k, &n, rule);
		/* They became bad when the file was read already. */
		offer_kept(k, &n, RULE_ID_MIX);
	} else {
		offer_kept(k, &n, rule);
		until = told_until(k, &n, rule);
	}
	*found = n.found;
	if (way == LOOK_NEXT && n.found != 0)
		return true;
	if (way == LOOK_PREVIOUS && line <= until + 1)
		return true;
	range.from = (way == LOOK_NEXT && line > until ? line : until) + 1;
	range.to = way == LOOK_NEXT ? 0 : line - 1;
	return search(k, &range, found, err);
}

/* --- text --------------------------------------------------------------- */

static bool
holds(struct str s, struct str text)
{
	size_t i = 0;

	if (text.n == 0)
		return false;
	while ((i = str_find(s, i, text.p[0])) < s.n) {
		if (s.n - i >= text.n &&
		    memcmp(s.p + i, text.p, text.n) == 0)
			return true;
		i++;
	}
	return false;
}

bool
look_find(struct look *k, uint64_t line, struct str text, uint64_t *found,
    uint64_t *reached, struct err *err)
{
	struct line at;
	uint64_t start;
	bool more;

	*found = 0;
	*reached = line;
	if (!walk_to(&k->walk, line + 1, err))
		return false;
	start = k->walk.reader.offset;
	for (;;) {
		if (!walk_next(&k->walk, &at, &more, err))
			return false;
		if (!more)
			return true;
		*reached = at.number;
		if (holds(at.text, text)) {
			*found = at.number;
			return true;
		}
		if (at.offset + at.length - start > FIND_BYTES_MAX)
			return true;
	}
}
