/* SPDX-License-Identifier: MIT */
/*
 * The strict grammar of names (Adobe: inbound-s3-filenames,
 * id-sync-file-based):
 *
 *	prefix number { "_" number } "_" 10 digits mode [ "." part ] [ wrap ]
 */
#include "spec/name_read.h"

static const struct {
	size_t least, most;
} counts[KIND_COUNT] = {
	[KIND_TRAIT] = { 1, 2 },
	[KIND_ODC] = { 1, 2 },
	[KIND_IDSYNC] = { 2, NAME_DPIDS_MAX },
	[KIND_C2C] = { 2, 2 },
};

bool
name_count_fits(enum kind kind, size_t count)
{
	return kind < KIND_COUNT && count >= counts[kind].least &&
	    count <= counts[kind].most;
}

bool
name_is_number(struct str s)
{
	return str_all_digits(s) && s.p[0] != '0';
}

/* The longest prefix that fits. */
static enum kind
kind_of(struct str name)
{
	enum kind best = KIND_UNKNOWN;
	size_t length = 0;

	for (unsigned k = 0; k < KIND_COUNT; k++) {
		struct str prefix = str_from(kind_get((enum kind)k)->prefix);

		if (prefix.n > length && str_starts(name, prefix.p)) {
			best = (enum kind)k;
			length = prefix.n;
		}
	}
	return best;
}

/* Numbers and a time stamp between underscores. */
static bool
numbers_fit(enum kind kind, struct str s)
{
	size_t count = 0;
	size_t from = 0;

	for (size_t to = str_find(s, 0, '_'); to < s.n;
	    from = to + 1, to = str_find(s, from, '_')) {
		struct str number = str_cut(s, from, to);

		if (!name_is_number(number) && !(kind == KIND_IDSYNC &&
		    count == 0 && str_eq_text(number, "0")))
			return false;
		count++;
	}
	return name_count_fits(kind, count) && s.n - from == 10 &&
	    str_all_digits(str_cut(s, from, s.n));
}

static bool
skip(struct str *s, const char *prefix)
{
	if (!str_starts(*s, prefix))
		return false;
	*s = str_cut(*s, str_from(prefix).n, s->n);
	return true;
}

/* The mode word and all after it. */
static bool
end_fits(enum kind kind, struct str s)
{
	static const char *const wraps[] = { ".gz", ".pgp", ".gpg" };

	if (!skip(&s, ".sync") &&
	    !(kind_get(kind)->overwrite && skip(&s, ".overwrite")))
		return false;
	for (size_t i = 0; i < sizeof(wraps) / sizeof(wraps[0]); i++) {
		if (str_ends(s, wraps[i])) {
			s.n -= str_from(wraps[i]).n;
			break;
		}
	}
	return s.n == 0 ||
	    (s.p[0] == '.' && name_is_number(str_cut(s, 1, s.n)));
}

bool
name_is_strict(struct str base)
{
	enum kind kind = kind_of(base);
	size_t dot = str_find(base, 0, '.');
	size_t from;

	if (kind == KIND_UNKNOWN)
		return false;
	from = str_from(kind_get(kind)->prefix).n;
	return dot >= from && numbers_fit(kind, str_cut(base, from, dot)) &&
	    end_fits(kind, str_cut(base, dot, base.n));
}
