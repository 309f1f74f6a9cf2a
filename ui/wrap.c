/* SPDX-License-Identifier: MIT */
/* Folding of paragraphs. */
#include "ui/wrap.h"

#include "base/utf8.h"

/* How many bytes of s fit into columns; at least one character. */
static size_t
fitting(struct str s, int columns)
{
	int used = 0;
	uint32_t cp;

	for (size_t i = 0; i < s.n;) {
		size_t n = utf8_decode(s, i, &cp);

		used += n == 0 ? 1 : utf8_width(cp);
		if (used > columns && i > 0)
			return i;
		i += n == 0 ? 1 : n;
	}
	return s.n;
}

bool
wrap_next(struct str *rest, int columns, struct str *line)
{
	struct str hard = str_cut(*rest, 0, str_find(*rest, 0, '\n'));
	size_t end, skip = 0;

	if (rest->p == NULL || rest->n == 0)
		return false;
	end = fitting(hard, columns);
	if (end < hard.n && hard.p[end] != ' ') {
		size_t space = end;

		while (space > 0 && hard.p[space - 1] != ' ')
			space--;
		if (space > 0)
			end = space;
	}
	*line = str_trim_end(str_cut(hard, 0, end), " ");
	if (end == hard.n) {
		skip = end < rest->n ? 1 : 0;
	} else {
		while (end + skip < hard.n && hard.p[end + skip] == ' ')
			skip++;
	}
	*rest = str_cut(*rest, end + skip, rest->n);
	return true;
}

int
wrap_longest(struct str text)
{
	int longest = 0;

	for (size_t at = 0; at < text.n;) {
		size_t end = str_find(text, at, ' ');
		int columns = utf8_columns(str_cut(text, at, end));

		longest = columns > longest ? columns : longest;
		at = end + 1;
	}
	return longest;
}
