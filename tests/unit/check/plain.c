/* SPDX-License-Identifier: MIT */
/* One pass to know the whole file, one to tell of each line. */
#include "tests/unit/check/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct row {			/* one that was seen, and how often */
	struct str a, b;
	uint64_t n, m;
};

struct rows {
	struct row *items;
	size_t count, cap;
};

struct model {
	const struct facts *facts;
	struct judge judge;
	struct rows lines, persons, spellings, pairs, ids, outward, inward,
	    touches;
	uint64_t ids_of_shape[IDSHAPE_COUNT], customers, phones;
	enum idshape usual;
	struct rows totals;	/* lines of each person, in the whole file */
	struct findings *findings;
	uint64_t *bad;
	size_t bad_count;
};

static bool
same(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static struct row *
row_of(struct rows *rows, struct str a, struct str b, uint64_t n)
{
	struct row *row;

	for (size_t i = 0; i < rows->count; i++) {
		row = &rows->items[i];
		if (row->n == n && same(row->a, a) && same(row->b, b))
			return row;
	}
	if (rows->count == rows->cap) {
		rows->cap = rows->cap * 2 + 64;
		rows->items = xreallocarray(rows->items, rows->cap,
		    sizeof(*rows->items));
	}
	row = &rows->items[rows->count++];
	memset(row, 0, sizeof(*row));
	row->a = a;
	row->b = b;
	row->n = n;
	return row;
}

static const struct str none = { "", 0 };

static bool
is_phone(struct str id)
{
	if (id.n == 11 && id.p[0] == '1')
		id = str_cut(id, 1, id.n);
	return id.n == 10 && str_all_digits(id) && id.p[0] > '1' &&
	    id.p[3] > '1';
}

static void
learn(struct model *p)
{
	const struct judge *j = &p->judge;
	struct row *person;
	struct str id;

	if (!j->compare || j->cell_count == 0)
		return;
	id = j->cells[0].id;
	person = row_of(&p->totals, id, none, 0);
	if (person->m++ > 0 || j->cells[0].type != IDTYPE_CRM ||
	    p->facts->sync)
		return;
	p->customers++;
	p->ids_of_shape[idshape_of(id)]++;
	p->phones += is_phone(id);
}

static void
tell_spelling(struct model *p, const struct cell *cell)
{
	bool first = true;

	for (size_t i = 0; i < p->spellings.count; i++)
		first = first && (p->spellings.items[i].n != cell->column ||
		    !str_eq_nocase(p->spellings.items[i].a, cell->id));
	(void)row_of(&p->spellings, cell->id, none, cell->column);
	if (!first)
		judge_report(&p->judge, RULE_CASE_COLLIDE, cell->id);
}

static void
tell_conflicts(struct model *p, struct str id)
{
	struct judge *j = &p->judge;

	for (size_t i = 0; i < j->touch_count; i++) {
		struct row *row = row_of(&p->touches, id, none,
		    j->touches[i].trait);

		row->m |= j->touches[i].removed ? 2 : 1;
		if (row->m == 3)
			judge_report(j, RULE_TRAIT_CONFLICT,
			    j->touches[i].at);
	}
}

static void
tell_person(struct model *p)
{
	struct judge *j = &p->judge;
	struct cell *cell = &j->cells[0];
	struct row *person = row_of(&p->persons, cell->id, none, 0);
	bool customer = cell->type == IDTYPE_CRM;

	person->m++;
	if (p->facts->overwrite && person->m == 2)
		judge_report(j, RULE_OVR_MULTILINE, cell->id);
	if (person->m == 201)
		judge_report_total(j, RULE_LINE_200, cell->id,
		    row_of(&p->totals, cell->id, none, 0)->m);
	tell_conflicts(p, cell->id);
	if (customer && person->m == 1)
		tell_spelling(p, cell);
	if (customer && !p->facts->sync && p->usual != IDSHAPE_COUNT &&
	    idshape_of(cell->id) != p->usual)
		judge_report_as(j, RULE_ID_MIX, SEVERITY_WARNING, cell->id);
}

static void
tell_link(struct model *p, const struct cell *cell)
{
	struct judge *j = &p->judge;
	bool c2c = p->facts->kind == KIND_C2C;
	struct str first = j->cells[0].id;
	uint64_t column = c2c ? 1 : cell->column, out, in;
	bool device = j->cells[0].type != IDTYPE_CRM &&
	    cell->type == IDTYPE_CRM;

	if (row_of(&p->ids, cell->id, none, column)->m++ == 0 &&
	    cell->type == IDTYPE_CRM)
		tell_spelling(p, cell);
	if (row_of(&p->pairs, first, cell->id, column)->m++ > 0)
		return;
	out = ++row_of(&p->outward, first, none, column)->m;
	in = ++row_of(&p->inward, cell->id, none, column)->m;
	if (c2c && out == 11 && !judge_has(j, RULE_SYNC_C2CMAX))
		judge_report_total(j, RULE_SYNC_C2CTOTAL, cell->id, 11);
	if (c2c && in == 11)
		judge_report_total(j, RULE_HASH_SHARED, cell->id, 11);
	if (!c2c && device && out == 11)
		judge_report_total(j, RULE_SYNC_LIMIT, cell->id, 11);
	else if (!c2c && device && in ==
	    (j->cells[0].type == IDTYPE_AAM ? 1001 : 101))
		judge_report_total(j, RULE_SYNC_LIMIT, first, in);
}

static bool
is_bad(const struct judge *j)
{
	for (size_t i = 0; i < j->count; i++)
		if (j->found[i].severity > SEVERITY_INFO &&
		    (j->found[i].rule != RULE_ID_MIX ||
		    j->cells[0].type != IDTYPE_CRM))
			return true;
	return false;
}

static void
tell(struct model *p)
{
	struct judge *j = &p->judge;

	if (j->compare && row_of(&p->lines, j->line.text, none, 0)->m++ > 0)
		judge_report(j, RULE_LINE_DUP, j->line.text);
	if (j->compare && j->cell_count > 0)
		tell_person(p);
	for (size_t i = 1; j->compare && i < j->cell_count; i++)
		tell_link(p, &j->cells[i]);
	for (size_t i = 0; i < j->count; i++)
		findings_add(p->findings, &j->found[i]);
	if (!ruleset_empty(&j->rules))
		(void)findings_line(p->findings, j->line.number,
		    j->line.offset, &j->rules, j->worst);
	if (is_bad(j))
		p->bad[p->bad_count++] = j->line.number;
}

static void
each_line(struct model *p, struct str text, void (*what)(struct model *p))
{
	struct reader reader = { .end = '\n' };
	struct line line;
	bool titles = true;

	reader_feed(&reader, text);
	reader_end(&reader);
	while (reader_next(&reader, &line)) {
		judge_line(&p->judge, p->facts, &line, titles);
		titles = titles && judge_has(&p->judge, RULE_LINE_BLANK);
		what(p);
	}
	reader_release(&reader);
}

static enum idshape
usual_shape(const struct model *p)
{
	unsigned i = 0;

	while (i < IDSHAPE_COUNT && (p->customers < 5 ||
	    p->ids_of_shape[i] * 100 < p->customers * 80))
		i++;
	return (enum idshape)i;
}

static void
release(struct model *p)
{
	free(p->lines.items);
	free(p->persons.items);
	free(p->spellings.items);
	free(p->pairs.items);
	free(p->ids.items);
	free(p->outward.items);
	free(p->inward.items);
	free(p->touches.items);
	free(p->totals.items);
	judge_release(&p->judge);
	free(p);
}

struct findings *
plain_check(const struct facts *facts, struct str text, uint64_t examples,
    uint64_t **bad, size_t *bad_count, uint64_t *users)
{
	struct model *p = xcalloc(1, sizeof(*p));
	struct finding phones = { .rule = RULE_PII_PHONEQ,
		.severity = SEVERITY_WARNING };
	struct findings *findings = findings_new(examples);

	p->facts = facts;
	p->findings = findings;
	p->bad = xcalloc(text.n + 1, sizeof(*p->bad));
	each_line(p, text, learn);
	p->usual = usual_shape(p);
	each_line(p, text, tell);
	phones.total = p->phones;
	if (p->customers >= 5 && p->phones * 100 >= p->customers * 80)
		findings_add(findings, &phones);
	*bad = p->bad;
	*bad_count = p->bad_count;
	*users = p->totals.count;
	release(p);
	return findings;
}
