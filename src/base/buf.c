/* SPDX-License-Identifier: MIT */
/* Growing text with a maximum. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
buf_release(struct buf *b)
{
	size_t max = b->max;

	free(b->p);
	*b = (struct buf){ .max = max };
}

void
buf_wipe(struct buf *b)
{
	if (b->p != NULL)
		mem_wipe(b->p, b->cap);
	b->n = 0;
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	b->overflow = false;
	if (b->p != NULL)
		b->p[0] = '\0';
}

static size_t
room_for(struct buf *b, size_t n)
{
	size_t max = b->max == 0 ? BUF_MAX_DEFAULT : b->max;
	size_t cap = b->cap < 64 ? 64 : b->cap;

	if (n > max - b->n) {
		n = max - b->n;
		b->overflow = true;
	}
	while (cap < b->n + n + 1)
		cap *= 2;
	if (cap != b->cap) {
		b->p = xrealloc(b->p, cap);
		b->cap = cap;
	}
	return n;
}

void
buf_add(struct buf *b, const void *bytes, size_t n)
{
	n = room_for(b, n);
	if (n > 0)
		memcpy(b->p + b->n, bytes, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
buf_add_str(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.n);
}

void
buf_add_text(struct buf *b, const char *text)
{
	buf_add_str(b, str_from(text));
}

void
buf_add_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	char small[256];
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	if (n >= 0 && (size_t)n < sizeof(small)) {
		buf_add(b, small, (size_t)n);
	} else if (n > 0) {
		char *big = xmalloc((size_t)n + 1);

		(void)vsnprintf(big, (size_t)n + 1, fmt, again);
		buf_add(b, big, (size_t)n);
		free(big);
	}
	va_end(again);
	va_end(ap);
}

const char *
buf_text(const struct buf *b)
{
	return b->p == NULL ? "" : b->p;
}

struct str
buf_str(const struct buf *b)
{
	struct str s = { buf_text(b), b->n };

	return s;
}

char *
buf_take(struct buf *b)
{
	char *text = b->p == NULL ? xstrdup("") : b->p;

	b->p = NULL;
	buf_release(b);
	return text;
}
