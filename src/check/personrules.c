/* SPDX-License-Identifier: MIT */
/* What is told of persons.  Most IDs have one spelling, so that one table has
 * the persons by key, and another, small one those with a second spelling of
 * it. */
#include "base/mem.h"
#include "check/keyhash.h"
#include "check/persons_inside.h"

enum { LINES_MAX = 200 };	/* of one person in one file */

enum { FIRST_NEWS = 256 };

/* --- persons ----------------------------------------------------------- */

static uint64_t *
person_at(struct persons *p, const struct record *r, bool *fresh)
{
	uint64_t *person = table_at(&p->people, r->key, fresh);
	uint64_t marks = (uint64_t)r->spelling << 32;

	if (*fresh)
		person[PERSON_MARKS] = marks;
	if (person[PERSON_MARKS] >> 32 == r->spelling)
		return person;
	person = table_at(&p->others, keyhash_pair(r->key, r->spelling),
	    fresh);
	if (*fresh)
		person[PERSON_MARKS] = marks;
	return person;
}

/* Its lines will not lie in a table after all. */
static void
make_giant(struct persons *p, uint64_t *person)
{
	if ((person[PERSON_MARKS] & GIANT) != 0)
		return;
	person[PERSON_MARKS] |= GIANT;
	p->further -= person[PERSON_LINES] - 1;
}

void
persons_count_line(struct persons *p, const struct record *r)
{
	bool fresh = false;
	uint64_t *person = person_at(p, r, &fresh);

	if ((r->flags & RECORD_MORE) != 0) {
		make_giant(p, person);
		person[PERSON_LINES] += r->line;
		return;
	}
	person[PERSON_MARKS] |= r->flags;
	if (person[PERSON_LINES] >= p->giant)
		make_giant(p, person);
	person[PERSON_LINES]++;
	p->further += !fresh && (person[PERSON_MARKS] & GIANT) == 0;
}

/* --- telling ----------------------------------------------------------- */

/* Some lines of the person give and some take traits, it may be the same:
 * they are compared trait by trait. */
static bool
waits(const struct persons *p, const uint64_t *person, const struct record *r)
{
	enum { BOTH = MENTION_ADDS | MENTION_REMOVES };

	return (person[PERSON_MARKS] & BOTH) == BOTH &&
	    person[PERSON_LINES] > 1 && (r->flags & BOTH) != 0 &&
	    (!suspects_any(&p->suspects) ||
	    suspects_has(&p->suspects, r->key, r->line));
}

/* In an ID-sync file other rules may say more of a line, but not of one
 * that is a copy: its links are all known. */
static void
deliver(struct persons *p, const struct news *news, bool wait)
{
	bool copy = (news->rules & 1 << LATE_DUP) != 0;

	wait = wait || (p->facts.sync && !copy && news->rules != 0);
	if (!wait && news->rules == 0)
		return;
	if (p->told_count == p->told_cap) {
		p->told_cap = p->told_cap == 0 ? FIRST_NEWS :
		    p->told_cap * 2;
		p->news = xreallocarray(p->news, p->told_cap,
		    sizeof(*p->news));
	}
	p->news[p->told_count] = *news;
	if (wait)
		p->news[p->told_count].rules |= PERSONS_WAITS;
	p->told_count++;
}

/* A customer ID is new: is it only spelled in another way? */
static void
rule_spelling(struct persons *p, const struct record *r, uint64_t *person,
    struct news *news)
{
	/* Others are in their table by another key. */
	uint64_t *first = person[PERSON_KEY] == r->key ? person :
	    table_at(&p->people, r->key, NULL);

	if (first[PERSON_SPELLED] == 0) {
		first[PERSON_SPELLED] = r->line;
		return;
	}
	news->rules |= 1 << LATE_CASE;
	news->other = first[PERSON_SPELLED] & UINT64_C(0xFFFFFFFFFF);
}

static void
first_line(struct persons *p, const struct record *r, uint64_t *person,
    struct news *news)
{
	person[PERSON_TEXT] = r->text;
	person[PERSON_LINE] = r->line;
	p->firsts[r->flags]++;
	if ((r->flags & MENTION_CRM) != 0)
		rule_spelling(p, r, person, news);
}

static void
rule_same_line(struct persons *p, const struct record *r,
    const uint64_t *person, struct news *news)
{
	uint64_t *told, line = person[PERSON_LINE];
	bool fresh = false;

	if (r->text != person[PERSON_TEXT]) {
		told = table_at(&p->told, r->text, &fresh);
		if (fresh)
			told[TOLD_LINE] = r->line;
		line = told[TOLD_LINE];
	}
	if (fresh)
		return;
	news->rules |= 1 << LATE_DUP;
	news->other = line & UINT64_C(0xFFFFFFFFFF);
}

static void
rules_many_lines(const struct persons *p, const struct record *r,
    const uint64_t *person, struct news *news)
{
	if ((r->flags & MENTION_PERSON) == 0)
		return;
	if (p->facts.overwrite && person[PERSON_SEEN] == 2)
		news->rules |= 1 << LATE_MULTILINE;
	if (person[PERSON_SEEN] != LINES_MAX + 1)
		return;
	news->rules |= 1 << LATE_200;
	news->total = person[PERSON_LINES] & UINT64_C(0xFFFFFFFFFF);
}

static bool
keep_text(struct persons *p, const struct record *r,
    const struct news *news, bool wait, struct err *err)
{
	struct text text = { .key = r->text, .line = r->line,
		.combo = r->combo, .flags = r->flags, .total = news->total,
		.rules = news->rules | (wait ? PERSONS_WAITS : 0) };
	void *room = ledger_room(&p->texts, ledger_part_of(&p->texts,
	    r->text), err);

	if (room == NULL)
		return false;
	memcpy(room, &text, sizeof(text));
	return true;
}

bool
persons_tell_line(struct persons *p, const struct record *r, struct err *err)
{
	struct news news = { .line = r->line, .combo = r->combo,
		.flags = r->flags };
	const struct news none = { .rules = 0 };
	bool fresh = false, wait;
	uint64_t *person;

	if ((r->flags & RECORD_MORE) != 0)
		return true;
	person = person_at(p, r, &fresh);
	wait = waits(p, person, r);
	if (++person[PERSON_SEEN] == 1)
		first_line(p, r, person, &news);
	else
		rules_many_lines(p, r, person, &news);
	if ((person[PERSON_MARKS] & GIANT) != 0) {
		if (person[PERSON_SEEN] > 1)
			return keep_text(p, r, &news, wait, err);
		/* No copy of another; what it is told of is known. */
		if (!keep_text(p, r, &none, false, err))
			return false;
	} else if (person[PERSON_SEEN] > 1) {
		rule_same_line(p, r, person, &news);
	}
	deliver(p, &news, wait);
	return true;
}

void
persons_tell_single(struct persons *p, unsigned flags)
{
	p->firsts[flags]++;
}

void
persons_text_line(struct persons *p, const struct text *t)
{
	struct news news = { .line = t->line, .combo = t->combo,
		.flags = t->flags, .total = t->total,
		.rules = t->rules & (PERSONS_WAITS - 1U) };
	bool fresh;
	uint64_t *told = table_at(&p->told, t->key, &fresh);

	if (fresh) {
		told[TOLD_LINE] = t->line;
	} else {
		news.rules |= 1 << LATE_DUP;
		news.other = told[TOLD_LINE] & UINT64_C(0xFFFFFFFFFF);
	}
	deliver(p, &news, (t->rules & PERSONS_WAITS) != 0);
}
