/* SPDX-License-Identifier: MIT */
/*
 * Keys are read by the caller straight from the terminal (ui/input), so
 * curses only draws.  A crash gives the terminal back by writing bytes that
 * were made ready at the start: nothing else is safe in a handler.
 */
#define _GNU_SOURCE
#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/probe.h"

enum { RESET_MAX = 256, STACK_BYTES = 64 << 10 };

static struct {
	SCREEN *screen;
	struct termios before;
	volatile sig_atomic_t taken;	/* the terminal is ours now */
	char reset[RESET_MAX];		/* gives it back */
	size_t reset_bytes;
	int pipe[2];			/* signals on their way to the loop */
	void *stack;			/* for handlers */
	enum glyphs glyphs;
	bool utf8, color, extras;
	bool quiet;			/* lines are typed unseen */
	bool mouse;			/* clicks come to us */
	bool probed, narrow;		/* our glyphs take one column each */
	struct buf typed;		/* while the terminal was asked */
	attr_t looks[ROLE_COUNT];
} term = { .pipe = { -1, -1 } };

/* --- giving it back ---------------------------------------------------- */

/* Safe in a signal handler. */
static void
give_back(void)
{
	ssize_t ignored;

	if (!term.taken)
		return;
	term.taken = 0;
	ignored = write(STDOUT_FILENO, term.reset, term.reset_bytes);
	(void)ignored;
	(void)tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
}

static void
add_reset(const char *text)
{
	/* Waiting times like $<5> are for terminals on slow lines. */
	while (text != NULL && *text != '\0' &&
	    term.reset_bytes < RESET_MAX) {
		if (text[0] == '$' && text[1] == '<') {
			while (*text != '\0' && *text != '>')
				text++;
			text += *text == '>';
			continue;
		}
		term.reset[term.reset_bytes++] = *text++;
	}
}

/* What terminfo says about a capability; NULL when it has none. */
static const char *
capability(const char *name)
{
	const char *text = tigetstr(name);

	return text == (const char *)-1 ? NULL : text;
}

static void
make_reset(void)
{
	term.reset_bytes = 0;
	if (term.extras)
		add_reset("\033[?2004l\033[?1006l\033[?1000l");
	add_reset(capability("sgr0"));
	add_reset(capability("rmkx"));
	add_reset(capability("rmcup"));
	add_reset(capability("cnorm"));
	if (capability("rmcup") == NULL)
		add_reset("\r\n");
}

void
term_echo(bool on)
{
	struct termios now;

	if (on != term.quiet || tcgetattr(STDIN_FILENO, &now) != 0)
		return;
	if (on)
		now = term.before;
	term.before = now;
	if (!on)
		now.c_lflag = (now.c_lflag & ~(tcflag_t)ECHO) | ECHONL;
	term.reset_bytes = 0;
	term.taken = term.quiet = !on;
	(void)tcsetattr(STDIN_FILENO, TCSANOW, &now);
}

/* After curses has left the screen by itself. */
static void
forget(void)
{
	term.taken = 0;
	(void)tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
}

/* --- signals ----------------------------------------------------------- */

static void
on_news(int sig)
{
	int saved = errno;
	unsigned char byte = (unsigned char)sig;
	ssize_t ignored = write(term.pipe[1], &byte, 1);

	(void)ignored;
	errno = saved;
}

/* The program can not go on: the terminal, then the true end.  The handler
 * was reset when it was entered. */
static void
on_crash(int sig)
{
	give_back();
	(void)raise(sig);
}

static void
handle(int sig, void (*handler)(int), int flags)
{
	struct sigaction act = { .sa_handler = handler, .sa_flags = flags };

	(void)sigemptyset(&act.sa_mask);
	(void)sigaction(sig, &act, NULL);
}

static bool
make_pipe(struct err *err)
{
	if (pipe2(term.pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		return err_sys(err, ERR_INTERNAL, errno, "pipe");
	return true;
}

bool
term_signals(struct err *err)
{
	static const int news[] = { SIGINT, SIGTERM, SIGHUP, SIGWINCH,
		SIGTSTP, SIGCONT };
	static const int ends[] = { SIGQUIT, SIGSEGV, SIGBUS, SIGABRT,
		SIGFPE, SIGILL, SIGPIPE, SIGXFSZ, SIGSYS };
	stack_t stack = { .ss_size = STACK_BYTES };
	sigset_t all;

	if (!make_pipe(err))
		return false;
	term.stack = xmalloc(STACK_BYTES);
	stack.ss_sp = term.stack;
	(void)sigaltstack(&stack, NULL);
	for (size_t i = 0; i < sizeof(news) / sizeof(news[0]); i++)
		handle(news[i], on_news, SA_RESTART | SA_ONSTACK);
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		handle(ends[i], on_crash, (int)SA_RESETHAND | SA_NODEFER |
		    SA_ONSTACK);
	/* What was blocked by whoever started us must reach us. */
	(void)sigemptyset(&all);
	(void)sigprocmask(SIG_SETMASK, &all, NULL);
	die_set_hook(give_back);
	return true;
}

int
term_signal_fd(void)
{
	return term.pipe[0];
}

int
term_signal(void)
{
	unsigned char byte;

	return read(term.pipe[0], &byte, 1) == 1 ? byte : 0;
}

void
term_die_of(int sig)
{
	term_stop();
	handle(sig, SIG_DFL, 0);
	(void)raise(sig);
}

/* --- taking it --------------------------------------------------------- */

enum { ACCENT = 1 };

/* No colour carries meaning; the terminal's own colours carry the text. */
static void
choose_looks(void)
{
	static const struct {
		enum role role;
		attr_t plain, accent;	/* accent: with colour */
	} rows[] = {
		{ ROLE_TITLE, A_BOLD, A_BOLD },
		{ ROLE_FOCUS, A_BOLD, A_BOLD },
		{ ROLE_EDIT, A_UNDERLINE, A_UNDERLINE },
		{ ROLE_ATTENTION, A_BOLD, A_BOLD },
		{ ROLE_BADGE, A_BOLD, A_BOLD },
		{ ROLE_PRACTICE, A_BOLD, A_BOLD },
		{ ROLE_PRODUCTION, A_REVERSE | A_BOLD, A_REVERSE | A_BOLD },
		{ ROLE_FAULT, A_BOLD | A_UNDERLINE, A_BOLD | A_UNDERLINE },
		{ ROLE_CURSOR, A_REVERSE, A_REVERSE },
		{ ROLE_KEY, A_BOLD, A_BOLD },
		{ ROLE_MARK, A_BOLD, COLOR_PAIR(ACCENT) },
		{ ROLE_BAR, A_NORMAL, COLOR_PAIR(ACCENT) },
		{ ROLE_DONE, A_NORMAL, COLOR_PAIR(ACCENT) },
	};

	memset(term.looks, 0, sizeof(term.looks));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		term.looks[rows[i].role] = term.color ? rows[i].accent
		    : rows[i].plain;
}

bool
term_is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* A teal that can be read on black and on white needs 256 colours. */
static void
take_colors(bool wanted)
{
	enum { TEAL = 30 };

	term.color = wanted && has_colors() && start_color() == OK &&
	    use_default_colors() == OK && COLORS >= 256 &&
	    init_pair(ACCENT, TEAL, -1) == OK;
	choose_looks();
}

/* Does the terminal draw each of our glyphs in one column?  Asked once,
 * while nothing is on the screen. */
static bool
are_narrow(void)
{
	const char *texts[GLYPH_COUNT];
	struct probe p;

	if (term.probed)
		return term.narrow;
	for (enum glyph g = 0; g < GLYPH_COUNT; g++)
		texts[g] = glyph_text(GLYPHS_UNICODE, g);
	(void)refresh();
	probe_ask(&p, texts, GLYPH_COUNT);
	term.probed = true;
	term.narrow = true;
	for (size_t i = 0; i < p.answers; i++)
		if (p.columns[i] != 1)
			term.narrow = false;
	buf_add(&term.typed, p.typed.p, p.typed.n);
	probe_release(&p);
	return term.narrow;
}

static void
choose_glyphs(const struct term_options *o)
{
	const char *name = getenv("TERM");

	term.utf8 = term_is_utf8();
	if (o->ascii || !term.utf8)
		term.glyphs = GLYPHS_ASCII;
	else if (name != NULL && strcmp(name, "linux") == 0)
		term.glyphs = GLYPHS_CONSOLE;
	else if (!o->unicode && term.extras && !are_narrow())
		term.glyphs = GLYPHS_ASCII;
	else
		term.glyphs = GLYPHS_UNICODE;
}

/* Ctrl-C is a key, so that it does not end a script around us. */
static void
free_interrupt(void)
{
	struct termios now;

	if (tcgetattr(STDIN_FILENO, &now) != 0)
		return;
	now.c_cc[VINTR] = _POSIX_VDISABLE;
	(void)tcsetattr(STDIN_FILENO, TCSANOW, &now);
	(void)def_prog_mode();
}

static void
put_extras(const char *text)
{
	if (term.extras) {
		(void)fputs(text, stdout);
		(void)fflush(stdout);
	}
}

/* Pastes come in brackets, clicks come to us. */
static void
take_extras(void)
{
	put_extras("\033[?2004h");
	if (term.mouse)
		put_extras("\033[?1000h\033[?1006h");
}

void
term_mouse(bool ours)
{
	if (term.screen == NULL || ours == term.mouse)
		return;
	term.mouse = ours;
	put_extras(ours ? "\033[?1000h\033[?1006h"
	    : "\033[?1006l\033[?1000l");
}

struct str
term_typed(void)
{
	return buf_str(&term.typed);
}

bool
term_start(const struct term_options *o, struct err *err)
{
	if (tcgetattr(STDIN_FILENO, &term.before) != 0)
		return err_sys(err, ERR_USAGE, errno, "terminal");
	term.screen = newterm(NULL, stdout, stdin);
	if (term.screen == NULL)
		return err_set(err, ERR_USAGE, _("This terminal is not known "
		    "here; set TERM, or use --linear."));
	term.extras = capability("kmous") != NULL;
	make_reset();
	term.taken = 1;
	/* curses has put in handlers of its own. */
	handle(SIGINT, on_news, SA_RESTART | SA_ONSTACK);
	handle(SIGTERM, on_news, SA_RESTART | SA_ONSTACK);
	handle(SIGWINCH, on_news, SA_RESTART | SA_ONSTACK);
	handle(SIGTSTP, on_news, SA_RESTART | SA_ONSTACK);
	(void)cbreak();
	(void)noecho();
	(void)nonl();
	free_interrupt();
	(void)leaveok(stdscr, FALSE);
	(void)scrollok(stdscr, FALSE);
	choose_glyphs(o);
	take_colors(o->color);
	term.mouse = true;
	take_extras();
	return true;
}

void
term_stop(void)
{
	if (term.screen == NULL)
		return;
	if (term.taken) {
		put_extras("\033[?2004l\033[?1006l\033[?1000l");
		(void)curs_set(1);
		(void)endwin();
		forget();
	}
	delscreen(term.screen);
	term.screen = NULL;
	buf_release(&term.typed);
}

void
term_suspend(void)
{
	if (term.screen != NULL && term.taken) {
		put_extras("\033[?2004l\033[?1006l\033[?1000l");
		(void)endwin();
		forget();
	}
	handle(SIGTSTP, SIG_DFL, 0);
	(void)raise(SIGTSTP);
	handle(SIGTSTP, on_news, SA_RESTART | SA_ONSTACK);
	if (term.screen == NULL)
		return;
	term.taken = 1;
	term_repair();
}

/* --- showing ----------------------------------------------------------- */

void
term_size(int *columns, int *rows)
{
	struct winsize w = { 0 };

	*columns = 80;
	*rows = 24;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 0 &&
	    w.ws_row > 0) {
		*columns = w.ws_col;
		*rows = w.ws_row;
	}
	if (term.screen != NULL && (*columns != COLS || *rows != LINES))
		(void)resizeterm(*rows, *columns);
}

enum glyphs
term_glyphs(void)
{
	return term.glyphs;
}

void
term_repair(void)
{
	if (term.screen == NULL)
		return;
	(void)reset_prog_mode();
	take_extras();
	(void)clearok(curscr, TRUE);
}

/* Is the cell as wide for the C library, and so for curses?  Characters
 * that are newer than its tables are not, and would shift the row. */
static bool
agrees(const struct cell *cell)
{
	struct str s = { cell->text, cell->bytes };
	int columns = 0;
	uint32_t cp;

	for (size_t at = 0; at < s.n;) {
		size_t n = utf8_decode(s, at, &cp);
		int width = n == 0 ? -1 : wcwidth((wchar_t)cp);

		if (width < 0)
			return false;
		columns += width;
		at += n;
	}
	return columns == cell->width;
}

static void
show_cell(const struct cell *cell, int row, int column)
{
	bool ascii = (cell->text[0] & 0x80) == 0 && cell->bytes == 1;

	if (cell->width == 0)
		return;
	(void)attrset((int)term.looks[cell->role]);
	if (ascii || (term.utf8 && agrees(cell)))
		(void)mvaddnstr(row, column, cell->text, cell->bytes);
	else
		(void)mvaddnstr(row, column, "??", cell->width);
}

void
term_show(const struct canvas *c)
{
	int row, column;

	(void)erase();
	for (row = 0; row < canvas_rows(c) && row < LINES; row++)
		for (column = 0; column < canvas_columns(c) && column < COLS;
		    column++)
			show_cell(canvas_cell(c, row, column), row, column);
	(void)attrset(A_NORMAL);
	canvas_cursor(c, &row, &column);
	(void)move(row, column);
	(void)wnoutrefresh(stdscr);
	(void)doupdate();
}
