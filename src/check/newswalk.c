/* SPDX-License-Identifier: MIT */
/* News that wait: put by line into a ledger, read back in order. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/news.h"

/* Lines whose news are in memory at the same time. */
enum { PIECE_LINES = 1 << 17 };

bool
news_wait(struct news_book *b, const struct news *news, struct err *err)
{
	void *room = ledger_room(&b->waiting,
	    (size_t)(news->line >> b->waiting_shift), err);

	if (room == NULL)
		return false;
	memcpy(room, news, sizeof(*news));
	b->waiting_count++;
	return true;
}

void
news_walk_release(struct news_walk *w)
{
	free(w->items);
	free(w->starts);
	memset(w, 0, sizeof(*w));
}

static size_t
piece_lines(const struct news_book *b)
{
	return b->waiting_shift < 17 ? (size_t)1 << b->waiting_shift :
	    PIECE_LINES;
}

/* What to do with the news of a line of this piece. */
typedef void each_news(struct news_walk *w, size_t line,
    const struct news *news);

static void
count_line(struct news_walk *w, size_t line, const struct news *news)
{
	(void)news;
	w->starts[line + 1]++;
}

static void
put_line(struct news_walk *w, size_t line, const struct news *news)
{
	w->items[w->starts[line]++] = *news;
}

static bool
for_each(struct news_book *b, struct news_walk *w, each_news *each,
    struct err *err)
{
	size_t block = 0, n, lines = piece_lines(b);

	do {
		const struct news *news = ledger_read(&b->waiting, w->part,
		    &block, &n, err);

		if (news == NULL)
			return false;
		for (size_t i = 0; i < n; i++)
			if (news[i].line >= w->from &&
			    news[i].line < w->from + lines)
				each(w, (size_t)(news[i].line - w->from),
				    &news[i]);
	} while (n > 0);
	return true;
}

/* Sorted by counting: where the news of each line start. */
static bool
load_piece(struct news_book *b, struct news_walk *w, struct err *err)
{
	size_t lines = piece_lines(b);

	if (w->start_cap == 0) {
		w->start_cap = lines + 1;
		w->starts = xcalloc(w->start_cap, sizeof(*w->starts));
	}
	memset(w->starts, 0, w->start_cap * sizeof(*w->starts));
	if (!for_each(b, w, count_line, err))
		return false;
	for (size_t i = 1; i <= lines; i++)
		w->starts[i] += w->starts[i - 1];
	w->count = w->starts[lines];
	w->at = 0;
	if (w->count > w->cap) {
		w->cap = w->count;
		w->items = xreallocarray(w->items, w->cap,
		    sizeof(*w->items));
	}
	return for_each(b, w, put_line, err);
}

/* The next piece that has news; w->part behind the last: there is none. */
static bool
next_piece(struct news_book *b, struct news_walk *w, struct err *err)
{
	while (w->part < b->waiting.part_count) {
		uint64_t end = (uint64_t)(w->part + 1) << b->waiting_shift;

		if (ledger_count(&b->waiting, w->part) == 0 ||
		    w->from >= end) {
			w->from = end;
			w->part++;
			continue;
		}
		if (!load_piece(b, w, err))
			return false;
		w->from += piece_lines(b);
		if (w->count > 0)
			return true;
	}
	return true;
}

bool
news_next(struct news_book *b, struct news_walk *w,
    const struct news **items, size_t *n, struct err *err)
{
	*n = 0;
	if (w->at == w->count) {
		w->count = w->at = 0;
		if (!next_piece(b, w, err))
			return false;
	}
	if (w->at == w->count)
		return true;
	*items = &w->items[w->at];
	while (w->at < w->count && w->items[w->at].line == (*items)->line) {
		w->at++;
		++*n;
	}
	return true;
}
