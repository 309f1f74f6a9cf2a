/* SPDX-License-Identifier: MIT */
/* Line after line, and what is told once a file. */
#include "check/lane.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/lineindex.h"

enum {
	NOTE_FINDINGS = 2,	/* of a line, at most */
	LOOKS38_BYTES = 38,
};

_Static_assert((int)FAST_PAD <= (int)BLOCK_PAD,
    "the fast lane reads around a block");

void
lane_init(struct lane *l, const struct facts *facts, uint64_t seed,
    enum kernel kernel)
{
	memset(l, 0, sizeof(*l));
	l->facts = facts;
	l->seed = seed;
	fastlane_init(&l->fast, facts, &l->judge.keys, seed, kernel);
	l->judge.fast = &l->fast;
	l->traces = xcalloc(TRACES_ROOM, sizeof(*l->traces));
}

void
lane_release(struct lane *l)
{
	fastlane_release(&l->fast);
	judge_release(&l->judge);
	free(l->traces);
}

/* The rules that are told once a file, at the first line they hold for. */
static void
rules_once(struct judge *j, const struct block *b, struct result *r)
{
	struct str end = { j->line.text.p + j->line.text.n, 0 };

	if (j->line.number == 1 && b->end == '\r')
		judge_report(j, RULE_LINE_CR, end);
	if (j->line.returns > 0 && !b->returns_told && !r->returns_told) {
		judge_report(j, RULE_LINE_CRLF, end);
		r->returns_told = true;
	}
	if (j->bare.p != NULL && !b->bare_told && !r->bare_told) {
		judge_report(j, RULE_TRAIT_BARE, j->bare);
		r->bare_told = true;
	}
}

static void
judge_one(struct lane *l, const struct block *b, struct line *line,
    struct result *r)
{
	struct judge *j = &l->judge;

	line->number = b->number + r->lines;
	l->fast.bare_told = b->bare_told || r->bare_told;
	l->fast.traces = r->tracing ? l->traces : NULL;
	judge_line(j, l->facts, line,
	    b->titles && r->lines == r->blank_lines);
	rules_once(j, b, r);
	result_start(r, line->offset);
	result_add(r, j, l->seed);
}

/* A very long line is for a lane that may use more memory. */
static bool
leaves(const struct lane *l, size_t n)
{
	return l->longest > 0 && n > l->longest;
}

/* Take the line at the start of text; returns how many bytes it has with its
 * end. */
static size_t
next_line(struct str text, char end, struct line *line)
{
	size_t n = str_find(text, 0, end);

	memset(line, 0, sizeof(*line));
	line_whole(line, str_cut(text, 0, n));
	line->ended = n < text.n;
	return line->ended ? n + 1 : n;
}

/* The fast lane does not know titles, nor old Mac line ends. */
static bool
may_be_fast(const struct block *b, const struct result *r)
{
	return b->end == '\n' && !(b->titles && r->lines == r->blank_lines);
}

/* A line that is clean but for what informs. */
static void
keep_note(struct result *r, const struct fast_note *note, uint64_t offset)
{
	struct finding found[NOTE_FINDINGS];
	size_t n = 0;

	memset(found, 0, sizeof(found));
	if (note->nonascii > 0) {
		found[n].rule = RULE_ENC_NONASCII;
		found[n].column = note->nonascii;
		found[n++].length = note->nonascii_n;
	}
	if (note->looks38 > 0) {
		found[n].rule = RULE_ID_LOOKS38;
		found[n].column = note->looks38;
		found[n++].length = LOOKS38_BYTES;
	}
	for (size_t i = 0; i < n; i++) {
		found[i].severity = rule_get(found[i].rule)->severity;
		found[i].offset = offset;
	}
	result_note(r, note->line, found, n);
}

/* Prove lines of text, which all have an end.  Returns their bytes. */
static size_t
prove(struct lane *l, const struct block *b, struct str text,
    struct result *r)
{
	struct fast_out out = { .mentions = r->mentions,
		.count = r->mention_count, .cap = RESULT_LINES,
		.links = r->links, .link_count = r->link_count,
		.link_cap = r->link_cap, .notes = l->notes,
		.note_cap = result_room(r, LANE_NOTES, NOTE_FINDINGS),
		.traces = r->tracing ? r->traces : NULL,
		.trace_count = r->trace_count, .trace_cap = RESULT_TRACES,
		.counted = b->counted, .line = r->lines };
	const char *to;

	l->fast.returns_told = b->returns_told || r->returns_told;
	l->fast.bare_told = b->bare_told || r->bare_told;
	result_start(r, b->offset + r->used);
	to = fastlane_run(&l->fast, text.p, text.p + text.n,
	    LINEINDEX_STEP - r->lines % LINEINDEX_STEP, &out);
	for (size_t i = 0; i < out.note_count; i++)
		keep_note(r, &l->notes[i], b->offset + r->used +
		    (uint64_t)(l->notes[i].start - text.p));
	for (size_t i = 0; i < NOTE_COUNT; i++)
		r->noted[i] += out.noted[i];
	r->mention_count = out.count;
	r->link_count = out.link_count;
	r->trace_count = out.trace_count;
	r->lines += out.lines;
	r->signals += out.signals;
	r->removals += out.removals;
	r->open_end = r->open_end && out.lines == 0;
	r->used += (size_t)(to - text.p);
	return (size_t)(to - text.p);
}

/* One line from the start of text.  False if it is left. */
static bool
judge_next(struct lane *l, const struct block *b, struct str text,
    struct result *r)
{
	struct line line;
	size_t n = next_line(text, b->end, &line);

	if (leaves(l, n))
		return false;
	line.offset = b->offset + r->used;
	judge_one(l, b, &line, r);
	r->used += n;
	return true;
}

static size_t
whole_lines(struct str s)
{
	while (s.n > 0 && s.p[s.n - 1] != '\n')
		s.n--;
	return s.n;
}

static void
run_lines(struct lane *l, const struct block *b, struct result *r)
{
	struct str text = b->text;
	size_t whole = whole_lines(text);

	while (r->used < text.n && !result_full(r)) {
		struct str proven = str_cut(text, r->used, whole);

		if (r->used < whole && may_be_fast(b, r) &&
		    prove(l, b, proven, r) > 0)
			continue;
		if (!judge_next(l, b, str_cut(text, r->used, text.n), r))
			return;
	}
}

static void
run(struct lane *l, const struct block *block, bool tracing,
    struct result *result)
{
	struct line line = block->line;

	result_clear(result, l->facts->sync);
	result->tracing = tracing;
	if (!block->beginning) {
		run_lines(l, block, result);
	} else if (!leaves(l, block->text.n)) {
		judge_one(l, block, &line, result);
		result->used = block->text.n;
	}
}

/* The first block with a line that takes traits away is judged once more:
 * then the lines before that one are known as well. */
void
lane_run(struct lane *l, const struct block *block, struct result *result)
{
	run(l, block, block->removes, result);
	if (!block->removes && result->removals > 0)
		run(l, block, true, result);
}
