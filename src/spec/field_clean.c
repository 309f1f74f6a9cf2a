/* SPDX-License-Identifier: MIT */
/* What comes along with a paste and nobody meant. */
#include <string.h>

#include "base/utf8.h"
#include "spec/field.h"

/* One character read as others; text "" takes it away. */
static const struct plain {
	uint32_t from, to;
	const char *text;
} plains[] = {
	{ 0x00A0, 0x00A0, " " },
	{ 0x00AD, 0x00AD, "" },
	{ 0x2000, 0x200A, " " },
	{ 0x200B, 0x200F, "" },
	{ 0x2010, 0x2015, "-" },
	{ 0x2018, 0x201B, "'" },
	{ 0x201C, 0x201F, "\"" },
	{ 0x2028, 0x2029, " " },
	{ 0x202A, 0x202E, "" },
	{ 0x202F, 0x202F, " " },
	{ 0x2060, 0x2069, "" },
	{ 0x3000, 0x3000, " " },
	{ 0xFEFF, 0xFEFF, "" },
};

/* Digits of other scripts: ten in a row from each. */
static const uint32_t zeros[] = { 0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10 };

static void
add_plain(struct buf *out, uint32_t cp, struct str as_it_is)
{
	for (size_t i = 0; i < sizeof(plains) / sizeof(plains[0]); i++)
		if (cp >= plains[i].from && cp <= plains[i].to) {
			buf_add_text(out, plains[i].text);
			return;
		}
	for (size_t i = 0; i < sizeof(zeros) / sizeof(zeros[0]); i++)
		if (cp >= zeros[i] && cp - zeros[i] < 10) {
			buf_add_char(out, (char)('0' + (cp - zeros[i])));
			return;
		}
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		buf_add_char(out, (char)(cp - 0xFF01 + '!'));
	else
		buf_add_str(out, as_it_is);
}

static bool
quoted(struct str s)
{
	return s.n > 1 && s.p[0] == s.p[s.n - 1] &&
	       memchr("\"'`", s.p[0], 3) != NULL &&
	       memchr(s.p + 1, s.p[0], s.n - 2) == NULL;
}

bool
field_clean(struct str value, struct buf *out)
{
	struct buf plain = { 0 };
	struct str s;

	for (size_t i = 0; i < value.n;) {
		uint32_t cp = 0;
		size_t n = utf8_decode(value, i, &cp);

		if (n == 0)
			n = 1;
		add_plain(&plain, cp, str_cut(value, i, i + n));
		i += n;
	}
	s = str_trim(buf_str(&plain), " \t\r\n");
	if (quoted(s))
		s = str_trim(str_cut(s, 1, s.n - 1), " \t\r\n");
	buf_clear(out);
	buf_add_str(out, s);
	buf_release(&plain);
	return !str_eq(buf_str(out), value);
}
