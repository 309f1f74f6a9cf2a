/* SPDX-License-Identifier: MIT */
/*
 * The terminal: shows a canvas, gives bytes of keys and signals, and is
 * given back as it was after any end of the program.  The one file that
 * knows curses, and the only one with signal handlers.
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include "base/err.h"
#include "ui/canvas.h"
#include "ui/glyph.h"

struct term_options {
	bool ascii;
	bool unicode;		/* do not ask the terminal */
	bool color;
};

/* Handlers of signals and the hook of die(); before all else, once. */
bool term_signals(struct err *err);
/* Readable when a signal came. */
int term_signal_fd(void);
/* The next signal that came; 0 if none is left. */
int term_signal(void);

/* Take the terminal.  False (ERR_USAGE) when it cannot be used so. */
bool term_start(const struct term_options *o, struct err *err);
/* Give it back.  Harmless when it was not taken. */
void term_stop(void);
/* Bytes the person typed while the terminal was asked; until term_stop. */
struct str term_typed(void);
void term_size(int *columns, int *rows);
enum glyphs term_glyphs(void);
bool term_is_utf8(void);	/* what the locale says; any time */
void term_show(const struct canvas *c);
void term_mouse(bool ours);	/* clicks come to us, or select text */
void term_repair(void);		/* the next show draws everything */
/* SIGTSTP came: give the terminal back, stop, take it again. */
void term_suspend(void);
/* End as this signal ends a program; only returns if it is ignored. */
void term_die_of(int sig);

/* Without a screen: shall what is typed be seen?  Given back after a crash
 * as well. */
void term_echo(bool on);

#endif
