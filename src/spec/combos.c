/* SPDX-License-Identifier: MIT */
/*
 * A hash table from (rules, worst) to a count of lines.  Rows are published
 * and never move, only their counts change, so a reader needs no lock.
 */
#include "spec/combos.h"

#include <string.h>

#include "base/die.h"
#include "base/mem.h"

enum {
	SEVERITIES = SEVERITY_ERROR + 1,
	/* Sets of one rule always find room. */
	LARGE_SETS_MAX = FINDINGS_COMBO_MAX - RULE_COUNT * SEVERITIES,
};

_Static_assert(LARGE_SETS_MAX >= 1024, "too many rules for the combos");

struct row {
	struct ruleset rules;
	enum severity worst;
	_Atomic uint64_t lines;
};

void
combos_init(struct combos *c)
{
	memset(c, 0, sizeof(*c));
	growlist_init(&c->rows, sizeof(struct row));
}

void
combos_release(struct combos *c)
{
	growlist_release(&c->rows);
}

static struct row *
row_at(const struct combos *c, size_t i)
{
	return growlist_at(&c->rows, i);
}

static uint64_t
lines_of(struct row *row)
{
	return atomic_load_explicit(&row->lines, memory_order_relaxed);
}

/* There is one writer, so a load and a store are enough. */
static void
set_lines(struct row *row, uint64_t lines)
{
	atomic_store_explicit(&row->lines, lines, memory_order_relaxed);
}

static bool
same_rules(const struct ruleset *a, const struct ruleset *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

/* The slot of the set: its row, or the free one where it belongs. */
static size_t
slot_of(const struct combos *c, const struct ruleset *rules,
    enum severity worst)
{
	uint64_t h = (uint64_t)worst + 1;
	size_t slot;

	for (size_t i = 0; i < sizeof(rules->bits) / sizeof(rules->bits[0]);
	    i++) {
		h = (h ^ rules->bits[i]) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 29;
	}
	for (slot = h % COMBOS_SLOTS; c->slots[slot] != 0;
	    slot = (slot + 1) % COMBOS_SLOTS) {
		const struct row *row = row_at(c, c->slots[slot] - 1U);

		if (row->worst == worst && same_rules(&row->rules, rules))
			break;
	}
	return slot;
}

static struct row *
find_row(const struct combos *c, const struct ruleset *rules,
    enum severity worst)
{
	size_t slot = slot_of(c, rules, worst);

	return c->slots[slot] == 0 ? NULL : row_at(c, c->slots[slot] - 1U);
}

/* What stops most, then what no repair of ours clears, then structure. */
static unsigned
harm_of(enum rule_id id)
{
	const struct rule *rule = rule_get(id);
	bool stays = rule->fix == FIX_NONE || !fix_get(rule->fix)->ready;

	return (unsigned)rule->severity * 4 + (stays ? 2 : 0) +
	    (rule->weight == WEIGHT_STRUCTURE ? 1 : 0);
}

/* The set that holds only the most harmful rule of rules. */
static struct ruleset
most_harmful(const struct ruleset *rules)
{
	struct ruleset one = { { 0 } };
	enum rule_id worst = RULE_COUNT;

	for (unsigned i = 0; i < RULE_COUNT; i++)
		if (ruleset_has(rules, (enum rule_id)i) &&
		    (worst == RULE_COUNT ||
		    harm_of((enum rule_id)i) > harm_of(worst)))
			worst = (enum rule_id)i;
	if (worst != RULE_COUNT)
		ruleset_add(&one, worst);
	return one;
}

/* Returns its number. */
static uint16_t
add_row(struct combos *c, const struct ruleset *rules, enum severity worst,
    uint64_t lines)
{
	struct row row = { .rules = *rules, .worst = worst };

	set_lines(&row, lines);
	growlist_add(&c->rows, &row);
	return (uint16_t)growlist_count(&c->rows);
}

/* Most lines have the set of the one before: no need to look it up. */
static bool
adds_to_last(struct combos *c, const struct ruleset *rules,
    enum severity worst, uint64_t lines)
{
	struct row *row = c->last;

	if (row == NULL || row->worst != worst ||
	    !same_rules(&row->rules, rules))
		return false;
	set_lines(row, lines_of(row) + lines);
	return true;
}

unsigned
combos_add(struct combos *c, const struct ruleset *rules,
    enum severity worst, uint64_t lines)
{
	struct ruleset one;
	size_t slot;

	if (adds_to_last(c, rules, worst, lines))
		return c->last_number;
	slot = slot_of(c, rules, worst);
	if (c->slots[slot] == 0 &&
	    growlist_count(&c->rows) >= LARGE_SETS_MAX) {
		one = most_harmful(rules);
		rules = &one;
		slot = slot_of(c, rules, worst);
	}
	if (c->slots[slot] == 0) {
		c->slots[slot] = add_row(c, rules, worst, lines);
		lines = 0;
	}
	c->last_number = c->slots[slot];
	c->last = row_at(c, c->last_number - 1);
	set_lines(c->last, lines_of(c->last) + lines);
	return c->last_number;
}

static enum severity
worse_of(enum severity a, enum severity b)
{
	return a > b ? a : b;
}

static void
unite(struct ruleset *a, const struct ruleset *b)
{
	for (size_t i = 0; i < sizeof(a->bits) / sizeof(a->bits[0]); i++)
		a->bits[i] |= b->bits[i];
}

/* Take up to lines from the rows of exactly these rules and count them
 * where they go.  Returns how many are left over. */
static uint64_t
move_some(struct combos *c, const struct ruleset *from,
    const struct ruleset *to, enum severity worst, uint64_t lines)
{
	for (unsigned s = 0; s < SEVERITIES && lines > 0; s++) {
		struct row *row = find_row(c, from, (enum severity)s);
		uint64_t n = row == NULL ? 0 : lines_of(row);

		n = n < lines ? n : lines;
		if (n == 0)
			continue;
		/* Add first: a reader must never miss a line. */
		combos_add(c, to, worse_of(worst, (enum severity)s), n);
		set_lines(row, lines_of(row) - n);
		lines -= n;
	}
	return lines;
}

void
combos_move(struct combos *c, const struct ruleset *from,
    const struct ruleset *to, enum severity worst, uint64_t lines)
{
	struct ruleset both = *from;
	struct ruleset one = most_harmful(from);

	unite(&both, to);
	if (ruleset_empty(from)) {
		combos_add(c, &both, worst, lines);
		return;
	}
	lines = move_some(c, from, &both, worst, lines);
	if (!same_rules(from, &one))
		lines = move_some(c, &one, &both, worst, lines);
	if (lines > 0)
		bug("findings_move: more lines than have those rules");
}

struct combo
combos_get(const struct combos *c, unsigned row)
{
	struct combo none = { .worst = SEVERITY_INFO };
	struct row *at;

	if (row == 0)
		return none;
	at = row_at(c, row - 1U);
	return (struct combo){ .rules = at->rules, .worst = at->worst,
		.lines = lines_of(at) };
}

void
combos_late(struct combos *c, unsigned row, const struct ruleset *rules,
    enum severity worst, uint64_t lines)
{
	struct combo from = combos_get(c, row);
	struct ruleset both = from.rules;

	if (row > 0 && from.lines < lines)
		bug("findings_late: more lines than have those rules");
	unite(&both, rules);
	/* Add first: a reader must never miss a line. */
	combos_add(c, &both, worse_of(worst, from.worst), lines);
	if (row > 0)
		set_lines(row_at(c, row - 1U),
		    lines_of(row_at(c, row - 1U)) - lines);
}

struct combo *
combos_copy(const struct combos *c, size_t *n)
{
	size_t count = growlist_count(&c->rows);
	struct combo *copy = xcalloc(count + 1, sizeof(*copy));

	*n = 0;
	for (size_t i = 0; i < count; i++) {
		struct row *row = row_at(c, i);
		uint64_t lines = lines_of(row);

		if (lines == 0)
			continue;
		copy[(*n)++] = (struct combo){ .rules = row->rules,
			.worst = row->worst, .lines = lines };
	}
	return copy;
}
