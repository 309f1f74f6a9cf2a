/* SPDX-License-Identifier: MIT */
/* Breaks lines at blanks. */
#include "cmd/wrap.h"

#include "base/utf8.h"

enum { LINE_COLUMNS = 79 };

void
wrap_add(struct buf *out, const char *text, int column, int indent)
{
	struct str s = str_from(text);
	bool first = true;

	for (size_t at = 0; at < s.n;) {
		size_t end = str_find(s, at, ' ');
		struct str word = str_cut(s, at, end);
		int width = utf8_columns(word);

		if (!first && column + 1 + width > LINE_COLUMNS) {
			buf_printf(out, "\n%*s", indent, "");
			column = indent;
		} else if (!first) {
			buf_add_char(out, ' ');
			column++;
		}
		buf_add_str(out, word);
		column += width;
		first = false;
		at = end + 1;
	}
	buf_add_char(out, '\n');
}

void
wrap_paragraph(struct buf *out, const char *text, int indent)
{
	buf_printf(out, "%*s", indent, "");
	wrap_add(out, text, indent, indent);
}
