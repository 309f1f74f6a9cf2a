/* SPDX-License-Identifier: MIT */
/* A check in words. */
#include <stdio.h>
#include <stdlib.h>

#include "base/intl.h"
#include "base/num.h"
#include "base/safetext.h"
#include "cmd/command.h"
#include "cmd/quotes.h"
#include "cmd/report.h"
#include "cmd/wrap.h"

enum { PATH_COLUMNS = 70, PARAGRAPH = 4, INDENT = 6 };

static int
compare(const void *pa, const void *pb)
{
	const struct report_cause *a = pa, *b = pb;
	const struct rule *ra = rule_get(a->rule), *rb = rule_get(b->rule);

	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (ra->weight != rb->weight)
		return ra->weight > rb->weight ? -1 : 1;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->rule < b->rule ? -1 : a->rule > b->rule;
}

size_t
report_causes(const struct findings *found, struct report_cause out[RULE_COUNT])
{
	size_t count = 0;

	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum rule_id rule = (enum rule_id)r;
		uint64_t places = findings_count(found, rule);

		if (places > 0)
			out[count++] = (struct report_cause){ rule,
				findings_severity(found, rule), places };
	}
	qsort(out, count, sizeof(out[0]), compare);
	return count;
}

/* --- one cause --------------------------------------------------------- */

static void
add_example(const struct finding *f, struct str quote, struct buf *out)
{
	char number[NUM_TEXT_MAX];

	if (f->line == 0)
		return;
	if (f->column > 0)
		buf_printf(out, _("    line %s, column %u\n"),
		    num_group(f->line, number), f->column);
	else
		buf_printf(out, _("    line %s\n"),
		    num_group(f->line, number));
	buf_add_str(out, quote);
}

static void
add_cause(const struct report *r, const struct report_cause *c,
    const struct quotes *quotes, struct buf *out)
{
	const struct findings *found = exam_findings(r->exam);
	const struct rule *rule = rule_get(c->rule);
	size_t kept = findings_kept(found, c->rule);
	struct finding first;
	char number[NUM_TEXT_MAX], more[NUM_TEXT_MAX];

	(void)num_group(c->count, number);
	buf_printf(out, "  %s (%s)", _(rule->title), rule->code);
	if (rule->scope != SCOPE_FILE)
		buf_printf(out, intl_plural(", %s place", ", %s places",
		    c->count), number);
	buf_add_char(out, '\n');
	first = findings_get(found, c->rule, 0);
	wrap_paragraph(out, finding_words(&first), PARAGRAPH);
	wrap_paragraph(out, _(rule->remedy), PARAGRAPH);
	for (size_t i = 0; i < kept && i < QUOTES_EACH; i++) {
		struct finding f = findings_get(found, c->rule, i);

		add_example(&f, quotes_get(quotes, c->rule, i), out);
	}
	if (c->count > QUOTES_EACH && rule->scope != SCOPE_FILE)
		buf_printf(out, _("    and %s more\n"),
		    num_group(c->count - QUOTES_EACH,
		    more));
	buf_add_char(out, '\n');
}

static void
add_causes(const struct report *r, struct buf *out)
{
	static const char *const headings[] = {
		[SEVERITY_ERROR] = N_("Stops the upload"),
		[SEVERITY_WARNING] = N_("Accepted, but probably not what you "
		    "want"),
		[SEVERITY_INFO] = N_("Good to know"),
	};
	struct report_cause causes[RULE_COUNT];
	size_t count = report_causes(exam_findings(r->exam), causes);
	struct quotes quotes;

	quotes_read(&quotes, r->exam, INDENT);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || causes[i].severity != causes[i - 1].severity)
			buf_printf(out, "%s\n\n",
			    _(headings[causes[i].severity]));
		add_cause(r, &causes[i], &quotes, out);
	}
	quotes_release(&quotes);
}

/* --- the whole --------------------------------------------------------- */

static void
add_head(const struct report *r, struct buf *out)
{
	const struct check_summary *s = &r->summary;
	char records[NUM_TEXT_MAX], size[NUM_TEXT_MAX], bad[NUM_TEXT_MAX];
	uint64_t attention = s->error_lines + s->warning_lines;

	(void)safetext_add(out, str_from(r->path), PATH_COLUMNS);
	buf_printf(out, "\n%s. ", _(kind_get(s->kind)->name));
	buf_printf(out, r->stopped ? intl_plural("%s line so far, of %s",
	    "%s lines so far, of %s", s->records) : intl_plural("%s line, %s",
	    "%s lines, %s", s->records), num_group(s->records, records),
	    num_size(s->disk_bytes, size));
	if (attention > 0)
		buf_printf(out, intl_plural("; %s needs attention",
		    "; %s need attention", attention),
		    num_group(attention, bad));
	buf_add_text(out, ".\n");
	if (r->stopped)
		buf_add_text(out, _("Stopped before the end: this is not a "
		    "full check.\n"));
	buf_add_char(out, '\n');
}

void
report_add_forecast(const struct forecast *f, struct buf *out)
{
	const struct {
		const char *label;
		uint64_t value;
		bool always;
	} rows[] = {
		{ _("Records received"), f->received, true },
		{ _("Format errors"), f->format_errors, true },
		{ _("Invalid AAM ID"), f->invalid_aam_id, false },
		{ _("Invalid device ID"), f->invalid_device_id, false },
		{ _("No matching AAM ID"), f->no_match, false },
		{ _("No trait realized"), f->no_trait, true },
		{ _("Stored records"), f->stored, true },
		{ _("Traits failed validation"), f->failed_validation,
		    false },
	};
	char number[NUM_TEXT_MAX];

	buf_add_text(out, _("What Adobe's receipt should say, an estimate "
	    "from our checks\n\n"));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].always || rows[i].value > 0)
			buf_printf(out, "  %-28s%14s\n", rows[i].label,
			    num_group(rows[i].value, number));
	buf_add_char(out, '\n');
}

const char *
report_verdict_words(enum verdict v)
{
	static const char *const words[] = {
		[VERDICT_READY] = N_("Ready to send."),
		[VERDICT_ATTENTION] = N_("It can be sent; please read the "
		    "warnings first."),
		[VERDICT_STOPPED] = N_("Not ready yet: what stops the upload "
		    "has to be settled first."),
	};

	return _(words[v]);
}

bool
report_text(const struct report *r, struct err *err)
{
	struct buf out = { 0 };
	bool ok;

	add_head(r, &out);
	add_causes(r, &out);
	if (r->summary.records > 0 && !r->stopped)
		report_add_forecast(&r->forecast, &out);
	buf_printf(&out, "%s\n", r->stopped
	    ? _("No verdict: the file was not read to its end.")
	    : report_verdict_words(r->summary.verdict));
	ok = command_write(buf_str(&out), err);
	buf_release(&out);
	return ok;
}
