/* SPDX-License-Identifier: MIT */
/* The turns of the wizard line by line. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "ui/loop_inside.h"
#include "ui/term.h"

enum { LINE_MAX_BYTES = 64 << 10 };

static void
flush(struct loop *l)
{
	struct str s = buf_str(&l->linear.out);

	while (s.n > 0) {
		ssize_t n = write(STDOUT_FILENO, s.p, s.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			l->gone = true;
			break;
		}
		s = str_cut(s, (size_t)n, s.n);
	}
	buf_clear(&l->linear.out);
}

static void
take_line(struct loop *l, size_t end)
{
	struct str line = str_trim_end(str_cut(buf_str(&l->line), 0, end),
	    "\r ");

	linear_take(&l->linear, line);
	flush(l);
}

/* A line is worth a turn only when no work goes on: scripts type ahead. */
static bool
take_lines(struct loop *l)
{
	size_t end = str_find(buf_str(&l->line), 0, '\n');
	struct str rest;

	if ((!l->tty && desk_busy(l->desk)) || l->line.n == 0)
		return false;
	if (end == l->line.n && !l->ended)
		return false;
	take_line(l, end);
	rest = str_cut(buf_str(&l->line), end + 1, l->line.n);
	if (rest.n > 0)
		memmove(l->line.p, rest.p, rest.n);
	l->line.n = rest.n;
	mem_wipe(l->line.p + rest.n, l->line.cap - rest.n);
	return true;
}

static void
read_input(struct loop *l)
{
	char bytes[4096];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof(bytes));

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n <= 0)
		l->ended = true;
	else
		buf_add(&l->line, bytes, (size_t)n);
}

static void
linear_turn(struct loop *l)
{
	struct ready r;

	if (take_lines(l)) {
		if (desk_poll(l->desk)) {
			app_news(l->app);
			linear_news(&l->linear);
			flush(l);
		}
		return;
	}
	if (l->ended && (l->tty || !desk_busy(l->desk))) {
		l->gone = true;
		return;
	}
	if (l->tty)
		term_echo(!linear_secret(&l->linear));
	r = loop_wait(l, -1);
	if (r.signals) {
		const struct screen *before = app_screen(l->app);

		loop_take_signals(l);
		if (app_screen(l->app) != before)
			linear_news(&l->linear);
	}
	if (r.input && !l->ended)
		read_input(l);
	if (loop_work(l, &r))
		linear_news(&l->linear);
	flush(l);
}

void
loop_linear(struct loop *l, bool midway)
{
	bool ascii = l->options.ascii || !term_is_utf8();

	l->line.max = LINE_MAX_BYTES;
	l->ended = false;
	l->tty = isatty(STDIN_FILENO);
	app_set_room(l->app, 72, 12);
	linear_start(&l->linear, l->app, ascii, midway);
	flush(l);
	while (loop_runs(l))
		linear_turn(l);
	app_commit(l->app);
	linear_release(&l->linear);
	buf_release(&l->line);
}
