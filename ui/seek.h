/* SPDX-License-Identifier: MIT */
/*
 * Looking for lines from a screen: what is looked for, how it goes, and what
 * came of it.  A search may take seconds in a large file; then the screen
 * says where it is, and Esc stops it.
 *
 *	seek_begin -> SEEK_WAIT ... (EVENT_JOB: seek_poll) -> SEEK_FOUND
 *	                                                   -> SEEK_NO_MORE
 *	                            (Esc: seek_stop)       -> SEEK_NOTHING
 */
#ifndef UI_SEEK_H
#define UI_SEEK_H

#include "ui/screen.h"

struct seek {
	struct search_for what;
	char text[SEARCH_TEXT_MAX + 1];	/* that what looks for */
	bool waits;		/* a search of ours goes on */
	unsigned turn;		/* its number */
	struct search_order order;
	enum { SEEK_ENDS_NOT, SEEK_ENDS_BELOW, SEEK_ENDS_ABOVE } end;
				/* the same once more begins anew there */
};

enum seek_state {
	SEEK_NOTHING,		/* none goes on */
	SEEK_WAIT,
	SEEK_FOUND,		/* desk_found tells what */
	SEEK_NO_MORE,		/* nothing was found */
};

/* Look for this text from now on; "" for none. */
void seek_text(struct seek *s, const char *text);
/* Begin with s->order, whose what is set to s->what unless a number is
 * looked for. */
enum seek_state seek_begin(struct app *app, struct seek *s);
/* The same to the next or previous line from line on; when that way ended
 * before, from the other end of the file. */
enum seek_state seek_line(struct app *app, struct seek *s, uint64_t line,
    bool back);
enum seek_state seek_poll(struct app *app, struct seek *s);
void seek_stop(struct app *app, struct seek *s);

/* While it waits: say where it is, and let Esc stop it. */
void seek_show(struct app *app, struct page *page, const struct seek *s);
/* Nothing was found: say so, and what the same key will do next. */
void seek_say_end(struct app *app, struct seek *s);

#endif
