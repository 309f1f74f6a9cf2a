/* SPDX-License-Identifier: MIT */
/* Writes findings row by row, so that their number does not matter. */
#include "cmd/problems.h"

#include <stdlib.h>

#include "base/intl.h"
#include "base/mem.h"
#include "cmd/excerpt.h"
#include "cmd/watch.h"
#include "run/outfile.h"
#include "spec/mask.h"

enum { WRITE_AT = 64 << 10 };

struct problems {
	struct outfile *file;
	const struct problems_form *form;
	bool values;
	struct buf out;		/* not written yet */
	struct buf before, fault, after;	/* of the row at hand */
};

struct problems *
problems_open(const struct problems_way *way, struct err *err)
{
	const struct problems_form *form = way->form != NULL ? way->form
	    : problems_form_of(way->path);
	struct outfile *file;
	struct problems *p;

	if (form == NULL) {
		(void)err_set(err, ERR_USAGE, _("--report: the name ends in "
		    ".txt, .tsv or .jsonl, or --report-format tells the form"));
		return NULL;
	}
	file = outfile_open(way->path, way->force, err);
	if (file == NULL)
		return NULL;
	p = xcalloc(1, sizeof(*p));
	p->file = file;
	p->form = form;
	p->values = way->values;
	if (form->heading != NULL)
		buf_add_text(&p->out, form->heading);
	return p;
}

void
problems_free(struct problems *p)
{
	if (p == NULL)
		return;
	outfile_free(p->file);
	buf_release(&p->out);
	buf_release(&p->before);
	buf_release(&p->fault);
	buf_release(&p->after);
	free(p);
}

static bool
flush(struct problems *p, struct err *err)
{
	bool ok = outfile_write(p->file, buf_str(&p->out), err);

	buf_clear(&p->out);
	return ok;
}

bool
problems_publish(struct problems *p, struct err *err)
{
	if (watch_stopped())
		return err_set(err, ERR_CANCELLED, _("The report was not "
		    "written, as not everything was checked."));
	return flush(p, err) && outfile_publish(p->file, err);
}

/* --- the piece of the line --------------------------------------------- */

/* The words of the format are nobody's data, and faults often stand beside
 * them. */
static size_t
word_at(struct str s, size_t at)
{
	static const char *const words[] = { "d_sid=", "d_unsid=", "ic=" };
	struct str rest = str_cut(s, at, s.n);

	if (at > 0 && (char_is_letter(s.p[at - 1]) ||
	    char_is_digit(s.p[at - 1]) || s.p[at - 1] == '_'))
		return 0;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_starts(rest, words[i]))
			return strlen(words[i]);
	return 0;
}

static void
add_masked(struct buf *out, struct str s)
{
	size_t from = 0;

	for (size_t at = 0; at < s.n;) {
		size_t n = word_at(s, at);

		if (n == 0) {
			at++;
			continue;
		}
		mask_add(out, str_cut(s, from, at));
		buf_add_str(out, str_cut(s, at, at + n));
		at += n;
		from = at;
	}
	mask_add(out, str_cut(s, from, s.n));
}

static struct str
piece(struct buf *out, struct str bytes, const char *first, bool masked)
{
	buf_clear(out);
	buf_add_text(out, first);
	if (masked)
		add_masked(out, bytes);
	else
		buf_add_str(out, bytes);
	return buf_str(out);
}

/* The line of f, or the name when f is about that. */
static bool
line_of(const struct report *r, const struct finding *f, struct str *line)
{
	const struct look_line *lines;
	size_t got;

	*line = r->name;
	if (f->line == 0)
		return f->column > 0;
	if (!look_at(exam_look(r->exam), f->line, 1, &lines, &got, NULL) ||
	    got != 1)
		return false;
	*line = lines[0].bytes;
	return true;
}

static void
add_row(struct problems *p, const struct report *r, const struct finding *f,
    uint64_t count)
{
	struct problem row = { .file = r->path, .finding = f,
		.count = count };
	bool masked = !p->values && f->line > 0;
	struct excerpt e;
	struct str line;

	if (line_of(r, f, &line)) {
		e = excerpt_cut(line, f);
		row.before = piece(&p->before, e.before,
		    e.begun ? "..." : "", masked);
		row.fault = piece(&p->fault, e.fault, "", masked);
		row.after = piece(&p->after, e.after, "", masked);
		if (e.goes_on) {
			buf_add_text(&p->after, "...");
			row.after = buf_str(&p->after);
		}
	}
	p->form->add(&row, &p->out);
}

static bool
add_cause(struct problems *p, const struct report *r,
    const struct report_cause *c, struct err *err)
{
	const struct findings *found = exam_findings(r->exam);
	size_t kept = findings_kept(found, c->rule);

	/* A person who stops it now gets no list: see problems_publish. */
	for (size_t i = 0; i < kept && !watch_stopped(); i++) {
		struct finding f = findings_get(found, c->rule, i);

		add_row(p, r, &f, c->count);
		if (p->out.n >= WRITE_AT && !flush(p, err))
			return false;
	}
	return true;
}

bool
problems_add(struct problems *p, const struct report *r, struct err *err)
{
	struct report_cause causes[RULE_COUNT];
	size_t count = report_causes(exam_findings(r->exam), causes);

	for (size_t i = 0; i < count; i++)
		if (!add_cause(p, r, &causes[i], err))
			return false;
	return true;
}
