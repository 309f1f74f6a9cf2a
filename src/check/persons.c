/* SPDX-License-Identifier: MIT */
/*
 * A record is what people remember of a line, packed:
 *
 *	key 8 | text 8 | line, set, flags 8 | spelling 4
 *
 * Most IDs have one spelling, so that one table has the persons by key, and
 * another, small one those with a second spelling of it.
 */
#include "check/persons.h"

#include <string.h>

#include "check/keyhash.h"

enum {
	LINES_MAX = 200,	/* of one person in one file */
	GIANT_MOST = 4096,	/* lines of a person that is no giant */
	GIANT_LEAST = 16,
	GIANT_SHARE = 512,	/* of the bytes of tables */
	STEP_RECORDS = 1 << 15,
	AHEAD = 8,		/* records that are fetched early */
	SPAN_ALL = 1 << 16,	/* of the bits that choose a pass */
	SPAN_SHIFT = 32,
};

/* In place of a flag that mentions do not have: "line" is a number of
 * lines. */
enum { RECORD_MORE = 128 };

/* In place of a rule: the line waits, whatever is found. */
enum { TEXT_WAITS = 1 << 23 };

enum {
	PERSON_KEY,
	PERSON_LINES,	/* in the whole file */
	PERSON_SEEN,	/* of them so far */
	PERSON_TEXT,	/* of the first */
	PERSON_LINE,	/* the first */
	PERSON_MARKS,	/* spelling << 32 | giant | flags of all lines */
	PERSON_SPELLED,	/* first line with a customer ID of this key */
	PERSON_WIDTH,
};

enum { TOLD_KEY, TOLD_LINE, TOLD_WIDTH };

enum { GIANT = 256 };

struct record {
	uint64_t key, text;
	uint64_t line : 40;
	uint64_t combo : 16;
	uint64_t flags : 8;
	uint32_t spelling;
};

struct text {
	uint64_t key;		/* of the line */
	uint64_t line : 40;
	uint64_t combo : 16;
	uint64_t flags : 8;
	uint64_t total : 40;
	uint64_t rules : 24;	/* found so far, TEXT_WAITS */
};

enum { RECORD_BYTES = 28 };

static struct record
unpack(const char *p)
{
	struct record r;

	memcpy(&r, p, RECORD_BYTES);
	return r;
}

void
persons_init(struct persons *p, struct store *store, struct news_book *news,
    struct shapes *shapes, const struct persons_facts *facts)
{
	memset(p, 0, sizeof(*p));
	p->facts = *facts;
	p->news = news;
	p->shapes = shapes;
	p->table_bytes = store_table(store);
	p->people.width = PERSON_WIDTH;
	p->others.width = PERSON_WIDTH;
	p->told.width = TOLD_WIDTH;
	p->span = SPAN_ALL;
	p->giant = p->table_bytes / GIANT_SHARE;
	p->giant = p->giant > GIANT_MOST ? GIANT_MOST :
	    p->giant < GIANT_LEAST ? GIANT_LEAST : p->giant;
	ledger_init(&p->lines, store, RECORD_BYTES);
	ledger_init(&p->texts, store, sizeof(struct text));
}

void
persons_release(struct persons *p)
{
	ledger_release(&p->lines);
	ledger_release(&p->texts);
	table_release(&p->people);
	table_release(&p->others);
	table_release(&p->told);
}

/* --- adding ------------------------------------------------------------ */

/* A line without an ID is compared with its like alone; its text may have
 * the fingerprint that is somebody's key. */
static uint64_t
key_of(const struct mention *m)
{
	return (m->flags & MENTION_PERSON) != 0 ? m->key : ~m->key;
}

static bool
add(struct persons *p, const struct record *r, struct err *err)
{
	void *room = ledger_room(&p->lines, ledger_part_of(&p->lines, r->key),
	    err);

	if (room == NULL)
		return false;
	memcpy(room, r, RECORD_BYTES);
	return true;
}

bool
persons_add(struct persons *p, const struct mention *m, struct err *err)
{
	struct record r = { .key = key_of(m), .text = m->text,
		.line = m->line, .combo = m->combo, .flags = m->flags,
		.spelling = m->spelling };

	return add(p, &r, err);
}

bool
persons_add_more(struct persons *p, const struct mention *m, uint64_t lines,
    struct err *err)
{
	struct record r = { .key = key_of(m), .spelling = m->spelling,
		.line = lines & UINT64_C(0xFFFFFFFFFF),
		.flags = RECORD_MORE };

	return add(p, &r, err);
}

void
persons_expect(const struct persons *p, const struct mention *m)
{
	ledger_expect(&p->lines, ledger_part_of(&p->lines, key_of(m)));
}

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

static void
count_line(struct persons *p, const struct record *r)
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

/* Some lines of the person give and some take traits: they are compared
 * trait by trait. */
static bool
waits(const uint64_t *person, const struct record *r)
{
	enum { BOTH = MENTION_ADDS | MENTION_REMOVES };

	return (person[PERSON_MARKS] & BOTH) == BOTH &&
	    person[PERSON_LINES] > 1 && (r->flags & BOTH) != 0;
}

/* In an ID-sync file other rules may say more of a line, but not of one
 * that is a copy: its links are all known. */
static bool
deliver(struct persons *p, const struct news *news, bool wait,
    struct err *err)
{
	bool copy = (news->rules & 1 << LATE_DUP) != 0;

	if (wait || (p->facts.sync && !copy && news->rules != 0))
		return news_wait(p->news, news, err);
	if (news->rules != 0)
		news_tell(p->news, news);
	return true;
}

/* A customer ID is new: is it only spelled in another way? */
static void
rule_spelling(struct persons *p, const struct record *r, struct news *news)
{
	bool fresh;
	uint64_t *first = table_at(&p->people, r->key, &fresh);

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
	p->users += (r->flags & MENTION_PERSON) != 0;
	if ((r->flags & MENTION_CRM) == 0)
		return;
	rule_spelling(p, r, news);
	if (!p->facts.sync)
		shapes_person(p->shapes, r->flags);
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
		.rules = news->rules | (wait ? TEXT_WAITS : 0) };
	void *room = ledger_room(&p->texts, ledger_part_of(&p->texts,
	    r->text), err);

	if (room == NULL)
		return false;
	memcpy(room, &text, sizeof(text));
	return true;
}

static bool
tell_line(struct persons *p, const struct record *r, struct err *err)
{
	struct news news = { .line = r->line, .combo = r->combo,
		.flags = r->flags };
	const struct news none = { .rules = 0 };
	bool fresh = false, wait;
	uint64_t *person;

	if ((r->flags & RECORD_MORE) != 0)
		return true;
	person = person_at(p, r, &fresh);
	wait = waits(person, r);
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
	return deliver(p, &news, wait, err);
}

/* --- the replay -------------------------------------------------------- */

static size_t
table_size(const struct table *t)
{
	return t->cap * (t->width == 0 ? 1 : t->width) * sizeof(uint64_t);
}

static bool
is_of_pass(const struct persons *p, uint64_t key)
{
	uint32_t bits = key >> SPAN_SHIFT & (SPAN_ALL - 1);

	return bits - p->from < p->span;
}

static bool
each_record(struct persons *p, const char *at, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++, at += RECORD_BYTES) {
		struct record r = unpack(at);

		if (i + AHEAD < n)
			table_expect(&p->people,
			    unpack(at + AHEAD * RECORD_BYTES).key);
		if (!is_of_pass(p, r.key))
			continue;
		if (p->stage == PERSONS_COUNT)
			count_line(p, &r);
		else if (!tell_line(p, &r, err))
			return false;
	}
	return true;
}

static bool
text_line(struct persons *p, const struct text *t, struct err *err)
{
	struct news news = { .line = t->line, .combo = t->combo,
		.flags = t->flags, .total = t->total,
		.rules = t->rules & (TEXT_WAITS - 1U) };
	bool fresh;
	uint64_t *told = table_at(&p->told, t->key, &fresh);

	if (fresh) {
		told[TOLD_LINE] = t->line;
	} else {
		news.rules |= 1 << LATE_DUP;
		news.other = told[TOLD_LINE] & UINT64_C(0xFFFFFFFFFF);
	}
	return deliver(p, &news, (t->rules & TEXT_WAITS) != 0, err);
}

static bool
each_text(struct persons *p, const struct text *t, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (is_of_pass(p, t[i].key) && !text_line(p, &t[i], err))
			return false;
	return true;
}

static void
clear_tables(struct persons *p)
{
	table_clear(&p->people);
	table_clear(&p->others);
	table_clear(&p->told);
	p->further = 0;
	p->block = 0;
}

/* So many passes that the lines of one find room; a line of a giant may
 * come many times, so that it is more than enough. */
static void
plan_texts(struct persons *p)
{
	uint64_t bytes = ledger_count(&p->texts, p->part) * TOLD_WIDTH *
	    sizeof(uint64_t) * 2;

	p->span = SPAN_ALL;
	for (; bytes > p->table_bytes && p->span > 1; bytes /= 2)
		p->span /= 2;
}

/* Behind the last block of a part. */
static void
end_pass(struct persons *p)
{
	struct ledger *ledger = p->stage == PERSONS_TEXTS ? &p->texts :
	    &p->lines;

	p->block = 0;
	if (p->stage == PERSONS_COUNT) {
		p->stage = PERSONS_TELL;
		return;
	}
	clear_tables(p);
	if (p->stage == PERSONS_TELL)
		p->stage = PERSONS_COUNT;
	p->from += p->span;
	if (p->from < SPAN_ALL)
		return;
	p->from = 0;
	ledger_drop(ledger, p->part);
	/* The span that one part needs is the best guess for the next. */
	if (++p->part == ledger->part_count) {
		p->part = 0;
		p->stage = p->stage == PERSONS_TEXTS ? PERSONS_DONE :
		    PERSONS_TEXTS;
	}
	if (p->stage == PERSONS_TEXTS)
		plan_texts(p);
}

/* More persons, or more lines of them, than the tables may hold: begin this
 * pass again with fewer.  Nothing was told yet. */
static void
shrink_pass(struct persons *p)
{
	size_t bytes = table_size(&p->people) + table_size(&p->others) +
	    (size_t)p->further * TOLD_WIDTH * sizeof(uint64_t) * 2;

	if (p->stage != PERSONS_COUNT || bytes <= p->table_bytes ||
	    p->span == 1)
		return;
	p->span /= 2;
	table_release(&p->people);
	table_release(&p->others);
	clear_tables(p);
}

enum step
persons_step(struct persons *p, struct err *err)
{
	for (size_t done = 0; done < STEP_RECORDS &&
	    p->stage != PERSONS_DONE;) {
		bool texts = p->stage == PERSONS_TEXTS;
		size_t n;
		const void *records = ledger_read(texts ? &p->texts :
		    &p->lines, p->part, &p->block, &n, err);

		if (records == NULL || !(texts ?
		    each_text(p, records, n, err) :
		    each_record(p, records, n, err)))
			return STEP_FAILED;
		if (n == 0)
			end_pass(p);
		else
			shrink_pass(p);
		done += n + 1;
	}
	return p->stage == PERSONS_DONE ? STEP_DONE : STEP_MORE;
}
