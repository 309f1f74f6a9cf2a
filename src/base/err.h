/* SPDX-License-Identifier: MIT */
/*
 * A problem of ours: a file that cannot be opened, a full disk, a bad
 * option.  Problems in the customer's file are findings, never errors.
 *
 * A function that can fail returns bool (true = success) or a pointer and
 * takes struct err * last.  err is written only on failure.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define PRINTF_LIKE(fmt, args)
#endif

/* The kind decides the exit status (err_exit_status) and what the wizard
 * offers next. */
enum err_kind {
	ERR_NONE,
	ERR_USAGE,	/* the command line, or an answer */
	ERR_CONFIG,	/* an INI, session or answers file */
	ERR_INPUT,	/* the customer's file cannot be read */
	ERR_CHANGED,	/* ... or changed while it was read */
	ERR_FORMAT,	/* a text of ours is not what it should be */
	ERR_CANCELLED,	/* the person stopped it */
	ERR_OUTPUT,	/* a file of ours cannot be written */
	ERR_NETWORK,
	ERR_LOGIN,
	ERR_INTERNAL,
};

enum { ERR_TEXT_MAX = 240 };

struct err {
	enum err_kind kind;
	int sys;		/* errno, or 0 */
	char text[ERR_TEXT_MAX];	/* one sentence for people, UTF-8 */
};

/* Set err (may be NULL) and return false, so that a refusal is one line. */
bool err_set(struct err *err, enum err_kind kind, const char *fmt, ...)
    PRINTF_LIKE(3, 4);

/* The same with ": strerror(sys)" at the end. */
bool err_sys(struct err *err, enum err_kind kind, int sys, const char *fmt,
    ...) PRINTF_LIKE(4, 5);

/* Put "context: " before the text of err.  Returns false. */
bool err_wrap(struct err *err, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* The documented exit status of the program for this kind, as in the
 * manual page: 0 ok, 2 usage or configuration, 3 cannot read, 4 cancelled,
 * 5 cannot write, 6 network, 7 login, 70 internal. */
int err_exit_status(enum err_kind kind);

#endif
