/* SPDX-License-Identifier: MIT */
/*
 * What terminals type when a file is dropped on them, and what people paste:
 * shell quotes, backslashes, file:// addresses, Windows paths.
 */
#include "file/dropped.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "file/path.h"

static const char blanks[] = " \t\r\n";

/* C:\ or C:/ */
static bool
is_windows(struct str s)
{
	return s.n >= 3 && char_is_letter(s.p[0]) && s.p[1] == ':' &&
	    (s.p[2] == '\\' || s.p[2] == '/');
}

char *
dropped_windows(struct str text, const char *mounts)
{
	struct buf out = { 0 };

	if (!is_windows(text))
		return NULL;
	buf_add_text(&out, mounts);
	buf_add_char(&out, '/');
	buf_add_char(&out, char_lower(text.p[0]));
	for (size_t i = 2; i < text.n; i++)
		buf_add_char(&out, text.p[i] == '\\' ? '/' : text.p[i]);
	if (access(buf_text(&out), F_OK) == 0)
		return buf_take(&out);
	buf_release(&out);
	return NULL;
}

static unsigned
hex_value(char c)
{
	c = char_lower(c);
	return (unsigned)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
}

/* %20 and the like; what is no such code, or NUL, stays as it is. */
static void
add_decoded(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned value = 0;

		if (s.p[i] == '%' && s.n - i > 2 && char_is_hex(s.p[i + 1]) &&
		    char_is_hex(s.p[i + 2]))
			value = hex_value(s.p[i + 1]) * 16 +
			    hex_value(s.p[i + 2]);
		if (value != 0)
			i += 2;
		buf_add_char(out, value != 0 ? (char)value : s.p[i]);
	}
}

/* file:///path, file://host/path or file:/path.  Of several, one a line,
 * the first. */
static void
add_address(struct buf *out, struct str s)
{
	s = str_cut(s, strlen("file:"), s.n);
	s = str_cut(s, 0, str_find(s, 0, '\n'));
	s = str_trim_end(s, blanks);
	if (str_starts(s, "//"))
		s = str_cut(s, str_find(s, 2, '/'), s.n);
	/* The path of C:\ is written /C:/ in an address. */
	if (s.n > 0 && is_windows(str_cut(s, 1, s.n)))
		s = str_cut(s, 1, s.n);
	add_decoded(out, s);
}

/*
 * Add what stands between the quote at s.p[at] and its partner; returns the
 * place behind that, or at if there is no partner.
 */
static size_t
add_quoted(struct buf *out, struct str s, size_t at)
{
	char quote = s.p[at];
	size_t end = at + 1;
	struct buf inside = { 0 };

	for (; end < s.n && s.p[end] != quote; end++) {
		if (quote == '"' && s.p[end] == '\\' && end + 1 < s.n &&
		    strchr("\"\\$`", s.p[end + 1]) != NULL)
			end++;
		buf_add_char(&inside, s.p[end]);
	}
	if (end < s.n)
		buf_add_str(out, buf_str(&inside));
	buf_release(&inside);
	return end < s.n ? end + 1 : at;
}

/*
 * Shell words, carefully: a quote counts where a word or folder begins or
 * another quote ended, so that "it's" stays; a backslash counts before what
 * is no letter or digit.  Only the first of several quoted words is taken.
 */
static void
add_words(struct buf *out, struct str s)
{
	bool fresh = true, quoted = false;

	for (size_t i = 0; i < s.n;) {
		char c = s.p[i];

		if (fresh && (c == '\'' || c == '"')) {
			size_t end = add_quoted(out, s, i);

			if (end > i) {
				i = end;
				quoted = true;
				continue;
			}
		}
		if (quoted && i > 0 && strchr(blanks, c) != NULL)
			break;
		quoted = false;
		fresh = c == '/';
		if (c == '\\' && i + 1 < s.n && !char_is_digit(s.p[i + 1]) &&
		    !char_is_letter(s.p[i + 1])) {
			c = s.p[++i];
			fresh = true;
		}
		buf_add_char(out, c);
		i++;
	}
}

/* A drive's path in a pair of quotes, or in none: nothing is an escape. */
static bool
cut_windows(struct str s, struct str *path)
{
	if (s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') &&
	    s.p[s.n - 1] == s.p[0])
		s = str_cut(s, 1, s.n - 1);
	*path = s;
	return is_windows(s);
}

/* Ends the path: ~/ and C:\ become what they stand for. */
static char *
settle(struct buf *path)
{
	const char *home = getenv("HOME");
	struct str s = buf_str(path);
	char *known = dropped_windows(s, "/mnt");

	if (known == NULL && home != NULL && home[0] == '/' &&
	    (str_eq_text(s, "~") || str_starts(s, "~/")))
		known = path_join(home, s.n > 2 ? buf_text(path) + 2 : "");
	if (known == NULL)
		return buf_take(path);
	buf_release(path);
	return known;
}

char *
path_from_dropped(struct str text)
{
	struct str s = str_cut(text, 0, str_find(text, 0, '\0'));
	struct buf path = { 0 };
	struct str windows;

	s = str_trim(s, blanks);
	if (cut_windows(s, &windows))
		buf_add_str(&path, windows);
	else if (str_starts(s, "file:/"))
		add_address(&path, s);
	else
		add_words(&path, s);
	return settle(&path);
}
