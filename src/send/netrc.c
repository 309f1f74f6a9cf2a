/* SPDX-License-Identifier: MIT */
/* Reads .netrc word by word. */
#include "send/netrc.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The next word at *at; false at the end. */
static bool
next_word(struct str text, size_t *at, struct str *word)
{
	size_t end;

	while (*at < text.n && is_blank(text.p[*at]))
		++*at;
	if (*at == text.n)
		return false;
	if (text.p[*at] == '"') {
		end = str_find(text, *at + 1, '"');
		*word = str_cut(text, *at + 1, end);
		*at = end < text.n ? end + 1 : end;
		return true;
	}
	end = *at;
	while (end < text.n && !is_blank(text.p[end]))
		end++;
	*word = str_cut(text, *at, end);
	*at = end;
	return true;
}

/* The next word that is no comment. */
static bool
next_key(struct str text, size_t *at, struct str *word)
{
	while (next_word(text, at, word)) {
		if (!str_starts(*word, "#"))
			return true;
		*at = str_find(text, *at, '\n');
	}
	return false;
}

/* A macro ends with an empty line. */
static size_t
skip_macro(struct str text, size_t at)
{
	struct str rest = str_cut(text, at, text.n);

	return at + str_find_text(rest, "\n\n");
}

/* One entry, from behind its machine or default; *at is at its end. */
static struct netrc_entry
read_entry(struct str text, size_t *at)
{
	struct netrc_entry e = { 0 };
	struct str word, value;
	size_t before = *at;

	while (next_key(text, at, &word)) {
		if (str_eq_text(word, "machine") ||
		    str_eq_text(word, "default")) {
			*at = before;
			break;
		}
		if (str_eq_text(word, "macdef"))
			*at = skip_macro(text, *at);
		else if (!next_word(text, at, &value))
			break;
		else if (str_eq_text(word, "login"))
			e.user = value;
		else if (str_eq_text(word, "password"))
			e.password = value;
		before = *at;
	}
	return e;
}

bool
netrc_find(const struct secretfile *f, struct str host, struct str user,
    struct netrc_entry *out)
{
	struct str text = { f->text, f->n }, word, name;
	size_t at = 0;

	while (next_key(text, &at, &word)) {
		bool mine = str_eq_text(word, "default");
		struct netrc_entry e;

		if (str_eq_text(word, "macdef"))
			at = skip_macro(text, at);
		if (str_eq_text(word, "machine") &&
		    next_word(text, &at, &name))
			mine = str_eq_nocase(name, host);
		else if (!mine)
			continue;
		e = read_entry(text, &at);
		if (!mine || (user.n > 0 && !str_eq(e.user, user)))
			continue;
		*out = e;
		return true;
	}
	return false;
}
