/* SPDX-License-Identifier: MIT */
/*
 * How fast work goes and how long it will take, as calm numbers: nothing in
 * the first second, an average of the last seconds, and a time that only
 * grows when it grows much.
 */
#ifndef RUN_PACE_H
#define RUN_PACE_H

#include <stdint.h>

struct pace {			/* all-zero: nothing was noted */
	int64_t began, at;	/* ms of the first note, and the last used */
	uint64_t done;		/* bytes at that time */
	double rate;		/* bytes a second; 0: not known yet */
	int64_t left;		/* seconds, rounded; -1: not known */
};

/* done of total bytes at ms of a clock that only goes on. */
void pace_note(struct pace *p, uint64_t done, uint64_t total, int64_t ms);

#endif
