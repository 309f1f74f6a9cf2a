/* SPDX-License-Identifier: MIT */
/*
 * What a check found, counted exactly and kept within bounds.  There is one
 * writer, so counting needs no locked instruction: a load and a store.
 */
#include "spec/findings.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/mem.h"
#include "spec/combos.h"

enum { SEVERITIES = SEVERITY_ERROR + 1 };

/* A list that may once be exchanged for a longer one; the first stays
 * readable. */
struct shared {
	struct growlist first;
	_Atomic(struct growlist *) second;	/* NULL: not exchanged */
};

struct findings {
	uint64_t examples;	/* kept a rule; 0: all */
	uint64_t kept_total;	/* of all rules; the writer's own */
	_Atomic uint64_t counts[RULE_COUNT][SEVERITIES];
	_Atomic uint64_t totals[SEVERITIES];
	struct shared kept[RULE_COUNT];		/* of struct finding */
	struct shared bad;			/* of struct badline */
	struct combos combos;
};

static const struct growlist *
now(const struct shared *s)
{
	const struct growlist *second = atomic_load_explicit(&s->second,
	    memory_order_acquire);

	return second != NULL ? second : &s->first;
}

static struct growlist *
writable(struct shared *s)
{
	struct growlist *second = atomic_load_explicit(&s->second,
	    memory_order_relaxed);

	return second != NULL ? second : &s->first;
}

static void
shared_release(struct shared *s)
{
	struct growlist *second = atomic_load_explicit(&s->second,
	    memory_order_relaxed);

	growlist_release(&s->first);
	if (second != NULL)
		growlist_release(second);
	free(second);
}

/* Readers have the list as it is or as it becomes.  A third one would find
 * them reading the second. */
static void
exchange(struct shared *s, struct growlist *second)
{
	if (atomic_load_explicit(&s->second, memory_order_relaxed) != NULL)
		bug("findings: late news came twice");
	atomic_store_explicit(&s->second, second, memory_order_release);
}

static uint64_t
line_at(const struct growlist *list, size_t i, size_t line_offset)
{
	const char *element = growlist_at(list, i);
	uint64_t line;

	memcpy(&line, element + line_offset, sizeof(line));
	return line;
}

/* What is in s and the n elements of late, in the order of their lines, not
 * more than most. */
static void
merge(struct shared *s, const void *late, size_t n, size_t line_offset,
    uint64_t most)
{
	const struct growlist *old = now(s);
	struct growlist *both = xcalloc(1, sizeof(*both));
	size_t count = growlist_count(old), a = 0, b = 0;
	const char *from = late;
	uint64_t line = 0;

	growlist_init(both, old->size);
	while (a + b < most && (a < count || b < n)) {
		if (b < n)
			memcpy(&line, from + b * old->size + line_offset,
			    sizeof(line));
		if (b == n || (a < count &&
		    line_at(old, a, line_offset) <= line))
			growlist_add(both, growlist_at(old, a++));
		else
			growlist_add(both, from + b++ * old->size);
	}
	exchange(s, both);
}

struct findings *
findings_new(uint64_t examples)
{
	struct findings *f = xcalloc(1, sizeof(*f));

	f->examples = examples;
	for (size_t i = 0; i < RULE_COUNT; i++)
		growlist_init(&f->kept[i].first, sizeof(struct finding));
	growlist_init(&f->bad.first, sizeof(struct badline));
	combos_init(&f->combos);
	return f;
}

void
findings_free(struct findings *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < RULE_COUNT; i++)
		shared_release(&f->kept[i]);
	shared_release(&f->bad);
	combos_release(&f->combos);
	free(f);
}

static uint64_t
value_of(const _Atomic uint64_t *counter)
{
	return atomic_load_explicit(counter, memory_order_relaxed);
}

static void
count_up(_Atomic uint64_t *counter, uint64_t n)
{
	atomic_store_explicit(counter, value_of(counter) + n,
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
	struct growlist *kept = writable(&f->kept[finding->rule]);

	/* Count first: whoever sees an example also sees it counted. */
	findings_late_count(f, finding->rule, finding->severity, 1);
	if (!has_room(f, kept))
		return;
	growlist_add(kept, finding);
	f->kept_total++;
}

unsigned
findings_line(struct findings *f, uint64_t line, uint64_t offset,
    const struct ruleset *rules, enum severity worst)
{
	struct badline bad = { .line = line, .offset = offset };

	if (worst > SEVERITY_INFO &&
	    growlist_count(&f->bad.first) < FINDINGS_BAD_MAX)
		growlist_add(&f->bad.first, &bad);
	return combos_add(&f->combos, rules, worst, 1);
}

bool
findings_full(const struct findings *f, enum rule_id rule)
{
	return !has_room(f, now(&f->kept[rule]));
}

void
findings_more(struct findings *f, unsigned combo, enum rule_id rule,
    uint64_t n)
{
	struct combo all = combos_get(&f->combos, combo);

	findings_late_count(f, rule, all.worst, n);
	combos_add(&f->combos, &all.rules, all.worst, n);
}

void
findings_move(struct findings *f, const struct ruleset *from,
    const struct ruleset *to, enum severity worst, uint64_t n)
{
	combos_move(&f->combos, from, to, worst, n);
}

void
findings_late(struct findings *f, unsigned combo,
    const struct ruleset *rules, enum severity worst, uint64_t n)
{
	combos_late(&f->combos, combo, rules, worst, n);
}

void
findings_late_count(struct findings *f, enum rule_id rule,
    enum severity severity, uint64_t n)
{
	count_up(&f->counts[rule][severity], n);
	count_up(&f->totals[severity], n);
}

void
findings_late_keep(struct findings *f, enum rule_id rule,
    const struct finding *late, size_t n)
{
	struct shared *kept = &f->kept[rule];
	uint64_t before = growlist_count(now(kept)), most = before;

	if (f->kept_total < FINDINGS_KEPT_MAX)
		most += FINDINGS_KEPT_MAX - f->kept_total;
	if (most < FINDINGS_KEPT_SURE)
		most = FINDINGS_KEPT_SURE;
	if (f->examples != 0 && most > f->examples)
		most = f->examples;
	if (n == 0)
		return;
	merge(kept, late, n, offsetof(struct finding, line), most);
	f->kept_total += growlist_count(now(kept)) - before;
}

void
findings_late_bad(struct findings *f, const uint64_t *lines, size_t n)
{
	struct badline *late = xcalloc(n + 1, sizeof(*late));

	for (size_t i = 0; i < n; i++)
		late[i].line = lines[i];
	if (n > 0)
		merge(&f->bad, late, n, offsetof(struct badline, line),
		    FINDINGS_BAD_MAX);
	free(late);
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
	return growlist_count(now(&f->kept[rule]));
}

struct finding
findings_get(const struct findings *f, enum rule_id rule, size_t i)
{
	const struct finding *finding = growlist_at(now(&f->kept[rule]), i);

	return *finding;
}

size_t
findings_bad(const struct findings *f)
{
	return growlist_count(now(&f->bad));
}

struct badline
findings_bad_get(const struct findings *f, size_t i)
{
	const struct badline *bad = growlist_at(now(&f->bad), i);

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

struct combo
findings_combo(const struct findings *f, unsigned combo)
{
	return combos_get(&f->combos, combo);
}

unsigned
findings_combo_count(const struct findings *f)
{
	return (unsigned)growlist_count(&f->combos.rows);
}

struct combo *
findings_combos(const struct findings *f, size_t *n)
{
	return combos_copy(&f->combos, n);
}
