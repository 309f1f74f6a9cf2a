/* SPDX-License-Identifier: MIT */
/* Links replayed from both of their ends. */
#include "check/links.h"

#include <string.h>

#include "check/keyhash.h"

/* Adobe keeps so many links; the next one pushes the oldest out. */
enum {
	CUSTOMERS_A_DEVICE = 10,
	DEVICES_A_CUSTOMER = 100,
	COOKIES_A_CUSTOMER = 1000,
	HASHES_A_CUSTOMER = 10,
	CUSTOMERS_A_HASH = 10,
};

enum { STEP_RECORDS = 1 << 15, SPAN_ALL = 1 << 16, SPAN_SHIFT = 32 };

enum { COUNT_KEY, COUNT_PARTNERS, COUNT_WIDTH };
enum { SPELLED_KEY, SPELLED_LINE, SPELLED_WIDTH };

/* Bytes that the tables have for a record at most: three entries, in
 * tables that are half full. */
enum { RECORD_TABLES = 2 * 8 * (1 + COUNT_WIDTH + SPELLED_WIDTH) };

struct record {
	uint64_t key;		/* decides about part and pass */
	uint64_t cell, partner;	/* exact */
	uint64_t line : 40;
	uint64_t combo : 16;
	uint64_t flags : 8;
	uint64_t column;
};

void
links_init(struct links *l, struct store *outward, struct store *inward,
    struct news_book *news, const struct links_facts *facts)
{
	memset(l, 0, sizeof(*l));
	l->facts = *facts;
	l->news = news;
	l->table_bytes = store_table(outward);
	l->counts.width = COUNT_WIDTH;
	l->spelled.width = SPELLED_WIDTH;
	ledger_init(&l->outward, outward, sizeof(struct record));
	ledger_init(&l->inward, inward, sizeof(struct record));
}

void
links_release(struct links *l)
{
	ledger_release(&l->outward);
	ledger_release(&l->inward);
	table_release(&l->pairs);
	table_release(&l->counts);
	table_release(&l->spelled);
}

/* --- adding ------------------------------------------------------------ */

static bool
keep(struct ledger *ledger, const struct record *r, struct err *err)
{
	void *room = ledger_room(ledger, ledger_part_of(ledger, r->key),
	    err);

	if (room == NULL)
		return false;
	memcpy(room, r, sizeof(*r));
	return true;
}

/* A pair that was there in this column before has nothing to tell.  Most
 * that come again come soon again. */
static bool
is_recent(struct links *l, const struct link *link)
{
	uint64_t pair = keyhash_pair(keyhash_pair(link->first, link->other),
	    link->column);
	uint64_t *recent = &l->recent[pair % LINKS_CACHE];
	bool same = *recent == pair;

	*recent = pair;
	return same;
}

bool
links_add(struct links *l, const struct link *link, unsigned combo,
    struct err *err)
{
	bool customer = (link->flags & MENTION_CRM) != 0;
	struct record r = { .key = link->first, .cell = link->first,
		.partner = link->other, .line = link->line,
		.combo = combo & 0xFFFF, .flags = link->flags,
		.column = link->column };

	if (is_recent(l, link))
		return true;
	if (!keep(&l->outward, &r, err))
		return false;
	r.key = customer ? link->key : link->other;
	r.cell = link->other;
	r.partner = link->first;
	return keep(&l->inward, &r, err);
}

/* --- replay ------------------------------------------------------------ */

/* All hashes of a customer count together, whatever their column. */
static uint64_t
column_of(const struct links *l, const struct record *r)
{
	return l->facts.kind == KIND_C2C ? 1 : r->column;
}

/* What is one too many for a cell of this stage, 0: any number is fine. */
static uint64_t
too_many(const struct links *l, const struct record *r)
{
	bool outward = l->stage == LINKS_OUTWARD;

	if (l->facts.kind == KIND_C2C)
		return outward ? HASHES_A_CUSTOMER + 1 : CUSTOMERS_A_HASH + 1;
	if ((r->flags & MENTION_CRM) == 0 || l->facts.first == IDTYPE_CRM)
		return 0;
	if (outward)
		return CUSTOMERS_A_DEVICE + 1;
	return (l->facts.first == IDTYPE_AAM ? COOKIES_A_CUSTOMER :
	    DEVICES_A_CUSTOMER) + 1;
}

static enum late
late_of(const struct links *l)
{
	if (l->facts.kind != KIND_C2C)
		return LATE_LIMIT;
	return l->stage == LINKS_OUTWARD ? LATE_C2CTOTAL : LATE_SHARED;
}

static bool
tell(struct links *l, const struct record *r, struct news *news,
    struct err *err)
{
	news->line = r->line;
	news->combo = r->combo;
	news->column = r->column & 0xFFFFFF;
	return news_wait(l->news, news, err);
}

/* A customer ID that is new in its column: only spelled in another way? */
static bool
rule_spelling(struct links *l, const struct record *r, struct err *err)
{
	struct news news = { .rules = 1 << LATE_CASE };
	bool fresh;
	uint64_t *spelled;

	if (l->stage != LINKS_INWARD || (r->flags & MENTION_CRM) == 0)
		return true;
	spelled = table_at(&l->spelled, r->key, &fresh);
	if (fresh) {
		spelled[SPELLED_LINE] = r->line;
		return true;
	}
	news.other = spelled[SPELLED_LINE] & UINT64_C(0xFFFFFFFFFF);
	return tell(l, r, &news, err);
}

static bool
each_link(struct links *l, const struct record *r, struct err *err)
{
	uint64_t column = column_of(l, r), most = too_many(l, r);
	struct news news = { .rules = (1U << late_of(l)) & 0xFFFFFF,
		.total = most & 0xFFFF };
	bool fresh;
	uint64_t *count = table_at(&l->counts, keyhash_pair(r->cell, column),
	    &fresh);

	if (fresh && !rule_spelling(l, r, err))
		return false;
	/* It was told of this cell, or there is nothing to tell. */
	if (count[COUNT_PARTNERS] >= most)
		return true;
	table_at(&l->pairs, keyhash_pair(keyhash_pair(r->cell, r->partner),
	    column), &fresh);
	if (!fresh || ++count[COUNT_PARTNERS] < most)
		return true;
	return tell(l, r, &news, err);
}

static struct ledger *
ledger_of(struct links *l)
{
	return l->stage == LINKS_OUTWARD ? &l->outward : &l->inward;
}

/* A part that is too large for the tables is cut by further bits. */
static void
begin_part(struct links *l)
{
	uint64_t bytes = ledger_count(ledger_of(l), l->part) * RECORD_TABLES;

	l->from = 0;
	l->span = SPAN_ALL;
	for (; bytes > l->table_bytes && l->span > 1; bytes /= 2)
		l->span /= 2;
}

static void
end_pass(struct links *l)
{
	table_clear(&l->pairs);
	table_clear(&l->counts);
	table_clear(&l->spelled);
	l->block = 0;
	l->from += l->span;
	if (l->from < SPAN_ALL)
		return;
	ledger_drop(ledger_of(l), l->part);
	if (++l->part == ledger_of(l)->part_count) {
		l->part = 0;
		l->stage++;
	}
	if (l->stage != LINKS_DONE)
		begin_part(l);
}

static bool
run_block(struct links *l, const struct record *r, size_t n,
    struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t bits = r[i].key >> SPAN_SHIFT & (SPAN_ALL - 1);

		if (bits - l->from < l->span && !each_link(l, &r[i], err))
			return false;
	}
	return true;
}

enum step
links_step(struct links *l, struct err *err)
{
	for (size_t done = 0; done < STEP_RECORDS &&
	    l->stage != LINKS_DONE;) {
		const struct record *records;
		size_t n;

		if (l->span == 0)
			begin_part(l);
		records = ledger_read(ledger_of(l), l->part, &l->block, &n,
		    err);
		if (records == NULL || !run_block(l, records, n, err))
			return STEP_FAILED;
		if (n == 0)
			end_pass(l);
		done += n + 1;
	}
	return l->stage == LINKS_DONE ? STEP_DONE : STEP_MORE;
}
