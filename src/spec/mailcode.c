/* SPDX-License-Identifier: MIT */
/*
 * Takes codings off.  Each looks at every byte a bounded number of times,
 * however hostile the text: what has no end is searched for once.
 */
#include "spec/mailcode.h"

#include "base/num.h"
#include "base/utf8.h"
#include "spec/base64.h"

/* --- quoted-printable -------------------------------------------------- */

static unsigned
hex_value(char c)
{
	return char_is_digit(c) ? (unsigned)(c - '0')
	    : (unsigned)(char_lower(c) - 'a') + 10;
}

/* The end of a line at at, blanks before it included; at if none is. */
static size_t
line_end_at(struct str s, size_t at)
{
	size_t i = at;

	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\r'))
		i++;
	return i < s.n && s.p[i] == '\n' ? i + 1 : at;
}

void
mailcode_quoted(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n;) {
		size_t next = i + 1;

		if (text.p[i] != '=') {
			buf_add_char(out, text.p[i]);
		} else if (next + 1 < text.n && char_is_hex(text.p[next]) &&
		    char_is_hex(text.p[next + 1])) {
			buf_add_char(out, (char)(hex_value(text.p[next]) << 4 |
			    hex_value(text.p[next + 1])));
			next += 2;
		} else if ((next = line_end_at(text, i + 1)) == i + 1) {
			buf_add_char(out, '=');
		}
		i = next;
	}
}

/* --- base64 ------------------------------------------------------------ */

enum { BASE64_LINE_MIN = 4 };

static bool
is_base64(struct str line)
{
	line = str_trim_end(line, "=");
	for (size_t i = 0; i < line.n; i++)
		if (base64_value(line.p[i]) < 0)
			return false;
	return line.n >= BASE64_LINE_MIN;
}

void
mailcode_base64(struct buf *out, struct str text)
{
	unsigned bits = 0;
	int have = 0;

	for (size_t at = 0; at < text.n;) {
		size_t end = str_find(text, at, '\n');
		struct str line = str_trim(str_cut(text, at, end),
		    " \t\r>");

		at = end + 1;
		if (!is_base64(line)) {
			have = 0;
			continue;
		}
		for (size_t i = 0; i < line.n && line.p[i] != '='; i++) {
			bits = (bits << 6 |
			    (unsigned)base64_value(line.p[i])) & 0xFFFFFF;
			have += 6;
			if (have < 8)
				continue;
			have -= 8;
			buf_add_char(out, (char)(bits >> have & 0xFF));
		}
	}
}

/* --- HTML -------------------------------------------------------------- */

enum { NAME_MAX_LETTERS = 10, ENTITY_MAX = 12 };

struct html {
	struct str text;
	struct buf *out;
	bool open_tag, open_block;	/* one without end was met */
};

/* Tags that end a line for whoever reads it. */
static bool
breaks_line(struct str name)
{
	static const char *const names[] = { "br", "p", "div", "tr", "td",
		"th", "li", "table", "pre", "h1", "h2", "h3" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq_nocase(name, str_from(names[i])))
			return true;
	return false;
}

/* The name in "<name ...", "</name>", "<!..."; empty if this is no tag, as
 * in "<s3n://bucket/file>" and "a < b". */
static struct str
tag_name(struct str s, size_t at)
{
	size_t from = at + 1, to;

	if (from < s.n && s.p[from] == '/')
		from++;
	if (from < s.n && s.p[from] == '!')
		return str_cut(s, from, from + 1);
	for (to = from; to < s.n && to - from < NAME_MAX_LETTERS &&
	    (char_is_letter(s.p[to]) || char_is_digit(s.p[to])); to++)
		;
	if (to == s.n || to == from ||
	    memchr(" \t\r\n/>", s.p[to], 6) == NULL)
		return str_cut(s, from, from);
	return str_cut(s, from, to);
}

/* After the end of a part that nobody reads, such as a style sheet; at if
 * there is none. */
static size_t
skip_block(struct html *h, struct str name, size_t at)
{
	static const struct {
		const char *name, *end;
	} blocks[] = {
		{ "style", "</style" }, { "STYLE", "</STYLE" },
		{ "script", "</script" }, { "SCRIPT", "</SCRIPT" },
	};

	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		struct str rest = str_cut(h->text, at, h->text.n);
		size_t end;

		if (h->open_block || !str_eq_text(name, blocks[i].name))
			continue;
		end = str_find_text(rest, blocks[i].end);
		h->open_block = end == rest.n;
		return h->open_block ? at : at + end;
	}
	return at;
}

/* Takes the tag at at; returns where to go on, at if it is none. */
static size_t
take_tag(struct html *h, size_t at)
{
	struct str name = tag_name(h->text, at);
	bool closes = at + 1 < h->text.n && h->text.p[at + 1] == '/';
	size_t end;

	if (name.n == 0 || h->open_tag)
		return at;
	end = str_find(h->text, at, '>');
	h->open_tag = end == h->text.n;
	if (h->open_tag)
		return at;
	if (breaks_line(name))
		buf_add_char(h->out, '\n');
	return closes ? end + 1 : skip_block(h, name, end + 1);
}

/* The character of "#160" or "#xA0" or "nbsp"; 0 if it is none. */
static uint32_t
entity_char(struct str name)
{
	static const struct {
		const char *name;
		char c;
	} known[] = { { "nbsp", ' ' }, { "amp", '&' }, { "lt", '<' },
		{ "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };
	uint64_t n = 0;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_eq_text(name, known[i].name))
			return (uint32_t)known[i].c;
	if (name.n < 2 || name.p[0] != '#')
		return 0;
	if (name.p[1] != 'x' && name.p[1] != 'X') {
		(void)num_parse(str_cut(name, 1, name.n), 0x10FFFF, &n, NULL);
		return (uint32_t)n;
	}
	for (size_t i = 2; i < name.n; i++) {
		if (!char_is_hex(name.p[i]) || n > 0x10FFFF)
			return 0;
		n = n << 4 | hex_value(name.p[i]);
	}
	return (uint32_t)n;
}

/* Takes the character at at, which may be written as &name; */
static size_t
take_char(struct html *h, size_t at)
{
	size_t end = at + 1;
	uint32_t cp;
	char utf8[4];

	while (end < h->text.n && end - at < ENTITY_MAX &&
	    h->text.p[end] != ';')
		end++;
	if (h->text.p[at] == '&' && end < h->text.n && end - at < ENTITY_MAX) {
		cp = entity_char(str_cut(h->text, at + 1, end));
		if (cp != 0) {
			buf_add(h->out, utf8, utf8_encode(cp, utf8));
			return end + 1;
		}
	}
	buf_add_char(h->out, h->text.p[at]);
	return at + 1;
}

void
mailcode_html(struct buf *out, struct str text)
{
	struct html h = { .text = text, .out = out };

	for (size_t at = 0; at < text.n;) {
		size_t next = text.p[at] == '<' ? take_tag(&h, at) : at;

		at = next > at ? next : take_char(&h, at);
	}
}
