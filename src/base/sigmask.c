/* SPDX-License-Identifier: MIT */
/* The signals of a thread. */
#include "base/sigmask.h"

#include <stddef.h>

void
sigmask_hold(sigset_t *before)
{
	static const int own[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
	sigset_t block;

	(void)sigfillset(&block);
	for (unsigned i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		(void)sigdelset(&block, own[i]);
	(void)pthread_sigmask(SIG_BLOCK, &block, before);
}

void
sigmask_restore(const sigset_t *before)
{
	(void)pthread_sigmask(SIG_SETMASK, before, NULL);
}
