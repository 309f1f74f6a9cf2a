/* SPDX-License-Identifier: MIT */
/*
 * Adobe's receipt as it came by e-mail, and what it tells beside our own
 * numbers.  Labels are compared by their letters alone, so that spacing,
 * letter case and punctuation of mail programs do not matter.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "spec/forecast.h"

/* A line of the receipt.  The bit of struct receipt's has is its index. */
static const struct label {
	const char *letters;
	size_t offset; /* in struct forecast */
} labels[] = {
	{ "recordsreceived", offsetof(struct forecast, received) },
	{ "formaterrors", offsetof(struct forecast, format_errors) },
	{ "invalidaamid", offsetof(struct forecast, invalid_aam_id) },
	{ "nomatchingaamid", offsetof(struct forecast, no_match) },
	{ "notraitrealized", offsetof(struct forecast, no_trait) },
	{ "recordsprocessed", offsetof(struct forecast, processed) },
	{ "storedrecords", offsetof(struct forecast, stored) },
	{ "totalsignals", offsetof(struct forecast, signals) },
	{ "totalremovedtraits", offsetof(struct forecast, removed) },
	{ "totaltraitsfailedvalidation",
	    offsetof(struct forecast, failed_validation) },
	{ "invaliddeviceid", offsetof(struct forecast, invalid_device_id) },
};

enum {
	LABELS = sizeof(labels) / sizeof(labels[0]),
	LETTERS_MAX = 64
};

/* Blanks, quote marks of a forwarded mail, stars of a styled one. */
#define AROUND " \t\r>*|\xC2\xA0"

/* The letters of s in small, in out; what does not fit is left out. */
static struct str
letters_of(struct str s, char out[LETTERS_MAX])
{
	struct str letters = { out, 0 };

	for (size_t i = 0; i < s.n && letters.n < LETTERS_MAX; i++)
		if (char_is_letter(s.p[i]))
			out[letters.n++] = char_lower(s.p[i]);
	return letters;
}

/* 40,669,900 and 40 669 900 and 40.669.900; false for anything else. */
static bool
read_count(struct str s, uint64_t *count)
{
	char plain[NUM_TEXT_MAX];
	struct str digits = { plain, 0 };

	s = str_trim(s, AROUND);
	for (size_t i = 0; i < s.n; i++) {
		if (char_is_digit(s.p[i])) {
			if (digits.n == sizeof(plain))
				return false;
			plain[digits.n++] = s.p[i];
		} else if (memchr(",. '\xC2\xA0\xE2\x80\xAF", s.p[i], 9) ==
			   NULL) {
			return false;
		}
	}
	return num_parse(digits, UINT64_MAX, count, NULL);
}

static uint64_t *
counter_at(struct receipt *r, size_t label)
{
	return (
	    uint64_t *)(void *)((char *)&r->counters + labels[label].offset);
}

static bool
digits_at(struct str s, size_t from, size_t n, int *value)
{
	*value = 0;
	if (s.n < from + n)
		return false;
	for (size_t i = from; i < from + n; i++) {
		if (!char_is_digit(s.p[i]))
			return false;
		*value = *value * 10 + (s.p[i] - '0');
	}
	return true;
}

/* "2026-01-01 18:07:49"; 0 when it is none. */
static int64_t
read_time(struct str s)
{
	int year, month, day, hour, minute, second;
	int64_t when;

	s = str_trim(s, AROUND);
	if (!digits_at(s, 0, 4, &year) || !digits_at(s, 5, 2, &month) ||
	    !digits_at(s, 8, 2, &day) || !digits_at(s, 11, 2, &hour) ||
	    !digits_at(s, 14, 2, &minute) || !digits_at(s, 17, 2, &second) ||
	    hour > 23 || minute > 59 || second > 60 ||
	    !clock_from_date(year, month, day, &when))
		return 0;
	return when + hour * 3600 + minute * 60 + second;
}

/* "label: value" */
static void
read_line(struct receipt *r, struct str line)
{
	char small[LETTERS_MAX];
	size_t colon = str_find(line, 0, ':');
	struct str label = letters_of(str_cut(line, 0, colon), small);
	struct str value = str_cut(line, colon, line.n);

	if (colon == line.n)
		return;
	value = str_cut(value, 1, value.n);
	if (str_eq_text(label, "jobstarttime"))
		r->start = read_time(value);
	else if (str_eq_text(label, "jobendtime"))
		r->end = read_time(value);
	for (size_t i = 0; i < LABELS; i++)
		if (str_eq_text(label, labels[i].letters) &&
		    read_count(value, counter_at(r, i)))
			r->has |= 1U << i;
}

static void
read_partner(struct receipt *r, struct str line)
{
	size_t at = str_find_text(line, "(ID:");
	struct str id;

	if (at == line.n || str_find_text(line, "Partner") == line.n)
		return;
	id = str_cut(line, at + 4, line.n);
	id = str_trim(str_cut(id, 0, str_find(id, 0, ')')), " ");
	(void)num_parse(id, UINT64_MAX, &r->partner, NULL);
}

/* An address on the line, alone or behind "File name:". */
static bool
read_file(struct receipt *r, struct str line)
{
	static const char *const schemes[] = { "s3n://", "s3a://", "s3://",
		"sftp://", "ftp://" };

	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		size_t at = str_find_text(line, schemes[i]);
		struct str uri;

		if (at == line.n)
			continue;
		uri = str_trim(str_cut(line, at, line.n), AROUND "<,;");
		uri = str_cut(uri, 0, str_find(uri, 0, ' '));
		if (r->file_count < RECEIPT_FILES_MAX)
			r->files[r->file_count++] = xstrndup(uri.p, uri.n);
		return true;
	}
	return false;
}

bool
receipt_parse(struct str text, struct receipt *r, struct err *err)
{
	*r = (struct receipt){ 0 };
	while (text.n > 0) {
		size_t end = str_find(text, 0, '\n');
		struct str line = str_trim(str_cut(text, 0, end), AROUND);

		text = str_cut(text, end < text.n ? end + 1 : end, text.n);
		read_partner(r, line);
		if (!read_file(r, line))
			read_line(r, line);
	}
	/* The first counter, or two others, make a receipt. */
	if ((r->has & 1U) != 0 || (r->has & (r->has - 1)) != 0)
		return true;
	receipt_release(r);
	return err_set(err, ERR_FORMAT,
	    _("This does not look like Adobe's receipt: it has no line "
	      "\"Records received\". Paste the whole e-mail"));
}

void
receipt_release(struct receipt *r)
{
	for (size_t i = 0; i < r->file_count; i++)
		free(r->files[i]);
	*r = (struct receipt){ 0 };
}

/* --- the rules --------------------------------------------------------- */

struct judging {
	const struct receipt *r;
	struct finding *out;
	size_t n;
};

/* total: the number it is about. */
static void
add(struct judging *j, enum rule_id rule, uint64_t total)
{
	struct finding f = { .rule = rule,
		.severity = rule_get(rule)->severity,
		.total = total };

	if (j->n < RECEIPT_RULES_MAX)
		j->out[j->n++] = f;
}

static bool
has(const struct receipt *r, size_t offset)
{
	for (size_t i = 0; i < LABELS; i++)
		if (labels[i].offset == offset)
			return (r->has >> i & 1U) != 0;
	return false;
}

#define HAS(r, counter) has(r, offsetof(struct forecast, counter))

/* Is one of the files ours?  Adobe may have added a part number. */
static bool
lists(const struct receipt *r, const char *name)
{
	for (size_t i = 0; i < r->file_count; i++) {
		struct str uri = str_from(r->files[i]);
		size_t from = uri.n;
		size_t n = strlen(name);

		while (from > 0 && uri.p[from - 1] != '/')
			from--;
		uri = str_cut(uri, from, uri.n);
		if (str_eq_text(uri, name) ||
		    (str_starts(uri, name) && uri.p[n] == '.' &&
			str_all_digits(str_cut(uri, n + 1, uri.n))))
			return true;
	}
	return false;
}

/* All that is between processed and stored, were the sums exact. */
static bool
sums(const struct forecast *c)
{
	uint64_t gone =
	    c->format_errors + c->invalid_aam_id + c->no_match + c->no_trait;

	return c->processed >= gone && c->stored == c->processed - gone;
}

static void
judge_people(struct judging *j, bool beta)
{
	const struct forecast *c = &j->r->counters;

	if (beta && c->received > 0 && c->no_match == c->received) {
		add(j, RULE_ENV_ALLNOMATCH, c->no_match);
		return;
	}
	if (c->no_match > 0 && !beta)
		add(j, RULE_RCPT_NOMATCH, c->no_match);
}

size_t
receipt_judge(const struct receipt *r, const char *name, uint64_t records,
    bool beta, struct finding out[RECEIPT_RULES_MAX])
{
	struct judging j = { r, out, 0 };
	const struct forecast *c = &r->counters;

	if (name != NULL && r->file_count > 0 && !lists(r, name))
		add(&j, RULE_RCPT_NOTLISTED, r->file_count);
	/* The counters are of all files together. */
	if (records > 0 && r->file_count <= 1 && HAS(r, received) &&
	    c->received != records)
		add(&j, RULE_RCPT_COUNT, c->received);
	if (HAS(r, stored) && HAS(r, processed) && !sums(c))
		add(&j, RULE_RCPT_SUM, c->stored);
	if (c->format_errors > 0)
		add(&j, RULE_RCPT_FORMAT, c->format_errors);
	if (c->invalid_aam_id > 0)
		add(&j, RULE_RCPT_AAMID, c->invalid_aam_id);
	judge_people(&j, beta);
	if (c->no_trait > 0)
		add(&j, RULE_RCPT_NOTRAIT, c->no_trait);
	if (c->failed_validation > 0)
		add(&j, RULE_RCPT_VALID, c->failed_validation);
	if (HAS(r, stored) && c->stored == 0 && c->received > 0 && !beta)
		add(&j, RULE_RCPT_ZERO, c->received);
	return j.n;
}
