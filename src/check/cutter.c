/* SPDX-License-Identifier: MIT */
/* Finds the last line end in what was read, and moves the rest on. */
#include "check/cutter.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { PAGE = 4096, HEADROOM = READER_HOLD + PAGE };

_Static_assert((int)BLOCK_BYTES <= (int)READER_HOLD,
    "what is left of a block fits into the headroom");
_Static_assert((int)BLOCK_PAD < (int)PAGE, "the pad is in the headroom");

/* --- buffers ------------------------------------------------------------ */

void
buffer_release(struct buffer *b)
{
	free(b->room);
	memset(b, 0, sizeof(*b));
}

static void
buffer_clear(struct buffer *b)
{
	uintptr_t start;

	if (b->room == NULL) {
		b->room = xmalloc(PAGE + HEADROOM + BLOCK_BYTES + BLOCK_PAD);
		start = (uintptr_t)b->room + HEADROOM;
		b->area = b->room + HEADROOM + (PAGE - start % PAGE) % PAGE;
		memset(b->area + BLOCK_BYTES, 0, BLOCK_PAD);
	}
	b->from = b->area;
	b->filled = 0;
}

static struct str
content(const struct buffer *b)
{
	struct str s = { b->from, (size_t)(b->area + b->filled - b->from) };

	return s;
}

/* Put what is not cut yet in front of the area of a buffer, which may be the
 * one where it is. */
static void
carry(struct buffer *to, struct str rest)
{
	buffer_clear(to);
	to->from = to->area - rest.n;
	if (rest.n > 0)
		memmove(to->from, rest.p, rest.n);
	/* Readable, whatever it is. */
	memset(to->from - BLOCK_PAD, 0, BLOCK_PAD);
}

/* --- bytes in ----------------------------------------------------------- */

/* Fill the buffer from the start of its area, behind rest. */
static void
start_over(struct cutter *c, struct str rest)
{
	carry(c->now, rest);
	c->due = c->size;
}

void
cutter_init(struct cutter *c, struct buffer *first, char end, size_t size)
{
	struct str none = { "", 0 };

	memset(c, 0, sizeof(*c));
	c->end = end;
	c->size = size;
	c->now = first;
	start_over(c, none);
}

char *
cutter_room(const struct cutter *c, size_t *room)
{
	*room = c->due - c->now->filled;
	return c->now->area + c->now->filled;
}

void
cutter_add(struct cutter *c, size_t n)
{
	struct str piece = { c->now->area + c->now->filled, n };
	size_t at;

	c->now->filled += n;
	if (c->ended)
		return;
	at = str_find(piece, 0, c->end);
	c->ended = at < n;
	if (!c->returned)
		c->returned = str_find(str_cut(piece, 0, at), 0, '\r') < at;
}

void
cutter_end(struct cutter *c)
{
	c->last = true;
}

/* --- blocks out --------------------------------------------------------- */

/* The bytes up to the last line end in s, with it. */
static size_t
whole_lines(struct str s, char end)
{
	while (s.n > 0 && s.p[s.n - 1] != end)
		s.n--;
	return s.n;
}

static void
start_line(struct cutter *c, struct str beginning, struct buffer *fresh)
{
	struct str none = { "", 0 };

	c->held = c->now;
	c->held_offset = c->offset;
	memset(&c->so_far, 0, sizeof(c->so_far));
	measure_add(&c->so_far, beginning);
	c->offset += beginning.n;
	c->now = fresh;
	start_over(c, none);
}

/* Bytes of the line that is held go by.  True when no more will come, with
 * or without a line end. */
static bool
pass_line(struct cutter *c, bool *ended)
{
	struct str s = content(c->now);
	size_t at = str_find(s, 0, c->end);
	struct str none = { "", 0 };

	*ended = at < s.n;
	measure_add(&c->so_far, str_cut(s, 0, at));
	if (*ended) {
		c->now->from += at + 1;
		c->offset += at + 1;
		return true;
	}
	c->offset += s.n;
	start_over(c, none);
	return c->last;
}

static void
give_line(struct cutter *c, bool ended, struct block *block)
{
	struct str text = { c->held->from, READER_HOLD };

	memset(block, 0, sizeof(*block));
	block->text = text;
	block->offset = c->held_offset;
	block->end = c->end;
	block->beginning = true;
	line_measured(&block->line, text, &c->so_far);
	block->line.offset = c->held_offset;
	block->line.ended = ended;
	c->held = NULL;
}

static void
give_lines(struct cutter *c, struct str text, struct str rest,
    struct buffer *fresh, struct block *block)
{
	memset(block, 0, sizeof(*block));
	block->text = text;
	block->offset = c->offset;
	block->end = c->end;
	c->offset += text.n;
	c->now = fresh;
	start_over(c, rest);
}

/* There is no line end yet. */
static enum cut
read_on(struct cutter *c, struct str s, struct buffer *fresh)
{
	if (s.n > READER_HOLD) {
		start_line(c, s, fresh);
		return CUT_HOLD;
	}
	if (c->due < BLOCK_BYTES) {
		c->due += c->size;
		c->due = c->due < BLOCK_BYTES ? c->due : BLOCK_BYTES;
	} else {
		start_over(c, s);
	}
	return CUT_MORE;
}

enum cut
cutter_next(struct cutter *c, struct buffer *fresh, struct block *block)
{
	struct str s = content(c->now);
	size_t whole;
	bool ended;

	if (c->last && !c->ended && c->returned && c->end == '\n')
		return CUT_RETURNS;
	if (c->held != NULL) {
		if (!pass_line(c, &ended))
			return CUT_MORE;
		give_line(c, ended, block);
		return CUT_LONG;
	}
	if (c->now->filled < c->due && !c->last)
		return CUT_MORE;
	if (s.n == 0 && c->last)
		return CUT_END;
	whole = c->last ? s.n : whole_lines(s, c->end);
	if (whole == 0)
		return read_on(c, s, fresh);
	give_lines(c, str_cut(s, 0, whole), str_cut(s, whole, s.n), fresh,
	    block);
	return CUT_BLOCK;
}
