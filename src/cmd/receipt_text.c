/* SPDX-License-Identifier: MIT */
/* A receipt in words. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/num.h"
#include "base/safetext.h"
#include "cmd/receipt.h"
#include "cmd/wrap.h"

enum { PATH_COLUMNS = 70, FILES_SHOWN = 20, LABEL = 32, INDENT = 6,
	MISSING = 70 };

/* --- the head ---------------------------------------------------------- */

static void
add_times(const struct receipt *r, struct buf *out)
{
	char when[CLOCK_TEXT_MAX];
	char minutes[NUM_TEXT_MAX];
	uint64_t seconds;

	if (r->start == 0)
		return;
	buf_printf(out, _("Adobe began at %s"), clock_text(r->start, when));
	if (r->end >= r->start && r->end != 0) {
		seconds = (uint64_t)(r->end - r->start);
		buf_printf(out, _(" and took %s min %u s"),
		    num_group(seconds / 60, minutes),
		    (unsigned)(seconds % 60));
	}
	buf_add_text(out, ".\n");
}

static bool
is_one_of_ours(const struct compared *c, const char *file)
{
	struct receipt one = { .files = { (char *)(uintptr_t)file },
		.file_count = 1 };

	for (size_t i = 0; i < c->ours->count; i++)
		if (receipt_lists(&one, c->ours->files[i].name))
			return true;
	return false;
}

static void
add_files(const struct compared *c, struct buf *out)
{
	const struct receipt *r = c->receipt;
	char number[NUM_TEXT_MAX];

	if (r->file_count == 0)
		buf_printf(out, "\n%s\n", _("It names no file."));
	else
		buf_printf(out, "\n%s\n", _("Files that were worked through "
		    "together"));
	for (size_t i = 0; i < r->file_count && i < FILES_SHOWN; i++) {
		buf_add_text(out, is_one_of_ours(c, r->files[i]) ? "  * "
		    : "    ");
		(void)safetext_add(out, str_from(r->files[i]), PATH_COLUMNS);
		buf_add_char(out, '\n');
	}
	if (r->cut || r->file_count > FILES_SHOWN)
		buf_printf(out, _("    and %s more\n"),
		    num_group(r->file_count - FILES_SHOWN, number));
	if (c->ours->count > 0 && r->file_count > 0)
		buf_printf(out, "%s\n", _("  (* is yours)"));
}

static void
add_head(const struct compared *c, struct buf *out)
{
	const struct receipt *r = c->receipt;
	char partner[NUM_TEXT_MAX];

	buf_add_text(out, _("Adobe's receipt in "));
	if (strcmp(c->path, "-") == 0)
		buf_add_text(out, _("standard input"));
	else
		(void)safetext_add(out, str_from(c->path), PATH_COLUMNS);
	buf_add_char(out, '\n');
	if (r->partner != 0) {
		(void)snprintf(partner, sizeof(partner), "%llu",
		    (unsigned long long)r->partner);
		buf_printf(out, _("For partner %s. "), partner);
	}
	add_times(r, out);
	if (r->several) {
		buf_add_char(out, '\n');
		wrap_paragraph(out, _("There is more than one receipt in "
		    "this text. This is about the first of them."), 0);
	}
	add_files(c, out);
}

/* Adobe defines the share as what is stored of what came. */
static void
add_share(const struct receipt *r, struct buf *out)
{
	uint64_t received = r->counters.received;
	uint64_t stored = r->counters.stored;
	char some[NUM_TEXT_MAX], all[NUM_TEXT_MAX], share[NUM_TEXT_MAX];

	if (!receipt_has(r, RECEIPT_RECEIVED) || received == 0 ||
	    !receipt_has(r, RECEIPT_STORED) || stored > received)
		return;
	buf_printf(out, _("\n%s of %s lines were stored (%s %%).\n"),
	    num_group(stored, some), num_group(received, all),
	    num_percent(stored, received, share));
}

/* --- the numbers ------------------------------------------------------- */

static void
add_difference(uint64_t ours, uint64_t theirs, struct buf *out)
{
	char number[NUM_TEXT_MAX], text[NUM_TEXT_MAX + 1];
	bool more = theirs > ours;

	(void)num_group(more ? theirs - ours : ours - theirs, number);
	(void)snprintf(text, sizeof(text), "%s%s", theirs == ours ? ""
	    : more ? "+" : "-", number);
	buf_printf(out, "%14s", text);
}

static void
add_numbers(const struct compared *c, enum receipt_line line,
    struct buf *out)
{
	uint64_t theirs = receipt_value(&c->receipt->counters, line);
	uint64_t ours = receipt_value(&c->sum.forecast, line);
	bool there = receipt_has(c->receipt, line);
	char number[NUM_TEXT_MAX];

	if (c->known)
		buf_printf(out, "%14s", receipt_foreseen(line, c->beta)
		    ? num_group(ours, number) : "");
	buf_printf(out, "%14s", there ? num_group(theirs, number) : "?");
	if (compared_differs(c, line))
		add_difference(ours, theirs, out);
	buf_add_char(out, '\n');
}

static void
add_causes(const struct compared *c, enum receipt_line line,
    struct buf *out)
{
	enum rule_id rules[RULE_COUNT];
	size_t count = compared_rules(c, line, rules);
	struct buf text = { 0 };
	char number[NUM_TEXT_MAX];

	if (count == 0 || line == RECEIPT_STORED)
		return;		/* those above it have told already */
	buf_add_text(&text, _("Our check found:"));
	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "%s %s (%s)", i > 0 ? "," : "",
		    rule_get(rules[i])->code,
		    num_group(c->sum.counts[rules[i]], number));
	buf_add_char(&text, '.');
	wrap_paragraph(out, buf_text(&text), INDENT);
	buf_release(&text);
}

static void
add_line(const struct compared *c, enum receipt_line line, struct buf *out)
{
	bool odd = (c->receipt->odd >> line & 1U) != 0;
	const char *label = receipt_label(line);

	if (!receipt_has(c->receipt, line) && !odd)
		return;
	buf_printf(out, "  %-*s", LABEL, label);
	if (strlen(label) > LABEL)
		buf_printf(out, "\n  %*s", LABEL, "");
	add_numbers(c, line, out);
	wrap_paragraph(out, receipt_meaning(line), INDENT);
	if (!receipt_has(c->receipt, line))
		wrap_paragraph(out, _("What stands there is no number that "
		    "we can read."), INDENT);
	add_causes(c, line, out);
}

static void
add_table(const struct compared *c, struct buf *out)
{
	buf_printf(out, "\n  %-*s", LABEL, _("What was counted"));
	if (c->known)
		buf_printf(out, "%14s", _("we expected"));
	buf_printf(out, "%14s", _("Adobe counted"));
	if (c->known && c->comparable)
		buf_printf(out, "%14s", _("difference"));
	buf_add_char(out, '\n');
	for (unsigned i = 0; i < RECEIPT_LINES; i++)
		add_line(c, (enum receipt_line)i, out);
	buf_add_char(out, '\n');
	if (!c->known)
		wrap_paragraph(out, _("With --for and the data file that was "
		    "sent you see these numbers beside those that we "
		    "expected."), 0);
	else if (!c->comparable)
		wrap_paragraph(out, _("These numbers are of all files listed "
		    "together, and not all of them are yours, so no "
		    "difference is shown."), 0);
	else
		wrap_paragraph(out, _("What we expected is an estimate from "
		    "our checks. Whom Adobe knows only Adobe can tell."), 0);
}

/* --- the findings ------------------------------------------------------ */

static void
add_finding(const struct finding *f, struct buf *out)
{
	const struct rule *rule = rule_get(f->rule);

	buf_printf(out, "  %s (%s)\n", _(rule->title), rule->code);
	wrap_paragraph(out, finding_words(f), 4);
	wrap_paragraph(out, _(rule->remedy), 4);
	buf_add_char(out, '\n');
}

/* Which ones RCPT-MISSING is about. */
static void
add_missing(const struct compared *c, struct buf *out)
{
	const struct delivered *d;
	char when[CLOCK_TEXT_MAX];
	size_t at = 0, count = 0;

	while ((d = compared_missing(c, &at)) != NULL) {
		if (count++ == 0)
			buf_printf(out, "  %s\n", _("Without a receipt:"));
		buf_add_text(out, "    ");
		(void)safetext_add(out, str_from(d->name), MISSING);
		buf_printf(out, ", %s\n", clock_text(d->when, when));
	}
	if (count > 0)
		buf_add_char(out, '\n');
}

void
receipt_text(const struct compared *c, struct buf *out)
{
	add_head(c, out);
	add_share(c->receipt, out);
	add_table(c, out);
	buf_add_char(out, '\n');
	if (c->count > 0)
		buf_printf(out, "%s\n\n", _("What to look at"));
	for (size_t i = 0; i < c->count; i++)
		add_finding(&c->findings[i], out);
	add_missing(c, out);
	wrap_paragraph(out, _("A receipt means \"picked up\", not \"ready to "
	    "use\"."), 0);
}
