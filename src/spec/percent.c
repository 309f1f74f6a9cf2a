/* SPDX-License-Identifier: MIT */
/* Percent-encoding: decoded leniently, encoded strictly. */
#include "spec/percent.h"

static unsigned
nibble(char c)
{
	if (char_is_digit(c))
		return (unsigned)(c - '0');
	return (unsigned)(char_lower(c) - 'a') + 10;
}

/* Bytes of s that make one decoded byte at i: 3 or 1. */
static size_t
width_at(struct str s, size_t i)
{
	bool code = s.p[i] == '%' && s.n - i > 2 && char_is_hex(s.p[i + 1]) &&
		    char_is_hex(s.p[i + 2]);

	return code ? 3 : 1;
}

bool
percent_any(struct str s)
{
	for (size_t i = 0; (i = str_find(s, i, '%')) < s.n; i++)
		if (width_at(s, i) == 3)
			return true;
	return false;
}

void
percent_decode(struct str s, struct buf *out)
{
	size_t i = 0;

	while (i < s.n) {
		size_t plain = str_find(s, i, '%');

		buf_add_str(out, str_cut(s, i, plain));
		i = plain;
		if (i == s.n)
			return;
		if (width_at(s, i) == 3)
			buf_add_char(out, (char)(nibble(s.p[i + 1]) * 16 +
						 nibble(s.p[i + 2])));
		else
			buf_add_char(out, '%');
		i += width_at(s, i);
	}
}

size_t
percent_raw_at(struct str s, size_t at)
{
	size_t i = 0;

	while (i < s.n && at-- > 0)
		i += width_at(s, i);
	return i;
}

bool
percent_unreserved(char c)
{
	return char_is_letter(c) || char_is_digit(c) || c == '-' || c == '.' ||
	       c == '_' || c == '~';
}

void
percent_encode(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++)
		if (percent_unreserved(s.p[i]))
			buf_add_char(out, s.p[i]);
		else
			buf_printf(out, "%%%02X", (unsigned char)s.p[i]);
}
