/* SPDX-License-Identifier: MIT */
/* Cuts blocks into lines.  Most lines lie in one block and are not copied. */
#include "check/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
reader_release(struct reader *r)
{
	free(r->held);
	r->held = NULL;
	r->held_cap = 0;
}

void
reader_feed(struct reader *r, struct str bytes)
{
	r->block = bytes;
}

void
reader_end(struct reader *r)
{
	r->last = true;
}

/* Add a piece to the line that is being held. */
static void
hold(struct reader *r, struct str piece)
{
	size_t room = READER_HOLD - r->held_n;
	size_t n = piece.n < room ? piece.n : room;

	if (r->held_n + n > r->held_cap) {
		r->held_cap = r->held_n + n < READER_HOLD / 2 ?
		    (r->held_n + n) * 2 : READER_HOLD;
		r->held = xrealloc(r->held, r->held_cap);
	}
	if (n > 0)
		memcpy(r->held + r->held_n, piece.p, n);
	r->held_n += n;
	measure_add(&r->so_far, piece);
}

void
reader_forget(struct reader *r)
{
	r->held_n = 0;
	r->so_far = (struct measure){ .length = 0 };
}

/* The line begins with whole, which is all of it if nothing is held. */
static void
give(struct reader *r, struct str whole, bool ended, struct line *line)
{
	if (r->so_far.length == 0)
		line_whole(line, whole);
	else
		line_measured(line, whole, &r->so_far);
	line->number = ++r->number;
	line->offset = r->offset;
	line->ended = ended;
	r->offset += line->length + line->returns + (ended ? 1 : 0);
	reader_forget(r);
}

static struct str
held(const struct reader *r)
{
	struct str s = { r->held, r->held_n };

	return s;
}

/* The file ended without any LF but has CR: to be read with end '\r'. */
static bool
wants_cr(const struct reader *r)
{
	return r->last && r->end == '\n' && r->number == 0 && r->returned;
}

/* The piece after the last line end is a line if it is not empty. */
static bool
give_rest(struct reader *r, struct line *line)
{
	if (!r->last || r->done)
		return false;
	r->done = true;
	if (r->so_far.length == 0 || wants_cr(r))
		return false;
	give(r, held(r), false, line);
	return true;
}

bool
reader_next(struct reader *r, struct line *line)
{
	size_t at;
	struct str piece;

	if (r->block.n == 0)
		return give_rest(r, line);
	at = str_find(r->block, 0, r->end);
	piece = str_cut(r->block, 0, at);
	if (r->number == 0 && !r->returned)
		r->returned = str_find(piece, 0, '\r') < piece.n;
	if (at == r->block.n) {
		hold(r, piece);
		r->block.n = 0;
		return give_rest(r, line);
	}
	r->block = str_cut(r->block, at + 1, r->block.n);
	if (r->so_far.length > 0) {
		hold(r, piece);
		piece = held(r);
	}
	give(r, piece, true, line);
	return true;
}

void
reader_skip(struct reader *r, uint64_t line)
{
	const char *p = r->block.p, *end = p + r->block.n, *to;

	/* What the first line says of the whole file is for reader_next. */
	if (r->block.n == 0 || r->so_far.length > 0 || r->number == 0)
		return;
	while (r->number + 1 < line &&
	    (to = memchr(p, r->end, (size_t)(end - p))) != NULL) {
		p = to + 1;
		r->number++;
	}
	r->offset += (uint64_t)(p - r->block.p);
	r->block.n = (size_t)(end - p);
	r->block.p = p;
}
