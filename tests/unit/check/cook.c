/* SPDX-License-Identifier: MIT */
/* Recipes of contents, read from left to right. */
#include "tests/unit/check/cook.h"

#include <stdlib.h>
#include <string.h>

#include "tests/unit/unit.h"

struct cook {
	uint64_t n;
	unsigned which;
	uint64_t repetition;	/* 0: outside */
	struct buf *out;
};

static void cook_part(const struct cook *c, const char *p, const char *end);

static unsigned
hex_value(char c)
{
	return char_is_digit(c) ? (unsigned)(c - '0') :
	    (unsigned)(char_lower(c) - 'a') + 10;
}

static char
luhn_digit(struct str s)
{
	unsigned sum = 0;

	for (size_t i = 0; i < s.n && char_is_digit(s.p[s.n - 1 - i]); i++) {
		unsigned d = (unsigned)(s.p[s.n - 1 - i] - '0');

		if (i % 2 == 0)
			d = d > 4 ? 2 * d - 9 : 2 * d;
		sum += d;
	}
	return (char)('0' + (10 - sum % 10) % 10);
}

/* p behind the star; returns where the recipe goes on. */
static const char *
cook_times(const struct cook *c, const char *p)
{
	char *text = NULL;
	uint64_t times = *p == 'N' ? c->n : strtoull(p, &text, 10);
	const char *from = *p == 'N' ? p + 1 : text;
	const char *to = strchr(from, '}');
	struct cook inner = *c;

	ck_assert(*from == '{' && to != NULL);
	for (inner.repetition = 1; inner.repetition <= times;
	    inner.repetition++)
		cook_part(&inner, from + 1, to);
	return to + 1;
}

/* p behind the bracket. */
static const char *
cook_one_of(const struct cook *c, const char *p)
{
	const char *end = strchr(p, ')'), *to;

	ck_assert(end != NULL);
	for (unsigned i = 0; i < c->which; i++)
		p = strchr(p, '|') + 1;
	to = memchr(p, '|', (size_t)(end - p));
	cook_part(c, p, to == NULL ? end : to);
	return end + 1;
}

/* p behind the backslash. */
static const char *
cook_escape(const struct cook *c, const char *p)
{
	static const char names[] = "tnr\\", bytes[] = "\t\n\r\\";
	const char *at = strchr(names, *p);

	switch (*p) {
	case '*':
		return cook_times(c, p + 1);
	case '(':
		return cook_one_of(c, p + 1);
	case 'N':
		buf_printf(c->out, "%llu", (unsigned long long)c->n);
		return p + 1;
	case 'L':
		buf_add_char(c->out, luhn_digit(buf_str(c->out)));
		return p + 1;
	case 'x':
		buf_add_char(c->out, (char)(hex_value(p[1]) * 16 +
		    hex_value(p[2])));
		return p + 3;
	default:
		ck_assert_msg(at != NULL && *p != '\0', "%s", p);
		buf_add_char(c->out, bytes[at - names]);
		return p + 1;
	}
}

static void
cook_part(const struct cook *c, const char *p, const char *end)
{
	while (p < end) {
		if (*p == '\\') {
			p = cook_escape(c, p + 1);
			continue;
		}
		if (c->repetition > 0 && *p == '#')
			buf_printf(c->out, "%llu",
			    (unsigned long long)c->repetition);
		else if (c->repetition > 0 && *p == '@')
			buf_printf(c->out, "%08llu",
			    (unsigned long long)c->repetition);
		else
			buf_add_char(c->out, *p);
		p++;
	}
}

struct str
cook(const char *recipe, uint64_t n, unsigned which, struct buf *out)
{
	struct cook c = { n, which, 0, out };

	cook_part(&c, recipe, recipe + strlen(recipe));
	return buf_str(out);
}
