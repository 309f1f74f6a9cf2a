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

enum { INPUT_WAIT_MS = 50, INPUT_BURST_MS = 10, INPUT_PASTE_MAX = 1 << 20 };

struct input {
	struct buf bytes;	/* not yet understood */
	struct buf paste;
	bool pasting;
	bool brackets;		/* this terminal marks its pastes */
	int row, column;	/* of PRESS_CLICK, from 0 */
};

void input_release(struct input *in);
void input_feed(struct input *in, const void *bytes, size_t n);
/*
 * Without brackets a paste is a burst of text.  As long as input_text says
 * that what came is text alone, wait INPUT_BURST_MS for more; input_burst
 * then says whether it is more than a person types, and moves it to paste.
 * Inside a field that is a line end behind other text, or much text;
 * outside, different keys.
 */
bool input_text(const struct input *in);
bool input_burst(struct input *in, bool in_field);
/* The next key (enum key, a character, or a control); 0 when more bytes are
 * needed.  After PRESS_PASTE the text is in paste until the next call. */
int input_key(struct input *in);
/* Does it hold the start of something?  Then wait INPUT_WAIT_MS for more. */
bool input_waits(const struct input *in);
/* Nothing more came: a lone ESC is Escape, other rests are dropped. */
int input_timeout(struct input *in);

#endif
