/* SPDX-License-Identifier: MIT */
/* Errors by value: set, wrapped with context, mapped to an exit status. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* A text that just fits may have lost the end of its last character. */
static void
mend_end(struct err *err)
{
	size_t n = strlen(err->text), start = n;
	uint32_t cp;

	if (n + 1 < sizeof(err->text))
		return;
	while (start > 0 && start + 4 > n &&
	    ((unsigned char)err->text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start > 0 && ((unsigned char)err->text[start - 1] & 0xC0) == 0xC0 &&
	    utf8_decode((struct str){ err->text, n }, start - 1, &cp) == 0)
		err->text[start - 1] = '\0';
}

static void
set_text(struct err *err, const char *fmt, va_list ap)
{
	(void)vsnprintf(err->text, sizeof(err->text), fmt, ap);
	mend_end(err);
}

static void
add_text(struct err *err, const char *text)
{
	size_t n = strlen(err->text);

	(void)snprintf(err->text + n, sizeof(err->text) - n, ": %s", text);
	mend_end(err);
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

	if (err == NULL)
		return false;
	err->kind = kind;
	err->sys = sys;
	va_start(ap, fmt);
	set_text(err, fmt, ap);
	va_end(ap);
	add_text(err, strerror(sys));
	return false;
}

bool
err_wrap(struct err *err, const char *fmt, ...)
{
	char old[ERR_TEXT_MAX];
	va_list ap;

	if (err == NULL)
		return false;
	memcpy(old, err->text, sizeof(old));
	va_start(ap, fmt);
	set_text(err, fmt, ap);
	va_end(ap);
	add_text(err, old);
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
