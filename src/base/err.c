/* SPDX-License-Identifier: MIT */
/* Errors by value: set, wrapped with context, mapped to an exit status. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void
set_text(struct err *err, const char *fmt, va_list ap)
{
	(void)vsnprintf(err->text, sizeof(err->text), fmt, ap);
}

bool
err_set(struct err *err, enum err_kind kind, const char *fmt, ...)
{
	va_list ap;

	if (err == NULL)
		return false;
	err->kind = kind;
	err->sys = 0;
	va_start(ap, fmt);
	set_text(err, fmt, ap);
	va_end(ap);
	return false;
}

bool
err_sys(struct err *err, enum err_kind kind, int sys, const char *fmt, ...)
{
	va_list ap;
	size_t n;

	if (err == NULL)
		return false;
	err->kind = kind;
	err->sys = sys;
	va_start(ap, fmt);
	set_text(err, fmt, ap);
	va_end(ap);
	n = strlen(err->text);
	(void)snprintf(err->text + n, sizeof(err->text) - n, ": %s",
	    strerror(sys));
	return false;
}

bool
err_wrap(struct err *err, const char *fmt, ...)
{
	char old[ERR_TEXT_MAX];
	va_list ap;
	size_t n;

	if (err == NULL)
		return false;
	memcpy(old, err->text, sizeof(old));
	va_start(ap, fmt);
	set_text(err, fmt, ap);
	va_end(ap);
	n = strlen(err->text);
	(void)snprintf(err->text + n, sizeof(err->text) - n, ": %s", old);
	return false;
}

int
err_exit_status(enum err_kind kind)
{
	static const int status[] = {
		[ERR_NONE] = 0,
		[ERR_USAGE] = 2,
		[ERR_CONFIG] = 2,
		[ERR_INPUT] = 3,
		[ERR_CHANGED] = 3,
		[ERR_FORMAT] = 2,
		[ERR_CANCELLED] = 4,
		[ERR_OUTPUT] = 5,
		[ERR_NETWORK] = 6,
		[ERR_LOGIN] = 7,
		[ERR_INTERNAL] = 70,
	};

	return status[kind];
}
