/* SPDX-License-Identifier: MIT */
/*
 * How wide the terminal draws a character, asked of the terminal itself: it
 * draws one and is asked where its cursor is.  Only for a terminal in raw
 * mode that shows nothing yet; what the person types meanwhile is kept.
 */
#ifndef UI_PROBE_H
#define UI_PROBE_H

#include "base/buf.h"

enum { PROBE_MAX = 8, PROBE_WAIT_MS = 200 };

struct probe {
	int columns[PROBE_MAX];	/* of each text; 0: no answer came */
	size_t answers;
	struct buf typed;	/* what was no answer */
};

/* Take the answers out of typed.  Returns how many there are by now. */
size_t probe_sift(struct probe *p);
/* Ask about each of count texts; waits at most PROBE_WAIT_MS. */
void probe_ask(struct probe *p, const char *const *texts, size_t count);
void probe_release(struct probe *p);

#endif
