/* SPDX-License-Identifier: MIT */
/*
 * One poll over keys, signals and background work.  The two renderers take
 * turns: each runs until the person leaves or switches.
 */
#include "ui/loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/safetext.h"
#include "ui/begin.h"
#include "ui/full.h"
#include "ui/loop_inside.h"
#include "ui/term.h"

/* progress: at most 4 repaints a second */
enum { PAINT_MS = 250 };

bool
loop_runs(const struct loop *l)
{
	return app_fate(l->app) == APP_RUNS && !l->gone && l->sig == 0;
}

/* --- waiting ----------------------------------------------------------- */

struct ready
loop_wait(struct loop *l, int ms)
{
	struct pollfd fds[] = {
		{ .fd = l->ended ? -1 : STDIN_FILENO, .events = POLLIN },
		{ .fd = term_signal_fd(), .events = POLLIN },
		{ .fd = desk_fd(l->desk), .events = POLLIN },
	};
	struct ready r = { 0 };
	int n;

	if (l->options.no_worker && desk_busy(l->desk))
		ms = 0;
	rests_tell(&l->rests, ms >= 0 ? RESTS_BUSY
	    : desk_busy(l->desk) ? RESTS_WORKS : RESTS_QUIET);
	n = poll(fds, 3, ms);
	rests_tell(&l->rests, RESTS_BUSY);
	if (n <= 0)
		return r;
	r.input = fds[0].revents != 0;
	r.signals = fds[1].revents != 0;
	r.work = fds[2].revents != 0;
	return r;
}

bool
loop_work(struct loop *l, const struct ready *r)
{
	unsigned ended = desk_ended(l->desk);

	if (l->options.no_worker && !r->input)
		(void)desk_pump(l->desk);
	if (!desk_poll(l->desk))
		return false;
	/* What is done is shown at once. */
	if (desk_ended(l->desk) != ended)
		l->painted = 0;
	app_news(l->app);
	return true;
}

/* --- full screen ------------------------------------------------------- */

static void
resize(struct loop *l)
{
	int columns, rows, width, height;

	term_size(&columns, &rows);
	if (columns == canvas_columns(l->canvas) &&
	    rows == canvas_rows(l->canvas))
		return;
	canvas_resize(l->canvas, columns, rows);
	full_room(columns, rows, &width, &height);
	app_set_room(l->app, width, height);
	l->dirty = true;
	l->painted = 0;
}

static void
one_signal(struct loop *l, int sig)
{
	switch (sig) {
	case SIGINT:
		app_action(l->app, ACTION_LEAVE);
		break;
	case SIGTERM:
	case SIGHUP:
		l->sig = sig;
		break;
	case SIGTSTP:
		term_suspend();
		break;
	case SIGCONT:
		term_repair();
		break;
	default:
		break;
	}
	l->dirty = true;
}

void
loop_take_signals(struct loop *l)
{
	int sig;

	while ((sig = term_signal()) != 0)
		one_signal(l, sig);
	if (l->canvas != NULL)
		resize(l);
}

static void
one_key(struct loop *l, int key)
{
	struct full_hit hit;

	/* The person waits for the answer: it is shown at once. */
	l->dirty = true;
	l->painted = 0;
	if (key == PRESS_PASTE) {
		app_paste(l->app, buf_str(&l->input.paste));
	} else if (key == PRESS_CLICK) {
		hit = full_hit(l->canvas, app_page(l->app), app_view(l->app),
		    l->input.row, l->input.column);
		app_hit(l->app, hit.id, hit.step);
	} else if (key == PRESS_CTRL('L')) {
		term_repair();
	} else if (key != PRESS_UNKNOWN) {
		app_key(l->app, key);
	}
}

static bool
in_field(const struct loop *l)
{
	const struct page *p = app_page(l->app);
	const struct item *item = page_find(p, p->focus);

	return item != NULL && item->kind == ITEM_FIELD;
}

static void
use_keys(struct loop *l)
{
	int key;

	l->held = false;
	do {
		key = input_burst(&l->input, in_field(l)) ? PRESS_PASTE
		    : input_key(&l->input);
		if (key != 0)
			one_key(l, key);
	} while (loop_runs(l) && key != 0);
	term_mouse(!app_mouse_free(l->app));
}

/* Text waits a moment: more of it would make it a paste. */
static void
hold(struct loop *l)
{
	enum { HELD_MAX_BYTES = 64 << 10 };

	l->read = clock_monotonic_ms();
	l->held = input_text(&l->input) &&
	    l->input.bytes.n < HELD_MAX_BYTES;
}

/* Milliseconds until what was read last has waited so long. */
static int
held_ms(const struct loop *l, int most)
{
	int64_t since = clock_monotonic_ms() - l->read;

	return since >= most ? 0 : (int)(most - since);
}

static void
take_keys(struct loop *l)
{
	char bytes[4096];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof(bytes));

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n <= 0) {
		l->gone = true;
		return;
	}
	input_feed(&l->input, bytes, (size_t)n);
	hold(l);
	if (!l->held)
		use_keys(l);
}

static void
paint(struct loop *l)
{
	full_paint(l->canvas, app_page(l->app), term_glyphs(),
	    app_view(l->app));
	term_show(l->canvas);
	l->painted = clock_monotonic_ms();
	l->dirty = false;
}

/* How long to wait: for the rest of a key, or until painting is due. */
static int
patience(const struct loop *l)
{
	int64_t since = clock_monotonic_ms() - l->painted;

	if (l->held)
		return held_ms(l, INPUT_BURST_MS);
	if (input_waits(&l->input))
		return held_ms(l, INPUT_WAIT_MS);
	if (l->dirty)
		return since >= PAINT_MS ? 0 : (int)(PAINT_MS - since);
	return -1;
}

static void
full_turn(struct loop *l)
{
	int ms = patience(l);
	struct ready r;

	if (l->dirty && !l->held && ms == 0) {
		paint(l);
		ms = patience(l);
	}
	r = loop_wait(l, ms);
	if (r.signals)
		loop_take_signals(l);
	if (r.input)
		take_keys(l);
	else if (l->held && held_ms(l, INPUT_BURST_MS) == 0)
		use_keys(l);
	else if (!l->held && input_waits(&l->input) &&
	    held_ms(l, INPUT_WAIT_MS) == 0)
		one_key(l, input_timeout(&l->input));
	if (loop_work(l, &r))
		l->dirty = true;
}

static bool
run_full(struct loop *l, struct err *err)
{
	struct term_options o = { .ascii = l->options.ascii,
		.unicode = l->options.unicode, .color = l->options.color };

	if (!term_start(&o, err))
		return false;
	term_mouse(!app_mouse_free(l->app));
	input_feed(&l->input, term_typed().p, term_typed().n);
	hold(l);
	l->canvas = canvas_new(1, 1);
	l->painted = 0;
	l->dirty = true;
	resize(l);
	while (loop_runs(l))
		full_turn(l);
	app_commit(l->app);
	canvas_free(l->canvas);
	l->canvas = NULL;
	input_release(&l->input);
	term_stop();
	return true;
}

/* --- the program ------------------------------------------------------- */

static void
complain(const struct err *err)
{
	struct safetext safe = safetext_make(str_from(err->text), 0);

	(void)fprintf(stderr, "aam-onboard: %s\n", safe.text);
	safetext_release(&safe);
}

static bool
is_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static void
run(struct loop *l)
{
	struct err err = { 0 };
	bool midway = false;

	l->options.linear = l->options.linear || !is_terminal();
	do {
		if (app_fate(l->app) == APP_SWITCHES) {
			app_stay(l->app);
			midway = true;
			l->options.linear = !l->options.linear ||
			    !is_terminal();
		}
		if (!l->options.linear && !run_full(l, &err)) {
			complain(&err);
			l->options.linear = true;
		}
		if (l->options.linear && loop_runs(l))
			loop_linear(l, midway);
	} while (app_fate(l->app) == APP_SWITCHES && !l->gone &&
	    l->sig == 0);
}

int
loop_main(int argc, char **argv)
{
	struct loop l = { 0 };
	struct err err = { 0 };
	enum app_fate fate;

	begin_clock();
	rests_begin(&l.rests);
	if (!wizard_options_read(&l.options, argc, argv, &err) ||
	    !term_signals(&err) ||
	    (l.desk = desk_new(!l.options.no_worker, &err)) == NULL ||
	    !begin_with(l.desk, l.options.file, &err)) {
		complain(&err);
		desk_free(l.desk);
		rests_end(&l.rests);
		return err_exit_status(err.kind);
	}
	l.app = app_new(l.desk, l.options.still);
	if (l.options.file != NULL)
		app_jump(l.app, STAGE_FILE + 1);
	run(&l);
	fate = app_fate(l.app);
	app_free(l.app);
	desk_free(l.desk);
	rests_end(&l.rests);
	if (l.sig == 0 && fate == APP_INTERRUPTED)
		l.sig = SIGINT;
	if (l.sig != 0)
		term_die_of(l.sig);
	return 0;
}
