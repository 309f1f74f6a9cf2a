/* SPDX-License-Identifier: MIT */
/* Steps, progress and signals. */
#include "cmd/watch.h"

#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/num.h"
#include "base/utf8.h"

enum {
	SHOW_EVERY_MS = 100,
	COLUMNS = 80,
	MINUTE = 60,
	HOUR = 3600,
};

struct watched {
	struct pace pace;
	int64_t shown;		/* ms */
	int columns;
	bool terminal;		/* somebody sees it */
	bool any;		/* there is a line to wipe */
};

/* --- signals ----------------------------------------------------------- */

void
watch_signals(void)
{
	struct sigaction ignored = { .sa_handler = SIG_IGN };
	sigset_t set;

	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGINT);
	(void)sigaddset(&set, SIGTERM);
	(void)sigprocmask(SIG_BLOCK, &set, NULL);
	/* A file that may not grow is told in words where it is written. */
	(void)sigaction(SIGXFSZ, &ignored, NULL);
}

bool
watch_stopped(void)
{
	sigset_t set;

	if (sigpending(&set) != 0)
		return false;
	return sigismember(&set, SIGINT) == 1 ||
	    sigismember(&set, SIGTERM) == 1;
}

/* --- the line ---------------------------------------------------------- */

static void
add_left(uint64_t seconds, struct buf *out)
{
	if (seconds < 2 * MINUTE)
		buf_printf(out, _(", %u s left"), (unsigned)seconds);
	else if (seconds < 2 * HOUR)
		buf_printf(out, _(", %u min left"),
		    (unsigned)((seconds + MINUTE - 1) / MINUTE));
	else
		buf_printf(out, _(", %u h left"),
		    (unsigned)((seconds + HOUR - 1) / HOUR));
}

void
watch_add_pace(uint64_t rate, int64_t left, struct buf *out)
{
	char size[NUM_TEXT_MAX];

	if (rate < 1)
		return;
	buf_printf(out, _(", %s/s"), num_size(rate, size));
	if (left > 0)
		add_left((uint64_t)left, out);
}

static void
add_pace(const struct pace *pace, struct buf *out)
{
	watch_add_pace((uint64_t)pace->rate, pace->left, out);
}

/* When all is read, what the lines tell together is still to come. */
static void
add_lines(const struct check_progress *p, struct buf *out)
{
	char number[NUM_TEXT_MAX];
	const char *words = p->phase == PHASE_COMPARING ?
	    intl_plural("Comparing customers, %s line",
	        "Comparing customers, %s lines", p->lines) :
	    intl_plural("Reading %s line again",
	        "Reading some of %s lines again", p->lines);

	buf_printf(out, words, num_group(p->lines, number));
}

static void
add_read(const struct check_progress *p, const struct pace *pace,
    struct buf *out)
{
	char number[NUM_TEXT_MAX];

	if (p->disk_total == 0) {
		buf_printf(out, _("Read %s"), num_size(p->disk_bytes,
		    number));
		add_pace(pace, out);
	} else if (p->phase == PHASE_READING) {
		buf_printf(out, _("Read %s %%"), num_percent(p->disk_bytes,
		    p->disk_total, number));
		add_pace(pace, out);
		buf_printf(out, intl_plural(", %s line", ", %s lines",
		    p->lines), num_group(p->lines, number));
	} else {
		add_lines(p, out);
	}
}

static struct str
fit(struct str line, int columns)
{
	while (utf8_columns(line) > columns)
		line.n--;
	return line;
}

void
watch_line(const struct check_progress *p, const struct pace *pace,
    int columns, struct buf *out)
{
	char number[NUM_TEXT_MAX];
	struct buf line = { 0 };

	add_read(p, pace, &line);
	if (p->bad_lines > 0)
		buf_printf(&line, _(", %s with problems"),
		    num_group(p->bad_lines, number));
	buf_add_str(out, fit(buf_str(&line), columns));
	buf_release(&line);
}

static int
terminal_columns(void)
{
	struct winsize size;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return COLUMNS;
	return size.ws_col;
}

static void
wipe(struct watched *w)
{
	if (w->any)
		(void)fprintf(stderr, "\r%*s\r", w->columns, "");
}

static bool
is_time(const struct watched *w)
{
	return w->terminal &&
	    clock_monotonic_ms() - w->shown >= SHOW_EVERY_MS;
}

/* In one piece, with blanks over what the line before left. */
static void
put(struct watched *w, struct str line)
{
	/* One column stays free: a full line would move the screen up. */
	w->columns = terminal_columns() - 1;
	w->any = true;
	line = fit(line, w->columns);
	(void)fprintf(stderr, "\r%.*s%*s", (int)line.n, line.p,
	    w->columns - utf8_columns(line), "");
}

static void
show(const struct check_progress *p, struct watched *w)
{
	struct buf line = { 0 };

	w->shown = clock_monotonic_ms();
	pace_note(&w->pace, p->disk_bytes, p->disk_total, w->shown);
	watch_line(p, &w->pace, terminal_columns() - 1, &line);
	put(w, buf_str(&line));
	buf_release(&line);
}

static struct watched
watched(void)
{
	return (struct watched){ .shown = clock_monotonic_ms(),
		.terminal = isatty(STDERR_FILENO) == 1 };
}

enum step
watch_run(struct exam *x, struct err *err)
{
	struct watched w = watched();
	struct check_progress p;
	enum step step = STEP_MORE;

	while (step == STEP_MORE && !watch_stopped()) {
		step = exam_step(x, err);
		if (!is_time(&w))
			continue;
		exam_progress(x, &p);
		show(&p, &w);
	}
	wipe(&w);
	return step;
}

enum step
watch_intake(struct intake *in, struct err *err)
{
	struct watched w = watched();
	struct check_progress p = { 0 };
	enum step step = STEP_MORE;

	while (step == STEP_MORE && !watch_stopped()) {
		step = intake_step(in, err);
		if (!is_time(&w))
			continue;
		p.disk_bytes = intake_bytes(in);
		show(&p, &w);
	}
	wipe(&w);
	return step;
}

/* --- a desk ------------------------------------------------------------ */

struct watched_desk {
	struct watched watched;
	const struct desk *desk;
	void (*line)(const struct desk *d, struct buf *out);
};

static bool
tick(void *arg)
{
	struct watched_desk *t = arg;
	struct buf line = { 0 };

	if (is_time(&t->watched)) {
		t->watched.shown = clock_monotonic_ms();
		t->line(t->desk, &line);
		put(&t->watched, buf_str(&line));
		buf_release(&line);
	}
	return watch_stopped();
}

bool
watch_desk(struct desk *d,
    void (*line)(const struct desk *d, struct buf *out))
{
	struct watched_desk t = { watched(), d, line };
	bool whole = desk_finish(d, tick, &t);

	wipe(&t.watched);
	return whole;
}
