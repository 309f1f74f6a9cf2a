/* SPDX-License-Identifier: MIT */
/* Counting news by what they change, and keeping the first of each rule. */
#include "check/news.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	TALLY_KEY,
	TALLY_WHAT,	/* set << 32 | flags << 24 | rules */
	TALLY_LINES,
	TALLY_WIDTH,
};

enum { SPARE = 64, BAD_SET = 1 << 30 };

/* A flag of a mention that decides about ID-MIX. */
enum { SHAPE_FLAGS = MENTION_CRM | MENTION_SHAPE_MASK << MENTION_SHAPE };

enum rule_id
late_rule(enum late late)
{
	static const enum rule_id rules[] = {
		[LATE_DUP] = RULE_LINE_DUP,
		[LATE_200] = RULE_LINE_200,
		[LATE_MULTILINE] = RULE_OVR_MULTILINE,
		[LATE_CASE] = RULE_CASE_COLLIDE,
		[LATE_CONFLICT] = RULE_TRAIT_CONFLICT,
		[LATE_SHARED] = RULE_HASH_SHARED,
		[LATE_C2CTOTAL] = RULE_SYNC_C2CTOTAL,
		[LATE_LIMIT] = RULE_SYNC_LIMIT,
		[LATE_MIX] = RULE_ID_MIX,
	};

	return rules[late];
}

/* ID-MIX is a warning wherever it comes out late. */
static enum severity
late_severity(enum late late)
{
	return late == LATE_MIX ? SEVERITY_WARNING :
	    rule_get(late_rule(late))->severity;
}

static enum severity
worst_of(uint32_t rules)
{
	enum severity worst = SEVERITY_INFO;

	for (unsigned i = 0; i < LATE_COUNT; i++)
		if ((rules >> i & 1) != 0 &&
		    late_severity((enum late)i) > worst)
			worst = late_severity((enum late)i);
	return worst;
}

void
news_init(struct news_book *b, struct store *store, uint64_t examples)
{
	memset(b, 0, sizeof(*b));
	b->examples = examples == 0 || examples > NEWS_MOST ? NEWS_MOST :
	    (size_t)examples;
	b->tally.width = TALLY_WIDTH;
	for (size_t i = 0; i < LATE_COUNT; i++)
		b->lists[i].below = UINT64_MAX;
	ledger_init(&b->waiting, store, sizeof(struct news));
}

void
news_release(struct news_book *b)
{
	table_release(&b->tally);
	for (size_t i = 0; i < LATE_COUNT; i++)
		free(b->lists[i].items);
	linebits_release(&b->bad);
	free(b->combo_has);
	ledger_release(&b->waiting);
	memset(b, 0, sizeof(*b));
}

/* A line with more than ten hashes was told of that already. */
static uint32_t
known_of(const struct combo *combo)
{
	uint32_t known = 0;

	for (unsigned i = 0; i < LATE_COUNT; i++)
		if (ruleset_has(&combo->rules, late_rule((enum late)i)))
			known |= UINT32_C(1) << i;
	if (ruleset_has(&combo->rules, RULE_SYNC_C2CMAX))
		known |= 1 << LATE_C2CTOTAL;
	if (combo->worst > SEVERITY_INFO)
		known |= BAD_SET;
	return known;
}

void
news_begin(struct news_book *b, const struct findings *findings,
    uint64_t last_line)
{
	b->combos = FINDINGS_COMBO_MAX + 1;
	b->combo_has = xcalloc(b->combos, sizeof(*b->combo_has));
	b->findings = findings;
	for (unsigned i = 1; i <= findings_combo_count(findings); i++) {
		struct combo combo = findings_combo(findings, i);

		b->combo_has[i] = known_of(&combo);
	}
	while (last_line >> b->waiting_shift >= b->waiting.part_count)
		b->waiting_shift++;
}

static uint32_t
known(const struct news_book *b, unsigned combo)
{
	return combo < b->combos ? b->combo_has[combo] : 0;
}

uint32_t
news_known(const struct news_book *b, unsigned combo)
{
	return known(b, combo) & ~(uint32_t)BAD_SET;
}

/* --- the tally --------------------------------------------------------- */

static uint64_t *
tally_at(struct news_book *b, const struct news *news, uint32_t rules)
{
	uint64_t what = (uint64_t)news->combo << 32 |
	    (uint64_t)(news->flags & SHAPE_FLAGS) << 24 | rules;
	/* An odd factor keeps different ones different. */
	uint64_t *entry = table_at(&b->tally,
	    what * UINT64_C(0x9E3779B97F4A7C15), NULL);

	entry[TALLY_WHAT] = what;
	return &entry[TALLY_LINES];
}

/* --- examples ---------------------------------------------------------- */

static int
by_line(const void *a, const void *b)
{
	const struct news *x = a, *y = b;

	return x->line < y->line ? -1 : x->line > y->line;
}

static void
settle(struct news_list *list, size_t examples)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items),
		    by_line);
	if (list->count < examples)
		return;
	list->count = examples;
	list->below = list->items[examples - 1].line;
}

static void
add_example(struct news_book *b, enum late late, const struct news *news)
{
	struct news_list *list = &b->lists[late];

	if (news->line >= list->below)
		return;
	if (list->count >= 2 * b->examples + SPARE)
		settle(list, b->examples);
	if (list->count == list->cap) {
		list->cap = list->cap == 0 ? SPARE : list->cap * 2;
		list->items = xreallocarray(list->items, list->cap,
		    sizeof(*list->items));
	}
	list->items[list->count++] = *news;
}

void
news_settle(struct news_book *b)
{
	for (size_t i = 0; i < LATE_COUNT; i++)
		settle(&b->lists[i], b->examples);
}

/* --- telling ----------------------------------------------------------- */

/* Of several news of one line with this rule: the first cell, and there
 * the smaller count. */
static const struct news *
best_of(const struct news *items, size_t n, enum late late)
{
	const struct news *best = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct news *one = &items[i];

		if ((one->rules >> late & 1) == 0)
			continue;
		if (best == NULL || one->column < best->column ||
		    (one->column == best->column &&
		    one->total < best->total))
			best = one;
	}
	return best;
}

void
news_tell_joined(struct news_book *b, const struct news *items, size_t n)
{
	uint32_t has = known(b, items->combo), rules = 0;
	struct news one;

	for (size_t i = 0; i < n; i++)
		rules |= items[i].rules;
	rules &= ~has;
	if (rules == 0)
		return;
	++*tally_at(b, items, rules);
	if ((has & BAD_SET) == 0 && worst_of(rules) > SEVERITY_INFO)
		linebits_add(&b->bad, items->line);
	for (unsigned i = 0; i < LATE_COUNT; i++) {
		if ((rules >> i & 1) == 0 ||
		    items->line >= b->lists[i].below)
			continue;
		one = *best_of(items, n, (enum late)i);
		one.rules = rules & 0xFFFFFF;
		add_example(b, (enum late)i, &one);
	}
}

void
news_tell(struct news_book *b, const struct news *news)
{
	news_tell_joined(b, news, 1);
}

void
news_untell(struct news_book *b, enum late late, const struct news *news)
{
	uint32_t less = news->rules & ~(UINT32_C(1) << late);

	--*tally_at(b, news, news->rules);
	if (less != 0)
		++*tally_at(b, news, less);
	if (worst_of(less) == SEVERITY_INFO)
		linebits_drop(&b->bad, news->line);
}

/* --- publishing -------------------------------------------------------- */

struct publishing {
	struct findings *findings;
	const struct shapes *shapes;
	enum idshape usual;
	uint64_t told[IDSHAPE_COUNT][FINDINGS_COMBO_MAX + 1];
};

static void
move(struct publishing *p, unsigned combo, uint32_t rules, uint64_t lines)
{
	struct ruleset set = { .bits = { 0 } };

	if (lines == 0)
		return;
	for (unsigned i = 0; i < LATE_COUNT; i++) {
		if ((rules >> i & 1) == 0)
			continue;
		ruleset_add(&set, late_rule((enum late)i));
		findings_late_count(p->findings, late_rule((enum late)i),
		    late_severity((enum late)i), lines);
	}
	findings_late(p->findings, combo, &set, worst_of(rules), lines);
}

static bool
is_mixed(const struct publishing *p, enum idshape shape)
{
	return p->usual != IDSHAPE_COUNT && shape != p->usual;
}

static void
publish_tally(struct publishing *p, const struct table *tally)
{
	for (size_t i = 0; i < tally->cap; i++) {
		const uint64_t *entry = &tally->words[i * TALLY_WIDTH];
		uint64_t what = entry[TALLY_WHAT];
		unsigned combo = (unsigned)(what >> 32);
		unsigned flags = what >> 24 & 0xFF;
		uint32_t rules = what & 0xFFFFFF;

		if (entry[TALLY_KEY] == 0)
			continue;
		if ((flags & MENTION_CRM) != 0 &&
		    is_mixed(p, shapes_of(flags))) {
			p->told[shapes_of(flags)][combo] +=
			    entry[TALLY_LINES];
			rules |= 1 << LATE_MIX;
		}
		move(p, combo, rules, entry[TALLY_LINES]);
	}
}

/* The lines of unusual shapes that no other news were about. */
static void
publish_shapes(struct publishing *p)
{
	for (unsigned i = 0; i < IDSHAPE_COUNT; i++) {
		const struct shape *shape = &p->shapes->of[i];

		if (!is_mixed(p, (enum idshape)i))
			continue;
		for (size_t combo = 0; combo < shape->combos; combo++)
			move(p, (unsigned)combo, 1 << LATE_MIX,
			    shape->lines[combo] - p->told[i][combo]);
	}
}

static void
publish_bad(struct news_book *b, struct findings *findings)
{
	size_t n = 0;
	uint64_t *lines = linebits_first(&b->bad, FINDINGS_BAD_MAX, &n);

	findings_late_bad(findings, lines, n);
	free(lines);
}

void
news_publish(struct news_book *b, struct findings *findings,
    const struct shapes *shapes)
{
	struct publishing *p = xcalloc(1, sizeof(*p));

	p->findings = findings;
	p->shapes = shapes;
	p->usual = shapes_usual(shapes);
	publish_tally(p, &b->tally);
	publish_shapes(p);
	publish_bad(b, findings);
	free(p);
}
