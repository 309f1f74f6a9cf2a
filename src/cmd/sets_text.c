/* SPDX-License-Identifier: MIT */
/* A set of parts in words. */
#include "base/intl.h"
#include "base/num.h"
#include "base/safetext.h"
#include "cmd/report.h"
#include "cmd/sets.h"
#include "cmd/wrap.h"

enum { NAME_COLUMNS = 44, PARAGRAPH = 4, INDENT = 2 };

static void
add_members(const struct set *s, struct buf *out)
{
	char records[NUM_TEXT_MAX], size[NUM_TEXT_MAX];

	for (size_t i = 0; i < s->count; i++) {
		const struct outcome *o = &s->members[i]->outcome;
		int columns;

		buf_add_text(out, "  ");
		columns = safetext_add(out, str_from(o->name), NAME_COLUMNS);
		buf_printf(out, "%*s  ", NAME_COLUMNS - columns, "");
		if (!s->members[i]->read) {
			buf_printf(out, "%s\n", _("could not be read"));
			continue;
		}
		buf_printf(out, intl_plural("%14s line, %9s\n",
		    "%13s lines, %9s\n", o->records),
		    num_group(o->records, records),
		    num_size(o->bytes, size));
	}
	buf_printf(out, intl_plural("\n%s line, %s in all. ",
	    "\n%s lines, %s in all. ", s->sum.records),
	    num_group(s->sum.records, records),
	    num_size(s->sum.bytes, size));
	buf_add_text(out, _("People are counted in each file, not here:\none "
	    "person may stand in several parts.\n"));
}

static void
add_numbers(const char *label, const uint64_t *list, size_t listed,
    uint64_t count, struct buf *out)
{
	char number[NUM_TEXT_MAX];

	if (count == 0)
		return;
	buf_printf(out, "%*s%s", PARAGRAPH, "", label);
	for (size_t i = 0; i < listed; i++)
		buf_printf(out, "%s %s", i > 0 ? "," : "",
		    num_group(list[i], number));
	if (count > listed)
		buf_printf(out, _(", and %s more"),
		    num_group(count - listed, number));
	buf_add_char(out, '\n');
}

static void
add_gap(const struct set *s, struct buf *out)
{
	const struct parts_verdict *v = &s->verdict;
	const struct rule *rule = rule_get(s->finding.rule);

	if (!s->gap)
		return;
	buf_printf(out, "\n  %s (%s)\n", _(rule->title), rule->code);
	wrap_paragraph(out, finding_words(&s->finding), PARAGRAPH);
	wrap_paragraph(out, _(rule->remedy), PARAGRAPH);
	add_numbers(_("Missing:"), v->missing, v->missing_listed,
	    v->missing_count, out);
	add_numbers(_("Twice:"), v->twice, v->twice_listed, v->twice_count,
	    out);
	if (s->kin == NULL)
		return;
	buf_printf(out, "%*s%s", PARAGRAPH, "", _("Parts with another time "
	    "stamp are here too: "));
	(void)safetext_add(out, str_from(s->kin->set), NAME_COLUMNS);
	buf_add_char(out, '\n');
}

void
set_text(const struct set *s, struct buf *out)
{
	char number[NUM_TEXT_MAX];

	buf_add_char(out, '\n');
	(void)safetext_add(out, str_from(s->members[0]->part.set), 0);
	buf_printf(out, intl_plural("\n%s part of one file\n\n",
	    "\n%s parts of one file\n\n", s->count),
	    num_group(s->count, number));
	add_members(s, out);
	add_gap(s, out);
	if (s->verdict.mixed)
		wrap_paragraph(out, _("Not all parts are packed in the same "
		    "way. See whether that is meant so."), INDENT);
	if (s->unsplit)
		wrap_paragraph(out, _("There is also a file of this name "
		    "without a part number."), INDENT);
	buf_add_char(out, '\n');
	report_add_forecast(&s->sum.forecast, out);
	buf_printf(out, "%s\n", s->complete
	    ? report_verdict_words(s->sum.verdict)
	    : _("No verdict: not all of it was read."));
}
