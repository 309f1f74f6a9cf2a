/* SPDX-License-Identifier: MIT */
/* Payload repairs, item by item: key, equals sign, value. */
#include "fix/pairs.h"

#include "spec/payload.h"

/* A side of a pair with the blanks around it kept apart. */
struct side {
	struct str before, text, after;
};

static struct side
side_of(struct str s)
{
	size_t from = 0, to = s.n;

	while (from < to && s.p[from] == ' ')
		from++;
	while (to > from && s.p[to - 1] == ' ')
		to--;
	return (struct side){ .before = str_cut(s, 0, from),
		.text = str_cut(s, from, to), .after = str_cut(s, to, s.n) };
}

/* Rewrite key and value of every pair, keep commas and other items. */
static void
each_side(struct str payload, struct buf *out,
    void (*write)(struct str text, bool key, struct buf *out))
{
	struct str item;
	size_t at = 0;

	while (payload_next(payload, &at, &item)) {
		size_t eq = payload_equals(item);
		struct side side = side_of(str_cut(item, 0, eq));

		if (at > item.n + 1)
			buf_add_char(out, ',');
		buf_add_str(out, side.before);
		if (eq == item.n) {
			buf_add_str(out, side.text);
			buf_add_str(out, side.after);
			continue;
		}
		write(side.text, true, out);
		buf_add_str(out, side.after);
		buf_add_char(out, '=');
		side = side_of(str_cut(item, eq + 1, item.n));
		buf_add_str(out, side.before);
		write(side.text, false, out);
		buf_add_str(out, side.after);
	}
}

/* --- typographic quotes ------------------------------------------------ */

/* Replace the marks that can be told by themselves.  singles: those that
 * stand for a single quote; else all the others. */
static void
plain_marks(struct str payload, bool singles, struct buf *out)
{
	char plain;

	for (size_t i = 0; i < payload.n;) {
		size_t n = payload_mark(payload, i, &plain);

		if (n > 0 && (plain == '\'') == singles)
			buf_add_char(out, plain);
		else
			buf_add(out, payload.p + i, n > 0 ? n : 1);
		i += n > 0 ? n : 1;
	}
}

enum { SINGLE_BYTES = 3 };

static bool
is_single(struct str text, size_t at)
{
	char plain;

	return payload_smart(text, at, &plain) == SINGLE_BYTES &&
	    plain == '\'';
}

/* Only a pair of them is a pair of quotes: '90s has an apostrophe. */
static void
write_paired(struct str text, bool key, struct buf *out)
{
	(void)key;
	if (text.n < 2 * SINGLE_BYTES || !is_single(text, 0) ||
	    !is_single(text, text.n - SINGLE_BYTES) ||
	    str_find(text, 0, '"') < text.n) {
		buf_add_str(out, text);
		return;
	}
	buf_add_char(out, '"');
	buf_add_str(out, str_cut(text, SINGLE_BYTES,
	    text.n - SINGLE_BYTES));
	buf_add_char(out, '"');
}

bool
pairs_plain_quotes(struct str payload, struct buf *out)
{
	struct buf doubles = { .max = payload.n + 1 };
	struct buf paired = { .max = payload.n + 1 };

	plain_marks(payload, false, &doubles);
	each_side(buf_str(&doubles), &paired, write_paired);
	plain_marks(buf_str(&paired), true, out);
	buf_release(&doubles);
	buf_release(&paired);
	return true;
}

/* --- single quotes, dashes, empty items -------------------------------- */

static bool
wrapped(struct str text, char quote)
{
	return text.n >= 2 && text.p[0] == quote &&
	    text.p[text.n - 1] == quote;
}

static void
write_double(struct str text, bool key, struct buf *out)
{
	(void)key;
	if (!wrapped(text, '\'') || str_find(text, 0, '"') < text.n) {
		buf_add_str(out, text);
		return;
	}
	buf_add_char(out, '"');
	buf_add_str(out, str_cut(text, 1, text.n - 1));
	buf_add_char(out, '"');
}

bool
pairs_single_quotes(struct str payload, struct buf *out)
{
	each_side(payload, out, write_double);
	return true;
}

/* The key keeps its quotes; a key of dashes alone stays.  What comes to the
 * front is no space. */
static void
write_no_dash(struct str text, bool key, struct buf *out)
{
	size_t quote = wrapped(text, '"') || wrapped(text, '\'');
	size_t from = quote;

	while (from < text.n && text.p[from] == '-')
		from++;
	while (from > quote && from < text.n &&
	    (text.p[from] == '-' || text.p[from] == ' '))
		from++;
	if (!key || from + quote >= text.n) {
		buf_add_str(out, text);
		return;
	}
	buf_add(out, text.p, quote);
	buf_add_str(out, str_cut(text, from, text.n));
}

bool
pairs_no_dash(struct str payload, struct buf *out)
{
	each_side(payload, out, write_no_dash);
	return true;
}

static struct str
trim_start(struct str s)
{
	while (s.n > 0 && s.p[0] == ' ')
		s = str_cut(s, 1, s.n);
	return s;
}

/* No blanks are left where the items at either end were taken out. */
bool
pairs_no_empty(struct str payload, struct buf *out)
{
	struct str item, kept = { NULL, 0 };
	bool gone = false;
	size_t at = 0, n = 0;

	while (payload_next(payload, &at, &item)) {
		bool empty = str_trim(item, " ").n == 0;

		if (!empty && kept.n > 0) {
			buf_add_str(out, kept);
			buf_add_char(out, ',');
		}
		if (!empty)
			kept = n++ == 0 && gone ? trim_start(item) : item;
		gone = empty;
	}
	buf_add_str(out, gone ? str_trim_end(kept, " ") : kept);
	return n > 0;
}
