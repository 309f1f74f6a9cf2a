/* SPDX-License-Identifier: MIT */
/* A whole check on bytes in a file of its own. */
#include "tests/unit/check/ran.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/unit/unit.h"

enum { VECTOR_NOW = 1767225600 };

struct context
ran_context(const char *name)
{
	struct context context = {
		.name = name,
		.kind = KIND_UNKNOWN,
		.idtype = IDTYPE_CRM,
		.now = VECTOR_NOW,
		.name_checked = true,
	};

	return context;
}

static const struct str site_ids[] = { { "USER123", 7 }, { "web-7", 5 } };

static const struct context_trait traits[] = {
	{ 24, true, 12345 },
	{ 26, false, 12345 },
	{ 27, true, 777 },
};

struct context
ran_context_of(const char *name, const char *word)
{
	struct context context = ran_context(name);
	enum idtype type = idtype_find(str_from(word));

	if (type != IDTYPE_COUNT)
		context.idtype = type;
	context.ic = strcmp(word, "ic") == 0;
	if (strcmp(word, "cross") == 0)
		context.master = MASTER_CROSS;
	if (strcmp(word, "device") == 0)
		context.master = MASTER_DEVICE;
	if (strcmp(word, "site") == 0) {
		context.site_ids = site_ids;
		context.site_count = 2;
	}
	if (strcmp(word, "traits") == 0) {
		context.traits = traits;
		context.trait_count = 3;
	}
	return context;
}

static int
by_place(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return (int)x->rule - (int)y->rule;
}

static void
collect(struct ran *r, const struct findings *findings)
{
	size_t n = 0;

	for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
		n += findings_kept(findings, (enum rule_id)rule);
		r->counted += findings_count(findings, (enum rule_id)rule);
	}
	r->findings = xcalloc(n + 1, sizeof(*r->findings));
	for (unsigned rule = 0; rule < RULE_COUNT; rule++)
		for (size_t i = 0;
		    i < findings_kept(findings, (enum rule_id)rule); i++)
			r->findings[r->count++] = findings_get(findings,
			    (enum rule_id)rule, i);
	qsort(r->findings, r->count, sizeof(*r->findings), by_place);
}

static void
tell_findings(struct buf *out, const struct findings *findings,
    enum rule_id rule)
{
	for (size_t i = 0; i < findings_kept(findings, rule); i++) {
		struct finding f = findings_get(findings, rule, i);

		buf_printf(out, "%s %llu %llu %u %u %d %llu\n",
		    rule_get(rule)->code, (unsigned long long)f.line,
		    (unsigned long long)f.offset, f.column, f.length,
		    (int)f.severity, (unsigned long long)f.total);
	}
	if (findings_count(findings, rule) > 0)
		buf_printf(out, "%s %llu\n", rule_get(rule)->code,
		    (unsigned long long)findings_count(findings, rule));
}

static int
by_rules(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct ruleset));
}

static void
tell_combos(struct buf *out, const struct findings *findings)
{
	size_t n = 0;
	struct combo *combos = findings_combos(findings, &n);

	if (n > 0)
		qsort(combos, n, sizeof(*combos), by_rules);
	for (size_t i = 0; i < n; i++) {
		buf_add_text(out, "lines with");
		for (unsigned rule = 0; rule < RULE_COUNT; rule++)
			if (ruleset_has(&combos[i].rules, (enum rule_id)rule))
				buf_printf(out, " %s",
				    rule_get((enum rule_id)rule)->code);
		buf_printf(out, ": %llu, at worst %s\n",
		    (unsigned long long)combos[i].lines,
		    severity_name(combos[i].worst));
	}
	free(combos);
}

enum { LINES_ASKED = 500 };

/* Where the index says that lines start: it must be so. */
static void
ask_index(const struct ran *r, const struct check *c, struct str text)
{
	const struct lineindex *index = check_index(c);
	uint64_t lines = r->summary.lines, known = 0, offset = 0, n = 0;
	uint64_t *starts = xcalloc(lines + 2, sizeof(*starts));

	for (size_t at = 0; at < text.n && n < lines;) {
		starts[++n] = at;
		at = str_find(text, at, '\n') + 1;
	}
	if (lines > 0)
		ck_assert_uint_eq(lineindex_lines(index), lines);
	for (uint64_t line = 1; line <= n; line += 1 + n / LINES_ASKED) {
		lineindex_before(index, line, &known, &offset);
		ck_assert_uint_le(known, line);
		ck_assert_uint_eq(offset, starts[known]);
	}
	free(starts);
}

static void
tell_all(struct ran *r, const struct findings *findings)
{
	const struct check_summary *s = &r->summary;

	r->told.max = 64 << 20;
	for (unsigned rule = 0; rule < RULE_COUNT; rule++)
		tell_findings(&r->told, findings, (enum rule_id)rule);
	for (size_t i = 0; i < findings_bad(findings); i++) {
		struct badline bad = findings_bad_get(findings, i);

		buf_printf(&r->told, "bad %llu %llu\n",
		    (unsigned long long)bad.line,
		    (unsigned long long)bad.offset);
	}
	tell_combos(&r->told, findings);
	buf_printf(&r->told, "kind %d, ID %d, verdict %d, %llu bytes\n",
	    (int)s->kind, (int)s->idtype, (int)s->verdict,
	    (unsigned long long)s->raw_bytes);
	buf_printf(&r->told, "%llu %llu %llu %llu %llu %llu %llu %llu\n",
	    (unsigned long long)s->records, (unsigned long long)s->lines,
	    (unsigned long long)s->blank_lines, (unsigned long long)s->users,
	    (unsigned long long)s->signals, (unsigned long long)s->removals,
	    (unsigned long long)s->error_lines,
	    (unsigned long long)s->warning_lines);
	ck_assert(!r->told.overflow);
}

static void
add_up(struct ran *r, const struct findings *findings)
{
	size_t n = 0;
	struct combo *combos = findings_combos(findings, &n);

	for (size_t i = 0; i < n; i++)
		if (combos[i].worst > SEVERITY_INFO &&
		    !ruleset_has(&combos[i].rules, RULE_LINE_BLANK))
			r->attention += combos[i].lines;
	free(combos);
	r->ready = r->summary.records - r->attention;
}

void
ran_check_as(struct ran *r, const struct context *context, struct str bytes,
    size_t piece, const struct check_options *options)
{
	struct err err = { .kind = ERR_NONE };
	struct source *source = source_open(unit_file("data", bytes.p,
	    bytes.n), &err);
	struct check_options hashed = *options;
	char sum[HASH_HEX];
	struct check *c;
	enum step step;

	hash_of(bytes, sum);
	hashed.hash = true;
	memset(r, 0, sizeof(*r));
	ck_assert_msg(source != NULL, "%s", err.text);
	source_set_block(source, piece);
	c = check_begin(source, context, &hashed);
	do
		step = check_step(c, &err);
	while (step == STEP_MORE);
	ck_assert_msg(step == STEP_DONE, "%s", err.text);
	check_summarize(c, &r->summary);
	ck_assert(r->summary.complete);
	ck_assert_str_eq(r->summary.sha256, sum);
	collect(r, check_findings(c));
	tell_all(r, check_findings(c));
	if (source_container(source) == CONTAINER_PLAIN &&
	    str_find(bytes, 0, '\n') < bytes.n)
		ask_index(r, c, bytes);
	add_up(r, check_findings(c));
	check_free(c);
	source_free(source);
}

void
ran_check(struct ran *r, const struct context *context, struct str bytes,
    size_t piece)
{
	struct check_options options = { .block = piece };

	ran_check_as(r, context, bytes, piece, &options);
}

void
ran_release(struct ran *r)
{
	free(r->findings);
	buf_release(&r->told);
	memset(r, 0, sizeof(*r));
}

static int
by_text(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

void
ran_codes(const struct ran *r, bool info, struct buf *out)
{
	char **codes = xcalloc(r->count + 1, sizeof(*codes));
	size_t n = 0;

	for (size_t i = 0; i < r->count; i++) {
		const struct finding *f = &r->findings[i];
		struct buf code = { 0 };

		if ((f->severity == SEVERITY_INFO) != info)
			continue;
		buf_printf(&code, "%s@%llu", rule_get(f->rule)->code,
		    (unsigned long long)f->line);
		codes[n++] = buf_take(&code);
	}
	if (n > 0)
		qsort(codes, n, sizeof(*codes), by_text);
	for (size_t i = 0; i < n; i++) {
		buf_printf(out, "%s%s", i == 0 ? "" : " ", codes[i]);
		free(codes[i]);
	}
	free(codes);
}

void
ran_places(const struct ran *r, struct buf *out)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct finding *f = &r->findings[i];

		buf_printf(out, "%s %llu %u %u %s\n", rule_get(f->rule)->code,
		    (unsigned long long)f->line, f->column, f->length,
		    severity_name(f->severity));
	}
}
