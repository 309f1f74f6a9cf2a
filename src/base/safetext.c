/* SPDX-License-Identifier: MIT */
/*
 * The gate.  One character at a time: kept if it is plain to see, else
 * written as an escape, and counted once it no longer fits.
 */
#include "base/safetext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "base/utf8.h"

enum { PIECE_MAX = 16, NOTE_ROOM = 24 };

/* One character of the output. */
struct piece {
	char text[PIECE_MAX];
	size_t bytes;		/* of text */
	size_t used;		/* of the input */
	int columns;
};

static void
piece_escape(struct piece *p, const char *form, uint32_t value)
{
	int n = snprintf(p->text, sizeof(p->text), form, value);

	p->bytes = (size_t)n;
	p->columns = n;
}

/* marks: how many combining marks stand on the base so far. */
static void
next_piece(struct str in, size_t at, int *marks, struct piece *p)
{
	uint32_t cp = 0;

	p->used = utf8_decode(in, at, &cp);
	if (p->used == 0) {
		p->used = 1;
		cp = (unsigned char)in.p[at];
		piece_escape(p, "\\x%02X", cp);
		*marks = SAFE_MARKS_MAX;
		return;
	}
	if (cp == '\\') {
		memcpy(p->text, "\\\\", 2);
		p->bytes = 2;
		p->columns = 2;
		*marks = 0;
		return;
	}
	p->columns = utf8_width(cp);
	*marks = p->columns == 0 ? *marks + 1 : 0;
	if (utf8_hides(cp) || *marks > SAFE_MARKS_MAX ||
	    (at == 0 && p->columns == 0)) {
		piece_escape(p, cp < 0x80 ? "\\x%02X" : "\\u{%X}", cp);
		return;
	}
	memcpy(p->text, in.p + at, p->used);
	p->bytes = p->used;
}

/* Columns of the whole text, or more than limit as soon as that is sure. */
static int
measure(struct str in, int limit)
{
	struct piece p;
	int columns = 0, marks = 0;

	for (size_t at = 0; at < in.n && columns <= limit; at += p.used) {
		next_piece(in, at, &marks, &p);
		columns += p.columns;
	}
	return columns;
}

static int
add_note(struct buf *out, size_t hidden, int room)
{
	char number[NUM_TEXT_MAX], note[64];
	int n = snprintf(note, sizeof(note), _("... +%s bytes"),
	    num_group(hidden, number));

	if (n > room) {
		n = room < 3 ? room : 3;
		note[n] = '\0';
		(void)memset(note, '.', (size_t)n);
	}
	buf_add_text(out, note);
	return n;
}

/* Where to cut at most at max without cutting a character in two. */
static size_t
last_start(struct str in, size_t max)
{
	size_t at = max;

	while (at > max - 3 && ((unsigned char)in.p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

int
safetext_add(struct buf *out, struct str bytes, int width)
{
	struct str in = bytes;
	struct piece p;
	int columns = 0, marks = 0, limit;
	size_t at = 0;
	bool whole;

	if (in.n > SAFE_BYTES_MAX)
		in.n = last_start(in, SAFE_BYTES_MAX);
	limit = width > 0 ? width : SAFE_BYTES_MAX * PIECE_MAX;
	whole = in.n == bytes.n && measure(in, limit) <= limit;
	if (!whole && width > 0)
		limit = width > NOTE_ROOM * 2 ? width - NOTE_ROOM
		    : width > 3 ? width - 3 : 0;
	for (; at < in.n; at += p.used) {
		int marks_before = marks;

		next_piece(in, at, &marks, &p);
		if (columns + p.columns > limit) {
			marks = marks_before;
			break;
		}
		buf_add(out, p.text, p.bytes);
		columns += p.columns;
	}
	if (whole)
		return columns;
	return columns + add_note(out, bytes.n - at,
	    width > 0 ? width - columns : NOTE_ROOM);
}

struct safetext
safetext_make(struct str bytes, int width)
{
	struct buf out = { 0 };
	struct safetext t;

	t.columns = safetext_add(&out, bytes, width);
	t.text = buf_take(&out);
	return t;
}

void
safetext_release(struct safetext *t)
{
	free(t->text);
	*t = (struct safetext){ 0 };
}

/* Digits of an escape up to the byte end (0: exactly two). */
static bool
read_hex(struct str s, size_t *at, char end, uint32_t *value)
{
	uint32_t v = 0;
	size_t digits = 0;

	for (; *at < s.n && digits < 8 && char_is_hex(s.p[*at]); (*at)++) {
		char c = char_lower(s.p[*at]);

		if (end == '\0' && digits == 2)
			break;
		v = v * 16 + (uint32_t)(char_is_digit(c) ? c - '0'
		    : c - 'a' + 10);
		digits++;
	}
	if (end == '\0') {
		*value = v;
		return digits == 2;
	}
	if (digits == 0 || *at >= s.n || s.p[*at] != end)
		return false;
	(*at)++;
	*value = v;
	return true;
}

/* The escape whose letter stands at s[*at]. */
static bool
unescape_one(struct str s, size_t *at, struct buf *out)
{
	char letter = s.p[(*at)++];
	char bytes[4];
	uint32_t value;
	size_t n;

	if (letter == '\\') {
		buf_add_char(out, '\\');
		return true;
	}
	if (letter == 'x') {
		if (!read_hex(s, at, '\0', &value))
			return false;
		buf_add_char(out, (char)value);
		return true;
	}
	if (letter != 'u' || *at >= s.n || s.p[(*at)++] != '{' ||
	    !read_hex(s, at, '}', &value))
		return false;
	n = utf8_encode(value, bytes);
	buf_add(out, bytes, n);
	return n > 0;
}

bool
safetext_unescape(struct str text, struct buf *out)
{
	for (size_t at = 0; at < text.n;) {
		if (text.p[at] != '\\') {
			buf_add_char(out, text.p[at++]);
			continue;
		}
		if (++at >= text.n || !unescape_one(text, &at, out))
			return false;
	}
	return true;
}
