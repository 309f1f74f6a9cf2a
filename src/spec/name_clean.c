/* SPDX-License-Identifier: MIT */
/*
 * The first steps of judging a name: what does not belong is reported and
 * taken out of a working copy, so that the rest can still be read.
 */
#include <string.h>

#include "spec/name_read.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

struct ending {
	const char *text;
	enum name_wrap wrap;
};

static const struct ending archives[] = {
	{ ".zip", WRAP_NONE }, { ".gzip", WRAP_NONE }, { ".bz2", WRAP_NONE },
	{ ".xz", WRAP_NONE }, { ".7z", WRAP_NONE }, { ".rar", WRAP_NONE },
	{ ".tar", WRAP_NONE }, { ".tgz", WRAP_NONE }, { ".z", WRAP_NONE },
	{ ".zst", WRAP_NONE },
};

static const struct ending pairs[] = {
	{ ".gz.gpg", WRAP_GPG }, { ".gz.pgp", WRAP_PGP },
	{ ".gpg.gz", WRAP_GPG }, { ".pgp.gz", WRAP_PGP },
};

/* What programs and browsers add after a name that was complete. */
static const struct ending extras[] = {
	{ ".txt", WRAP_NONE }, { ".csv", WRAP_NONE }, { ".tsv", WRAP_NONE },
	{ ".tab", WRAP_NONE }, { ".dat", WRAP_NONE }, { ".xls", WRAP_NONE },
	{ ".xlsx", WRAP_NONE }, { ".part", WRAP_NONE },
	{ ".tmp", WRAP_NONE }, { ".crdownload", WRAP_NONE },
	{ ".filepart", WRAP_NONE }, { ".processed", WRAP_NONE },
	{ ".bak", WRAP_NONE }, { ".log", WRAP_NONE },
};

static const struct ending wraps[] = {
	{ ".gz", WRAP_GZIP }, { ".pgp", WRAP_PGP }, { ".gpg", WRAP_GPG },
};

static struct str
whole(const struct name_read *r)
{
	return (struct str){ r->text, r->n };
}

/* --- what Adobe's instructions print for a value ----------------------- */

static bool
find_placeholder(struct name_read *r)
{
	static const char *const words[] = { "TARGET_DATA_OWNER",
		"SPLIT_NUMBER", "TIMESTAMP", "DPID", "<", ">", "[", "]", "{",
		"}" };
	struct name_range first = { r->base.n, r->base.n };

	for (size_t i = 0; i < COUNT(words); i++) {
		size_t at = str_find_text(r->base, words[i]);

		if (at < first.from)
			first = (struct name_range){ at,
				at + strlen(words[i]) };
	}
	if (first.from == r->base.n)
		return false;
	name_report(r, RULE_NAME_PLACEHOLDER, first);
	return true;
}

/* --- characters -------------------------------------------------------- */

static bool
belongs(char c)
{
	return char_is_letter(c) || char_is_digit(c) || c == '.' ||
	    c == '_' || c == '-';
}

/* Length of " (1)", as browsers and file managers number copies, or 0. */
static size_t
copy_mark(struct str s, size_t at)
{
	size_t i = at;

	while (i < s.n && s.p[i] == ' ')
		i++;
	if (i == s.n || s.p[i] != '(')
		return 0;
	i++;
	while (i < s.n && char_is_digit(s.p[i]))
		i++;
	return i < s.n && s.p[i] == ')' ? i + 1 - at : 0;
}

static void
keep(struct name_read *r, char c, size_t at)
{
	r->text[r->n] = c;
	r->at[r->n] = at;
	r->n++;
}

static void
drop_foreign(struct name_read *r)
{
	struct name_range first = { 0, 0 };
	size_t skip;

	for (size_t i = 0; i < r->base.n; i += skip) {
		skip = copy_mark(r->base, i);
		if (skip == 0 && belongs(r->base.p[i])) {
			keep(r, r->base.p[i], i);
			skip = 1;
			continue;
		}
		skip = skip == 0 ? 1 : skip;
		if (first.to == 0)
			first = (struct name_range){ i, i + skip };
		else if (first.to == i)
			first.to += skip;
	}
	if (first.to > 0)
		name_report(r, RULE_NAME_CHARS, first);
}

/* The stretch that is reported goes over underscores and dashes:
 * FTP_DPM_12345.SYNC has FTP_DPM. */
static void
lower(struct name_read *r)
{
	struct name_range first = { 0, 0 };
	bool open = true;

	for (size_t i = 0; i < r->n; i++) {
		char c = r->text[i];

		if (char_is_upper(c) && open) {
			first.from = first.to == 0 ? i : first.from;
			first.to = i + 1;
		} else if (c != '_' && c != '-' && first.to > 0) {
			open = false;
		}
		r->text[i] = char_lower(c);
	}
	if (first.to > 0)
		name_report(r, RULE_NAME_CASE, name_in_base(r, first));
}

/* --- endings ----------------------------------------------------------- */

/* Cut the ending of the table that the copy has; *cut is where it stood.
 * NULL if it has none. */
static const struct ending *
cut_ending(struct name_read *r, const struct ending *table, size_t count,
    struct name_range *cut)
{
	for (size_t i = 0; i < count; i++) {
		size_t n = strlen(table[i].text);

		if (!str_ends(whole(r), table[i].text))
			continue;
		*cut = name_in_base(r, (struct name_range){ r->n - n, r->n });
		r->n -= n;
		return &table[i];
	}
	return NULL;
}

static void
cut_endings(struct name_read *r)
{
	struct name_range mode;
	const struct ending *end;

	if (cut_ending(r, archives, COUNT(archives), &r->foreign) != NULL)
		name_report(r, RULE_NAME_COMP, r->foreign);

	end = cut_ending(r, pairs, COUNT(pairs), &r->wrap);
	if (end != NULL) {
		name_report(r, RULE_NAME_GZPGP, r->wrap);
		r->verdict->parts.wrap = end->wrap;
		return;
	}
	mode = name_mode(r);
	if (mode.from < mode.to &&
	    cut_ending(r, extras, COUNT(extras), &r->foreign) != NULL)
		name_report(r, RULE_NAME_EXTRAEXT, r->foreign);
	end = cut_ending(r, wraps, COUNT(wraps), &r->wrap);
	if (end != NULL)
		r->verdict->parts.wrap = end->wrap;
}

/* --- order ------------------------------------------------------------- */

static void
take_out(struct name_read *r, struct name_range cut)
{
	size_t rest = r->n - cut.to;

	memmove(r->text + cut.from, r->text + cut.to, rest);
	memmove(r->at + cut.from, r->at + cut.to, rest * sizeof(r->at[0]));
	r->n -= cut.to - cut.from;
}

/* .sync.gz.2: the part number goes before the packing. */
static void
reorder_wrap(struct name_read *r)
{
	size_t from = name_mode(r).to;
	struct str rest = str_cut(whole(r), from, r->n);

	for (size_t i = 0; i < COUNT(wraps); i++) {
		size_t n = strlen(wraps[i].text);
		struct name_range cut = { from, from + n };

		if (!str_starts(rest, wraps[i].text) || rest.n < n + 2 ||
		    rest.p[n] != '.' ||
		    !str_all_digits(str_cut(rest, n + 1, rest.n)))
			continue;
		name_report(r, RULE_NAME_ORDER,
		    name_in_base(r, (struct name_range){ from, r->n }));
		r->verdict->parts.wrap = wraps[i].wrap;
		r->wrap = name_in_base(r, cut);
		take_out(r, cut);
		return;
	}
}

/* Exchange the neighbours [from, middle) and [middle, to). */
static void
exchange(struct name_read *r, size_t from, size_t middle, size_t to)
{
	char text[NAME_BYTES_MAX];
	size_t at[NAME_BYTES_MAX];
	size_t n = to - from;

	for (size_t i = 0; i < n; i++) {
		size_t j = from + (middle - from + i) % n;

		text[i] = r->text[j];
		at[i] = r->at[j];
	}
	memcpy(r->text + from, text, n);
	memcpy(r->at + from, at, n * sizeof(at[0]));
}

/* 1767225600.2.sync and 1767225600-2.sync: the part number goes after the
 * mode word. */
static void
reorder_part(struct name_read *r)
{
	struct name_range mode = name_mode(r);
	size_t from = mode.from;
	bool dot, dash;

	while (from > 0 && char_is_digit(r->text[from - 1]))
		from--;
	if (from == mode.from || from == 0)
		return;
	from--;
	dash = r->text[from] == '-';
	dot = r->text[from] == '.' && from > 0 &&
	    char_is_digit(r->text[from - 1]);
	if (!dash && !dot)
		return;
	name_report(r, dot ? RULE_NAME_ORDER : RULE_NAME_SPLIT,
	    name_in_base(r, (struct name_range){ from, mode.from }));
	r->text[from] = '.';
	exchange(r, from, mode.from, mode.to);
}

bool
name_clean(struct name_read *r)
{
	struct name_range mode;

	if (find_placeholder(r))
		return false;
	drop_foreign(r);
	lower(r);
	cut_endings(r);
	mode = name_mode(r);
	if (mode.from < mode.to) {
		reorder_wrap(r);
		reorder_part(r);
	}
	return true;
}
