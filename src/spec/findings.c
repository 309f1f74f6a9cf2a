/* SPDX-License-Identifier: MIT */
/*
 * What a check found, counted exactly and kept within bounds.  There is one
 * writer, so counting needs no locked instruction: a load and a store.
 */
#include "spec/findings.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/die.h"
#include "base/mem.h"
#include "spec/combos.h"

enum { SEVERITIES = SEVERITY_ERROR + 1 };

struct findings {
	uint64_t examples;	/* kept a rule; 0: all */
	uint64_t kept_total;	/* of all rules; the writer's own */
	_Atomic uint64_t counts[RULE_COUNT][SEVERITIES];
	_Atomic uint64_t totals[SEVERITIES];
	struct growlist kept[RULE_COUNT];	/* of struct finding */
	struct growlist bad;			/* of struct badline */
	struct combos combos;
};

struct findings *
findings_new(uint64_t examples)
{
	struct findings *f = xcalloc(1, sizeof(*f));

	f->examples = examples;
	for (size_t i = 0; i < RULE_COUNT; i++)
		growlist_init(&f->kept[i], sizeof(struct finding));
	growlist_init(&f->bad, sizeof(struct badline));
	combos_init(&f->combos);
	return f;
}

void
findings_free(struct findings *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < RULE_COUNT; i++)
		growlist_release(&f->kept[i]);
	growlist_release(&f->bad);
	combos_release(&f->combos);
	free(f);
}

static uint64_t
value_of(const _Atomic uint64_t *counter)
{
	return atomic_load_explicit(counter, memory_order_relaxed);
}

static void
count_up(_Atomic uint64_t *counter)
{
	atomic_store_explicit(counter, value_of(counter) + 1,
	    memory_order_relaxed);
}

static bool
has_room(const struct findings *f, const struct growlist *kept)
{
	uint64_t n = growlist_count(kept);

	if (f->examples != 0 && n >= f->examples)
		return false;
	return n < FINDINGS_KEPT_SURE || f->kept_total < FINDINGS_KEPT_MAX;
}

void
findings_add(struct findings *f, const struct finding *finding)
{
	struct growlist *kept = &f->kept[finding->rule];

	/* Count first: whoever sees an example also sees it counted. */
	count_up(&f->counts[finding->rule][finding->severity]);
	count_up(&f->totals[finding->severity]);
	if (!has_room(f, kept))
		return;
	growlist_add(kept, finding);
	f->kept_total++;
}

void
findings_line(struct findings *f, uint64_t line, uint64_t offset,
    const struct ruleset *rules, enum severity worst)
{
	struct badline bad = { .line = line, .offset = offset };

	if (worst > SEVERITY_INFO &&
	    growlist_count(&f->bad) < FINDINGS_BAD_MAX)
		growlist_add(&f->bad, &bad);
	combos_add(&f->combos, rules, worst, 1);
}

void
findings_move(struct findings *f, const struct ruleset *from,
    const struct ruleset *to, enum severity worst, uint64_t n)
{
	combos_move(&f->combos, from, to, worst, n);
}

uint64_t
findings_count(const struct findings *f, enum rule_id rule)
{
	uint64_t n = 0;

	for (size_t s = 0; s < SEVERITIES; s++)
		n += value_of(&f->counts[rule][s]);
	return n;
}

enum severity
findings_severity(const struct findings *f, enum rule_id rule)
{
	for (unsigned s = SEVERITIES; s-- > 0;)
		if (value_of(&f->counts[rule][s]) > 0)
			return (enum severity)s;
	return rule_get(rule)->severity;
}

uint64_t
findings_total(const struct findings *f, enum severity severity)
{
	return value_of(&f->totals[severity]);
}

size_t
findings_kept(const struct findings *f, enum rule_id rule)
{
	return growlist_count(&f->kept[rule]);
}

struct finding
findings_get(const struct findings *f, enum rule_id rule, size_t i)
{
	const struct finding *finding = growlist_at(&f->kept[rule], i);

	return *finding;
}

size_t
findings_bad(const struct findings *f)
{
	return growlist_count(&f->bad);
}

struct badline
findings_bad_get(const struct findings *f, size_t i)
{
	const struct badline *bad = growlist_at(&f->bad, i);

	return *bad;
}

size_t
findings_bad_from(const struct findings *f, uint64_t line)
{
	size_t low = 0;
	size_t high = findings_bad(f);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (findings_bad_get(f, middle).line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct combo *
findings_combos(const struct findings *f, size_t *n)
{
	return combos_copy(&f->combos, n);
}
