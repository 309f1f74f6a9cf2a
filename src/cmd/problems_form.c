/* SPDX-License-Identifier: MIT */
/* The forms of a list of problems: for people, for spreadsheets, and for
 * programs.  Scripts rely on the columns and keys. */
#include <inttypes.h>

#include "base/intl.h"
#include "base/json.h"
#include "base/num.h"
#include "base/safetext.h"
#include "cmd/problems.h"
#include "cmd/wrap.h"

enum { PARAGRAPH = 4, INDENT = 6, PATH_COLUMNS = 200, CARETS_MAX = 40 };

/* --- for people -------------------------------------------------------- */

static void
add_marks(int before, int under, struct buf *out)
{
	buf_printf(out, "%*s", INDENT + before, "");
	for (int i = 0; i < (under > 0 ? under : 1) && i < CARETS_MAX; i++)
		buf_add_char(out, '^');
	buf_add_char(out, '\n');
}

static void
add_excerpt(const struct problem *p, struct buf *out)
{
	int before, under;

	if (p->before.n + p->fault.n + p->after.n == 0)
		return;
	buf_printf(out, "%*s", INDENT, "");
	before = safetext_add(out, p->before, 0);
	under = safetext_add(out, p->fault, 0);
	(void)safetext_add(out, p->after, 0);
	buf_add_char(out, '\n');
	if (p->finding->column > 0)
		add_marks(before, under, out);
}

static void
add_text(const struct problem *p, struct buf *out)
{
	const struct finding *f = p->finding;
	const struct rule *rule = rule_get(f->rule);
	char number[NUM_TEXT_MAX];

	(void)safetext_add(out, str_from(p->file), PATH_COLUMNS);
	if (f->line > 0)
		buf_printf(out, _(", line %s"), num_group(f->line, number));
	if (f->column > 0)
		buf_printf(out, _(", column %u, length %u"), f->column,
		    f->length);
	buf_printf(out, "\n  %s (%s), %s\n", _(rule->title), rule->code,
	    severity_name(f->severity));
	wrap_paragraph(out, finding_words(f), PARAGRAPH);
	add_excerpt(p, out);
	buf_add_char(out, '\n');
}

/* --- for spreadsheets -------------------------------------------------- */

/* What a spreadsheet would take for a formula, or for the start of a quoted
 * cell, gets an apostrophe in front. */
static bool
is_risky(struct str cell)
{
	static const char *const starts[] = { "=", "+", "-", "@", "\"", "'",
		"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
		"\xEF\xBC\xA0" };

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (str_starts(cell, starts[i]))
			return true;
	return false;
}

/* The gate has no tabs and line ends in what it gives. */
static void
add_cell(struct str bytes, struct buf *out)
{
	if (is_risky(bytes))
		buf_add_char(out, '\'');
	(void)safetext_add(out, bytes, 0);
}

static void
add_tsv(const struct problem *p, struct buf *out)
{
	const struct finding *f = p->finding;
	struct buf line = { 0 };

	add_cell(str_from(p->file), out);
	buf_printf(out, "\t%s\t%s\t%" PRIu64 "\t%" PRIu64 "\t%u\t%u\t",
	    rule_get(f->rule)->code, severity_name(f->severity), p->count,
	    f->line, f->column, f->length);
	add_cell(str_from(finding_words(f)), out);
	buf_add_char(out, '\t');
	buf_add_str(&line, p->before);
	buf_add_str(&line, p->fault);
	buf_add_str(&line, p->after);
	add_cell(buf_str(&line), out);
	buf_add_char(out, '\t');
	add_cell(p->fault, out);
	buf_add_char(out, '\n');
	buf_release(&line);
}

/* --- for programs ------------------------------------------------------ */

static void
add_jsonl(const struct problem *p, struct buf *out)
{
	const struct finding *f = p->finding;
	struct json *o = json_new_object();
	struct buf line = { 0 };

	buf_add_str(&line, p->before);
	buf_add_str(&line, p->fault);
	buf_add_str(&line, p->after);
	json_put_text(o, "type", str_from("finding"));
	json_put_text(o, "file", str_from(p->file));
	json_put_text(o, "rule", str_from(rule_get(f->rule)->code));
	json_put_text(o, "severity", str_from(severity_name(f->severity)));
	json_put_number(o, "count", p->count);
	json_put_number(o, "line", f->line);
	json_put_number(o, "column", f->column);
	json_put_number(o, "length", f->length);
	json_put_text(o, "text", str_from(finding_words(f)));
	json_put_text(o, "excerpt", buf_str(&line));
	json_put_text(o, "fault", p->fault);
	json_write(o, out);
	buf_add_char(out, '\n');
	json_free(o);
	buf_release(&line);
}

/* --- the forms --------------------------------------------------------- */

static const struct problems_form forms[] = {
	{ .word = "txt", .add = add_text },
	{ .word = "tsv", .heading = "file\trule\tseverity\tcount\tline\t"
	    "column\tlength\ttext\texcerpt\tfault\n", .add = add_tsv },
	{ .word = "jsonl", .add = add_jsonl },
};

const struct problems_form *
problems_form_find(struct str word)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (str_eq_text(word, forms[i].word))
			return &forms[i];
	return NULL;
}

const struct problems_form *
problems_form_of(const char *path)
{
	struct str s = str_from(path);
	size_t dot = s.n;

	while (dot > 0 && s.p[dot - 1] != '.' && s.p[dot - 1] != '/')
		dot--;
	return problems_form_find(str_cut(s, dot, s.n));
}
