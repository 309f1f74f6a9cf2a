/* SPDX-License-Identifier: MIT */
/* What the two renderers' turns share; for ui/loop*.c alone. */
#ifndef UI_LOOP_INSIDE_H
#define UI_LOOP_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "run/desk.h"
#include "ui/app.h"
#include "ui/canvas.h"
#include "ui/input.h"
#include "ui/linear.h"
#include "ui/options.h"
#include "ui/rests.h"

struct loop {
	struct wizard_options options;
	struct desk *desk;
	struct app *app;
	bool gone;		/* the terminal, or the end of the input */
	int sig;		/* ends us; 0: none */
	struct rests rests;

	/* full screen */
	struct canvas *canvas;
	struct input input;
	int64_t painted;
	int64_t read;		/* when text came that may be a paste */
	bool dirty, held;	/* held: it waits for more */

	/* linear */
	struct linear linear;
	struct buf line;
	bool ended;		/* no more input */
	bool tty;		/* a person at a terminal, no script */
};

struct ready {
	bool input, signals, work;
};

/* Neither has the person left, nor the terminal gone. */
bool loop_runs(const struct loop *l);

/* Wait for any of the three, at most ms (-1: as long as it takes). */
struct ready loop_wait(struct loop *l, int ms);

/* News of the background, and what was answered is kept at once; true when
 * the page was built anew. */
bool loop_work(struct loop *l, const struct ready *r);

/* Deal with the signals that came. */
void loop_take_signals(struct loop *l);

/* The wizard line by line, until the person leaves or switches; midway: it
 * goes on from the full screen. */
void loop_linear(struct loop *l, bool midway);

#endif
