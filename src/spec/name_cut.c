/* SPDX-License-Identifier: MIT */
/* The middle steps of judging a name: the clean copy is cut into prefix,
 * numbers, mode and part number. */
#include <string.h>

#include "base/num.h"
#include "spec/name_read.h"

static const char sync_word[] = ".sync";
static const char overwrite_word[] = ".overwrite";

struct name_range
name_mode(const struct name_read *r)
{
	struct str text = { r->text, r->n };
	size_t sync = str_find_text(text, sync_word);
	size_t overwrite = str_find_text(text, overwrite_word);
	struct name_range mode = { sync, sync + sizeof(sync_word) - 1 };

	if (overwrite < sync)
		mode = (struct name_range){ overwrite,
			overwrite + sizeof(overwrite_word) - 1 };
	else if (sync == r->n)
		mode.to = mode.from;
	return mode;
}

/* UINT64_MAX for what is too large. */
static uint64_t
number_value(struct str digits)
{
	uint64_t value = UINT64_MAX;

	(void)num_parse(digits, UINT64_MAX, &value, NULL);
	return value;
}

/* Set mode and part; returns where the stem ends. */
static size_t
cut_end(struct name_read *r)
{
	struct str text;
	size_t stem;

	r->mode = name_mode(r);
	if (r->mode.from == r->mode.to) {
		stem = str_find((struct str){ r->text, r->n }, 0, '.');
		r->mode = (struct name_range){ stem, stem };
		name_report(r, RULE_NAME_MODE,
		    name_in_base(r, (struct name_range){ stem, r->n }));
		return stem;
	}
	r->verdict->parts.overwrite = r->mode.to - r->mode.from >=
	    sizeof(overwrite_word) - 1;
	r->part = (struct name_range){ r->mode.to, r->n };
	if (r->mode.to == r->n)
		return r->mode.from;
	if (r->text[r->mode.to] == '.')
		r->part.from++;
	text = name_text(r, r->part);
	if (r->part.from > r->mode.to && name_is_number(text))
		r->verdict->parts.part = number_value(text);
	else
		name_report(r, RULE_NAME_SPLIT, name_in_base(r,
		    (struct name_range){ r->mode.to, r->n }));
	return r->mode.from;
}

/* Length of the prefix without its last underscore, if the stem starts
 * with it. */
static size_t
prefix_length(struct str stem, enum kind kind)
{
	size_t n = strlen(kind_get(kind)->prefix) - 1;

	if (stem.n < n || memcmp(stem.p, kind_get(kind)->prefix, n) != 0)
		return 0;
	return stem.n == n || stem.p[n] == '_' ? n : 0;
}

/* What stands where a prefix should: all before the first number. */
static struct name_range
not_a_prefix(struct str stem)
{
	size_t to = 0;

	while (to < stem.n && !(to + 1 < stem.n && stem.p[to] == '_' &&
	    char_is_digit(stem.p[to + 1])))
		to++;
	return (struct name_range){ 0, to };
}

static bool
cut_prefix(struct name_read *r, struct str stem)
{
	static const char *const chains[] = { "adobe_id_c2c_id",
		"c2c_id_adobe_id" };
	enum kind kind = KIND_UNKNOWN;
	size_t best = 0;

	for (size_t i = 0; i < sizeof(chains) / sizeof(chains[0]); i++) {
		if (!str_starts(stem, chains[i]))
			continue;
		name_report(r, RULE_NAME_PREFIX, name_in_base(r,
		    (struct name_range){ 0, strlen(chains[i]) }));
		return false;
	}
	for (unsigned k = 0; k < KIND_COUNT; k++) {
		size_t n = prefix_length(stem, (enum kind)k);

		if (n > best) {
			best = n;
			kind = (enum kind)k;
		}
	}
	r->verdict->parts.kind = kind;
	r->prefix = (struct name_range){ 0, best };
	if (kind == KIND_UNKNOWN)
		name_report(r, RULE_NAME_PREFIX,
		    name_in_base(r, not_a_prefix(stem)));
	return kind != KIND_UNKNOWN;
}

/* The elements between underscores.  Empty ones are reported, the one
 * underscore too many with them. */
static void
cut_numbers(struct name_read *r, size_t from, size_t end)
{
	while (from <= end) {
		struct str rest = { r->text, end };
		size_t to = str_find(rest, from, '_');

		if (to > from) {
			r->numbers[r->number_count++] =
			    (struct name_range){ from, to };
		} else {
			size_t extra = to < end ? to : to - 1;

			name_report(r, RULE_NAME_UNDERSCORE, name_in_base(r,
			    (struct name_range){ extra, extra + 1 }));
		}
		from = to + 1;
	}
}

static bool
all_digits(struct name_read *r)
{
	for (size_t i = 0; i < r->number_count; i++) {
		if (str_all_digits(name_text(r, r->numbers[i])))
			continue;
		name_report(r, RULE_NAME_DPID, name_in_base(r,
		    r->numbers[i]));
		return false;
	}
	return true;
}

/* The last element is the time stamp if its length is near enough. */
static void
find_timestamp(struct name_read *r)
{
	struct str text;

	if (r->number_count == 0)
		return;
	text = name_text(r, r->numbers[r->number_count - 1]);
	r->has_timestamp = text.n >= 9 && text.n <= 13 &&
	    str_all_digits(text);
	if (!r->has_timestamp)
		return;
	r->verdict->parts.timestamp = number_value(text);
	if (text.n == 13)	/* milliseconds */
		r->verdict->parts.timestamp /= 1000;
}

/* Where a missing time stamp belongs, or the number that is none. */
static struct name_range
bad_timestamp(const struct name_read *r, size_t end)
{
	size_t count = r->number_count;
	struct name_range place = { end, end };

	if (count > 1 && name_count_fits(r->verdict->parts.kind, count - 1))
		return r->numbers[count - 1];
	return place;
}

static void
take_dpids(struct name_read *r)
{
	struct name_parts *parts = &r->verdict->parts;
	size_t count = r->number_count - (r->has_timestamp ? 1 : 0);

	parts->count = count < NAME_DPIDS_MAX ? count : NAME_DPIDS_MAX;
	for (size_t i = 0; i < parts->count; i++)
		parts->dpids[i] = number_value(name_text(r, r->numbers[i]));
}

bool
name_cut(struct name_read *r)
{
	size_t end = cut_end(r);

	if (!cut_prefix(r, (struct str){ r->text, end }))
		return false;
	if (r->prefix.to < end)
		cut_numbers(r, r->prefix.to + 1, end);
	find_timestamp(r);
	if (!all_digits(r))
		return false;
	if (!r->has_timestamp)
		name_report(r, RULE_NAME_TS,
		    name_in_base(r, bad_timestamp(r, end)));
	take_dpids(r);
	return true;
}
