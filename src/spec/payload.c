/* SPDX-License-Identifier: MIT */
/* Cutting a payload, and the look-alikes people have in it. */
#include "spec/payload.h"

#include <string.h>

/* Index behind the quotes that open at s[at]; s.n if they do not close. */
static size_t
behind_quotes(struct str s, size_t at)
{
	size_t end = str_find(s, at + 1, '"');

	return end < s.n ? end + 1 : s.n;
}

bool
payload_next(struct str payload, size_t *at, struct str *item)
{
	size_t start = *at, from = start, comma, quote;

	if (start > payload.n)
		return false;
	for (;;) {
		comma = str_find(payload, from, ',');
		quote = str_find(str_cut(payload, 0, comma), from, '"');
		while (quote < comma &&
		    (from = behind_quotes(payload, quote)) <= comma)
			quote = str_find(str_cut(payload, 0, comma), from,
			    '"');
		if (quote >= comma)
			break;
	}
	*item = str_cut(payload, start, comma);
	*at = comma + 1;
	return true;
}

size_t
payload_smart(struct str s, size_t at, char *plain)
{
	static const struct {
		const char *bytes;
		char plain;
	} marks[] = {
		{ "\xE2\x80\x9C", '"' },	/* U+201C */
		{ "\xE2\x80\x9D", '"' },	/* U+201D */
		{ "\xE2\x80\x9E", '"' },	/* U+201E */
		{ "\xE2\x80\x9F", '"' },	/* U+201F */
		{ "\xE2\x80\xB3", '"' },	/* U+2033 */
		{ "\xEF\xBC\x82", '"' },	/* U+FF02 */
		{ "\xC2\xAB", '"' },		/* U+00AB */
		{ "\xC2\xBB", '"' },		/* U+00BB */
		{ "\xEF\xBC\x9D", '=' },	/* U+FF1D */
		{ "\xE2\x80\x98", '\'' },	/* U+2018 */
		{ "\xE2\x80\x99", '\'' },	/* U+2019 */
	};
	struct str rest;

	if (((unsigned char)s.p[at] & 0x80) == 0)
		return 0;
	rest = str_cut(s, at, s.n);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (!str_starts(rest, marks[i].bytes))
			continue;
		*plain = marks[i].plain;
		return strlen(marks[i].bytes);
	}
	return 0;
}

static bool
is_wide_equals(struct str s, size_t i)
{
	char plain;

	return payload_smart(s, i, &plain) > 0 && plain == '=';
}

/* Does s end, or come to a separator, after blanks? */
static bool
edge_after(struct str s, size_t i)
{
	while (i < s.n && s.p[i] == ' ')
		i++;
	return i == s.n || s.p[i] == ',' || s.p[i] == '=' ||
	    is_wide_equals(s, i);
}

enum { WIDE_EQUALS_BYTES = 3 };

static bool
edge_before(struct str s, size_t i)
{
	while (i > 0 && s.p[i - 1] == ' ')
		i--;
	return i == 0 || s.p[i - 1] == ',' || s.p[i - 1] == '=' ||
	    (i >= WIDE_EQUALS_BYTES &&
	    is_wide_equals(s, i - WIDE_EQUALS_BYTES));
}

size_t
payload_mark(struct str payload, size_t at, char *plain)
{
	size_t n = payload_smart(payload, at, plain);

	if (n > 0 && *plain == '\'' && !edge_before(payload, at) &&
	    !edge_after(payload, at + n))
		return 0;
	return n;
}

size_t
payload_equals(struct str item)
{
	bool quoted = false;

	for (size_t i = 0; i < item.n; i++) {
		if (item.p[i] == '"')
			quoted = !quoted;
		else if (item.p[i] == '=' && !quoted)
			return i;
	}
	return item.n;
}

static bool
begins_typed_tab(char c)
{
	return c == '<' || c == '\\' || c == '&' || c == '%';
}

size_t
payload_typed_tab(struct str s, size_t *at)
{
	static const char *const forms[] = { "<TAB>", "\\t", "&nbsp;",
		"&#9;", "%09" };

	for (size_t i = 0; i < s.n; i++) {
		if (!begins_typed_tab(s.p[i]))
			continue;
		for (size_t f = 0; f < sizeof(forms) / sizeof(forms[0]); f++) {
			if (!str_starts(str_cut(s, i, s.n), forms[f]))
				continue;
			*at = i;
			return strlen(forms[f]);
		}
	}
	return 0;
}
