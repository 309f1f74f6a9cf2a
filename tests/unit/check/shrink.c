/* SPDX-License-Identifier: MIT */
/* Halves, quarters, ... single units are left out in turn. */
#include "tests/unit/check/shrink.h"

#include <string.h>
#include <time.h>

enum { SECONDS = 6 };		/* of work; then it is small enough */

struct shrink {
	struct buf *text;
	shrink_test *shows;
	void *arg;
	clock_t stop;
};

/* Where the n-th unit behind from starts: a line, or a byte. */
static size_t
skip_units(struct str s, size_t from, size_t n, bool lines)
{
	if (!lines)
		return from + n < s.n ? from + n : s.n;
	for (; n > 0 && from < s.n; n--) {
		const char *end = memchr(s.p + from, '\n', s.n - from);

		from = end == NULL ? s.n : (size_t)(end - s.p) + 1;
	}
	return from;
}

static bool
try_without(struct shrink *s, size_t from, size_t to)
{
	struct buf less = { .max = s->text->max };
	struct str all = buf_str(s->text);

	buf_add(&less, all.p, from);
	buf_add(&less, all.p + to, all.n - to);
	if (!s->shows(buf_str(&less), s->arg)) {
		buf_release(&less);
		return false;
	}
	buf_release(s->text);
	*s->text = less;
	return true;
}

/* One round with pieces of n units; was anything left out? */
static bool
round_of(struct shrink *s, size_t n, bool lines)
{
	bool any = false;
	size_t from = 0;

	while (from < s->text->n && clock() < s->stop) {
		size_t to = skip_units(buf_str(s->text), from, n, lines);

		if (try_without(s, from, to))
			any = true;
		else
			from = to;
	}
	return any;
}

static void
shrink_units(struct shrink *s, bool lines)
{
	size_t n = s->text->n / 2;

	while (n > 0 && clock() < s->stop)
		if (!round_of(s, n, lines))
			n /= 2;
}

void
shrink_text(struct buf *text, shrink_test *shows, void *arg)
{
	struct shrink s = { text, shows, arg,
		clock() + SECONDS * CLOCKS_PER_SEC };

	shrink_units(&s, true);
	shrink_units(&s, false);
}

void
shrink_print(struct str text, size_t max, struct buf *out)
{
	static const char names[] = "tnr\\", bytes[] = "\t\n\r\\";

	for (size_t i = 0; i < text.n && i < max; i++) {
		unsigned char c = (unsigned char)text.p[i];
		const char *at = c == 0 ? NULL : strchr(bytes, c);

		if (at != NULL)
			buf_printf(out, "\\%c", names[at - bytes]);
		else if (c < 0x20 || c > 0x7E)
			buf_printf(out, "\\x%02X", c);
		else
			buf_add_char(out, (char)c);
	}
	if (text.n > max)
		buf_printf(out, " (%zu bytes in all)", text.n);
}
