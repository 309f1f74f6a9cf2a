/* SPDX-License-Identifier: MIT */
/*
 * One pass through the traces of a part.  Those of persons who are given and
 * lose traits are kept until its end:
 *
 *	| line, count | pair | pair | ... | line, count | pair | ...
 *
 * The lowest bit of a pair says whether the trait is taken.
 */
#include "check/suspects.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/mem.h"
#include "check/trace.h"

enum { BOTH_SIGNS = MENTION_ADDS | MENTION_REMOVES };
enum { ADDED = 1, REMOVED = 2 };
enum { PAIR_KEY, PAIR_SIGNS, PAIR_WIDTH };

enum {
	KEYS_MOST = 1 << 20,	/* more in one part share their places */
	KEPT_MOST = 1 << 19,	/* words */
	KEPT_SHARE = 16,	/* of the bytes of a table */
	KEPT_FIRST = 1 << 12,
	LINE_BITS = 40,
	FEW = 4,		/* one trace of so many is kept, or fewer */
};

void
suspects_init(struct suspects *s, struct store *store)
{
	memset(s, 0, sizeof(*s));
	s->kept_most = store_table(store) / KEPT_SHARE;
	if (s->kept_most > KEPT_MOST)
		s->kept_most = KEPT_MOST;
	s->both.width = PAIR_WIDTH;
	ledger_init(&s->traces, store, sizeof(uint32_t));
}

void
suspects_release(struct suspects *s)
{
	ledger_release(&s->traces);
	twice_release(&s->signs);
	twice_release(&s->pairs);
	twice_release(&s->found);
	table_release(&s->both);
	free(s->kept);
	s->kept = NULL;
}

bool
suspects_add(struct suspects *s, size_t part, const struct mention *m,
    const uint32_t *traces, struct err *err)
{
	const uint32_t unknown = 0;

	if ((m->flags & BOTH_SIGNS) == 0)
		return true;
	if (m->traces > 0) {
		if (s->from == 0)
			s->from = m->line;
		return ledger_append(&s->traces, part, traces, m->traces,
		    err);
	}
	return s->from == 0 ||
	    ledger_append(&s->traces, part, &unknown, 1, err);
}

/* --- one part ---------------------------------------------------------- */

static void
begin_keys(struct twice *t, uint64_t keys)
{
	twice_begin(t, keys < KEYS_MOST ? keys : KEYS_MOST);
}

void
suspects_begin(struct suspects *s, size_t part, uint64_t lines)
{
	s->part = part;
	begin_keys(&s->signs, lines);
	begin_keys(&s->found, lines);
}

void
suspects_open(struct suspects *s)
{
	uint64_t traces = ledger_count(&s->traces, s->part);

	s->block = s->left = s->kept_count = 0;
	begin_keys(&s->pairs, traces / FEW);
}

/* The next block, when one is used up. */
static bool
turn_page(struct suspects *s, struct err *err)
{
	s->at = ledger_read(&s->traces, s->part, &s->block, &s->left, err);
	if (s->at != NULL && s->left == 0)
		bug("traces end before their lines");
	return s->at != NULL;
}

static void
take(struct suspects *s, size_t n)
{
	s->at += n;
	s->left -= n;
	s->taken += n;
}

static bool
skip(struct suspects *s, size_t n, struct err *err)
{
	while (n > s->left) {
		n -= s->left;
		if (!turn_page(s, err))
			return false;
	}
	take(s, n);
	return true;
}

static uint64_t *
kept_room(struct suspects *s, size_t n)
{
	if (s->kept_count + n > s->kept_cap) {
		s->kept_cap = s->kept_cap == 0 ? KEPT_FIRST :
		    s->kept_cap * 2;
		while (s->kept_count + n > s->kept_cap)
			s->kept_cap *= 2;
		s->kept = xreallocarray(s->kept, s->kept_cap,
		    sizeof(*s->kept));
	}
	s->kept_count += n;
	return &s->kept[s->kept_count - n];
}

static uint64_t
pair_of(uint64_t person, uint32_t trace)
{
	uint64_t pair = fold(person ^ UINT64_C(0x243F6A8885A308D3),
	    (trace | TRACE_REMOVED) ^ UINT64_C(0xA4093822299F31D0));

	return (pair | TRACE_REMOVED) ^ (~trace & TRACE_REMOVED);
}

static bool
keep(struct suspects *s, const struct suspect *line, size_t n,
    struct err *err)
{
	uint64_t *to = kept_room(s, n + 1), person = line->person;

	*to++ = line->line | (uint64_t)n << LINE_BITS;
	while (n > 0) {
		size_t some;

		if (s->left == 0 && !turn_page(s, err))
			return false;
		some = n < s->left ? n : s->left;
		for (size_t i = 0; i < some; i++) {
			uint64_t pair = pair_of(person, s->at[i]);

			twice_mark(&s->pairs, pair, pair & TRACE_REMOVED);
			*to++ = pair;
		}
		take(s, some);
		n -= some;
	}
	return true;
}

bool
suspects_line(struct suspects *s, const struct suspect *line, struct err *err)
{
	bool may = line->several && twice_both(&s->signs, line->person);
	size_t n = 0;

	if ((line->flags & BOTH_SIGNS) == 0)
		return true;
	if (line->line >= s->from) {
		if (s->left == 0 && !turn_page(s, err))
			return false;
		n = *s->at;
		take(s, 1);
	}
	if (may && n > 0 && s->kept_count + n + 1 <= s->kept_most)
		return keep(s, line, n, err);
	if (may)
		twice_mark(&s->found, line->person, 0);
	return skip(s, n, err);
}

/* --- who is in both ways ----------------------------------------------- */

/* Is any? */
static bool
find_both(struct suspects *s)
{
	const uint64_t *end = s->kept + s->kept_count;
	bool any = false;

	for (const uint64_t *at = s->kept; at < end;) {
		const uint64_t *next = at + 1 + (*at >> LINE_BITS);

		while (++at < next) {
			uint64_t *signs;

			if (!twice_both(&s->pairs, *at))
				continue;
			signs = &table_at(&s->both, *at >> 1,
			    NULL)[PAIR_SIGNS];
			*signs |= (*at & TRACE_REMOVED) != 0 ? REMOVED :
			    ADDED;
			any = any || *signs == (ADDED | REMOVED);
		}
	}
	return any;
}

static bool
is_both(const struct suspects *s, uint64_t pair)
{
	return twice_both(&s->pairs, pair) &&
	    table_find(&s->both, pair >> 1)[PAIR_SIGNS] == (ADDED | REMOVED);
}

static void
find_lines(struct suspects *s)
{
	const uint64_t *end = s->kept + s->kept_count;

	for (const uint64_t *at = s->kept; at < end;) {
		uint64_t line = *at & ((UINT64_C(1) << LINE_BITS) - 1);
		const uint64_t *next = at + 1 + (*at >> LINE_BITS);

		while (++at < next)
			if (is_both(s, *at))
				twice_mark(&s->found, suspects_key(line), 0);
	}
}

void
suspects_settle(struct suspects *s)
{
	if (find_both(s))
		find_lines(s);
	table_clear(&s->both);
	ledger_drop(&s->traces, s->part);
}

size_t
suspects_work(struct suspects *s)
{
	size_t taken = s->taken;

	s->taken = 0;
	return taken;
}
