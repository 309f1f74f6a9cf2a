/* SPDX-License-Identifier: MIT */
/* The rules about characters.  Nearly all lines are plain ASCII, which is
 * seen many bytes at a time. */
#include "check/encoding.h"

#include <string.h>

#include "base/utf8.h"

static bool
starts_with(struct str s, const char *bytes, size_t n)
{
	return s.n >= n && memcmp(s.p, bytes, n) == 0;
}

/* Every second byte of text in UTF-16 that is mostly ASCII is zero. */
static bool
has_zero_half(struct str head)
{
	size_t zeros[2] = { 0, 0 };
	size_t odd = head.n / 2, even = head.n - odd;

	if (head.n < 8)
		return false;
	for (size_t i = 0; i < head.n; i++)
		if (head.p[i] == '\0')
			zeros[i & 1]++;
	return zeros[0] * 10 >= even * 3 || zeros[1] * 10 >= odd * 3;
}

enum rule_id
encoding_of(struct str head)
{
	if (head.n > ENCODING_HEAD)
		head.n = ENCODING_HEAD;
	if (starts_with(head, "\xFF\xFE\0\0", 4) ||
	    starts_with(head, "\0\0\xFE\xFF", 4))
		return RULE_ENC_UTF32;
	if (starts_with(head, "\xFF\xFE", 2) ||
	    starts_with(head, "\xFE\xFF", 2) || has_zero_half(head))
		return RULE_ENC_UTF16;
	return RULE_COUNT;
}

void
rule_bom(struct judge *j)
{
	static const char mark[] = "\xEF\xBB\xBF";

	if (j->line.number != 1 || !starts_with(j->body, mark, 3))
		return;
	judge_report(j, RULE_ENC_BOM, str_cut(j->body, 0, 3));
	j->body = str_cut(j->body, 3, j->body.n);
}

static bool
byte_unusual(char c)
{
	return (unsigned char)(c - ' ') >= 0x7F - ' ' && c != '\t';
}

enum { GROUP = 32 };

/* Does any of a group need a look?  Without a branch, so that the compiler
 * can make vectors of it. */
static bool
group_unusual(const char *p)
{
	unsigned char unusual = 0;

	for (size_t i = 0; i < GROUP; i++)
		unusual |= (unsigned char)((unsigned char)(p[i] - ' ') >=
		    0x7F - ' ') & (unsigned char)(p[i] != '\t');
	return unusual != 0;
}

/* Index of the first byte at or after i that needs a look. */
static size_t
next_unusual(struct str s, size_t i)
{
	while (s.n - i >= GROUP && !group_unusual(s.p + i))
		i += GROUP;
	/* The last ones, with some that were looked at already. */
	if (s.n - i < GROUP && s.n >= GROUP &&
	    !group_unusual(s.p + s.n - GROUP))
		return s.n;
	while (i < s.n && !byte_unusual(s.p[i]))
		i++;
	return i;
}

/* Characters that are there but do not show. */
static bool
invisible(uint32_t cp)
{
	static const struct {
		uint32_t from, to;
	} ranges[] = {
		{ 0xA0, 0xA0 }, { 0xAD, 0xAD }, { 0x200B, 0x200F },
		{ 0x2028, 0x202E }, { 0x2060, 0x2060 }, { 0xFEFF, 0xFEFF },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (cp >= ranges[i].from && cp <= ranges[i].to)
			return true;
	return false;
}

static enum rule_id
rule_of_character(uint32_t cp)
{
	if (cp == 0xFFFD)
		return RULE_ENC_REPL;
	return invisible(cp) ? RULE_ENC_INVISIBLE : RULE_ENC_NONASCII;
}

static enum rule_id
rule_of_ascii(char c)
{
	if (c == '\0')
		return RULE_ENC_NUL;
	/* A lone carriage return has a rule of its own. */
	return c == '\r' ? RULE_COUNT : RULE_ENC_CTRL;
}

enum { PLACES = 6 };

/* The first place of each rule, so that ENC-INVALID can take the place of
 * ENC-REPL wherever it stands. */
struct places {
	enum rule_id rule[PLACES];
	struct str at[PLACES];
	size_t count;
};

static const struct str *
place_of(const struct places *p, enum rule_id rule)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->rule[i] == rule)
			return &p->at[i];
	return NULL;
}

static void
note(struct places *p, enum rule_id rule, struct str at)
{
	if (rule == RULE_COUNT || place_of(p, rule) != NULL)
		return;
	p->rule[p->count] = rule;
	p->at[p->count] = at;
	p->count++;
}

/* A character cut in two at the end of what is held is no fault. */
static bool
only_cut(const struct judge *j, size_t i)
{
	return j->line.length > j->line.text.n && j->body.n - i < 4;
}

static void
note_places(struct judge *j, struct places *p)
{
	struct str s = j->body;
	uint32_t cp = 0;

	for (size_t i = next_unusual(s, 0); i < s.n;) {
		size_t n = utf8_decode(s, i, &cp);

		if (n == 0 && !only_cut(j, i))
			note(p, RULE_ENC_INVALID, str_cut(s, i, i + 1));
		else if (n == 1)
			note(p, rule_of_ascii(s.p[i]), str_cut(s, i, i + 1));
		else if (n > 1)
			note(p, rule_of_character(cp), str_cut(s, i, i + n));
		j->high = j->high || n != 1;
		i = next_unusual(s, i + (n == 0 ? 1 : n));
	}
}

void
rules_encoding(struct judge *j)
{
	static const enum rule_id order[] = { RULE_ENC_NUL, RULE_ENC_INVALID,
		RULE_ENC_REPL, RULE_ENC_CTRL, RULE_ENC_INVISIBLE,
		RULE_ENC_NONASCII };
	struct places places = { .count = 0 };

	note_places(j, &places);
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const struct str *at = place_of(&places, order[i]);

		if (at == NULL || (order[i] == RULE_ENC_REPL &&
		    judge_has(j, RULE_ENC_INVALID)))
			continue;
		judge_report(j, order[i], *at);
	}
}
