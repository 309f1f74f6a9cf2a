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
	walk_init(&r->walk, source, index, findings);
}

void
reread_release(struct reread *r)
{
	walk_release(&r->walk);
	judge_release(&r->judge);
}

static bool
is_near(const struct reread *r, uint64_t line)
{
	return r->placed && line > r->walk.reader.number &&
	    line - r->walk.reader.number < NEAR_LINES;
}

bool
reread_line(struct reread *r, uint64_t line, bool *found, struct err *err)
{
	struct line at = { .number = 0 };
	bool more = true;

	*found = false;
	if (r->placed && r->judge.line.number == line) {
		*found = true;
		return true;
	}
	if (!is_near(r, line) && !walk_to(&r->walk, line, err))
		return false;
	r->placed = true;
	while (more && at.number < line)
		if (!walk_next(&r->walk, &at, &more, err))
			return false;
	if (!more)
		return true;
	judge_line(&r->judge, r->facts, &at, false);
	*found = true;
	return true;
}

uint64_t
reread_at(const struct reread *r)
{
	return r->walk.at;
}
