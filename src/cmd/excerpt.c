/* SPDX-License-Identifier: MIT */
/* A line of data with a caret under the fault. */
#include "cmd/excerpt.h"

#include <langinfo.h>
#include <string.h>

#include "base/safetext.h"
#include "cmd/report.h"

enum {
	BEFORE = 30,	/* bytes shown before the fault */
	AFTER = 40,	/* ... and from its start on */
	CARETS_MAX = 40
};

static const char *
tab_mark(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0 ? "\xC2\xBB"
	    : "<TAB>";
}

static int
tab_columns(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0 ? 1 : 5;
}

/* Add bytes with tabs as a mark; returns the columns. */
static int
add_marked(struct buf *out, struct str bytes)
{
	int columns = 0;

	for (size_t at = 0; at < bytes.n;) {
		size_t tab = str_find(bytes, at, '\t');

		columns += safetext_add(out, str_cut(bytes, at, tab), 0);
		if (tab < bytes.n) {
			buf_add_text(out, tab_mark());
			columns += tab_columns();
		}
		at = tab + 1;
	}
	return columns;
}

/* Not in the middle of a UTF-8 character. */
static size_t
char_start(struct str s, size_t at)
{
	for (int i = 0; i < 3 && at > 0 && at < s.n &&
	    ((unsigned char)s.p[at] & 0xC0) == 0x80; i++)
		at--;
	return at;
}

static size_t
char_end(struct str s, size_t at)
{
	for (int i = 0; i < 3 && at < s.n &&
	    ((unsigned char)s.p[at] & 0xC0) == 0x80; i++)
		at++;
	return at;
}

struct excerpt
excerpt_cut(struct str line, const struct finding *f)
{
	size_t at = f->column > 0 ? f->column - 1 : 0;
	size_t end, from, to;

	at = at < line.n ? at : line.n;
	end = f->length < line.n - at ? at + f->length : line.n;
	from = at > BEFORE ? char_start(line, at - BEFORE) : 0;
	to = line.n - at > AFTER ? char_end(line, at + AFTER) : line.n;
	end = char_end(line, end < to ? end : to);
	return (struct excerpt){ .before = str_cut(line, from, at),
		.fault = str_cut(line, at, end),
		.after = str_cut(line, end, to),
		.begun = from > 0, .goes_on = to < line.n };
}

void
report_excerpt(struct str line, const struct finding *f, int indent,
    struct buf *out)
{
	struct excerpt e = excerpt_cut(line, f);
	int before = e.begun ? 3 : 0;
	int under;

	buf_printf(out, "%*s", indent, "");
	buf_add_text(out, e.begun ? "..." : "");
	before += add_marked(out, e.before);
	under = add_marked(out, e.fault);
	(void)add_marked(out, e.after);
	buf_add_text(out, e.goes_on ? "...\n" : "\n");
	if (f->column == 0)
		return;
	buf_printf(out, "%*s", indent + before, "");
	for (int i = 0; i < (under > 0 ? under : 1) && i < CARETS_MAX; i++)
		buf_add_char(out, '^');
	buf_add_char(out, '\n');
}
