/* SPDX-License-Identifier: MIT */
/*
 * Finds the numbers of a receipt in a text, wherever its lines are broken.
 * Labels are compared by their letters alone, so that spacing, letter case
 * and punctuation of mail programs do not matter, and neither do the marks
 * of a forwarded mail or the cells of a table.
 */
#include "spec/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "spec/mailtext.h"
#include "spec/name.h"
#include "spec/receipt_line.h"

enum { GAP_MAX = 64 };

/* Where a file may lie. */
static const char *const schemes[] = { "s3n://", "s3a://", "s3://",
	"sftp://", "ftp://" };

/* --- labels ------------------------------------------------------------ */

static bool
is_gap(char c)
{
	return !char_is_letter(c) && !char_is_digit(c);
}

static size_t
skip_gap(struct str s, size_t at)
{
	size_t limit = s.n - at < GAP_MAX ? s.n : at + GAP_MAX;

	while (at < limit && is_gap(s.p[at]))
		at++;
	return at;
}

/* The label with these letters begins at at: where it ends, else 0. */
static size_t
label_end(struct str s, size_t at, const char *letters)
{
	for (; *letters != '\0'; letters++) {
		at = skip_gap(s, at);
		if (at == s.n || char_lower(s.p[at]) != *letters)
			return 0;
		at++;
	}
	return at < s.n && char_is_letter(s.p[at]) ? 0 : at;
}

/* --- numbers ----------------------------------------------------------- */

/* Bytes of a separator of thousands at at, or 0. */
static size_t
separator(struct str s, size_t at)
{
	static const char *const known[] = { ",", ".", " ", "'", "\xC2\xA0",
		"\xE2\x80\xAF", "\xE2\x80\x89", "\xA0" };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_starts(str_cut(s, at, s.n), known[i]))
			return strlen(known[i]);
	return 0;
}

static size_t
digits_at(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && char_is_digit(s.p[at + n]))
		n++;
	return n;
}

/* Does a number end here, and not go on as a date, a share or a word? */
static bool
ends_number(struct str s, size_t at)
{
	if (at == s.n)
		return true;
	if (char_is_letter(s.p[at]))
		return false;
	return memchr("-:/.,%", s.p[at], 6) == NULL || at + 1 == s.n ||
	    !char_is_digit(s.p[at + 1]);
}

/* 40,669,900 and 40 669 900 and 40.669.900; false for anything else. */
static bool
read_count(struct str s, size_t at, uint64_t *count)
{
	char plain[NUM_TEXT_MAX];
	struct str digits = { plain, 0 };
	size_t n = digits_at(s, at);

	while (n > 0) {
		size_t between, next;

		if (digits.n + n > sizeof(plain))
			return false;
		memcpy(plain + digits.n, s.p + at, n);
		digits.n += n;
		at += n;
		between = at < s.n ? separator(s, at) : 0;
		next = between > 0 ? digits_at(s, at + between) : 0;
		n = next == 3 ? next : 0;
		at += n > 0 ? between : 0;
	}
	return ends_number(s, at) &&
	    num_parse(digits, UINT64_MAX, count, NULL);
}

/* The value behind a label that ends at at. */
static void
take_count(struct receipt *r, struct str s, size_t at, enum receipt_line line)
{
	size_t value = skip_gap(s, at);
	uint32_t bit = UINT32_C(1) << line;
	uint64_t count;

	if (value == s.n || !char_is_digit(s.p[value]))
		return;		/* the words stand in a sentence */
	if (s.p[value - 1] == '-' || !read_count(s, value, &count)) {
		r->odd |= bit;
	} else if ((r->has & bit) == 0) {
		r->has |= bit;
		receipt_set(&r->counters, line, count);
	} else if (receipt_value(&r->counters, line) != count) {
		r->several = true;
	}
}

/* --- times ------------------------------------------------------------- */

static bool
two_digits(struct str s, size_t at, int *value)
{
	if (s.n < at + 2 || !char_is_digit(s.p[at]) ||
	    !char_is_digit(s.p[at + 1]))
		return false;
	*value = (s.p[at] - '0') * 10 + (s.p[at + 1] - '0');
	return true;
}

/* "2026-01-01 18:07:49"; 0 when it is none. */
static int64_t
read_time(struct str s, size_t at)
{
	int century, year, month, day, hour, minute, second;
	int64_t when;

	at = skip_gap(s, at);
	if (!two_digits(s, at, &century) || !two_digits(s, at + 2, &year) ||
	    !two_digits(s, at + 5, &month) || !two_digits(s, at + 8, &day))
		return 0;
	at = skip_gap(s, at + 10);
	if (!two_digits(s, at, &hour) || !two_digits(s, at + 3, &minute) ||
	    !two_digits(s, at + 6, &second) || hour > 23 || minute > 59 ||
	    second > 60 || !clock_from_date(century * 100 + year, month, day,
	    &when))
		return 0;
	return when + hour * 3600 + minute * 60 + second;
}

static void
take_time(int64_t *to, struct str s, size_t at)
{
	if (at > 0 && *to == 0)
		*to = read_time(s, at);
}

/* "Dear Adobe Partner: (ID:7)" */
static void
take_partner(struct receipt *r, struct str s, size_t at)
{
	size_t from = skip_gap(s, at);

	if (at > 0 && r->partner == 0)
		(void)num_parse(str_cut(s, from, from + digits_at(s, from)),
		    UINT64_MAX, &r->partner, NULL);
}

/* --- files ------------------------------------------------------------- */

static bool
ends_address(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7F ||
	    strchr("<>\"',;|*()", c) != NULL;
}

static size_t
address_end(struct str s, size_t at)
{
	while (at < s.n && !ends_address(s.p[at]))
		at++;
	return at;
}

static bool
is_proper(struct str uri)
{
	struct name_verdict v;

	name_diagnose(uri, clock_now(), &v);
	for (size_t i = 0; i < v.count; i++)
		if (v.findings[i].severity == SEVERITY_ERROR)
			return false;
	return true;
}

/* A mail program broke the address s[at, end): the whole of it, if the next
 * line makes it one.  The caller frees; NULL if it is not broken. */
static char *
mend(struct str s, size_t at, size_t end)
{
	size_t next = skip_gap(s, end), to = address_end(s, next);
	struct buf whole = { .max = NAME_BYTES_MAX * 8 };
	char *mended;

	if (end == s.n || (s.p[end] != '\n' && s.p[end] != '\r') ||
	    is_proper(str_cut(s, at, end)))
		return NULL;
	buf_add_str(&whole, str_cut(s, at, end));
	buf_add_str(&whole, str_cut(s, next, to));
	mended = buf_take(&whole);
	if (is_proper(str_from(mended)))
		return mended;
	free(mended);
	return NULL;
}

static bool
is_listed(const struct receipt *r, struct str file)
{
	for (size_t i = 0; i < r->file_count; i++)
		if (str_eq_text(file, r->files[i]))
			return true;
	return false;
}

static void
add_file(struct receipt *r, char *take_file)
{
	if (r->file_count == RECEIPT_FILES_MAX)
		r->cut = true;
	else if (!is_listed(r, str_from(take_file))) {
		r->files[r->file_count++] = take_file;
		return;
	}
	free(take_file);
}

static size_t
take_address(struct receipt *r, struct str s, size_t at)
{
	size_t end = address_end(s, at);
	char *mended = mend(s, at, end);
	struct str uri = str_trim_end(str_cut(s, at, end), ".:");

	add_file(r, mended != NULL ? mended : xstrndup(uri.p, uri.n));
	return end;
}

/* Where the address that begins at at ends; at if there is none. */
static size_t
read_address(struct receipt *r, struct str s, size_t at)
{
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		size_t n = strlen(schemes[i]);

		if (s.n - at > n && str_eq_nocase(str_cut(s, at, at + n),
		    str_from(schemes[i])))
			return take_address(r, s, at);
	}
	return at;
}

/* People also paste the names alone. */
static size_t
read_name(struct receipt *r, struct str s, size_t at)
{
	size_t end = address_end(s, at);
	struct str name = str_trim_end(str_cut(s, at, end), ".:");

	if (str_find(name, 0, '_') < name.n && is_proper(name))
		add_file(r, xstrndup(name.p, name.n));
	return end;
}

/* --- the whole --------------------------------------------------------- */

static size_t
read_word(struct receipt *r, struct str s, size_t at)
{
	size_t end = read_address(r, s, at);

	if (end > at)
		return end;
	for (size_t i = 0; i < RECEIPT_LINES; i++) {
		end = label_end(s, at, receipt_letters(i));
		if (end > 0) {
			take_count(r, s, end, (enum receipt_line)i);
			return end;
		}
	}
	take_time(&r->start, s, label_end(s, at, "jobstarttime"));
	take_time(&r->end, s, label_end(s, at, "jobendtime"));
	take_partner(r, s, label_end(s, at, "adobepartnerid"));
	return at + 1;
}

/* Calls read for each word and goes on where it says. */
static void
read_words(struct receipt *r, struct str s,
    size_t (*read)(struct receipt *, struct str, size_t))
{
	for (size_t at = 0; at < s.n;) {
		if (is_gap(s.p[at])) {
			at++;
			continue;
		}
		at = read(r, s, at);
		while (at < s.n && !is_gap(s.p[at]))
			at++;
	}
}

/* The first counter, or two others, make a receipt. */
static bool
is_receipt(const struct receipt *r)
{
	return (r->has & 1U) != 0 || (r->has & (r->has - 1)) != 0;
}

static bool
read_receipt(struct str text, struct receipt *r)
{
	*r = (struct receipt){ 0 };
	read_words(r, text, read_word);
	if (!is_receipt(r)) {
		receipt_release(r);
		return false;
	}
	if (r->file_count == 0)
		read_words(r, text, read_name);
	return true;
}

static bool
refuse(struct err *err)
{
	return err_set(err, ERR_FORMAT,
	    _("This does not look like Adobe's receipt: it has no line "
	      "\"Records received\". Paste the whole e-mail"));
}

bool
receipt_parse(struct str text, struct receipt *r, struct err *err)
{
	return read_receipt(text, r) || refuse(err);
}

bool
receipt_parse_mail(struct str mail, struct receipt *r, struct err *err)
{
	bool found = false;

	for (unsigned way = 0; !found && way < MAILTEXT_WAYS; way++) {
		struct buf text = { .max = mail.n + 1024 };

		mailtext_add(&text, mail, (enum mailtext_way)way);
		found = read_receipt(buf_str(&text), r);
		buf_release(&text);
	}
	return found || refuse(err);
}

void
receipt_release(struct receipt *r)
{
	for (size_t i = 0; i < r->file_count; i++)
		free(r->files[i]);
	*r = (struct receipt){ 0 };
}

/* Is one of the files ours?  Adobe may have added a part number. */
static bool
is_of(struct str listed, const char *name)
{
	size_t n = strlen(name);

	listed = name_base(listed);
	return str_eq_text(listed, name) ||
	    (str_starts(listed, name) && listed.n > n &&
	    listed.p[n] == '.' &&
	    str_all_digits(str_cut(listed, n + 1, listed.n)));
}

bool
receipt_lists(const struct receipt *r, const char *name)
{
	for (size_t i = 0; i < r->file_count; i++)
		if (is_of(str_from(r->files[i]), name))
			return true;
	return false;
}

bool
receipt_is_ours(const struct receipt *r, const struct receipt_sent *sent)
{
	if (r->file_count <= 1 && !r->cut)
		return true;
	for (size_t i = 0; i < r->file_count; i++) {
		bool ours = false;

		for (size_t k = 0; k < sent->count && !ours; k++)
			ours = is_of(str_from(r->files[i]), sent->names[k]);
		if (!ours)
			return false;
	}
	return !r->cut;
}
