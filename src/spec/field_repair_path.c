/* SPDX-License-Identifier: MIT */
/* Repairs of variable paths and of CSS selectors. */
#include <string.h>

#include "spec/field_rules.h"
#include "spec/jspath.h"

/* One step as it may be written. */
static void
add_step(struct str name, struct buf *out)
{
	if (jspath_is_name(name))
		buf_printf(out, "%s%.*s", out->n > 0 ? "." : "", STR_ARG(name));
	else if (str_all_digits(name))
		buf_printf(out, "[%.*s]", STR_ARG(name));
	else
		buf_printf(out, "[\"%.*s\"]", STR_ARG(name));
}

/* Cut at everything that can stand between names, and join again. */
static bool
path_rejoined(struct str s, struct buf *out)
{
	size_t at = str_find(s, 0, '=');
	size_t from = 0;

	if (at < s.n)
		s = str_cut(s, at + 1, s.n);
	s = str_trim(s, " ;%(){}$");
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && memchr("./>[]'\" ", s.p[i], 8) == NULL &&
		    !(s.p[i] == '-' && i + 1 < s.n && s.p[i + 1] == '>'))
			continue;
		if (i > from)
			add_step(str_cut(s, from, i), out);
		from = i + 1;
	}
	return true;
}

static bool
path_trimmed(struct str s, struct buf *out)
{
	s = str_trim(s, " ;%(){}$.");
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ')
			buf_add_char(out, s.p[i]);
	return true;
}

bool
repair_path(struct str value, size_t i, struct buf *out)
{
	static repair *const repairs[] = { path_trimmed, path_rejoined };

	return TRY(repairs);
}

static bool
one_line(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\n' || s.p[i] == '\r' || s.p[i] == '\t')
			buf_add_char(out, ' ');
		else
			buf_add_char(out, s.p[i]);
	return true;
}

/* //input[@id="x"] -> #x */
static bool
from_xpath(struct str s, struct buf *out)
{
	struct str in;

	if (!repair_between(s, "@id=\"", "\"", &in) &&
	    !repair_between(s, "@id='", "'", &in))
		return false;
	buf_printf(out, "#%.*s", STR_ARG(in));
	return true;
}

/* <meta name="cid" ...> -> meta[name="cid"] */
static bool
from_markup(struct str s, struct buf *out)
{
	struct str tag, in;
	const char *attribute = "name";

	if (!repair_between(s, "<", " ", &tag))
		return false;
	if (repair_between(s, " id=\"", "\"", &in))
		attribute = "id";
	else if (!repair_between(s, " name=\"", "\"", &in))
		return false;
	buf_printf(
	    out, "%.*s[%s=\"%.*s\"]", STR_ARG(tag), attribute, STR_ARG(in));
	return true;
}

/* The quote or bracket that is missing at the end. */
static bool
closed(struct str s, struct buf *out)
{
	size_t quotes = 0, open = 0, close = 0;

	for (size_t i = 0; i < s.n; i++) {
		quotes += s.p[i] == '"';
		open += s.p[i] == '[';
		close += s.p[i] == ']';
	}
	if (quotes % 2 == 1 && s.p[s.n - 1] == ']')
		s.n--;
	buf_add_str(out, s);
	if (quotes % 2 == 1)
		buf_add_char(out, '"');
	if (open > close || s.p[s.n - 1] == '[' ||
	    (quotes % 2 == 1 && open == close && open > 0))
		buf_add_char(out, ']');
	return true;
}

static bool
without_call(struct str s, struct buf *out)
{
	struct str in;

	if (!repair_between(s, "querySelector(\"", "\")", &in) &&
	    !repair_between(s, "querySelector('", "')", &in))
		return false;
	buf_add_str(out, in);
	return true;
}

bool
repair_selector(struct str value, size_t i, struct buf *out)
{
	static repair *const repairs[] = { without_call, one_line, from_xpath,
		from_markup, closed };

	return TRY(repairs);
}
