/* SPDX-License-Identifier: MIT */
/* A glance at a file's first bytes, for the picker. */
#include <string.h>

#include "base/intl.h"
#include "run/desk.h"

enum { PEEK_BYTES = 4096, PEEK_LINES = 20 };

/* How the lines of the glance are laid out. */
struct layout {
	unsigned lines, tabs, many_tabs, commas, semicolons, bars;
};

static bool
is_text(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
			return false;
	}
	return true;
}

static void
add_line(struct layout *l, struct str line)
{
	size_t tab = str_find(line, 0, '\t');

	if (str_trim(line, " \t\r").n == 0)
		return;
	l->lines++;
	if (tab < line.n) {
		l->tabs++;
		l->many_tabs += str_find(line, tab + 1, '\t') < line.n;
		return;
	}
	l->commas += str_find(line, 0, ',') < line.n;
	l->semicolons += str_find(line, 0, ';') < line.n;
	l->bars += str_find(line, 0, '|') < line.n;
}

static void
read_layout(struct str text, struct layout *l)
{
	*l = (struct layout){ 0 };
	for (size_t at = 0; at < text.n && l->lines < PEEK_LINES;) {
		size_t end = str_find(text, at, '\n');

		add_line(l, str_cut(text, at, end));
		at = end + 1;
	}
}

static bool
most(unsigned part, unsigned whole)
{
	return part * 2 > whole;
}

static void
judge_text(struct str text, struct peek *out)
{
	struct layout l;

	read_layout(text, &l);
	if (most(l.tabs, l.lines)) {
		out->group = most(l.many_tabs, l.lines) ? PEEK_CONVERT
		    : PEEK_READY;
		out->layout = _("tabs");
	} else if (most(l.semicolons, l.lines)) {
		out->group = PEEK_CONVERT;
		out->layout = _("semicolons");
	} else if (most(l.commas, l.lines)) {
		out->group = PEEK_CONVERT;
		out->layout = _("commas");
	} else if (most(l.bars, l.lines)) {
		out->group = PEEK_CONVERT;
		out->layout = _("bars");
	} else {
		out->layout = _("text");
	}
}

static void
keep_first(struct str text, struct peek *out)
{
	struct str line = str_trim_end(
	    str_cut(text, 0, str_find(text, 0, '\n')), "\r");
	size_t n = line.n < sizeof(out->first) ? line.n
	    : sizeof(out->first) - 1;

	memcpy(out->first, line.p, n);
	out->first[n] = '\0';
	out->first_bytes = n;
}

static const struct {
	enum peek_group group;
	const char *layout;
} containers[] = {
	[CONTAINER_EMPTY] = { PEEK_OTHER, N_("empty") },
	[CONTAINER_GZIP] = { PEEK_OTHER, N_("gzip") },
	[CONTAINER_ZIP] = { PEEK_OTHER, N_("zip") },
	[CONTAINER_EXCEL] = { PEEK_CONVERT, N_("Excel") },
	[CONTAINER_OTHER] = { PEEK_OTHER, N_("not text") },
	[CONTAINER_PGP_ARMOR] = { PEEK_OTHER, N_("encrypted") },
	[CONTAINER_PGP] = { PEEK_OTHER, N_("encrypted") },
	[CONTAINER_TAR] = { PEEK_OTHER, N_("archive") },
	[CONTAINER_PLAIN] = { PEEK_OTHER, N_("text") },
};

static bool
judge(struct source *s, const char *path, struct peek *out, struct err *err)
{
	enum container c = source_container(s);
	char bytes[PEEK_BYTES];
	struct str text = { bytes, 0 };
	struct name_verdict v;

	if (c == CONTAINER_GZIP)
		c = source_inner(s);
	out->group = containers[c].group;
	out->layout = _(containers[c].layout);
	if (c != CONTAINER_PLAIN)
		return true;
	if (!source_read_at(s, 0, bytes, sizeof(bytes), &text.n, err))
		return false;
	if (!is_text(text)) {
		out->layout = _("not text");
		return true;
	}
	judge_text(text, out);
	keep_first(text, out);
	/* A proper name says more than the number of tabs. */
	name_diagnose(str_from(path), 0, &v);
	if (v.known && out->group == PEEK_CONVERT &&
	    str_find(text, 0, '\t') < text.n)
		out->group = PEEK_READY;
	return true;
}

bool
desk_peek(const char *path, struct peek *out, struct err *err)
{
	struct source *s = source_open(path, err);
	bool ok;

	*out = (struct peek){ .group = PEEK_OTHER, .layout = "" };
	if (s == NULL)
		return false;
	ok = judge(s, path, out, err);
	source_free(s);
	return ok;
}
