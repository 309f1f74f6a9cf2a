/* SPDX-License-Identifier: MIT */
/*
 * Repairs of answers: guesses at what was meant, the best first.  None has
 * to be right; only what passes the check is offered.
 */
#include <string.h>

#include "spec/field_rules.h"
#include "spec/mail.h"
#include "spec/percent.h"

bool
repair_try(repair *const *repairs, size_t count, struct str value, size_t i,
    struct buf *out)
{
	buf_clear(out);
	if (i >= count)
		return false;
	if (!repairs[i](value, out))
		buf_clear(out);
	return true;
}

bool
repair_between(struct str s, const char *from, const char *to, struct str *in)
{
	size_t start = str_find_text(s, from);

	if (start == s.n)
		return false;
	*in = str_cut(s, start + strlen(from), s.n);
	*in = str_cut(*in, 0, str_find_text(*in, to));
	return in->n > 0;
}

static void
add_without(struct str s, const char *bytes, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++)
		if (memchr(bytes, s.p[i], strlen(bytes)) == NULL)
			buf_add_char(out, s.p[i]);
}

/* --- numbers ----------------------------------------------------------- */

/* A digit that looks like the letter, or the letter. */
static char
as_digit(char c)
{
	static const char pairs[] = "O0o0Q0D0l1I1i1|1Z2z2S5s5G6b6B8g9q9";

	for (size_t i = 0; i + 1 < sizeof(pairs); i += 2)
		if (pairs[i] == c)
			return pairs[i + 1];
	return c;
}

static void
add_number(struct str digits, struct buf *out)
{
	size_t i = 0;

	while (i + 1 < digits.n && digits.p[i] == '0')
		i++;
	buf_add_str(out, str_cut(digits, i, digits.n));
}

/* The number of a file name: ftp_dpm_1204_... */
static bool
from_name(struct str s, struct buf *out)
{
	struct str in;

	if (!repair_between(s, "ftp_dpm_", "_", &in))
		return false;
	add_number(in, out);
	return true;
}

/* 1204.0 and 1204,00 come from a spreadsheet. */
static bool
without_fraction(struct str s, struct buf *out)
{
	size_t end = s.n;

	while (end > 0 && s.p[end - 1] == '0')
		end--;
	if (end == s.n || end < 2 || s.n - end > 2 ||
	    (s.p[end - 1] != '.' && s.p[end - 1] != ','))
		return false;
	add_number(str_cut(s, 0, end - 1), out);
	return true;
}

/* 1 204, 1,204, 1'204; letters that look like digits become digits. */
static bool
joined(struct str s, struct buf *out)
{
	struct buf all = { 0 };

	for (size_t i = 0; i < s.n; i++)
		if (memchr(" ,.'_-", s.p[i], 6) == NULL)
			buf_add_char(&all, as_digit(s.p[i]));
	add_number(buf_str(&all), out);
	buf_release(&all);
	return true;
}

/* The only run of digits: "DPID: 1204". */
static bool
single_run(struct str s, struct buf *out)
{
	size_t from = 0, to, rest;

	while (from < s.n && !char_is_digit(s.p[from]))
		from++;
	to = from;
	while (to < s.n && char_is_digit(s.p[to]))
		to++;
	rest = to;
	while (rest < s.n && !char_is_digit(s.p[rest]))
		rest++;
	if (from == to || rest < s.n)
		return false;
	add_number(str_cut(s, from, to), out);
	return true;
}

/* The last word, repaired: "DPID 12O4". */
static bool
last_word(struct str s, struct buf *out)
{
	size_t from = s.n;

	while (from > 0 && memchr(" :=#", s.p[from - 1], 4) == NULL)
		from--;
	return from > 0 && joined(str_cut(s, from, s.n), out);
}

bool
repair_number(struct str value, size_t i, struct buf *out)
{
	static repair *const repairs[] = { from_name, without_fraction, joined,
		single_run, last_word };

	return TRY(repairs);
}

/* --- names ------------------------------------------------------------- */

static bool
host_label(struct str s, struct buf *out)
{
	size_t at = str_find_text(s, "://");

	if (at < s.n)
		s = str_cut(s, at + 3, s.n);
	at = str_find_text(s, ".demdex.");
	if (at == s.n)
		return false;
	buf_add_str(out, str_cut(s, 0, at));
	return true;
}

/* The folder of s3://bucket/acme/date=... */
static bool
bucket_folder(struct str s, struct buf *out)
{
	struct str in;

	if (!repair_between(s, "://", " ", &in))
		return false;
	in = str_cut(in, str_find(in, 0, '/'), in.n);
	if (str_find_text(in, "/date=") < in.n)
		in = str_cut(in, 0, str_find_text(in, "/date="));
	in = str_trim(in, "/");
	buf_add_str(out, in);
	return in.n > 0;
}

/* The last folder of a path. */
static bool
last_folder(struct str s, struct buf *out)
{
	size_t from;

	s = str_trim(s, "/\\");
	from = s.n;
	while (from > 0 && s.p[from - 1] != '/' && s.p[from - 1] != '\\')
		from--;
	buf_add_str(out, str_cut(s, from, s.n));
	return s.n > 0;
}

static bool
small_and_plain(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++)
		if (char_is_letter(s.p[i]) || char_is_digit(s.p[i]) ||
		    memchr("._-", s.p[i], 3) != NULL)
			buf_add_char(out, char_lower(s.p[i]));
		else if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

bool
repair_partner(struct str value, size_t i, struct buf *out)
{
	static repair *const repairs[] = { host_label, bucket_folder,
		last_folder, small_and_plain };

	return TRY(repairs);
}

/* name=value; "name;" */
static bool
before_value(struct str s, struct buf *out)
{
	s = str_cut(s, 0, str_find(s, 0, '='));
	buf_add_str(out, str_trim(s, " ;,?&[]@#\"'"));
	return true;
}

static bool
before_equals(struct str s, struct buf *out)
{
	return str_find(s, 0, '=') < s.n && str_find(s, 0, '(') == s.n &&
	       before_value(s, out);
}

static bool
blanks_joined(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++)
		buf_add_char(out, s.p[i] == ' ' ? '_' : s.p[i]);
	return true;
}

static bool
in_quotes(struct str s, struct buf *out)
{
	struct str in;

	if (!repair_between(s, "\"", "\"", &in) &&
	    !repair_between(s, "'", "'", &in))
		return false;
	buf_add_str(out, in);
	return true;
}

/* Names of cookies, attributes, keys, codes. */
bool
repair_name(struct str value, size_t i, struct buf *out)
{
	static repair *const repairs[] = { before_equals, in_quotes,
		before_value, blanks_joined };

	return TRY(repairs);
}

/* s.eVar12, evar 12, v12, c5 */
static bool
evar_form(struct str s, struct buf *out)
{
	struct buf digits = { 0 };
	char kind = '\0';
	size_t i = 0;

	if (s.n > 2 && char_lower(s.p[0]) == 's' && s.p[1] == '.')
		i = 2;
	for (; i < s.n && char_is_letter(s.p[i]); i++)
		if (kind == '\0' && s.p[i] != 's')
			kind = char_lower(s.p[i]);
	(void)joined(str_trim(str_cut(s, i, s.n), " #:=;()"), &digits);
	buf_add_text(out, kind == 'p' || kind == 'c' ? "prop" : "eVar");
	buf_add_str(out, buf_str(&digits));
	buf_release(&digits);
	return kind == '\0' || memchr("epvc", kind, 4) != NULL;
}

bool
repair_evar(struct str value, size_t i, struct buf *out)
{
	static repair *const repairs[] = { evar_form };

	return TRY(repairs);
}

/* --- parameters, codes, samples, mailboxes ----------------------------- */

/* The first parameter of an address, or ?cid=1. */
static bool
param_name(struct str s, struct buf *out)
{
	size_t at = str_find(s, 0, '?');

	if (at < s.n)
		s = str_cut(s, at + 1, s.n);
	return before_value(str_trim(s, "&"), out);
}

bool
repair_param(struct str value, size_t i, struct buf *out)
{
	static repair *const repairs[] = { param_name, blanks_joined };

	return TRY(repairs);
}

static bool
org_form(struct str s, struct buf *out)
{
	size_t at = str_find(s, 0, '@');
	size_t from;

	s = str_trim_end(str_cut(s, 0, at), " ");
	from = s.n;
	while (from > 0 &&
	       (char_is_letter(s.p[from - 1]) || char_is_digit(s.p[from - 1])))
		from--;
	if (s.n - from != 24)
		return false;
	buf_printf(out, "%.*s@AdobeOrg", STR_ARG(str_cut(s, from, s.n)));
	return true;
}

bool
repair_org(struct str value, size_t i, struct buf *out)
{
	static repair *const repairs[] = { org_form };

	return TRY(repairs);
}

static bool
decoded(struct str s, struct buf *out)
{
	percent_decode(s, out);
	return true;
}

/* crm_id=USER123 */
static bool
after_value(struct str s, struct buf *out)
{
	size_t at = str_find(s, 0, '=');

	if (at + 1 >= s.n)
		return false;
	buf_add_str(out, str_trim(str_cut(s, at + 1, s.n), " ;\"'"));
	return true;
}

bool
repair_sample(struct str value, size_t i, struct buf *out)
{
	static repair *const repairs[] = { decoded, after_value };

	return TRY(repairs);
}

static bool
found_mail(struct str s, struct buf *out)
{
	size_t from, to;

	if (!mail_find(s, &from, &to))
		return false;
	buf_add_str(out, str_cut(s, from, to));
	return true;
}

static bool
typed_mail(struct str s, struct buf *out)
{
	size_t at = str_find_text(s, " at ");
	size_t n = 4;

	if (at == s.n) {
		at = str_find_text(s, "(at)");
		if (at == s.n)
			at = str_find_text(s, "[at]");
	}
	if (at == s.n) {
		at = str_find(s, 0, '@');
		n = 1;
	}
	if (at == s.n)
		return false;
	add_without(str_cut(s, 0, at), " ", out);
	buf_add_char(out, '@');
	for (size_t i = at + n; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != ';')
			buf_add_char(out, s.p[i] == ',' ? '.' : s.p[i]);
	return true;
}

bool
repair_mail(struct str value, size_t i, struct buf *out)
{
	static repair *const repairs[] = { found_mail, typed_mail };

	return TRY(repairs);
}
