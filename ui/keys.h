/* SPDX-License-Identifier: MIT */
/*
 * The one table of actions (keys.def).  It makes the hints, the list behind
 * "?", the words of linear mode and the manual's key list.  A key means the
 * same on every screen; letters never act inside a text field.
 */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Keys that are no character have numbers above Unicode; characters and
 * PRESS_CTRL('C') are themselves. */
enum key {
	PRESS_ENTER = 0x110000,
	PRESS_TAB,
	PRESS_BACK_TAB,
	PRESS_ESCAPE,
	PRESS_ERASE,		/* backspace */
	PRESS_DELETE,
	PRESS_UP,
	PRESS_DOWN,
	PRESS_LEFT,
	PRESS_RIGHT,
	PRESS_HOME,
	PRESS_END,
	PRESS_PAGE_UP,
	PRESS_PAGE_DOWN,
	PRESS_F1,
	PRESS_PASTE,		/* the text is beside it */
	PRESS_CLICK,		/* row and column are beside it */
	PRESS_UNKNOWN,		/* a sequence nobody knows: nothing */
};

#define PRESS_CTRL(letter) ((letter) & 0x1F)

enum action {
#define ACTION(id, key1, key2, where, rank, word, label, summary) ACTION_##id,
#include "ui/keys.def"
#undef ACTION
	ACTION_COUNT
};

enum action_where {
	WHERE_EVERYWHERE,	/* on each page, inside fields as well */
	WHERE_OUTSIDE,		/* on each page, but not inside a field */
	WHERE_DECLARED,		/* outside fields, where a screen allows it */
};

struct action_row {
	const char *name;	/* NEXT_PROBLEM */
	int key1, key2;		/* key2 0: none */
	enum action_where where;
	int rank;		/* of the hint: 1 is the last to be dropped,
				 * 0 is never hinted */
	const char *word;	/* in linear mode; NULL: no use there */
	const char *label;	/* in a hint: "next problem" */
	const char *summary;	/* in the list and the manual */
};

const struct action_row *action_get(enum action a);
/* ACTION_COUNT if the key acts nowhere (in a field, if in_field). */
enum action action_of_key(int key, bool in_field);
/* ACTION_COUNT if no action has this word in linear mode. */
enum action action_of_word(struct str word);
/* "N", "Ctrl-R", "Esc"; "" for 0.  out holds KEY_NAME_MAX bytes. */
enum { KEY_NAME_MAX = 16 };
const char *key_name(int key, char out[KEY_NAME_MAX]);

#endif
