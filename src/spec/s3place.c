/* SPDX-License-Identifier: MIT */
/* Addresses of a bucket, judged in a fixed order; and SFTP servers. */
#include "spec/s3place.h"

#include "base/clock.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

struct judging {
	struct str address;
	struct finding *out;
	size_t n;
};

/* part: the bytes at fault, within the address. */
static void
add(struct judging *j, enum rule_id rule, struct str part)
{
	struct finding f = { .rule = rule,
		.severity = rule_get(rule)->severity };

	if (j->n == PLACE_RULES_MAX)
		return;
	f.column = (uint32_t)(part.p - j->address.p) + 1;
	f.length = (uint32_t)part.n;
	j->out[j->n++] = f;
}

/* What follows the scheme; all of it when there is none of these. */
static struct str
without_scheme(struct str s, const char *const *schemes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(s, schemes[i]))
			return str_cut(s, str_from(schemes[i]).n, s.n);
	return s;
}

static bool
check_slashes(struct judging *j, struct str key)
{
	size_t twice = str_find_text(key, "//");

	if (key.n > 0 && key.p[0] == '/')
		add(j, RULE_S3_SLASH, str_cut(key, 0, 1));
	else if (twice < key.n)
		add(j, RULE_S3_SLASH, str_cut(key, twice, twice + 2));
	else if (key.n > PLACE_KEY_MAX)
		add(j, RULE_S3_SLASH, str_cut(key, PLACE_KEY_MAX, key.n));
	return j->n == 0;
}

/* The last folder before the file name; empty when there is none. */
static struct str
last_folder(struct str key)
{
	size_t end = key.n;
	size_t from;

	while (end > 0 && key.p[end - 1] != '/')
		end--;
	if (end == 0)
		return str_cut(key, 0, 0);
	from = end - 1;
	while (from > 0 && key.p[from - 1] != '/')
		from--;
	return str_cut(key, from, end - 1);
}

static int
number(struct str s, size_t from, size_t n)
{
	int value = 0;

	for (size_t i = from; i < from + n; i++)
		value = value * 10 + (s.p[i] - '0');
	return value;
}

/* "date=2026-01-31"; *when is the start of that day. */
static bool
read_date(struct str folder, int64_t *when)
{
	struct str date;

	if (!str_starts(folder, "date=") || folder.n != 15)
		return false;
	date = str_cut(folder, 5, 15);
	for (size_t i = 0; i < date.n; i++)
		if (i == 4 || i == 7 ? date.p[i] != '-'
				     : !char_is_digit(date.p[i]))
			return false;
	return clock_from_date(
	    number(date, 0, 4), number(date, 5, 2), number(date, 8, 2), when);
}

static bool
same_day(int64_t a, int64_t b)
{
	struct clock_date da = clock_date(a);
	struct clock_date db = clock_date(b);

	return da.year == db.year && da.month == db.month && da.day == db.day;
}

size_t
s3place_check(struct str uri, const char *bucket, int64_t now,
    struct finding out[PLACE_RULES_MAX])
{
	static const char *const schemes[] = { "s3://", "s3n://", "s3a://" };
	struct judging j = { uri, out, 0 };
	struct str rest = without_scheme(uri, schemes, COUNT(schemes));
	size_t slash = str_find(rest, 0, '/');
	struct str named = str_cut(rest, 0, slash);
	struct str key = slash == rest.n ? str_cut(rest, slash, slash)
					 : str_cut(rest, slash + 1, rest.n);
	struct str folder = last_folder(key);
	int64_t day = 0;

	if (!check_slashes(&j, key))
		return j.n;
	if (!str_eq_text(named, bucket))
		add(&j, RULE_S3_BUCKET, named);
	if (!read_date(folder, &day)) {
		add(&j, RULE_S3_DATEFMT, folder);
		return j.n;
	}
	if (folder.p == key.p)
		add(&j, RULE_S3_PARTNER, str_cut(key, 0, 0));
	if (!same_day(day, now))
		add(&j, RULE_S3_DATEDAY, folder);
	return j.n;
}

size_t
ftpplace_check(struct str address, bool fresh, bool beta,
    struct finding out[PLACE_RULES_MAX])
{
	static const char *const schemes[] = { "sftp://", "ftps://", "ftp://" };
	struct judging j = { address, out, 0 };
	struct str host = without_scheme(address, schemes, COUNT(schemes));

	host = str_cut(host, 0, str_find(host, 0, '/'));
	host = str_cut(host, 0, str_find(host, 0, ':'));
	if (fresh)
		add(&j, RULE_FTP_NEW, address);
	if (str_eq_nocase(host, str_from("ftp-in.demdex.com")))
		add(&j, RULE_FTP_HOST, host);
	if (beta)
		add(&j, RULE_FTP_BETA, host);
	if (str_starts(address, "ftp://"))
		add(&j, RULE_FTP_PLAIN, str_cut(address, 0, 6));
	return j.n;
}
