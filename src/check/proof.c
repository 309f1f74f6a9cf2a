/* SPDX-License-Identifier: MIT */
/* Claims, the lines that they need, and one pass through those. */
#include "check/proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

enum { STEP_LINES = 256, STEP_BYTES = 1 << 20, FIRST_CAP = 64,
	CUSTOMERS_TOO_MANY = 11 };

struct visit {
	uint64_t line;
	size_t claim;
	bool other;	/* the line that the claim is compared with */
};

void
proof_init(struct proof *p, struct news_book *news, struct reread *reread)
{
	memset(p, 0, sizeof(*p));
	p->news = news;
	p->reread = reread;
}

void
proof_release(struct proof *p)
{
	free(p->claims);
	free(p->visits);
	memset(p, 0, sizeof(*p));
}

/* --- claims ------------------------------------------------------------ */

static bool
is_compared(enum late late)
{
	return late == LATE_DUP || late == LATE_CASE;
}

/* News of several rules share the number of one of them. */
static bool
has_total(enum late late)
{
	return late == LATE_200 || late == LATE_SHARED ||
	    late == LATE_C2CTOTAL || late == LATE_LIMIT;
}

static void
add_claim(struct proof *p, enum late late, const struct news *news)
{
	if (p->claim_count == p->claim_cap) {
		p->claim_cap = p->claim_cap == 0 ? FIRST_CAP :
		    p->claim_cap * 2;
		p->claims = xreallocarray(p->claims, p->claim_cap,
		    sizeof(*p->claims));
	}
	memset(&p->claims[p->claim_count], 0, sizeof(*p->claims));
	p->claims[p->claim_count].late = late;
	p->claims[p->claim_count++].news = *news;
}

static int
by_line(const void *a, const void *b)
{
	const struct visit *x = a, *y = b;

	return x->line < y->line ? -1 : x->line > y->line;
}

static int
claim_by_line(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	return x->news.line < y->news.line ? -1 :
	    x->news.line > y->news.line;
}

/* The first lines of all shapes but the usual one. */
static void
claim_shapes(struct proof *p, const struct shapes *shapes)
{
	enum idshape usual = shapes_usual(shapes);
	size_t first = p->claim_count, n;
	size_t most = p->news->examples;

	if (usual == IDSHAPE_COUNT)
		return;
	for (unsigned i = 0; i < IDSHAPE_COUNT; i++) {
		const struct shape *shape = &shapes->of[i];

		for (size_t k = 0; i != usual && k < shape->count; k++)
			add_claim(p, LATE_MIX, &(struct news){
				.line = shape->places[k] &
				UINT64_C(0xFFFFFFFFFF) });
	}
	n = p->claim_count - first;
	if (n > 1)
		qsort(p->claims + first, n, sizeof(*p->claims),
		    claim_by_line);
	if (n > most)
		p->claim_count = first + most;
}

static void
plan_visits(struct proof *p)
{
	p->visits = xcalloc(2 * p->claim_count + 1, sizeof(*p->visits));
	for (size_t i = 0; i < p->claim_count; i++) {
		const struct claim *claim = &p->claims[i];

		p->visits[p->visit_count++] = (struct visit){
			.line = claim->news.line, .claim = i };
		if (is_compared(claim->late))
			p->visits[p->visit_count++] = (struct visit){
				.line = claim->news.other, .claim = i,
				.other = true };
	}
	if (p->visit_count > 1)
		qsort(p->visits, p->visit_count, sizeof(*p->visits),
		    by_line);
}

void
proof_begin(struct proof *p, const struct conflicts *conflicts,
    const struct shapes *shapes)
{
	for (unsigned i = 0; i < LATE_COUNT; i++) {
		const struct news_list *list = &p->news->lists[i];

		for (size_t k = 0; k < list->count; k++) {
			struct news news = list->items[k];

			if (i == LATE_CONFLICT)
				news.column = conflicts_place(conflicts,
				    news.line) & 0xFFFFFF;
			add_claim(p, (enum late)i, &news);
		}
	}
	claim_shapes(p, shapes);
	plan_visits(p);
}

/* --- visits ------------------------------------------------------------ */

static const struct cell *
cell_at(const struct judge *j, size_t column)
{
	for (size_t i = 0; i < j->cell_count; i++)
		if (j->cells[i].column == column)
			return &j->cells[i];
	return NULL;
}

/* Too many devices of a customer are told of at the device. */
static size_t
column_of(const struct claim *claim)
{
	bool device = claim->late == LATE_LIMIT &&
	    claim->news.total != CUSTOMERS_TOO_MANY;

	return device ? 0 : claim->news.column;
}

/* What the claim is about; p NULL: the line is not what it was. */
static struct str
text_of(const struct claim *claim, const struct judge *j)
{
	struct str none = { NULL, 0 };
	const struct cell *cell;

	if (claim->late == LATE_DUP)
		return j->line.text;
	if (claim->late == LATE_CONFLICT)
		return claim->news.column < j->touch_count ?
		    j->touches[claim->news.column].at : none;
	cell = cell_at(j, column_of(claim));
	return cell != NULL ? cell->id : none;
}

static void
digest(const struct claim *claim, struct str text, char out[CLAIM_DIGEST])
{
	char hex[HASH_HEX];
	struct buf small = { .max = READER_HOLD };

	if (claim->late == LATE_CASE) {
		for (size_t i = 0; i < text.n; i++)
			buf_add_char(&small, char_lower(text.p[i]));
		text = buf_str(&small);
	}
	hash_of(text, hex);
	memcpy(out, hex, CLAIM_DIGEST);
	buf_release(&small);
}

static void
find_place(struct claim *claim, struct judge *j, struct str text)
{
	enum rule_id rule = late_rule(claim->late);

	if (judge_has(j, rule))
		return;
	judge_report_as(j, rule, claim->late == LATE_MIX ? SEVERITY_WARNING :
	    rule_get(rule)->severity, text);
	claim->finding = j->found[j->count - 1];
	if (has_total(claim->late))
		claim->finding.total = claim->news.total;
	claim->found = true;
}

static void
look(struct claim *claim, struct judge *j, bool other)
{
	struct str text = text_of(claim, j);

	if (text.p == NULL)
		return;
	if (is_compared(claim->late))
		digest(claim, text, other ? claim->other : claim->own);
	if (!other)
		find_place(claim, j, text);
}

enum step
proof_step(struct proof *p, struct err *err)
{
	uint64_t begin = reread_at(p->reread);

	for (size_t i = 0; i < STEP_LINES && p->at < p->visit_count; i++) {
		const struct visit *visit = &p->visits[p->at++];
		bool found;

		if (!reread_line(p->reread, visit->line, &found, err))
			return STEP_FAILED;
		if (found)
			look(&p->claims[visit->claim], &p->reread->judge,
			    visit->other);
		if (reread_at(p->reread) - begin > STEP_BYTES)
			break;
	}
	return p->at == p->visit_count ? STEP_DONE : STEP_MORE;
}

/* --- what is shown ----------------------------------------------------- */

static bool
is_so(const struct claim *claim)
{
	return claim->found && (!is_compared(claim->late) ||
	    memcmp(claim->own, claim->other, CLAIM_DIGEST) == 0);
}

void
proof_publish(struct proof *p, struct findings *findings)
{
	struct finding *shown = xcalloc(p->claim_count + 1, sizeof(*shown));
	size_t n = 0;

	for (size_t i = 0; i < p->claim_count; i++) {
		const struct claim *claim = &p->claims[i];

		if (is_so(claim))
			shown[n++] = claim->finding;
		else if (claim->late != LATE_MIX)
			news_untell(p->news, claim->late, &claim->news);
		if (i + 1 < p->claim_count &&
		    p->claims[i + 1].late == claim->late)
			continue;
		findings_late_keep(findings, late_rule(claim->late), shown,
		    n);
		n = 0;
	}
	free(shown);
}
