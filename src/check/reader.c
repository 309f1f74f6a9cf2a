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

static bool
has_ink(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t' && s.p[i] != '\r')
			return true;
	return false;
}

static size_t
returns_at_end(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[s.n - 1 - n] == '\r')
		n++;
	return n;
}

/* Add a piece to the line that is being held. */
static void
hold(struct reader *r, struct str piece)
{
	size_t room = READER_HOLD - r->held_n;
	size_t n = piece.n < room ? piece.n : room;
	size_t returns = returns_at_end(piece);

	if (r->held_n + n > r->held_cap) {
		r->held_cap = r->held_n + n < READER_HOLD / 2 ?
		    (r->held_n + n) * 2 : READER_HOLD;
		r->held = xrealloc(r->held, r->held_cap);
	}
	if (n > 0)
		memcpy(r->held + r->held_n, piece.p, n);
	r->held_n += n;
	r->length += piece.n;
	r->returns = returns == piece.n ? r->returns + returns : returns;
	if (!r->inked)
		r->inked = has_ink(piece);
}

/* Empty, or spaces and tabs: decided at the first other byte. */
static bool
is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t')
			return false;
	return true;
}

static void
give(struct reader *r, struct str whole, bool ended, struct line *line)
{
	uint64_t length = r->length == 0 ? whole.n : r->length;
	uint64_t returns = r->length == 0 ? returns_at_end(whole) : r->returns;

	line->number = ++r->number;
	line->offset = r->offset;
	line->returns = returns;
	line->length = length - returns;
	line->ended = ended;
	line->text = whole;
	if (line->length < whole.n)
		line->text.n = (size_t)line->length;
	line->blank = line->length == line->text.n ? is_blank(line->text) :
	    !r->inked && is_blank(line->text);
	r->offset += length + (ended ? 1 : 0);
	r->held_n = 0;
	r->length = 0;
	r->returns = 0;
	r->inked = false;
}

static struct str
held(const struct reader *r)
{
	struct str s = { r->held, r->held_n };

	return s;
}

/* The piece after the last line end is a line if it is not empty. */
static bool
give_rest(struct reader *r, struct line *line)
{
	if (!r->last || r->done)
		return false;
	r->done = true;
	if (r->length == 0 || reader_wants_cr(r))
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
	if (r->length > 0) {
		hold(r, piece);
		piece = held(r);
	}
	give(r, piece, true, line);
	return true;
}

bool
reader_wants_cr(const struct reader *r)
{
	return r->last && r->end == '\n' && r->number == 0 && r->returned;
}
