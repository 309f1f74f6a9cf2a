/* SPDX-License-Identifier: MIT */
/* Reads moments digit by digit. */
#include "send/stamp.h"

#include "base/clock.h"

/* d stands for a digit. */
static const char form[] = "dddd-dd-ddTdd:dd:dd";

enum { FORM = sizeof(form) - 1, ZONE = 6 /* +02:00 */ };

static int
number(struct str s, size_t from, size_t to)
{
	int n = 0;

	for (; from < to; from++)
		n = n * 10 + (s.p[from] - '0');
	return n;
}

static bool
has_form(struct str s, const char *wanted, size_t n)
{
	if (s.n < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (wanted[i] == 'd' ? !char_is_digit(s.p[i])
		    : s.p[i] != wanted[i])
			return false;
	return true;
}

/* Seconds east of Greenwich. */
static bool
read_zone(struct str s, int64_t *east)
{
	int sign = s.n > 0 && s.p[0] == '-' ? -1 : 1;

	*east = 0;
	if (str_eq_text(s, "Z"))
		return true;
	if (s.n != ZONE || (s.p[0] != '+' && s.p[0] != '-') ||
	    !has_form(str_cut(s, 1, s.n), "dd:dd", ZONE - 1))
		return false;
	*east = sign * (number(s, 1, 3) * 3600 + number(s, 4, 6) * 60);
	return true;
}

bool
stamp_read(struct str s, int64_t *when)
{
	size_t at = FORM;
	int64_t day, east;

	if (!has_form(s, form, FORM))
		return false;
	if (at < s.n && s.p[at] == '.')
		for (at++; at < s.n && char_is_digit(s.p[at]);)
			at++;
	if (!read_zone(str_cut(s, at, s.n), &east) ||
	    !clock_from_date(number(s, 0, 4), number(s, 5, 7),
	    number(s, 8, 10), &day) || number(s, 11, 13) > 23 ||
	    number(s, 14, 16) > 59 || number(s, 17, 19) > 60)
		return false;
	*when = day + number(s, 11, 13) * 3600 + number(s, 14, 16) * 60 +
	    number(s, 17, 19) - east;
	return true;
}
