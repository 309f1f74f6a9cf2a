/* SPDX-License-Identifier: MIT */
/* Bisection in the lists of the findings. */
#include "check/spots.h"

/* How much the lists tell, taken before anything is read from them, so that
 * a check that goes on cannot make us miss a line. */
struct telling {
	uint64_t told;		/* up to this line they tell all */
	uint64_t kept;		/* up to this line the kept places do */
	bool by_lines;		/* from there on bad lines are spots */
};

/* Index of the first kept place at or after line. */
static size_t
kept_from(const struct findings *f, enum rule_id rule, uint64_t line)
{
	size_t low = 0, high = findings_kept(f, rule);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (findings_get(f, rule, middle).line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
spots_kept(const struct findings *findings, enum rule_id rule,
    uint64_t line, struct finding *out)
{
	size_t i = kept_from(findings, rule, line);

	if (i == findings_kept(findings, rule))
		return false;
	*out = findings_get(findings, rule, i);
	return out->line == line;
}

bool
spots_titles(const struct findings *findings, uint64_t line)
{
	struct finding titles;

	return line == 1 ||
	    spots_kept(findings, RULE_LINE_HEADER, line, &titles);
}

static uint64_t
last_bad(const struct findings *f)
{
	size_t n = findings_bad(f);

	return n == 0 ? 0 : findings_bad_get(f, n - 1).line;
}

static uint64_t
last_kept(const struct findings *f, enum rule_id rule)
{
	size_t n = findings_kept(f, rule);

	return n == 0 ? 0 : findings_get(f, rule, n - 1).line;
}

/* Up to which line the list of bad lines has them all. */
static uint64_t
bad_told(const struct findings *f, uint64_t seen)
{
	return findings_bad(f) < FINDINGS_BAD_MAX ? seen : last_bad(f);
}

static struct telling
telling_of(const struct findings *f, const struct lineindex *index,
    enum rule_id rule)
{
	uint64_t seen = lineindex_lines(index);
	struct telling t = { 0 };
	uint64_t count;

	if (rule == RULE_COUNT) {
		t.told = bad_told(f, seen);
		t.kept = t.told;
		return t;
	}
	count = findings_count(f, rule);
	if (findings_kept(f, rule) >= count) {
		t.told = seen;
		t.kept = seen;
		return t;
	}
	t.kept = last_kept(f, rule);
	t.told = t.kept;
	if (findings_severity(f, rule) > SEVERITY_INFO) {
		t.by_lines = true;
		t.told = bad_told(f, seen);
	}
	if (t.told < t.kept)
		t.told = t.kept;
	return t;
}

static void
use_kept(const struct findings *f, enum rule_id rule, size_t i,
    struct spot *out)
{
	struct finding found = findings_get(f, rule, i);

	*out = (struct spot){ found.line, found.offset, true };
}

static void
use_bad(const struct findings *f, size_t i, bool sure, struct spot *out)
{
	struct badline bad = findings_bad_get(f, i);

	*out = (struct spot){ bad.line, bad.offset, sure };
}

/* --- forward ----------------------------------------------------------- */

/* The first of the lists after line and up to told; line 0: none. */
static void
listed_next(const struct findings *f, enum rule_id rule,
    const struct telling *t, uint64_t line, struct spot *out)
{
	size_t i;

	*out = (struct spot){ 0 };
	if (rule != RULE_COUNT) {
		i = kept_from(f, rule, line + 1);
		if (i < findings_kept(f, rule)) {
			use_kept(f, rule, i, out);
			return;
		}
		if (!t->by_lines)
			return;
		line = line > t->kept ? line : t->kept;
	}
	i = findings_bad_from(f, line + 1);
	if (i < findings_bad(f))
		use_bad(f, i, rule == RULE_COUNT, out);
	if (out->line > t->told)
		*out = (struct spot){ 0 };
}

/* A line that became bad when the file had been read: it is kept, and not
 * in the list of bad lines. */
static void
late_next(const struct findings *f, uint64_t line, struct spot *out)
{
	size_t i = kept_from(f, RULE_ID_MIX, line + 1);
	struct spot late;

	if (i == findings_kept(f, RULE_ID_MIX))
		return;
	use_kept(f, RULE_ID_MIX, i, &late);
	if (out->line == 0 || late.line < out->line)
		*out = late;
}

bool
spots_next(const struct findings *findings, const struct lineindex *index,
    const struct search_for *what, uint64_t line, struct spot *out)
{
	struct telling t;

	*out = (struct spot){ .line = line + 1 };
	if (what->number != 0) {
		out->line = what->number;
		return what->number > line;
	}
	if (!what->problem)
		return true;
	t = telling_of(findings, index, what->rule);
	listed_next(findings, what->rule, &t, line, out);
	if (what->rule == RULE_COUNT)
		late_next(findings, line, out);
	if (out->line != 0)
		return true;
	out->line = (line > t.told ? line : t.told) + 1;
	return search_by_line(what->rule);
}

/* --- back -------------------------------------------------------------- */

static void
listed_previous(const struct findings *f, enum rule_id rule,
    const struct telling *t, uint64_t line, struct spot *out)
{
	size_t i;

	*out = (struct spot){ 0 };
	if (rule == RULE_COUNT || (t->by_lines && line > t->kept)) {
		i = findings_bad_from(f, line);
		if (i > 0)
			use_bad(f, i - 1, rule == RULE_COUNT, out);
		if (rule == RULE_COUNT || out->line > t->kept)
			return;
	}
	i = kept_from(f, rule, line);
	*out = (struct spot){ 0 };
	if (i > 0)
		use_kept(f, rule, i - 1, out);
}

static void
late_previous(const struct findings *f, uint64_t line, struct spot *out)
{
	size_t i = kept_from(f, RULE_ID_MIX, line);
	struct spot late;

	if (i == 0)
		return;
	use_kept(f, RULE_ID_MIX, i - 1, &late);
	if (late.line > out->line)
		*out = late;
}

bool
spots_previous(const struct findings *findings,
    const struct lineindex *index, const struct search_for *what,
    uint64_t line, struct spot *out)
{
	struct telling t;

	*out = (struct spot){ .line = line - 1 };
	if (line <= 1)
		return false;
	if (!what->problem)
		return true;
	t = telling_of(findings, index, what->rule);
	if (line - 1 > t.told && search_by_line(what->rule))
		return true;
	listed_previous(findings, what->rule, &t, line, out);
	if (what->rule == RULE_COUNT)
		late_previous(findings, line, out);
	return out->line != 0;
}
