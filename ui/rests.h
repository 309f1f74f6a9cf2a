/* SPDX-License-Identifier: MIT */
/*
 * For tests: the file $AAM_ONBOARD_RESTS tells whether the wizard has dealt
 * with all it was given, so that whoever drives it waits for that and not
 * for a time.  It holds one line: a letter, and how often it was woken.
 */
#ifndef UI_RESTS_H
#define UI_RESTS_H

enum rests_state {
	RESTS_BUSY = 'b',	/* keys, signals or a painting are due */
	RESTS_WORKS = 'w',	/* it waits; background work goes on */
	RESTS_QUIET = 'q',	/* it waits, and nothing goes on */
};

struct rests {
	int fd;			/* -1: nobody asked */
	unsigned long woken;
};

/* Make the file, which must not be there yet; else nothing is told. */
void rests_begin(struct rests *r);
void rests_tell(struct rests *r, enum rests_state state);
void rests_end(struct rests *r);

#endif
