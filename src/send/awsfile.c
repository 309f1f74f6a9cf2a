/* SPDX-License-Identifier: MIT */
/* Walks the lines of the AWS tools' files. */
#include "send/awsfile.h"

static const char blanks[] = " \t\r";

/* Where the walk is. */
struct walk {
	struct str text;
	size_t at;		/* of the next line */
	size_t indent;		/* of the last key */
	bool in_key;		/* deeper lines belong to it */
};

enum line { LINE_END, LINE_NOTHING, LINE_SECTION, LINE_KEY, LINE_DEEPER };

/* What a line is; *body is it without blanks around. */
static enum line
next_line(struct walk *w, struct str *body)
{
	size_t end = str_find(w->text, w->at, '\n');
	struct str line = str_cut(w->text, w->at, end);
	size_t indent = 0;

	if (w->at >= w->text.n)
		return LINE_END;
	w->at = end + 1;
	while (indent < line.n && (line.p[indent] == ' ' ||
	    line.p[indent] == '\t'))
		indent++;
	*body = str_trim(line, blanks);
	if (body->n == 0 || body->p[0] == '#' || body->p[0] == ';')
		return LINE_NOTHING;
	if (w->in_key && indent > w->indent)
		return LINE_DEEPER;
	w->in_key = body->p[0] != '[';
	w->indent = indent;
	return w->in_key ? LINE_KEY : LINE_SECTION;
}

static struct walk
walk_begin(const struct secretfile *f)
{
	struct walk w = { .text = { f->text, f->n } };

	if (str_starts(w.text, "\xEF\xBB\xBF"))
		w.at = 3;
	return w;
}

/* [profile "my work"] and [ profile my work ] are the same. */
static bool
is_section(struct str line, struct str wanted)
{
	struct str name = str_cut(line, 1, str_find(line, 1, ']'));
	size_t word;

	name = str_trim(name, blanks);
	word = str_find_text(wanted, " ");
	if (word < wanted.n && name.n > word &&
	    str_eq(str_cut(name, 0, word), str_cut(wanted, 0, word)) &&
	    (name.p[word] == ' ' || name.p[word] == '\t')) {
		name = str_trim(str_cut(name, word, name.n), blanks);
		wanted = str_cut(wanted, word + 1, wanted.n);
	}
	if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
		name = str_cut(name, 1, name.n - 1);
	return str_eq(name, wanted);
}

bool
awsfile_has(const struct secretfile *f, struct str section)
{
	struct walk w = walk_begin(f);
	struct str body;
	enum line line;

	while ((line = next_line(&w, &body)) != LINE_END)
		if (line == LINE_SECTION && is_section(body, section))
			return true;
	return false;
}

/* Names of keys are the same in any case. */
static bool
is_key(struct str body, const char *key, struct str *value)
{
	size_t equals = str_find(body, 0, '=');

	if (equals == body.n || !str_eq_nocase(str_trim(str_cut(body, 0,
	    equals), blanks), str_from(key)))
		return false;
	*value = str_trim(str_cut(body, equals + 1, body.n), blanks);
	return true;
}

/* The value and what was found below it. */
static struct str
longer(struct str value, struct str more)
{
	if (value.n == 0)
		return more;
	return (struct str){ value.p, (size_t)(more.p + more.n - value.p) };
}

struct str
awsfile_get(const struct secretfile *f, struct str section, const char *key)
{
	struct walk w = walk_begin(f);
	struct str body, value = { 0 };
	bool here = false, mine = false;
	enum line line;

	while ((line = next_line(&w, &body)) != LINE_END) {
		if (line == LINE_NOTHING)
			continue;
		if (line == LINE_SECTION)
			here = is_section(body, section);
		if (line == LINE_DEEPER && mine)
			value = longer(value, body);
		if (line != LINE_DEEPER)
			mine = line == LINE_KEY && here &&
			    is_key(body, key, &value);
	}
	return value;
}
