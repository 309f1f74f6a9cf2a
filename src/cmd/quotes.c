/* SPDX-License-Identifier: MIT */
/* One pass for all lines that are shown. */
#include "cmd/quotes.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/report.h"

struct wanted {
	struct finding finding;
	size_t i;		/* the how manieth of its rule */
};

static int
by_line(const void *a, const void *b)
{
	const struct wanted *x = a, *y = b;

	return x->finding.line < y->finding.line ? -1 :
	    x->finding.line > y->finding.line;
}

static size_t
want_all(const struct findings *found, struct wanted *out)
{
	size_t n = 0;

	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum rule_id rule = (enum rule_id)r;
		size_t kept = findings_kept(found, rule);

		for (size_t i = 0; i < kept && i < QUOTES_EACH; i++) {
			out[n].finding = findings_get(found, rule, i);
			out[n].i = i;
			n += out[n].finding.line > 0;
		}
	}
	return n;
}

static void
add(struct quotes *q, struct look *look, const struct wanted *w, int indent)
{
	const struct look_line *lines;
	size_t got, before = q->text.n;

	if (!look_at(look, w->finding.line, 1, &lines, &got, NULL) || got != 1)
		return;
	report_excerpt(lines[0].bytes, &w->finding, indent, &q->text);
	q->of[w->finding.rule][w->i].end = q->text.n;
	q->of[w->finding.rule][w->i].n = q->text.n - before;
}

void
quotes_read(struct quotes *q, struct exam *x, int indent)
{
	struct wanted all[RULE_COUNT * QUOTES_EACH];
	size_t n = want_all(exam_findings(x), all);

	memset(q, 0, sizeof(*q));
	qsort(all, n, sizeof(all[0]), by_line);
	for (size_t i = 0; i < n; i++)
		add(q, exam_look(x), &all[i], indent);
}

void
quotes_release(struct quotes *q)
{
	buf_release(&q->text);
}

struct str
quotes_get(const struct quotes *q, enum rule_id rule, size_t i)
{
	size_t end = q->of[rule][i].end;

	return str_cut(buf_str(&q->text), end - q->of[rule][i].n, end);
}
