/* SPDX-License-Identifier: MIT */
/* Only the lines that fit. */
#include "ui/sift.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SIFT_MAX = 256, ASK_MIN = 32 };

void
sift_release(struct sift *f)
{
	free(f->lines);
	*f = (struct sift){ 0 };
}

static size_t
index_of(const struct sift *f)
{
	size_t i = 0;

	while (i < f->count && f->lines[i].is.line < f->line)
		i++;
	return i < f->count ? i : f->count - 1;
}

/* --- taking over ------------------------------------------------------- */

static void
put(struct sift *f, size_t at, const struct look_line *line)
{
	struct sifted *to = &f->lines[at];

	to->is = *line;
	if (line->bytes.n > 0)
		memcpy(to->bytes, line->bytes.p, line->bytes.n);
	to->is.bytes.p = to->bytes;
}

/* The bytes move with their line. */
static void
shift(struct sift *f, size_t to, size_t from, size_t count)
{
	memmove(&f->lines[to], &f->lines[from], count * sizeof(*f->lines));
	for (size_t i = to; i < to + count; i++)
		f->lines[i].is.bytes.p = f->lines[i].bytes;
}

static void
add_below(struct sift *f, const struct look_line *line)
{
	if (f->count == SIFT_MAX) {
		f->count /= 2;
		shift(f, 0, f->count, f->count);
		f->no_above = false;
	}
	put(f, f->count++, line);
}

static void
add_above(struct sift *f, const struct look_line *line)
{
	if (f->count == SIFT_MAX) {
		f->count /= 2;
		f->no_below = false;
	}
	shift(f, 1, 0, f->count);
	put(f, 0, line);
	f->count++;
}

static void
take(struct app *app, struct sift *f, const struct seek *s)
{
	struct desk *desk = app_desk(app);
	struct found found;

	desk_found(desk, &found);
	if (found.turn != s->turn)
		return;
	for (; f->taken < found.count; f->taken++) {
		const struct look_line *line = desk_found_line(desk, f->taken);

		if (s->order.back)
			add_above(f, line);
		else
			add_below(f, line);
	}
	if (found.state != WORK_DONE || !found.ended)
		return;
	if (s->order.back)
		f->no_above = true;
	else
		f->no_below = true;
}

/* --- asking ------------------------------------------------------------ */

/* False when it came to nothing. */
static bool
ask(struct app *app, struct sift *f, struct seek *s, uint64_t line,
    bool back)
{
	enum seek_state state;

	seek_stop(app, s);
	s->order = (struct search_order){ .line = line, .back = back,
		.shown = true, .want = f->rows > ASK_MIN ? f->rows
		    : ASK_MIN };
	f->taken = 0;
	state = seek_begin(app, s);
	take(app, f, s);
	return state != SEEK_NOTHING;
}

static bool
ask_below(struct app *app, struct sift *f, struct seek *s)
{
	return ask(app, f, s, f->count > 0 ? f->lines[f->count - 1].is.line
	    : f->line - 1, false);
}

static bool
ask_above(struct app *app, struct sift *f, struct seek *s)
{
	return ask(app, f, s, f->count > 0 ? f->lines[0].is.line : f->line,
	    true);
}

/* --- moving ------------------------------------------------------------ */

/* As far as the lines go; what is left is returned. */
static int64_t
move_within(struct sift *f, int64_t by)
{
	int64_t last = (int64_t)f->count - 1, at = (int64_t)index_of(f);
	int64_t to = at + by < 0 ? 0 : at + by > last ? last : at + by;
	int64_t row = (int64_t)f->row + to - at;

	f->line = f->lines[to].is.line;
	f->row = row < 0 ? 0 : (size_t)row;
	return by - (to - at);
}

/* More lines came: stand where the person wanted to. */
static void
settle(struct sift *f)
{
	if (f->count == 0)
		return;
	f->line = f->lines[index_of(f)].is.line;
	if (f->wish != 0)
		f->wish = move_within(f, f->wish);
	if ((f->wish > 0 && f->no_below) || (f->wish < 0 && f->no_above))
		f->wish = 0;
}

/* Ask for what is missing: the page is not full, or the person wants to go
 * on.  False: nothing is. */
static bool
look_on(struct app *app, struct sift *f, struct seek *s)
{
	bool room = f->count < f->rows;

	if (!f->no_below && (room || f->wish > 0))
		return ask_below(app, f, s);
	if (!f->no_above && (room || f->wish < 0))
		return ask_above(app, f, s);
	return false;
}

/* What is near is there at once; the rest comes by sift_poll. */
static void
go_on(struct app *app, struct sift *f, struct seek *s)
{
	settle(f);
	while (!s->waits && look_on(app, f, s))
		settle(f);
}

void
sift_poll(struct app *app, struct sift *f, struct seek *s)
{
	enum seek_state state = seek_poll(app, s);

	if (state == SEEK_NOTHING)
		return;
	take(app, f, s);
	go_on(app, f, s);
}

void
sift_begin(struct app *app, struct sift *f, struct seek *s, uint64_t line)
{
	size_t rows = f->rows;

	sift_release(f);
	f->lines = xcalloc(SIFT_MAX, sizeof(*f->lines));
	f->rows = rows;
	f->line = line == 0 ? 1 : line;
	if (ask_below(app, f, s))
		go_on(app, f, s);
}

bool
sift_move(struct app *app, struct sift *f, struct seek *s, int64_t by)
{
	if (f->count == 0)
		return s->waits;
	f->wish = move_within(f, by);
	if (f->wish > 0 ? f->no_below : f->no_above) {
		by -= f->wish;
		f->wish = 0;
		return by != 0;
	}
	if (f->wish == 0)
		return true;
	if (s->waits && s->order.back != (f->wish < 0))
		seek_stop(app, s);
	go_on(app, f, s);
	return true;
}

size_t
sift_first(const struct sift *f, size_t *shown)
{
	size_t at, first;

	*shown = f->count < f->rows ? f->count : f->rows;
	if (f->count == 0)
		return 0;
	at = index_of(f);
	first = at > f->row ? at - f->row : 0;
	if (at >= first + *shown)
		first = at - *shown + 1;
	return first + *shown > f->count ? f->count - *shown : first;
}
