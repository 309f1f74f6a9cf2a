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

struct str {
	const char *p;
	size_t n;
};

/* For printf("%.*s", STR_ARG(s)) of trusted text; data goes through
 * base/safetext. */
#define STR_ARG(s) (int)(s).n, (s).p

struct str str_from(const char *text);	/* NULL gives the empty slice */
struct str str_cut(struct str s, size_t from, size_t to);	/* [from, to) */
bool str_eq(struct str a, struct str b);
bool str_eq_text(struct str a, const char *b);
bool str_eq_nocase(struct str a, struct str b);
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);
/* Index of the first byte c at or after from, or s.n. */
size_t str_find(struct str s, size_t from, char c);
/* Index of the first occurrence of text, or s.n. */
size_t str_find_text(struct str s, const char *text);
struct str str_trim(struct str s, const char *bytes);	/* both ends */
struct str str_trim_end(struct str s, const char *bytes);
bool str_all_digits(struct str s);	/* false for the empty slice */

bool char_is_digit(char c);
bool char_is_letter(char c);
bool char_is_upper(char c);
bool char_is_hex(char c);
char char_lower(char c);

#endif
