/* SPDX-License-Identifier: MIT */
/*
 * Lines compared by person: LINE-DUP, LINE-200, OVR-MULTILINE, and
 * CASE-COLLIDE of the first column.  Part after part of the ledger is gone
 * through three times: who has more than one line, how many, and what is to
 * be told of them.  Most persons have one, of which nothing can be told.
 * Before the second time suspects looks who may be in conflict.
 * A part with more persons than a table may hold is cut into passes by
 * further bits of the key; a person with very many lines is compared in a
 * ledger of its own, by text.
 */
#ifndef CHECK_PERSONS_H
#define CHECK_PERSONS_H

#include "base/step.h"
#include "check/mention.h"
#include "check/news.h"
#include "check/suspects.h"
#include "check/twice.h"

/* What persons are judged by. */
struct persons_facts {
	bool overwrite, sync;
};

/* In struct news, rules: it has to wait for more about its line. */
enum { PERSONS_WAITS = 1 << 23 };

enum { PERSONS_FLAGS = 256 };

enum persons_stage { PERSONS_MARK, PERSONS_TOUCHES, PERSONS_COUNT,
	PERSONS_TELL, PERSONS_TEXTS, PERSONS_DONE };

struct persons {
	struct persons_facts facts;
	size_t table_bytes;		/* for all tables */
	uint64_t giant;			/* lines, from here on by text */
	struct ledger lines;		/* by person */
	struct ledger texts;		/* of giants, by text */
	struct twice several;		/* keys of a part, all its passes */
	struct suspects suspects;	/* of a part as well */
	struct table people, others;	/* first, and further spellings */
	struct table told;		/* further lines of a person */
	uint64_t further;		/* lines that may get there */
	uint64_t firsts[PERSONS_FLAGS];	/* persons, by their first flags */

	/* What comes out, in the order in which it does; who takes it away
	 * sets told_count to 0. */
	struct news *news;
	size_t told_count, told_cap;

	/* Where the replay is. */
	enum persons_stage stage;
	size_t part, block;
	uint32_t from, span;		/* of the bits that choose a pass */
};

/* The store is borrowed. */
void persons_init(struct persons *p, struct store *store,
    const struct persons_facts *facts);
void persons_release(struct persons *p);

/* A line without an ID is compared with its like alone; its text may have
 * the fingerprint that is somebody's key. */
static inline uint64_t
persons_key(const struct mention *m)
{
	return (m->flags & MENTION_PERSON) != 0 ? m->key : ~m->key;
}

/* In the order of lines; with as many traces as the mention says.  Where it
 * says of none, the line may touch any trait. */
bool persons_add(struct persons *p, const struct mention *m,
    const uint32_t *traces, struct err *err);
/* So many more lines of that person were told already (LINE-DUP); before
 * them 201 lines were added at least. */
bool persons_add_more(struct persons *p, const struct mention *m,
    uint64_t lines, struct err *err);
/* It will be added soon: a hint. */
static inline void
persons_expect(const struct persons *p, const struct mention *m)
{
	ledger_expect(&p->lines, ledger_part_of(&p->lines, persons_key(m)));
}

enum step persons_step(struct persons *p, struct err *err);

#endif
