/* SPDX-License-Identifier: MIT */
/* Slices: looked at, compared and cut, never changed. */
#include "base/str.h"

#include <string.h>

bool
str_eq_nocase(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (char_lower(a.p[i]) != char_lower(b.p[i]))
			return false;
	return true;
}

bool
str_ends(struct str s, const char *suffix)
{
	size_t n = strlen(suffix);

	return n == 0 || (s.n >= n && memcmp(s.p + s.n - n, suffix, n) == 0);
}

size_t
str_find(struct str s, size_t from, char c)
{
	const char *hit;

	if (from >= s.n)
		return s.n;
	hit = memchr(s.p + from, c, s.n - from);
	return hit == NULL ? s.n : (size_t)(hit - s.p);
}

size_t
str_find_text(struct str s, const char *text)
{
	size_t n = strlen(text);
	size_t i = 0;

	if (n == 0)
		return 0;
	while ((i = str_find(s, i, text[0])) < s.n) {
		if (s.n - i >= n && memcmp(s.p + i, text, n) == 0)
			return i;
		i++;
	}
	return s.n;
}

static bool
one_of(char c, const char *bytes)
{
	while (*bytes != '\0' && *bytes != c)
		bytes++;
	return *bytes != '\0';
}

struct str
str_trim_end(struct str s, const char *bytes)
{
	while (s.n > 0 && one_of(s.p[s.n - 1], bytes))
		s.n--;
	return s;
}

struct str
str_trim(struct str s, const char *bytes)
{
	while (s.n > 0 && one_of(s.p[0], bytes)) {
		s.p++;
		s.n--;
	}
	return str_trim_end(s, bytes);
}

bool
str_all_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_digit(s.p[i]))
			return false;
	return s.n > 0;
}
