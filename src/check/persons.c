/* SPDX-License-Identifier: MIT */
/*
 * The ledger, and the replay of its parts.  A record is packed:
 *
 *	key 8 | text 8 | line, set, flags 8 | spelling 4
 */
#include <stdlib.h>
#include <string.h>

#include "check/persons_inside.h"

enum {
	GIANT_MOST = 4096,	/* lines of a person that is no giant */
	GIANT_LEAST = 16,
	GIANT_SHARE = 512,	/* of the bytes of tables */
	STEP_RECORDS = 1 << 17,
	RESERVE_MOST = 1 << 14,	/* persons; a giant has many lines */
	AHEAD = 8,		/* records that are fetched early */
	TRACES_RECORD = 8,	/* as much work as one */
	SPAN_ALL = 1 << 16,	/* of the bits that choose a pass */
	SPAN_SHIFT = 32,
};

enum { TEXT_AT = 8, WHAT_AT = 16, SPELLING_AT = 24, RECORD_BYTES = 28 };

static uint64_t
key_at(const char *p)
{
	uint64_t key;

	memcpy(&key, p, sizeof(key));
	return key;
}

/* The word behind key and text. */
static void
unpack_what(const char *p, struct record *r)
{
	memcpy((char *)r + WHAT_AT, p + WHAT_AT, sizeof(uint64_t));
}

static void
unpack(const char *p, struct record *r)
{
	memcpy(&r->key, p, sizeof(r->key));
	memcpy(&r->text, p + TEXT_AT, sizeof(r->text));
	unpack_what(p, r);
	memcpy(&r->spelling, p + SPELLING_AT, sizeof(r->spelling));
}

void
persons_init(struct persons *p, struct store *store,
    const struct persons_facts *facts)
{
	memset(p, 0, sizeof(*p));
	p->facts = *facts;
	p->table_bytes = store_table(store);
	p->people.width = PERSON_WIDTH;
	p->others.width = PERSON_WIDTH;
	p->told.width = TOLD_WIDTH;
	p->span = SPAN_ALL;
	p->giant = p->table_bytes / GIANT_SHARE;
	p->giant = p->giant > GIANT_MOST ? GIANT_MOST :
	    p->giant < GIANT_LEAST ? GIANT_LEAST : p->giant;
	suspects_init(&p->suspects, store);
	ledger_init(&p->lines, store, RECORD_BYTES);
	ledger_init(&p->texts, store, sizeof(struct text));
}

void
persons_release(struct persons *p)
{
	ledger_release(&p->lines);
	ledger_release(&p->texts);
	twice_release(&p->several);
	suspects_release(&p->suspects);
	table_release(&p->people);
	table_release(&p->others);
	table_release(&p->told);
	free(p->news);
}

/* --- adding ------------------------------------------------------------ */

static bool
add(struct persons *p, const struct mention *m, struct err *err)
{
	uint64_t key = persons_key(m);
	char *room = ledger_room(&p->lines, ledger_part_of(&p->lines, key),
	    err);

	if (room == NULL)
		return false;
	/* Piece by piece: no copy of it has to be made first. */
	memcpy(room, &key, sizeof(key));
	memcpy(room + TEXT_AT, &m->text, sizeof(m->text));
	memcpy(room + WHAT_AT, (const char *)m + WHAT_AT, sizeof(uint64_t));
	memcpy(room + SPELLING_AT, &m->spelling, sizeof(m->spelling));
	return true;
}

bool
persons_add(struct persons *p, const struct mention *m,
    const uint32_t *traces, struct err *err)
{
	if (!add(p, m, err))
		return false;
	if (m->traces == 0 && !suspects_any(&p->suspects))
		return true;
	return suspects_add(&p->suspects,
	    ledger_part_of(&p->lines, persons_key(m)), m, traces, err);
}

bool
persons_add_more(struct persons *p, const struct mention *m, uint64_t lines,
    struct err *err)
{
	struct mention all = { .key = m->key, .spelling = m->spelling,
		.line = lines & UINT64_C(0xFFFFFFFFFF),
		.flags = RECORD_MORE | MENTION_PERSON };

	return add(p, &all, err);
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

static void
mark_records(struct persons *p, const char *at, size_t n)
{
	struct record r = { .key = 0 };

	for (size_t i = 0; i < n; i++, at += RECORD_BYTES) {
		twice_add(&p->several, key_at(at));
		if (!suspects_any(&p->suspects))
			continue;
		unpack_what(at, &r);
		suspects_see(&p->suspects, key_at(at), r.flags);
	}
}

static bool
each_touch(struct persons *p, const char *at, size_t n, struct err *err)
{
	struct record r = { .key = 0 };

	for (size_t i = 0; i < n; i++, at += RECORD_BYTES) {
		struct suspect line;

		unpack_what(at, &r);
		line = (struct suspect){ .person = key_at(at),
			.line = r.line, .flags = r.flags,
			.several = twice_has(&p->several, key_at(at)) };
		if (!suspects_line(&p->suspects, &line, err))
			return false;
	}
	return true;
}

static void
expect(const struct persons *p, uint64_t key)
{
	if (twice_has(&p->several, key))
		table_expect(&p->people, key);
}

static void
only_one(struct persons *p, const char *at)
{
	struct record r = { .key = 0 };

	unpack_what(at, &r);
	if (p->stage == PERSONS_TELL)
		persons_tell_single(p, r.flags);
}

static bool
one_of_several(struct persons *p, const char *at, struct err *err)
{
	struct record r;

	unpack(at, &r);
	if (p->stage == PERSONS_TELL)
		return persons_tell_line(p, &r, err);
	persons_count_line(p, &r);
	return true;
}

/* Most lines are the only one of their person: these are not unpacked. */
static bool
each_record(struct persons *p, const char *at, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++, at += RECORD_BYTES) {
		uint64_t key = key_at(at);

		if (i + AHEAD < n)
			expect(p, key_at(at + AHEAD * RECORD_BYTES));
		if (!is_of_pass(p, key))
			continue;
		if (!twice_has(&p->several, key))
			only_one(p, at);
		else if (!one_of_several(p, at, err))
			return false;
	}
	return true;
}

static bool
each_part(struct persons *p, const char *at, size_t n, struct err *err)
{
	if (p->stage >= PERSONS_COUNT)
		return each_record(p, at, n, err);
	if (p->stage != PERSONS_MARK)
		return each_touch(p, at, n, err);
	mark_records(p, at, n);
	return true;
}

static void
each_text(struct persons *p, const struct text *t, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_of_pass(p, t[i].key))
			persons_text_line(p, &t[i]);
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

/* As many persons as have a second line, and some that share its place. */
static void
reserve_people(struct persons *p)
{
	uint64_t entries = p->several.again * p->span / SPAN_ALL;

	table_reserve(&p->people, entries < RESERVE_MOST ? (size_t)entries :
	    RESERVE_MOST);
}

static void
begin_part(struct persons *p)
{
	uint64_t lines = ledger_count(&p->lines, p->part);

	twice_begin(&p->several, lines);
	if (suspects_any(&p->suspects))
		suspects_begin(&p->suspects, p->part, lines);
}

/* What comes after a pass that tells nothing. */
static void
next_stage(struct persons *p)
{
	if (p->stage == PERSONS_MARK && !suspects_any(&p->suspects)) {
		p->stage = PERSONS_COUNT;
		return;
	}
	if (p->stage == PERSONS_MARK)
		suspects_open(&p->suspects);
	if (p->stage == PERSONS_TOUCHES)
		suspects_settle(&p->suspects);
	p->stage++;
}

/* Behind the last block of a part. */
static void
end_pass(struct persons *p)
{
	struct ledger *ledger = p->stage == PERSONS_TEXTS ? &p->texts :
	    &p->lines;

	p->block = 0;
	if (p->stage == PERSONS_MARK)
		reserve_people(p);
	if (p->stage < PERSONS_TELL) {
		next_stage(p);
		return;
	}
	clear_tables(p);
	if (p->stage == PERSONS_TELL)
		p->stage = PERSONS_COUNT;
	p->from += p->span;
	if (p->from < SPAN_ALL)
		return;
	p->from = 0;
	if (p->stage == PERSONS_COUNT)
		p->stage = PERSONS_MARK;
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
		const void *records;

		if (p->stage == PERSONS_MARK && p->block == 0)
			begin_part(p);
		records = ledger_read(texts ? &p->texts :
		    &p->lines, p->part, &p->block, &n, err);

		if (records == NULL)
			return STEP_FAILED;
		if (texts)
			each_text(p, records, n);
		else if (!each_part(p, records, n, err))
			return STEP_FAILED;
		if (n == 0)
			end_pass(p);
		else
			shrink_pass(p);
		done += n + 1 + suspects_work(&p->suspects) / TRACES_RECORD;
	}
	return p->stage == PERSONS_DONE ? STEP_DONE : STEP_MORE;
}
