/* SPDX-License-Identifier: MIT */
/* One line through all its rules, in their order. */
#include "check/judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/encoding.h"
#include "check/linerules.h"
#include "check/touches.h"
#include "check/trace.h"

void
judge_release(struct judge *j)
{
	free(j->cells);
	free(j->touches);
	free(j->plain.p);
	free(j->plain.from);
	seen_release(&j->seen);
	memset(j, 0, sizeof(*j));
}

/* Where a byte that a rule saw stands in the line, counted from 0. */
static uint64_t
place(const struct judge *j, const char *p)
{
	const struct plain *plain = &j->plain;

	if (plain->n > 0 && p >= plain->p && p <= plain->p + plain->n)
		return plain->from[p - plain->p];
	return (uint64_t)(p - j->line.text.p);
}

static uint32_t
clip(uint64_t n)
{
	return n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static struct finding *
add(struct judge *j, enum rule_id rule, enum severity severity,
    struct str at)
{
	struct finding *f = &j->found[j->count];
	uint64_t from, to;

	j->reports++;
	if (ruleset_has(&j->rules, rule))
		return NULL;
	from = place(j, at.p);
	to = place(j, at.p + at.n);
	f->rule = rule;
	f->severity = severity;
	f->line = j->line.number;
	f->offset = j->line.offset;
	f->column = clip(from + 1);
	f->length = clip(to - from);
	f->total = 0;
	if (j->count == 0 || severity > j->worst)
		j->worst = severity;
	j->count++;
	ruleset_add(&j->rules, rule);
	return f;
}

void
judge_report(struct judge *j, enum rule_id rule, struct str at)
{
	add(j, rule, rule_get(rule)->severity, at);
}

void
judge_report_as(struct judge *j, enum rule_id rule, enum severity severity,
    struct str at)
{
	add(j, rule, severity, at);
}

void
judge_report_total(struct judge *j, enum rule_id rule, struct str at,
    uint64_t total)
{
	struct finding *f = add(j, rule, rule_get(rule)->severity, at);

	if (f != NULL)
		f->total = total;
}

bool
judge_has(const struct judge *j, enum rule_id rule)
{
	return ruleset_has(&j->rules, rule);
}

void
judge_add_cell(struct judge *j, struct str id, enum idtype type,
    size_t column)
{
	struct cell *cell;

	if (j->cell_count == j->cell_cap) {
		j->cell_cap = j->cell_cap == 0 ? 16 : j->cell_cap * 2;
		j->cells = xreallocarray(j->cells, j->cell_cap,
		    sizeof(*j->cells));
	}
	cell = &j->cells[j->cell_count++];
	cell->id = id;
	cell->type = type;
	cell->column = column;
}

void
judge_add_touch(struct judge *j, struct str number, struct str at,
    bool removed)
{
	struct touch *touch;

	if (j->touch_count == j->touch_cap) {
		j->touch_cap = j->touch_cap == 0 ? 64 : j->touch_cap * 2;
		j->touches = xreallocarray(j->touches, j->touch_cap,
		    sizeof(*j->touches));
	}
	touch = &j->touches[j->touch_count++];
	touch->trait = touches_trait(number);
	touch->trace = trace_digits(number, removed);
	touch->at = at;
	touch->removed = removed;
	j->adds = j->adds || !removed;
	j->removes = j->removes || removed;
}

static void
start_payload(struct judge *j)
{
	j->touch_count = 0;
	j->taken = 0;
	j->adds = false;
	j->removes = false;
	j->bare.p = NULL;
	j->bare.n = 0;
	j->signals = 0;
	j->removals = 0;
}

void
judge_go_back(struct judge *j, size_t count)
{
	j->count = count;
	memset(&j->rules, 0, sizeof(j->rules));
	j->worst = SEVERITY_INFO;
	for (size_t i = 0; i < count; i++) {
		ruleset_add(&j->rules, j->found[i].rule);
		if (j->found[i].severity > j->worst)
			j->worst = j->found[i].severity;
	}
	start_payload(j);
}

static void
start(struct judge *j, const struct facts *facts, const struct line *line)
{
	j->facts = facts;
	j->line = *line;
	j->body = line->text;
	j->high = false;
	memset(&j->rules, 0, sizeof(j->rules));
	j->worst = SEVERITY_INFO;
	j->count = 0;
	j->compare = false;
	j->cell_count = 0;
	j->plain.n = 0;
	j->proven.at = NULL;
	start_payload(j);
}

void
judge_line(struct judge *j, const struct facts *facts,
    const struct line *line, bool titles)
{
	start(j, facts, line);
	rule_bom(j);
	rule_return_inside(j);
	rule_long(j);
	if (rule_blank(j))
		return;
	rules_encoding(j);
	/* Of a line that is not held whole only its beginning is known. */
	if (line->length > line->text.n)
		return;
	if (titles && facts->ops->header && rule_header(j))
		return;
	j->compare = true;
	rule_leading_space(j);
	facts->ops->line(j);
}
