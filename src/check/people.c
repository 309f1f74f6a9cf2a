/* SPDX-License-Identifier: MIT */
/* People and what was said of them before. */
#include "check/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/keyhash.h"
#include "check/links.h"
#include "check/mix.h"

enum {
	LINES_MAX = 200,	/* of one person in one file */
	EXPECTED_MAX = 128,	/* bytes of an ID that is looked up early */
	CROWDED_MAX = 100000,	/* LINE-200 findings that get a total */
};

enum { PERSON_LINE = 1, PERSON_COUNT = 2, PERSON_WIDTH };

/* A person with too many lines: the finding waits for the total. */
struct crowded {
	uint64_t key;
	struct finding finding;
};

struct people {
	const struct facts *facts;
	uint64_t seed;
	struct table persons, spellings, lines, touches;
	struct links links;
	struct mix mix;
	struct crowded *crowded;
	size_t crowded_count, crowded_cap;
	bool tracking;		/* traits are remembered */
};

struct people *
people_new(const struct facts *facts, uint64_t seed)
{
	struct people *p = xcalloc(1, sizeof(*p));

	p->facts = facts;
	p->seed = seed;
	p->persons.width = PERSON_WIDTH;
	p->touches.width = 2;
	links_init(&p->links, facts, seed);
	mix_init(&p->mix, facts);
	return p;
}

void
people_free(struct people *p)
{
	if (p == NULL)
		return;
	table_release(&p->persons);
	table_release(&p->spellings);
	table_release(&p->lines);
	table_release(&p->touches);
	links_release(&p->links);
	mix_release(&p->mix);
	free(p->crowded);
	free(p);
}

uint64_t
people_users(const struct people *p)
{
	return p->persons.used;
}

/* --- the same line again ----------------------------------------------- */

static struct str
whole(const struct judge *j)
{
	return j->line.text;
}

/* A line without a usable ID is looked for among all of its like. */
static void
rule_same_line(struct people *p, struct judge *j)
{
	bool fresh;

	table_at(&p->lines, keyhash(p->seed, whole(j)), &fresh);
	if (!fresh)
		judge_report(j, RULE_LINE_DUP, whole(j));
}

/* A new person's line can be no repetition; the first line of a person lies
 * beside the person, further ones in the table. */
static void
rule_same_line_of(struct people *p, struct judge *j, uint64_t *person)
{
	uint64_t hash = keyhash(p->seed, whole(j));
	bool fresh = true;

	if (person[PERSON_COUNT] == 1) {
		person[PERSON_LINE] = hash;
		return;
	}
	if (hash != person[PERSON_LINE])
		table_at(&p->lines, hash, &fresh);
	if (hash == person[PERSON_LINE] || !fresh)
		judge_report(j, RULE_LINE_DUP, whole(j));
}

/* --- many lines of one person ------------------------------------------ */

static void
keep_crowded(struct people *p, struct judge *j, uint64_t key)
{
	struct crowded *c;

	if (p->crowded_count == CROWDED_MAX)
		return;
	if (p->crowded_count == p->crowded_cap) {
		p->crowded_cap = p->crowded_cap == 0 ? 16 :
		    p->crowded_cap * 2;
		p->crowded = xreallocarray(p->crowded, p->crowded_cap,
		    sizeof(*p->crowded));
	}
	c = &p->crowded[p->crowded_count++];
	c->key = key;
	/* It is the last that was found: take it out, the rule stays. */
	c->finding = j->found[--j->count];
}

static void
rules_many_lines(struct people *p, struct judge *j, const uint64_t *person)
{
	struct str id = j->cells[0].id;

	if (p->facts->overwrite && person[PERSON_COUNT] == 2)
		judge_report(j, RULE_OVR_MULTILINE, id);
	if (person[PERSON_COUNT] != LINES_MAX + 1)
		return;
	judge_report_total(j, RULE_LINE_200, id, LINES_MAX + 1);
	keep_crowded(p, j, person[0]);
}

static void
finish_crowded(struct people *p, struct findings *findings)
{
	for (size_t i = 0; i < p->crowded_count; i++) {
		struct crowded *c = &p->crowded[i];
		const uint64_t *person = table_find(&p->persons, c->key);

		c->finding.total = person[PERSON_COUNT];
		findings_add(findings, &c->finding);
	}
}

/* --- two spellings ----------------------------------------------------- */

static void
rule_spelling(struct people *p, struct judge *j, const struct cell *cell)
{
	bool fresh;

	table_at(&p->spellings, keyhash_pair(cell->column,
	    keyhash_nocase(p->seed, cell->id)), &fresh);
	if (!fresh)
		judge_report(j, RULE_CASE_COLLIDE, cell->id);
}

/* --- a trait given and taken ------------------------------------------- */

enum { TOUCH_ADDED = 1, TOUCH_REMOVED = 2, TOGETHER = 16 };

static uint64_t *
touched(struct people *p, uint64_t person, const struct touch *touch)
{
	return &table_at(&p->touches, keyhash_pair(person, touch->trait),
	    NULL)[1];
}

static uint64_t
person_key(const struct people *p, const struct judge *j)
{
	return keyhash(p->seed, j->cells[0].id);
}

bool
people_wants_history(const struct people *p, const struct judge *j)
{
	return j->removes && !p->tracking && j->cell_count > 0 &&
	    j->compare && j->line.number > 1;
}

void
people_learn(struct people *p, const struct judge *j)
{
	uint64_t person;

	if (!j->compare || j->cell_count == 0)
		return;
	person = person_key(p, j);
	for (size_t i = 0; i < j->touch_count; i++)
		*touched(p, person, &j->touches[i]) |=
		    j->touches[i].removed ? TOUCH_REMOVED : TOUCH_ADDED;
}

void
people_learned(struct people *p)
{
	p->tracking = true;
}

static void
touch_once(struct people *p, struct judge *j, uint64_t person,
    const struct touch *touch)
{
	uint64_t *flags = touched(p, person, touch);

	*flags |= touch->removed ? TOUCH_REMOVED : TOUCH_ADDED;
	if (*flags == (TOUCH_ADDED | TOUCH_REMOVED))
		judge_report(j, RULE_TRAIT_CONFLICT, touch->at);
}

/* The table is larger than any cache: several entries are fetched at the
 * same time. */
static void
rule_conflict(struct people *p, struct judge *j, uint64_t person)
{
	size_t to;

	p->tracking = p->tracking || j->removes;
	if (!p->tracking)
		return;
	for (size_t from = 0; from < j->touch_count; from = to) {
		to = from + TOGETHER < j->touch_count ? from + TOGETHER :
		    j->touch_count;
		for (size_t i = from; i < to; i++)
			table_expect(&p->touches, keyhash_pair(person,
			    j->touches[i].trait));
		for (size_t i = from; i < to; i++)
			touch_once(p, j, person, &j->touches[i]);
	}
}

/* --- all of them ------------------------------------------------------- */

static void
compare_person(struct people *p, struct judge *j)
{
	uint64_t key = person_key(p, j);
	bool fresh;
	uint64_t *person = table_at(&p->persons, key, &fresh);

	person[PERSON_COUNT]++;
	rule_same_line_of(p, j, person);
	rules_many_lines(p, j, person);
	rule_conflict(p, j, key);
	if (j->cells[0].type == IDTYPE_CRM) {
		if (fresh)
			rule_spelling(p, j, &j->cells[0]);
		mix_line(&p->mix, j, fresh);
	}
}

void
people_expect(const struct people *p, struct str text)
{
	struct str id = str_cut(text, 0, str_find(text, 0, '\t'));

	/* Long ones, if they are IDs at all, are rare. */
	if (id.n > EXPECTED_MAX)
		return;
	table_expect(&p->persons, keyhash(p->seed, id));
	table_expect(&p->spellings, keyhash_pair(0,
	    keyhash_nocase(p->seed, id)));
}

void
people_line(struct people *p, struct judge *j)
{
	if (!j->compare)
		return;
	if (j->cell_count == 0) {
		rule_same_line(p, j);
		return;
	}
	compare_person(p, j);
	for (size_t i = 1; i < j->cell_count; i++) {
		const struct cell *cell = &j->cells[i];

		if (links_cell(&p->links, j, cell) &&
		    cell->type == IDTYPE_CRM)
			rule_spelling(p, j, cell);
	}
}

void
people_finish(struct people *p, struct findings *findings)
{
	finish_crowded(p, findings);
	mix_finish(&p->mix, findings);
}
