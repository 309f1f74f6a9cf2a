/* SPDX-License-Identifier: MIT */
/*
 * The worker thread: round and round over the slots, one step each.  The
 * lock guards everything in struct worker; it is free while a step runs.
 */
#include "run/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/sigmask.h"

struct slot {
	enum step (*step)(void *arg, struct err *err);
	void *arg;
	enum worker_state state;
	struct err err;
};

struct worker {
	struct slot slots[WORKER_JOBS];
	bool threaded;
	bool quit;
	int stepping;		/* slot whose step runs now, or -1 */
	unsigned turn;		/* the slot to look at first */
	int64_t told;		/* when a byte was last written, ms */
	int pipe[2];
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t work;	/* there is something to run, or quit */
	pthread_cond_t rest;	/* a step has ended */
};

static void
tell(struct worker *w, bool now)
{
	int64_t ms = clock_monotonic_ms();

	if (!now && ms - w->told < WORKER_PERIOD_MS)
		return;
	w->told = ms;
	/* A full pipe already says that there is news. */
	if (write(w->pipe[1], "", 1) < 0)
		return;
}

/* The next running slot, or -1. */
static int
next_slot(struct worker *w)
{
	for (unsigned i = 0; i < WORKER_JOBS; i++) {
		unsigned at = (w->turn + i) % WORKER_JOBS;

		if (w->slots[at].state == WORKER_RUNNING) {
			w->turn = (at + 1) % WORKER_JOBS;
			return (int)at;
		}
	}
	return -1;
}

/* Run one step of slot at.  Called and left with the lock held. */
static void
run_step(struct worker *w, int at)
{
	struct slot *slot = &w->slots[at];
	struct err err = { 0 };
	enum step result;

	w->stepping = at;
	(void)pthread_mutex_unlock(&w->lock);
	result = slot->step(slot->arg, &err);
	(void)pthread_mutex_lock(&w->lock);
	w->stepping = -1;
	if (slot->state == WORKER_RUNNING && result != STEP_MORE) {
		slot->state = result == STEP_DONE ? WORKER_DONE
		    : WORKER_FAILED;
		slot->err = err;
		tell(w, true);
	} else {
		tell(w, false);
	}
	(void)pthread_cond_broadcast(&w->rest);
}

static void *
work(void *arg)
{
	struct worker *w = arg;
	int at;

	(void)pthread_mutex_lock(&w->lock);
	while (!w->quit) {
		at = next_slot(w);
		if (at < 0)
			(void)pthread_cond_wait(&w->work, &w->lock);
		else
			run_step(w, at);
	}
	(void)pthread_mutex_unlock(&w->lock);
	return NULL;
}

static bool
make_pipe(struct worker *w, struct err *err)
{
	if (pipe(w->pipe) != 0)
		return err_sys(err, ERR_INTERNAL, errno,
		    _("cannot make a pipe for the worker"));
	for (int i = 0; i < 2; i++) {
		int flags = fcntl(w->pipe[i], F_GETFL);

		(void)fcntl(w->pipe[i], F_SETFL, flags | O_NONBLOCK);
		(void)fcntl(w->pipe[i], F_SETFD, FD_CLOEXEC);
	}
	return true;
}

static int
start_thread(struct worker *w)
{
	sigset_t before;
	int failed;

	sigmask_hold(&before);
	failed = pthread_create(&w->thread, NULL, work, w);
	sigmask_restore(&before);
	return failed;
}

struct worker *
worker_new(bool threaded, struct err *err)
{
	struct worker *w = xcalloc(1, sizeof(*w));
	int failed;

	w->stepping = -1;
	if (!make_pipe(w, err)) {
		free(w);
		return NULL;
	}
	(void)pthread_mutex_init(&w->lock, NULL);
	(void)pthread_cond_init(&w->work, NULL);
	(void)pthread_cond_init(&w->rest, NULL);
	if (!threaded)
		return w;
	failed = start_thread(w);
	if (failed != 0) {
		(void)err_sys(err, ERR_INTERNAL, failed,
		    _("cannot start the worker"));
		worker_free(w);
		return NULL;
	}
	w->threaded = true;
	return w;
}

void
worker_free(struct worker *w)
{
	if (w == NULL)
		return;
	if (w->threaded) {
		(void)pthread_mutex_lock(&w->lock);
		w->quit = true;
		(void)pthread_cond_broadcast(&w->work);
		(void)pthread_mutex_unlock(&w->lock);
		(void)pthread_join(w->thread, NULL);
	}
	(void)pthread_cond_destroy(&w->rest);
	(void)pthread_cond_destroy(&w->work);
	(void)pthread_mutex_destroy(&w->lock);
	(void)close(w->pipe[0]);
	(void)close(w->pipe[1]);
	free(w);
}

int
worker_fd(const struct worker *w)
{
	return w->pipe[0];
}

void
worker_drain(struct worker *w)
{
	char bytes[64];

	while (read(w->pipe[0], bytes, sizeof(bytes)) > 0)
		continue;
}

void
worker_start(struct worker *w, unsigned slot,
    enum step (*step)(void *arg, struct err *err), void *arg)
{
	if (slot >= WORKER_JOBS)
		bug("the worker has no such slot");
	worker_stop(w, slot);
	(void)pthread_mutex_lock(&w->lock);
	w->slots[slot] = (struct slot){ .step = step, .arg = arg,
		.state = WORKER_RUNNING };
	(void)pthread_cond_broadcast(&w->work);
	(void)pthread_mutex_unlock(&w->lock);
}

void
worker_stop(struct worker *w, unsigned slot)
{
	(void)pthread_mutex_lock(&w->lock);
	if (w->slots[slot].state == WORKER_RUNNING) {
		w->slots[slot].state = WORKER_STOPPED;
		tell(w, true);
	}
	while (w->stepping == (int)slot)
		(void)pthread_cond_wait(&w->rest, &w->lock);
	(void)pthread_mutex_unlock(&w->lock);
}

enum worker_state
worker_state(struct worker *w, unsigned slot, struct err *err)
{
	enum worker_state state;

	(void)pthread_mutex_lock(&w->lock);
	state = w->slots[slot].state;
	if (state == WORKER_FAILED && err != NULL)
		*err = w->slots[slot].err;
	(void)pthread_mutex_unlock(&w->lock);
	return state;
}

bool
worker_busy(struct worker *w)
{
	bool busy = false;

	(void)pthread_mutex_lock(&w->lock);
	for (unsigned i = 0; i < WORKER_JOBS; i++)
		busy |= w->slots[i].state == WORKER_RUNNING;
	(void)pthread_mutex_unlock(&w->lock);
	return busy;
}

bool
worker_pump(struct worker *w)
{
	int at;

	if (w->threaded)
		return false;
	(void)pthread_mutex_lock(&w->lock);
	at = next_slot(w);
	if (at >= 0)
		run_step(w, at);
	(void)pthread_mutex_unlock(&w->lock);
	return at >= 0;
}
