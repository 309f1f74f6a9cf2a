/* SPDX-License-Identifier: MIT */
/*
 * Which shape an ID may have is known at the end, so the lines of each
 * shape are kept as finished findings (their places) and as sets of rules
 * (for exact sums).  Past MIX_PLACES_MAX lines a shape the sums stay exact
 * and the places end.
 */
#include "check/mix.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/keyhash.h"

void
mix_init(struct mix *m, const struct facts *facts)
{
	m->facts = facts;
	for (size_t i = 0; i < IDSHAPE_COUNT; i++)
		m->shapes[i].rules_at.width = 2;
}

void
mix_release(struct mix *m)
{
	for (size_t i = 0; i < IDSHAPE_COUNT; i++) {
		free(m->shapes[i].places);
		free(m->shapes[i].rules);
		table_release(&m->shapes[i].rules_at);
	}
}

/* ^1?[2-9][0-9]{2}[2-9][0-9]{6}$ : a North American number. */
static bool
is_phone(struct str id)
{
	if (id.n == 11 && id.p[0] == '1')
		id = str_cut(id, 1, id.n);
	return id.n == 10 && str_all_digits(id) && id.p[0] >= '2' &&
	    id.p[3] >= '2';
}

static void
keep_place(struct mix_shape *shape, const struct judge *j)
{
	struct finding *place;

	if (shape->count == MIX_PLACES_MAX)
		return;
	if (shape->count == shape->cap) {
		shape->cap = shape->cap == 0 ? 64 : shape->cap * 2;
		shape->places = xreallocarray(shape->places, shape->cap,
		    sizeof(*shape->places));
	}
	place = &shape->places[shape->count++];
	memset(place, 0, sizeof(*place));
	place->rule = RULE_ID_MIX;
	place->severity = SEVERITY_WARNING;
	place->line = j->line.number;
	place->offset = j->line.offset;
	place->column = (uint32_t)(j->cells[0].id.p - j->line.text.p) + 1;
	place->length = (uint32_t)j->cells[0].id.n;
}

static size_t
rules_index(struct mix_shape *shape, const struct ruleset *rules)
{
	struct str bytes = { (const char *)rules, sizeof(*rules) };
	uint64_t *entry;
	bool fresh;

	entry = table_at(&shape->rules_at, keyhash(0, bytes), &fresh);
	if (!fresh)
		return (size_t)entry[1];
	if (shape->rules_count == shape->rules_cap) {
		shape->rules_cap = shape->rules_cap == 0 ? 16 :
		    shape->rules_cap * 2;
		shape->rules = xreallocarray(shape->rules, shape->rules_cap,
		    sizeof(*shape->rules));
	}
	entry[1] = shape->rules_count;
	shape->rules[shape->rules_count].rules = *rules;
	shape->rules[shape->rules_count].lines = 0;
	return shape->rules_count++;
}

/* Nearly always it is the set of the line before. */
static void
keep_rules(struct mix_shape *shape, const struct ruleset *rules)
{
	size_t last = shape->rules_last;

	if (last >= shape->rules_count ||
	    memcmp(&shape->rules[last].rules, rules, sizeof(*rules)) != 0)
		last = rules_index(shape, rules);
	shape->rules[last].lines++;
	shape->rules_last = last;
}

void
mix_line(struct mix *m, const struct judge *j, bool fresh)
{
	struct str id = j->cells[0].id;
	struct mix_shape *shape;

	if (m->facts->sync)
		return;
	shape = &m->shapes[idshape_of(id)];
	shape->lines++;
	keep_place(shape, j);
	keep_rules(shape, &j->rules);
	if (!fresh)
		return;
	shape->ids++;
	m->ids++;
	m->phones += is_phone(id);
}

static bool
is_most(const struct mix *m, uint64_t n)
{
	return m->ids >= MIX_IDS_MIN && n * 100 >= m->ids * MIX_SHARE;
}

/* A line past the places that were kept still counts. */
static void
report_shape(const struct mix_shape *shape, struct findings *findings)
{
	struct ruleset mixed = { .bits = { 0 } };
	struct finding more = { .rule = RULE_ID_MIX,
		.severity = SEVERITY_WARNING };

	ruleset_add(&mixed, RULE_ID_MIX);
	for (size_t i = 0; i < shape->count; i++)
		findings_add(findings, &shape->places[i]);
	for (uint64_t n = shape->count; n < shape->lines; n++)
		findings_add(findings, &more);
	for (size_t i = 0; i < shape->rules_count; i++)
		findings_move(findings, &shape->rules[i].rules, &mixed,
		    SEVERITY_WARNING, shape->rules[i].lines);
}

/* The places of several shapes are told in the order of the lines. */
static void
merge(struct mix_shape *into, struct mix_shape *other)
{
	struct finding *both = xcalloc(into->count + other->count + 1,
	    sizeof(*both));
	size_t a = 0, b = 0, n = 0;

	while (a < into->count || b < other->count)
		if (b == other->count || (a < into->count &&
		    into->places[a].line < other->places[b].line))
			both[n++] = into->places[a++];
		else
			both[n++] = other->places[b++];
	free(into->places);
	into->places = both;
	into->count = n;
	into->cap = n + 1;
	into->lines += other->lines;
	other->lines = 0;
	other->count = 0;
}

static void
finish_mix(struct mix *m, struct findings *findings)
{
	struct mix_shape *rest = NULL;
	size_t most = 0;

	while (most < IDSHAPE_COUNT && !is_most(m, m->shapes[most].ids))
		most++;
	if (most == IDSHAPE_COUNT)
		return;
	for (size_t i = 0; i < IDSHAPE_COUNT; i++) {
		if (i == most || m->shapes[i].lines == 0)
			continue;
		if (rest == NULL)
			rest = &m->shapes[i];
		else
			merge(rest, &m->shapes[i]);
	}
	for (size_t i = 0; i < IDSHAPE_COUNT; i++)
		if (i != most)
			report_shape(&m->shapes[i], findings);
}

void
mix_finish(struct mix *m, struct findings *findings)
{
	struct finding phones = { .rule = RULE_PII_PHONEQ,
		.severity = SEVERITY_WARNING, .total = m->phones };

	finish_mix(m, findings);
	if (is_most(m, m->phones))
		findings_add(findings, &phones);
}
