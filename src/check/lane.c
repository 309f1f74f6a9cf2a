/* SPDX-License-Identifier: MIT */
/* The careful lane: every line goes through all rules. */
#include "check/lane.h"

#include <string.h>

void
lane_init(struct lane *l, const struct facts *facts, uint64_t seed)
{
	memset(l, 0, sizeof(*l));
	l->facts = facts;
	l->seed = seed;
}

void
lane_release(struct lane *l)
{
	judge_release(&l->judge);
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
	judge_line(j, l->facts, line,
	    b->titles && r->lines == r->blank_lines);
	rules_once(j, b, r);
	result_start(r, line->offset);
	result_add(r, j, l->seed);
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

void
lane_run(struct lane *l, const struct block *block, struct result *result)
{
	struct str rest = block->text;
	struct line line = block->line;

	result_clear(result);
	if (block->beginning) {
		judge_one(l, block, &line, result);
		result->used = rest.n;
		return;
	}
	while (rest.n > 0 && !result_full(result)) {
		size_t n = next_line(rest, block->end, &line);

		line.offset = block->offset + result->used;
		judge_one(l, block, &line, result);
		result->used += n;
		rest = str_cut(rest, n, rest.n);
	}
}
