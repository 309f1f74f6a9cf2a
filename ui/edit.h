/* SPDX-License-Identifier: MIT */
/*
 * One line of text being typed: UTF-8, whole characters only, at most
 * EDIT_BYTES_MAX bytes.  It knows no screen; edit_view says what part of
 * the text a box of some columns shows and where the cursor stands in it.
 */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include <stdint.h>

#include "base/buf.h"

enum { EDIT_BYTES_MAX = 4096 };

struct edit {
	struct buf text;
	size_t at;		/* byte offset, between characters */
};

void edit_release(struct edit *e);
/* Starts with text, the cursor at its end; what can not be typed is left
 * out. */
void edit_set(struct edit *e, const char *text);

/* A key: a character, arrows, Home, End, backspace, Delete, Ctrl-A E U K W.
 * False if the key means nothing here. */
bool edit_key(struct edit *e, int key);

/* What a paste brought that was taken away. */
struct edit_paste {
	unsigned blanks;	/* around it, line ends included */
	unsigned quotes;	/* a pair around it counts 2 */
	unsigned hidden;	/* controls and characters without width */
	unsigned lines;		/* more lines below the first */
	bool full;		/* not all of it fitted */
};
/* Put pasted bytes in at the cursor. Never ends the field. */
void edit_paste(struct edit *e, struct str bytes, struct edit_paste *taken);

/* What a box shows: bytes [from, to) of the text, and the column of the
 * cursor in it (0 .. columns - 1). */
struct edit_view {
	size_t from, to;
	int cursor;
	bool more_left, more_right;
};
struct edit_view edit_view(struct str text, size_t at, int columns);

#endif
