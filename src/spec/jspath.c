/* SPDX-License-Identifier: MIT */
/* Paths of variables.  Texts in brackets are letters, digits and a few
 * marks, so that no path can carry code. */
#include "spec/jspath.h"

#include <string.h>

enum {
	PATH_MAX_BYTES = 200,
	INDEX_MAX_DIGITS = 6
};

static bool
starts_name(char c)
{
	return char_is_letter(c) || c == '_' || c == '$';
}

bool
jspath_is_name(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!starts_name(name.p[i]) &&
		    (i == 0 || !char_is_digit(name.p[i])))
			return false;
	return name.n > 0;
}

static bool
in_text(char c)
{
	return starts_name(c) || char_is_digit(c) ||
	       memchr(" .:-", c, 4) != NULL;
}

static bool
is_text(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!in_text(s.p[i]))
			return false;
	return s.n > 0;
}

/* [12] or ["text"] at the start of *rest. */
static bool
next_bracket(struct str *rest, struct jspath_step *step)
{
	size_t end = str_find(*rest, 0, ']');
	struct str in;

	if (end == rest->n)
		return false;
	in = str_cut(*rest, 1, end);
	step->index = str_all_digits(in) && in.n <= INDEX_MAX_DIGITS;
	if (!step->index) {
		if (in.n < 2 || in.p[0] != '"' || in.p[in.n - 1] != '"')
			return false;
		in = str_cut(in, 1, in.n - 1);
		if (!is_text(in))
			return false;
	}
	step->name = in;
	*rest = str_cut(*rest, end + 1, rest->n);
	return true;
}

bool
jspath_next(struct str *rest, bool first, struct jspath_step *step)
{
	size_t dot = first ? 0 : 1;
	size_t end = dot;

	if (rest->n == 0)
		return false;
	if (!first && rest->p[0] == '[')
		return next_bracket(rest, step);
	if (!first && rest->p[0] != '.')
		return false;
	while (end < rest->n && rest->p[end] != '.' && rest->p[end] != '[')
		end++;
	step->index = false;
	step->name = str_cut(*rest, dot, end);
	if (!jspath_is_name(step->name))
		return false;
	*rest = str_cut(*rest, end, rest->n);
	return true;
}

bool
jspath_is(struct str path)
{
	struct jspath_step step;
	bool first = true;

	if (path.n == 0 || path.n > PATH_MAX_BYTES)
		return false;
	while (jspath_next(&path, first, &step))
		first = false;
	return path.n == 0;
}
