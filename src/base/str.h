/* SPDX-License-Identifier: MIT */
/*
 * A borrowed slice of bytes: no terminator, may hold any byte.  It lives as
 * long as what it was cut from.  Letters are ASCII letters, whatever the
 * locale.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

/* For printf("%.*s", STR_ARG(s)) of trusted text; data goes through
 * base/safetext. */
#define STR_ARG(s) (int)(s).n, (s).p

/*
 * The smallest ones are called for every byte of a customer's file, so they
 * stand here for the compiler to see.
 */

static inline bool
char_is_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

static inline bool
char_is_upper(char c)
{
	return (unsigned char)(c - 'A') < 26;
}

static inline bool
char_is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool
char_is_hex(char c)
{
	return char_is_digit(c) || (unsigned char)((c | 0x20) - 'a') < 6;
}

static inline char
char_lower(char c)
{
	return char_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

static inline struct str
str_from(const char *text)	/* NULL gives the empty slice */
{
	return (struct str){ text, text == NULL ? 0 : strlen(text) };
}

static inline struct str
str_cut(struct str s, size_t from, size_t to)	/* [from, to) */
{
	return (struct str){ s.p + from, to - from };
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
str_eq_text(struct str a, const char *b)
{
	return str_eq(a, str_from(b));
}

static inline bool
str_starts(struct str s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.n >= n && (n == 0 || memcmp(s.p, prefix, n) == 0);
}

bool str_eq_nocase(struct str a, struct str b);
bool str_ends(struct str s, const char *suffix);
/* Index of the first byte c at or after from, or s.n. */
size_t str_find(struct str s, size_t from, char c);
/* Index of the first occurrence of text, or s.n. */
size_t str_find_text(struct str s, const char *text);
struct str str_trim(struct str s, const char *bytes);	/* both ends */
struct str str_trim_end(struct str s, const char *bytes);
/* The same for spaces at both ends alone; for hot paths. */
static inline struct str
str_trim_spaces(struct str s)
{
	while (s.n > 0 && s.p[0] == ' ') {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

bool str_all_digits(struct str s);	/* false for the empty slice */

#endif
