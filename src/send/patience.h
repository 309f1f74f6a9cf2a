/* SPDX-License-Identifier: MIT */
/*
 * How long to wait before the next try, for all requests of a delivery
 * together: when the other end is away, one request asks whether it is back,
 * with longer and longer pauses, and the rest wait for that one.
 *
 *	fine --failed--> pause --time--> one may try --failed--> longer pause
 *	  ^                                   |
 *	  `-------------succeeded-------------'
 *
 * Time and chance come in as values.  All zero: nothing was ever wrong.
 */
#ifndef SEND_PATIENCE_H
#define SEND_PATIENCE_H

#include <stdbool.h>
#include <stdint.h>

enum {
	PATIENCE_FIRST_MS = 250,	/* the first pause, at most */
	PATIENCE_LONGEST_MS = 15000,
};

struct patience {
	unsigned tries;		/* in vain, one after the other */
	int64_t since;		/* of the first of them; monotonic, in ms */
	int64_t until;		/* pause before the next */
};

/* A request came to nothing at the moment now.  What else ends within the
 * pause belongs to the same trouble and does not count again.  dice: any
 * number, by chance; the pause is half to all of its length. */
void patience_failed(struct patience *p, int64_t now, uint32_t dice);
void patience_succeeded(struct patience *p);

/* May another request begin, while so many are running? */
bool patience_allows(const struct patience *p, int64_t now,
    unsigned running);

/* For people: seconds until the next try, 0 if there is no pause. */
unsigned patience_seconds(const struct patience *p, int64_t now);
/* Milliseconds since it went wrong; 0 if it is fine. */
int64_t patience_lasted(const struct patience *p, int64_t now);

#endif
