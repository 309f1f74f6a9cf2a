/* SPDX-License-Identifier: MIT */
/*
 * Who was linked with whom in an ID-sync file: HASH-SHARED, SYNC-C2CTOTAL,
 * SYNC-LIMIT, and CASE-COLLIDE of the columns behind the first.  A link
 * lies in two ledgers, by its first cell and by its other one; each counts
 * the different partners of a cell up to the number that is too many.
 */
#ifndef CHECK_LINKS_H
#define CHECK_LINKS_H

#include "base/step.h"
#include "check/news.h"
#include "spec/idtype.h"
#include "spec/kind.h"

struct links_facts {
	enum kind kind;
	enum idtype first;	/* of the first column */
};

enum links_stage { LINKS_OUTWARD, LINKS_INWARD, LINKS_DONE };

enum { LINKS_CACHE = 1024 };

struct links {
	struct links_facts facts;
	struct news_book *news;		/* borrowed */
	size_t table_bytes;
	struct ledger outward, inward;	/* by first cell, by other cell */
	struct table pairs;		/* that were there */
	struct table counts;		/* partners of a cell */
	struct table spelled;		/* customer IDs in small letters */
	uint64_t recent[LINKS_CACHE];	/* pairs that came lately */

	enum links_stage stage;
	size_t part, block;
	uint32_t from, span;
};

/* One for each of the ledgers; these and news are borrowed. */
void links_init(struct links *l, struct store *outward,
    struct store *inward, struct news_book *news,
    const struct links_facts *facts);
void links_release(struct links *l);
/* In the order of lines and of their cells; combo is of the line. */
bool links_add(struct links *l, const struct link *link, unsigned combo,
    struct err *err);
enum step links_step(struct links *l, struct err *err);

#endif
