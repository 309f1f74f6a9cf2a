/* SPDX-License-Identifier: MIT */
/* A walk that is carried on while the next line is near. */
#include "check/reread.h"

#include <string.h>

/* It is quicker to read over so many lines than to begin anew. */
enum { NEAR_LINES = 2 * LINEINDEX_STEP };

void
reread_init(struct reread *r, const struct facts *facts,
    struct source *source, const struct lineindex *index,
    const struct findings *findings)
{
	memset(r, 0, sizeof(*r));
	r->facts = facts;
	walk_init(&r->walk, source, index, NULL, findings);
}

void
reread_release(struct reread *r)
{
	walk_release(&r->walk);
	judge_release(&r->judge);
	touches_release(&r->touches);
}

static bool
is_near(const struct reread *r, uint64_t line)
{
	return r->placed && line > r->walk.reader.number &&
	    line - r->walk.reader.number < NEAR_LINES;
}

/* *found false: the file ends before. */
static bool
find_line(struct reread *r, uint64_t line, struct line *at, bool *found,
    struct err *err)
{
	*found = false;
	/* What was judged lies where the next line will be. */
	r->judge.line.number = 0;
	if (!(is_near(r, line) ? walk_on(&r->walk, line, err) :
	    walk_to(&r->walk, line, err)))
		return false;
	r->placed = true;
	return walk_next(&r->walk, at, found, err);
}

bool
reread_line(struct reread *r, uint64_t line, bool *found, struct err *err)
{
	struct line at;

	*found = true;
	if (r->placed && r->judge.line.number == line)
		return true;
	if (!find_line(r, line, &at, found, err))
		return false;
	if (*found)
		judge_line(&r->judge, r->facts, &at, false);
	return true;
}

bool
reread_touches(struct reread *r, uint64_t line, struct touched_line *out,
    struct err *err)
{
	const struct judge *j = &r->judge;
	const struct touches *t = &r->touches;
	struct line at;
	bool found;

	memset(out, 0, sizeof(*out));
	if (!find_line(r, line, &at, &found, err))
		return false;
	if (!found)
		return true;
	if (r->facts->kind == KIND_TRAIT && touches_read(&r->touches, &at)) {
		*out = (struct touched_line){ t->id, t->items, t->count };
		return true;
	}
	judge_line(&r->judge, r->facts, &at, false);
	if (j->cell_count > 0)
		*out = (struct touched_line){ j->cells[0].id, j->touches,
			j->touch_count };
	return true;
}

uint64_t
reread_at(const struct reread *r)
{
	return r->walk.at;
}
