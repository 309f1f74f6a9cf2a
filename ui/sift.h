/* SPDX-License-Identifier: MIT */
/*
 * Only the lines that fit what is looked for: a list that grows at the end
 * where the person moves, by searches, so that it starts at once in a file
 * of any size.
 *
 *	above? | lines[0] ... line ... lines[count - 1] | below?
 */
#ifndef UI_SIFT_H
#define UI_SIFT_H

#include "ui/seek.h"

struct sifted {
	struct look_line is;
	char bytes[LOOK_BYTES_MAX];
};

struct sift {			/* all-zero is empty */
	struct sifted *lines;	/* owned; in the order of the file */
	size_t count;
	size_t taken;		/* of the search that goes on */
	bool no_below, no_above;	/* the file has no more there */
	int64_t wish;		/* lines to move once there are more */
	size_t rows;		/* that the screen shows */
	size_t row;		/* where line stands among them */
	uint64_t line;		/* where the person stands; 0: nowhere */
};

void sift_release(struct sift *f);
/* Begin anew with the first line at or behind line that fits. */
void sift_begin(struct app *app, struct sift *f, struct seek *s,
    uint64_t line);
/* Take over what was found, and look on for what is missing. */
void sift_poll(struct app *app, struct sift *f, struct seek *s);
/* So many lines down, or up.  False: there are no more that way. */
bool sift_move(struct app *app, struct sift *f, struct seek *s, int64_t by);
/* The first line to show, and how many there are from it on. */
size_t sift_first(const struct sift *f, size_t *shown);

#endif
