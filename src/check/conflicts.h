/* SPDX-License-Identifier: MIT */
/*
 * TRAIT-CONFLICT between lines: those that may be in conflict
 * (check/suspects.h) wait in the book of news.  They are read again, each
 * trait that they touch becomes a record, and the records of one person and
 * trait are looked at in their order, if it was both given and taken at all.
 */
#ifndef CHECK_CONFLICTS_H
#define CHECK_CONFLICTS_H

#include "base/step.h"
#include "check/news.h"
#include "check/reread.h"
#include "check/twice.h"

enum conflicts_stage { CONFLICTS_READ, CONFLICTS_COMPARE, CONFLICTS_DONE };

struct conflicts {
	struct news_book *news;		/* borrowed */
	struct reread *reread;		/* borrowed */
	size_t table_bytes;
	struct news_walk walk;
	struct ledger touches;
	struct twice signs;		/* of a part: who and which trait */
	bool marked;			/* they are all in it */
	struct table seen;		/* person and trait: added, removed */
	struct linebits lines;		/* that are in conflict */
	uint64_t *places;		/* line << 22 | which of its traits */
	size_t place_count, place_cap;
	uint64_t places_below;

	enum conflicts_stage stage;
	size_t part, block;
	uint32_t from, span;
};

void conflicts_init(struct conflicts *c, struct store *store,
    struct news_book *news, struct reread *reread);
void conflicts_release(struct conflicts *c);
enum step conflicts_step(struct conflicts *c, struct err *err);

/* After STEP_DONE.  Which touch of the line is the first in conflict; for
 * the first lines, as many as are kept as examples. */
bool conflicts_has(const struct conflicts *c, uint64_t line);
unsigned conflicts_place(const struct conflicts *c, uint64_t line);

#endif
