/* SPDX-License-Identifier: MIT */
/*
 * The linear renderer: the same pages as lines of text, one question at a
 * time, answered by lines.  For screen readers, dumb terminals and pipes.
 * It knows no terminal: words come out in a buffer, lines go in.
 */
#ifndef UI_LINEAR_H
#define UI_LINEAR_H

#include "ui/app.h"

struct linear {
	struct app *app;		/* borrowed */
	bool ascii;
	const struct screen *screen;	/* whose page was read */
	char *arg;
	size_t question;		/* item that is asked; FOCUS_NONE: the
					 * numbered list at the end */
	unsigned prompts;		/* so far; the words fade */
	bool correcting;		/* 1 takes the suggestion, 2 types */
	bool searching;			/* what is found will be read */
	unsigned milestone;
	struct buf out;			/* what is to be written now */
};

/* midway: the person comes from the full screen and goes on where the
 * focus is. */
void linear_start(struct linear *l, struct app *app, bool ascii,
    bool midway);
void linear_release(struct linear *l);
/* A line of the person, without its end. */
void linear_take(struct linear *l, struct str line);
/* Is what is asked for to be typed unseen? */
bool linear_secret(const struct linear *l);
/* Background work had news: app_news was called. */
void linear_news(struct linear *l);

#endif
