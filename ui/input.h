/* SPDX-License-Identifier: MIT */
/*
 * Bytes of a terminal made into keys: UTF-8, the sequences of common
 * terminals, bracketed paste, clicks (SGR).  An unknown sequence is
 * swallowed; only a lone ESC is Escape, and only the caller's clock can
 * tell that it is alone.
 */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "base/buf.h"

enum { INPUT_WAIT_MS = 50, INPUT_PASTE_MAX = 1 << 20 };

struct input {
	struct buf bytes;	/* not yet understood */
	struct buf paste;
	bool pasting;
	int row, column;	/* of PRESS_CLICK, from 0 */
};

void input_release(struct input *in);
void input_feed(struct input *in, const void *bytes, size_t n);
/* The next key (enum key, a character, or a control); 0 when more bytes are
 * needed.  After PRESS_PASTE the text is in paste until the next call. */
int input_key(struct input *in);
/* Does it hold the start of something?  Then wait INPUT_WAIT_MS for more. */
bool input_waits(const struct input *in);
/* Nothing more came: a lone ESC is Escape, other rests are dropped. */
int input_timeout(struct input *in);

#endif
