/* SPDX-License-Identifier: MIT */
/*
 * The two ways to end at once: bug() for a broken invariant, die() when
 * there is no memory.  Both give the terminal back first through the hook.
 */
#ifndef BASE_DIE_H
#define BASE_DIE_H

#include "base/err.h"

/* Called once before the message is printed.  NULL takes the hook away. */
void die_set_hook(void (*hook)(void));

_Noreturn void die(const char *fmt, ...) PRINTF_LIKE(1, 2);
_Noreturn void bug_at(const char *file, int line, const char *what);

#define bug(what) bug_at(__FILE__, __LINE__, what)

#endif
