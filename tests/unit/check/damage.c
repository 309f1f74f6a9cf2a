/* SPDX-License-Identifier: MIT */
/* Bytes flipped, put in, taken out, doubled and exchanged. */
#include "tests/unit/check/damage.h"

#include <string.h>

#define COUNT(a) (unsigned)(sizeof(a) / sizeof((a)[0]))

/* Replace n bytes of the line at at by these. */
static void
replace(struct buf *out, size_t at, size_t n, const void *bytes, size_t with)
{
	struct buf rest = { .max = out->max };

	buf_add_str(&rest, str_cut(buf_str(out), at + n, out->n));
	out->n = at;
	buf_add(out, bytes, with);
	buf_add_str(out, buf_str(&rest));
	buf_release(&rest);
}

static size_t
somewhere(const struct buf *out, size_t line, struct dice *dice)
{
	return line + dice_below(dice, (unsigned)(out->n - line));
}

static void
flip_bit(struct buf *out, size_t line, struct dice *dice)
{
	size_t at = somewhere(out, line, dice);
	char c = (char)(out->p[at] ^ 1 << dice_below(dice, 8));

	if (c != '\n')
		out->p[at] = c;
}

static void
any_byte(struct buf *out, size_t line, struct dice *dice)
{
	char c = (char)dice_below(dice, 256);

	replace(out, somewhere(out, line, dice), dice_below(dice, 2), &c, 1);
}

static void
special_byte(struct buf *out, size_t line, struct dice *dice)
{
	static const char bytes[] = "\t\t\t ,,,==\"\"'%:;|\r\0\x01\x7F\xFF@-_\\"
	    "019azAZ.+()#&<>/\n";
	char c = bytes[dice_below(dice, sizeof(bytes) - 1)];

	replace(out, somewhere(out, line, dice), dice_below(dice, 2), &c, 1);
}

static void
take_out(struct buf *out, size_t line, struct dice *dice)
{
	size_t at = somewhere(out, line, dice);
	size_t most = out->n - at, n = 1;

	if (dice_once_in(dice, 4))
		n = 1 + dice_below(dice, (unsigned)most);
	replace(out, at, n, "", 0);
}

static void
double_some(struct buf *out, size_t line, struct dice *dice)
{
	size_t at = somewhere(out, line, dice);
	size_t n = 1 + dice_below(dice, (unsigned)(out->n - at));
	struct buf copy = { 0 };

	if (dice_once_in(dice, 2))
		n = 1;
	buf_add_str(&copy, str_cut(buf_str(out), at, at + n));
	replace(out, at, 0, copy.p, copy.n);
	buf_release(&copy);
}

static void
exchange(struct buf *out, size_t line, struct dice *dice)
{
	size_t a = somewhere(out, line, dice), b = somewhere(out, line, dice);
	char c = out->p[a];

	out->p[a] = out->p[b];
	out->p[b] = c;
}

static void
separators(struct buf *out, size_t line, struct dice *dice)
{
	static const char marks[] = "\t, =;|:\"";
	char from = marks[dice_below(dice, sizeof(marks) - 1)];
	char to = marks[dice_below(dice, sizeof(marks) - 1)];

	for (size_t i = line; i < out->n; i++)
		if (out->p[i] == from)
			out->p[i] = to;
}

static void
letters(struct buf *out, size_t line, struct dice *dice)
{
	static const char *const texts[] = { "\xC3\xBC", "\xC2\xA0",
		"\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\x9C", "\xE2\x80\x9D",
		"\xE2\x80\x98", "\xEF\xBC\x9D", "\xEF\xBF\xBD", "\xED\xA0\x80",
		"\xC0\xAF", "\xF0\x9F\x98\x80", "\xF4\x90\x80\x80", "\xE2\x80",
		"\xEF\xBB\xBF", "%3A", "%40", "%2540", "%", "\\n", "\\t",
		"<TAB>", "&nbsp;", "&#9;", "%09", "(at)", "@example.com",
		",,", "\"\"", "d_sid=", "d_unsid=", ":0", ":-1", "ic=" };
	const char *text = texts[dice_below(dice, COUNT(texts))];

	replace(out, somewhere(out, line, dice), 0, text, strlen(text));
}

/* A token that is longer than any register, or any line. */
static void
lengthen(struct buf *out, size_t line, struct dice *dice)
{
	size_t n = dice_below(dice, dice_once_in(dice, 50) ? 110000 : 300);
	size_t at = somewhere(out, line, dice);
	struct buf token = { 0 };

	while (n-- > 0)
		buf_add_char(&token, out->p[at]);
	replace(out, at, 0, token.p, token.n);
	buf_release(&token);
}

static void
ends(struct buf *out, size_t line, struct dice *dice)
{
	static const char *const texts[] = { " ", "\t", "\r", " \t", "\t\t",
		"\r\r", "," };

	(void)line;
	buf_add_text(out, texts[dice_below(dice, COUNT(texts))]);
}

static void
starts(struct buf *out, size_t line, struct dice *dice)
{
	static const char *const texts[] = { " ", "\t", "  ", "\xEF\xBB\xBF",
		"\"", "'", "user_id\t" };
	const char *text = texts[dice_below(dice, COUNT(texts))];

	replace(out, line, 0, text, strlen(text));
}

static void
digits(struct buf *out, size_t line, struct dice *dice)
{
	size_t at = somewhere(out, line, dice);

	for (; at < out->n && out->p[at] >= '0' && out->p[at] <= '9'; at++)
		out->p[at] = (char)('0' + dice_below(dice, 10));
}

static void
empty(struct buf *out, size_t line, struct dice *dice)
{
	static const char *const texts[] = { "", " ", "\t", "\r", "x" };
	const char *text = texts[dice_below(dice, COUNT(texts))];

	replace(out, line, out->n - line, text, strlen(text));
}

void
damage(struct buf *out, size_t line, struct dice *dice)
{
	static void (*const ways[])(struct buf *, size_t, struct dice *) = {
		flip_bit, flip_bit, any_byte, special_byte, special_byte,
		special_byte, take_out, double_some, exchange, separators,
		letters, letters, lengthen, ends, starts, digits, digits,
		empty };

	if (out->n > line)
		ways[dice_below(dice, COUNT(ways))](out, line, dice);
}
