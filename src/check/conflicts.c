/* SPDX-License-Identifier: MIT */
/* A touch is 16 bytes: who and which trait | line, place, sign. */
#include "check/conflicts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/keyhash.h"

enum {
	STEP_RECORDS = 1 << 15,
	STEP_LINES = 1 << 12,
	STEP_BYTES = 1 << 20,
	PLACE_BITS = 22,
	SPARE = 64,
	SPAN_ALL = 1 << 16,
	SPAN_SHIFT = 32,
};

enum { SEEN_KEY, SEEN_SIGNS, SEEN_WIDTH };
enum { ADDED = 1, REMOVED = 2 };

struct touched {
	uint64_t key;
	uint64_t line : 40;
	uint64_t place : 22;
	uint64_t mute : 1;	/* the line is told of this already */
	uint64_t removed : 1;
};

void
conflicts_init(struct conflicts *c, struct store *store,
    struct news_book *news, struct reread *reread)
{
	memset(c, 0, sizeof(*c));
	c->news = news;
	c->reread = reread;
	c->table_bytes = store_table(store);
	c->places_below = UINT64_MAX;
	c->seen.width = SEEN_WIDTH;
	ledger_init(&c->touches, store, sizeof(struct touched));
}

void
conflicts_release(struct conflicts *c)
{
	news_walk_release(&c->walk);
	ledger_release(&c->touches);
	twice_release(&c->signs);
	table_release(&c->seen);
	linebits_release(&c->lines);
	free(c->places);
	memset(c, 0, sizeof(*c));
}

/* --- reading the lines again ------------------------------------------- */

static bool
keep_touches(struct conflicts *c, const struct news *news,
    const struct touched_line *line, struct err *err)
{
	uint32_t has = news_known(c->news, news->combo);
	uint64_t person = keyhash(0, line->id);

	for (size_t i = 0; i < line->count; i++) {
		struct touched t = {
			.key = keyhash_pair(person, line->touches[i].trait),
			.line = news->line, .place = i & 0x3FFFFF,
			.mute = has >> LATE_CONFLICT & 1,
			.removed = line->touches[i].removed };
		void *room = ledger_room(&c->touches,
		    ledger_part_of(&c->touches, t.key), err);

		if (room == NULL)
			return false;
		memcpy(room, &t, sizeof(t));
	}
	return true;
}

static enum step
step_read(struct conflicts *c, struct err *err)
{
	uint64_t begin = reread_at(c->reread);
	const struct news *news;
	struct touched_line line;
	size_t n;

	for (size_t i = 0; i < STEP_LINES; i++) {
		if (!news_next(c->news, &c->walk, &news, &n, err))
			return STEP_FAILED;
		if (n == 0) {
			news_walk_release(&c->walk);
			c->stage = CONFLICTS_COMPARE;
			break;
		}
		if (!reread_touches(c->reread, news->line, &line, err) ||
		    !keep_touches(c, news, &line, err))
			return STEP_FAILED;
		if (reread_at(c->reread) - begin > STEP_BYTES)
			break;
	}
	return STEP_MORE;
}

/* --- comparing --------------------------------------------------------- */

static int
by_value(const void *a, const void *b)
{
	uint64_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return x < y ? -1 : x > y;
}

/* The first place of each line, of the first lines. */
static void
settle_places(struct conflicts *c)
{
	size_t most = c->news->examples, n = 0;

	if (c->place_count > 1)
		qsort(c->places, c->place_count, sizeof(*c->places),
		    by_value);
	for (size_t i = 0; i < c->place_count; i++)
		if (n == 0 || c->places[n - 1] >> PLACE_BITS !=
		    c->places[i] >> PLACE_BITS)
			c->places[n++] = c->places[i];
	if (n >= most) {
		n = most;
		c->places_below = (c->places[n - 1] >> PLACE_BITS) + 1;
	}
	c->place_count = n;
}

static void
keep_place(struct conflicts *c, const struct touched *t)
{
	if (t->line >= c->places_below)
		return;
	if (c->place_count >= 2 * c->news->examples + SPARE)
		settle_places(c);
	if (c->place_count == c->place_cap) {
		c->place_cap = c->place_cap == 0 ? SPARE : c->place_cap * 2;
		c->places = xreallocarray(c->places, c->place_cap,
		    sizeof(*c->places));
	}
	c->places[c->place_count++] = (uint64_t)t->line << PLACE_BITS |
	    t->place;
}

static void
compare(struct conflicts *c, const struct touched *t)
{
	uint64_t *signs = &table_at(&c->seen, t->key, NULL)[SEEN_SIGNS];

	*signs |= t->removed ? REMOVED : ADDED;
	if (*signs != (ADDED | REMOVED) || t->mute)
		return;
	linebits_add(&c->lines, t->line);
	keep_place(c, t);
}

static void
mark_all(struct conflicts *c, const struct touched *t, size_t n)
{
	for (size_t i = 0; i < n; i++)
		twice_mark(&c->signs, t[i].key, t[i].removed);
}

/* Most traits are only given, or only taken. */
static void
compare_all(struct conflicts *c, const struct touched *t, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (twice_both(&c->signs, t[i].key) &&
		    (t[i].key >> SPAN_SHIFT & (SPAN_ALL - 1)) - c->from <
		    c->span)
			compare(c, &t[i]);
}

static void
begin_part(struct conflicts *c)
{
	uint64_t bytes = ledger_count(&c->touches, c->part) * SEEN_WIDTH *
	    sizeof(uint64_t) * 2;

	c->from = 0;
	c->span = SPAN_ALL;
	for (; bytes > c->table_bytes && c->span > 1; bytes /= 2)
		c->span /= 2;
	c->marked = false;
	twice_begin(&c->signs, ledger_count(&c->touches, c->part));
}

static void
end_pass(struct conflicts *c)
{
	c->block = 0;
	if (!c->marked) {
		c->marked = true;
		return;
	}
	table_clear(&c->seen);
	c->from += c->span;
	if (c->from < SPAN_ALL)
		return;
	ledger_drop(&c->touches, c->part);
	if (++c->part == c->touches.part_count) {
		settle_places(c);
		c->stage = CONFLICTS_DONE;
	} else {
		begin_part(c);
	}
}

static enum step
step_compare(struct conflicts *c, struct err *err)
{
	for (size_t done = 0; done < STEP_RECORDS &&
	    c->stage == CONFLICTS_COMPARE;) {
		const struct touched *t;
		size_t n;

		if (c->span == 0)
			begin_part(c);
		t = ledger_read(&c->touches, c->part, &c->block, &n, err);
		if (t == NULL)
			return STEP_FAILED;
		(c->marked ? compare_all : mark_all)(c, t, n);
		if (n == 0)
			end_pass(c);
		done += n + 1;
	}
	return STEP_MORE;
}

enum step
conflicts_step(struct conflicts *c, struct err *err)
{
	if (c->stage == CONFLICTS_READ)
		return step_read(c, err);
	if (c->stage == CONFLICTS_COMPARE)
		return step_compare(c, err);
	return STEP_DONE;
}

bool
conflicts_has(const struct conflicts *c, uint64_t line)
{
	return linebits_has(&c->lines, line);
}

unsigned
conflicts_place(const struct conflicts *c, uint64_t line)
{
	size_t low = 0, high = c->place_count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (c->places[mid] >> PLACE_BITS < line)
			low = mid + 1;
		else
			high = mid;
	}
	return low == c->place_count ? 0 :
	    (unsigned)(c->places[low] & ((1U << PLACE_BITS) - 1));
}
