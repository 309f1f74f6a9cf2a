/* SPDX-License-Identifier: MIT */
/* Ends the program when going on would only do harm. */
#include "base/die.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void (*die_hook)(void);

void
die_set_hook(void (*hook)(void))
{
	die_hook = hook;
}

static void
run_hook(void)
{
	void (*hook)(void) = die_hook;

	die_hook = NULL;
	if (hook != NULL)
		hook();
}

_Noreturn void
die(const char *fmt, ...)
{
	va_list ap;

	run_hook();
	fputs("aam-onboard: ", stderr);
	va_start(ap, fmt);
	(void)vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(err_exit_status(ERR_INTERNAL));
}

_Noreturn void
bug_at(const char *file, int line, const char *what)
{
	run_hook();
	(void)fprintf(stderr, "aam-onboard: this should not happen (%s:%d): "
	    "%s\n", file, line, what);
	abort();
}
