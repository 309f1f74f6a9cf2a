/* SPDX-License-Identifier: MIT */
/*
 * The one thread beside the program's own.  It takes up to WORKER_JOBS jobs
 * and gives each a step in turn, so that a short question is answered while
 * a long check runs.
 *
 *	worker_start -> running -+-> done
 *	                         +-> failed   (struct err)
 *	                         +-> stopped  (worker_stop)
 *
 * Whenever there is something new to show, one byte comes out of
 * worker_fd: at the end of each job, and at most 20 times a second while
 * one runs.  Without a thread (threaded false) worker_pump runs the same
 * steps, in the same order, on the caller's thread.
 */
#ifndef RUN_WORKER_H
#define RUN_WORKER_H

#include "base/err.h"
#include "base/step.h"

enum { WORKER_JOBS = 7, WORKER_PERIOD_MS = 50 };

struct worker;

enum worker_state {
	WORKER_IDLE,	/* nothing was started in this slot */
	WORKER_RUNNING,
	WORKER_DONE,
	WORKER_FAILED,
	WORKER_STOPPED,
};

/* ERR_INTERNAL when there can be no thread or no pipe; NULL then. */
struct worker *worker_new(bool threaded, struct err *err);
void worker_free(struct worker *w);	/* stops all; NULL is fine */

/* To poll for reading; readable when there is something new. */
int worker_fd(const struct worker *w);
/* Empty the pipe after it was readable. Never waits. */
void worker_drain(struct worker *w);

/*
 * Run step(arg) in slot (below WORKER_JOBS) until it is done, fails or is
 * stopped.  A job that still ran in this slot is stopped first.  arg is
 * borrowed until the job has ended.
 */
void worker_start(struct worker *w, unsigned slot,
    enum step (*step)(void *arg, struct err *err), void *arg);
/* When this returns, no step of the slot runs and none will: at most one
 * step is waited for.  A job that had ended keeps its state. */
void worker_stop(struct worker *w, unsigned slot);
/* err (may be NULL) is set when the state is WORKER_FAILED. */
enum worker_state worker_state(struct worker *w, unsigned slot,
    struct err *err);
bool worker_busy(struct worker *w);	/* any job running */

/* Without a thread: one step of the next job.  False when there is none.
 * With a thread: does nothing, false. */
bool worker_pump(struct worker *w);

#endif
