/* SPDX-License-Identifier: MIT */
/* The line editor of fields. */
#include "ui/edit.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/keys.h"

void
edit_release(struct edit *e)
{
	buf_release(&e->text);
	*e = (struct edit){ 0 };
}

/* The character that starts at or covers at: its length, 1 for a bad
 * byte. */
static size_t
length_at(struct str s, size_t at, uint32_t *cp)
{
	size_t n = utf8_decode(s, at, cp);

	if (n > 0)
		return n;
	*cp = '?';
	return 1;
}

/* Start of the next cell: a character with the marks upon it. */
static size_t
after(struct str s, size_t at)
{
	uint32_t cp;

	if (at >= s.n)
		return s.n;
	at += length_at(s, at, &cp);
	while (at < s.n) {
		size_t n = length_at(s, at, &cp);

		if (utf8_width(cp) > 0)
			break;
		at += n;
	}
	return at;
}

static size_t
before(struct str s, size_t at)
{
	size_t start = 0;

	for (size_t i = 0; i < at; i = after(s, i))
		start = i;
	return start;
}

static void
erase(struct edit *e, size_t from, size_t to)
{
	if (from >= to)
		return;
	memmove(e->text.p + from, e->text.p + to, e->text.n - to);
	e->text.n -= to - from;
	e->text.p[e->text.n] = '\0';
	e->at = from;
}

/* False when there is no room. */
static bool
insert(struct edit *e, const char *bytes, size_t n)
{
	if (e->text.n + n > EDIT_BYTES_MAX)
		return false;
	buf_add(&e->text, bytes, n);
	memmove(e->text.p + e->at + n, e->text.p + e->at,
	    e->text.n - n - e->at);
	memcpy(e->text.p + e->at, bytes, n);
	e->at += n;
	return true;
}

void
edit_set(struct edit *e, const char *text)
{
	struct str s = str_from(text);
	uint32_t cp;

	buf_clear(&e->text);
	e->at = 0;
	for (size_t i = 0; i < s.n;) {
		size_t n = length_at(s, i, &cp);

		if (cp >= ' ' && cp != 0x7F && !insert(e, s.p + i, n))
			break;
		i += n;
	}
}

static void
erase_word(struct edit *e)
{
	size_t from = e->at;

	while (from > 0 && e->text.p[from - 1] == ' ')
		from--;
	while (from > 0 && e->text.p[from - 1] != ' ')
		from--;
	erase(e, from, e->at);
}

/* The keys that move or erase. */
static bool
control(struct edit *e, int key)
{
	struct str s = buf_str(&e->text);

	switch (key) {
	case PRESS_LEFT:
		e->at = before(s, e->at);
		return true;
	case PRESS_RIGHT:
		e->at = after(s, e->at);
		return true;
	case PRESS_HOME:
	case PRESS_CTRL('A'):
		e->at = 0;
		return true;
	case PRESS_END:
	case PRESS_CTRL('E'):
		e->at = s.n;
		return true;
	case PRESS_ERASE:
		erase(e, before(s, e->at), e->at);
		return true;
	case PRESS_DELETE:
		erase(e, e->at, after(s, e->at));
		return true;
	case PRESS_CTRL('U'):
		erase(e, 0, e->at);
		return true;
	case PRESS_CTRL('K'):
		erase(e, e->at, s.n);
		return true;
	case PRESS_CTRL('W'):
		erase_word(e);
		return true;
	default:
		return false;
	}
}

bool
edit_key(struct edit *e, int key)
{
	char bytes[4];
	size_t n;

	if (control(e, key))
		return true;
	if (key < ' ' || key > 0x10FFFF || utf8_hides((uint32_t)key))
		return false;
	n = utf8_encode((uint32_t)key, bytes);
	if (n > 0)
		(void)insert(e, bytes, n);
	return n > 0;
}

/* Blanks of all kinds; their length, or 0. */
static size_t
blank_at(struct str s, size_t at)
{
	uint32_t cp;
	size_t n = length_at(s, at, &cp);

	return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' ||
	    cp == 0xA0 || cp == 0x3000 ? n : 0;
}

static struct str
trim_blanks(struct str s, struct edit_paste *taken)
{
	size_t n;

	while (s.n > 0 && (n = blank_at(s, 0)) > 0) {
		s = str_cut(s, n, s.n);
		taken->blanks++;
	}
	while (s.n > 0) {
		size_t last = before(s, s.n);

		if (blank_at(s, last) == 0)
			break;
		s = str_cut(s, 0, last);
		taken->blanks++;
	}
	return s;
}

static bool
is_quote(uint32_t cp)
{
	return cp == '"' || cp == '\'' || (cp >= 0x2018 && cp <= 0x201F);
}

static struct str
trim_quotes(struct str s, struct edit_paste *taken)
{
	uint32_t first, last;
	size_t n, end;

	if (s.n < 2)
		return s;
	n = length_at(s, 0, &first);
	end = before(s, s.n);
	(void)length_at(s, end, &last);
	if (end < n || !is_quote(first) || !is_quote(last))
		return s;
	taken->quotes += 2;
	return str_cut(s, n, end);
}

static unsigned
count_lines(struct str s)
{
	unsigned lines = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\n' || (s.p[i] == '\r' &&
		    (i + 1 == s.n || s.p[i + 1] != '\n')))
			lines++;
	return lines;
}

void
edit_paste(struct edit *e, struct str bytes, struct edit_paste *taken)
{
	struct str s;
	uint32_t cp;

	*taken = (struct edit_paste){ 0 };
	s = trim_blanks(bytes, taken);
	taken->lines = count_lines(s);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\n' || s.p[i] == '\r')
			s = str_cut(s, 0, i);
	s = trim_blanks(trim_quotes(s, taken), taken);
	for (size_t i = 0; i < s.n;) {
		size_t n = length_at(s, i, &cp);

		if (utf8_hides(cp) || (n == 1 && (s.p[i] & 0x80) != 0))
			taken->hidden++;
		else if (!insert(e, s.p + i, n))
			taken->full = true;
		i += n;
	}
}

/* Columns of the cell that starts at at. */
static int
cell_columns(struct str s, size_t at)
{
	uint32_t cp;

	(void)length_at(s, at, &cp);
	return utf8_hides(cp) ? 1 : utf8_width(cp) > 0 ? utf8_width(cp) : 1;
}

struct edit_view
edit_view(struct str text, size_t at, int columns)
{
	struct edit_view v = { 0 };
	size_t start = at;
	int used = 0;

	/* Go left from the cursor as far as the box allows; one column stays
	 * free for the cursor itself. */
	while (start > 0) {
		size_t one = before(text, start);

		used += cell_columns(text, one);
		if (used > columns - 1)
			break;
		start = one;
		v.cursor = used;
	}
	v.from = start;
	used = 0;
	for (v.to = start; v.to < text.n; v.to = after(text, v.to)) {
		used += cell_columns(text, v.to);
		if (used > columns)
			break;
	}
	v.more_left = v.from > 0;
	v.more_right = v.to < text.n;
	return v;
}
