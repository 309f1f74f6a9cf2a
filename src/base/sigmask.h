/* SPDX-License-Identifier: MIT */
/* Signals belong to the program's own thread, so other threads start with
 * all of them held back but those that a fault of their own raises. */
#ifndef BASE_SIGMASK_H
#define BASE_SIGMASK_H

#include <signal.h>

/* Hold them back; a thread that is started now does so for good. */
void sigmask_hold(sigset_t *before);
void sigmask_restore(const sigset_t *before);

#endif
