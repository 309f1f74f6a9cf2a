/* SPDX-License-Identifier: MIT */
/*
 * Reads what the program wrote to a terminal and says whether all of it can
 * have come from the program itself: only the sequences a full screen needs,
 * strict UTF-8, nothing that hides or turns text around.  With --lines not
 * even those: text and line ends alone.
 *
 * Exit status: 0 clean, 1 not (what and where on standard output).
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"

enum { MARKS_MAX = 8 };

struct reader {
	const unsigned char *p;
	size_t n, at;
	bool lines;
	unsigned marks;		/* combining ones in a row */
};

static bool
fault(const struct reader *r, const char *what)
{
	printf("byte %zu: %s:", r->at, what);
	for (size_t i = r->at; i < r->n && i < r->at + 24; i++)
		printf(" %02x", r->p[i]);
	printf("\n");
	return false;
}

/* Private modes that a full screen switches. */
static bool
known_mode(unsigned long mode)
{
	static const unsigned long modes[] = { 1, 7, 12, 25, 1000, 1002, 1006,
		1049, 2004 };

	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++)
		if (modes[i] == mode)
			return true;
	return false;
}

static unsigned long
number_at(const unsigned char *p, size_t n)
{
	unsigned long value = 0;

	for (size_t i = 0; i < n && p[i] >= '0' && p[i] <= '9'; i++)
		value = value * 10 + (unsigned long)(p[i] - '0');
	return value;
}

/* ESC [ ...: at is behind the bracket. */
static bool
read_csi(struct reader *r)
{
	size_t from = r->at + 2, i = from;
	bool private = i < r->n && r->p[i] == '?';
	unsigned char final;

	i += private;
	while (i < r->n && ((r->p[i] >= '0' && r->p[i] <= '9') ||
	    r->p[i] == ';'))
		i++;
	if (i >= r->n)
		return fault(r, "a sequence without an end");
	final = r->p[i];
	if (private && (final == 'h' || final == 'l')) {
		if (!known_mode(number_at(r->p + from + 1, i - from - 1)))
			return fault(r, "a mode that we never switch");
	} else if (final == 't') {
		/* The title is put away at the start, got back at the end. */
		if (i - from != 6 || (memcmp(r->p + from, "22;0;0", 6) != 0 &&
		    memcmp(r->p + from, "23;0;0", 6) != 0))
			return fault(r, "a window operation");
	} else if (final == 'n') {
		/* How wide our own marks are is asked at the start. */
		if (i - from != 1 || r->p[from] != '6' || i + 1 >= r->n ||
		    r->p[i + 1] != '\r')
			return fault(r, "a question that we never ask");
	} else if (private || strchr("ABCDGHJKLMPSTX@bdfhlmr", final) ==
	    NULL || final == '\0') {
		return fault(r, "a sequence that we never write");
	}
	r->at = i + 1;
	return true;
}

static bool
read_escape(struct reader *r)
{
	unsigned char next = r->at + 1 < r->n ? r->p[r->at + 1] : 0;

	if (next == '[')
		return read_csi(r);
	if (next == '(' && r->at + 2 < r->n && r->p[r->at + 2] == 'B') {
		r->at += 3;
		return true;
	}
	if (next != 0 && strchr("=>78M", next) != NULL) {
		r->at += 2;
		return true;
	}
	return fault(r, "an escape that we never write");
}

struct range {
	unsigned long from, to;
};

/* What hides, turns text around or has no agreed look. */
static bool
is_shown(unsigned long c)
{
	static const struct range hidden[] = {
		{ 0x7F, 0x9F }, { 0xAD, 0xAD }, { 0x34F, 0x34F },
		{ 0x61C, 0x61C }, { 0x115F, 0x1160 }, { 0x17B4, 0x17B5 },
		{ 0x180B, 0x180F }, { 0x200B, 0x200F }, { 0x2028, 0x202E },
		{ 0x2060, 0x206F }, { 0x2800, 0x2800 }, { 0x3164, 0x3164 },
		{ 0xD800, 0xF8FF }, { 0xFDD0, 0xFDEF }, { 0xFE00, 0xFE0F },
		{ 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 }, { 0xFFF0, 0xFFFB },
		{ 0xFFFE, 0xFFFF }, { 0xE0000, 0x10FFFF },
	};

	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		if (c >= hidden[i].from && c <= hidden[i].to)
			return false;
	return true;
}

/* How many bytes the character has, by its first byte; 0: none. */
static size_t
length_of(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xC2 && first <= 0xDF)
		return 2;
	if (first >= 0xE0 && first <= 0xEF)
		return 3;
	return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

static bool
read_character(struct reader *r)
{
	static const unsigned long least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	static const unsigned char bits[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	size_t n = length_of(r->p[r->at]);
	unsigned long c;

	if (n == 0 || r->at + n > r->n)
		return fault(r, "no UTF-8");
	c = r->p[r->at] & bits[n];
	for (size_t i = 1; i < n; i++) {
		if ((r->p[r->at + i] & 0xC0) != 0x80)
			return fault(r, "no UTF-8");
		c = c << 6 | (r->p[r->at + i] & 0x3FU);
	}
	if (c < least[n] || !is_shown(c))
		return fault(r, "a character that must not be shown");
	r->marks = c >= 0x300 && c <= 0x36F ? r->marks + 1 : 0;
	if (r->marks > MARKS_MAX)
		return fault(r, "a heap of combining marks");
	r->at += n;
	return true;
}

static bool
read_one(struct reader *r)
{
	unsigned char c = r->p[r->at];

	if (c == 0x1B && !r->lines)
		return read_escape(r);
	if (c == '\n' || (!r->lines && (c == '\r' || c == '\b' ||
	    c == '\t'))) {
		r->at++;
		return true;
	}
	if (c < 0x20)
		return fault(r, "a control character");
	return read_character(r);
}

int
main(int argc, char **argv)
{
	struct buf all = { 0 };
	struct reader r = { 0 };
	char block[8192];
	size_t n;
	bool ok = true;

	r.lines = argc > 1 && strcmp(argv[1], "--lines") == 0;
	while ((n = fread(block, 1, sizeof(block), stdin)) > 0)
		buf_add(&all, block, n);
	r.p = (const unsigned char *)all.p;
	r.n = all.n;
	while (ok && r.at < r.n)
		ok = read_one(&r);
	buf_release(&all);
	return ok ? 0 : 1;
}
