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
static bool
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
	return true;
}

/* A typographic single quote at either edge of text: its length. */
static size_t
edge_first(struct str text)
{
	char plain;
	size_t n = text.n == 0 ? 0 : payload_smart(text, 0, &plain);

	return n > 0 && plain == '\'' ? n : 0;
}

static size_t
edge_last(struct str text)
{
	char plain;
	size_t n;

	if (text.n < 3)
		return 0;
	n = payload_smart(text, text.n - 3, &plain);
	return n == 3 && plain == '\'' ? n : 0;
}

static void
write_plain_edges(struct str text, bool key, struct buf *out)
{
	size_t first = edge_first(text);
	size_t last = text.n > first ? edge_last(text) : 0;

	(void)key;
	if (first > 0)
		buf_add_char(out, '"');
	buf_add_str(out, str_cut(text, first, text.n - last));
	if (last > 0)
		buf_add_char(out, '"');
}

bool
pairs_plain_quotes(struct str payload, struct buf *out)
{
	struct buf plain = { .max = payload.n + 1 };
	char mark;
	bool ok;

	for (size_t i = 0; i < payload.n;) {
		size_t n = payload_smart(payload, i, &mark);

		if (n > 0 && mark != '\'')
			buf_add_char(&plain, mark);
		else
			buf_add(&plain, payload.p + i, n > 0 ? n : 1);
		i += n > 0 ? n : 1;
	}
	ok = each_side(buf_str(&plain), out, write_plain_edges);
	buf_release(&plain);
	return ok;
}

static void
write_double(struct str text, bool key, struct buf *out)
{
	bool wrapped = text.n >= 2 && text.p[0] == '\'' &&
	    text.p[text.n - 1] == '\'';

	(void)key;
	if (!wrapped || str_find(text, 0, '"') < text.n) {
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
	return each_side(payload, out, write_double);
}

/* The key keeps its opening quote; a key of dashes alone stays. */
static void
write_no_dash(struct str text, bool key, struct buf *out)
{
	size_t quote = text.n > 0 && text.p[0] == '"';
	size_t from = quote;

	while (from < text.n && text.p[from] == '-')
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
	return each_side(payload, out, write_no_dash);
}

bool
pairs_no_empty(struct str payload, struct buf *out)
{
	struct str item;
	size_t at = 0, kept = 0;

	while (payload_next(payload, &at, &item)) {
		if (str_trim(item, " ").n == 0)
			continue;
		if (kept++ > 0)
			buf_add_char(out, ',');
		buf_add_str(out, item);
	}
	return kept > 0;
}
