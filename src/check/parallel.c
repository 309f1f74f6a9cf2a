/* SPDX-License-Identifier: MIT */
/* One lock, one condition for each side.  The queue is a ring: job n lies at
 * n modulo its size. */
#include "check/parallel.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sigmask.h"

/* The rules call no function with large local data. */
enum { STACK_BYTES = 1 << 20 };

struct parallel {
	void (*run)(void *with, void *job);
	void *with;
	void *jobs[PARALLEL_QUEUE];
	uint64_t given, finished;
	bool quit;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t work;	/* there is a job, or quit */
	pthread_cond_t rest;	/* a job is finished */
};

unsigned
parallel_processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : (unsigned)n;
}

static void *
work(void *arg)
{
	struct parallel *p = arg;

	(void)pthread_mutex_lock(&p->lock);
	while (!p->quit) {
		void *job = p->jobs[p->finished % PARALLEL_QUEUE];

		if (p->finished == p->given) {
			(void)pthread_cond_wait(&p->work, &p->lock);
			continue;
		}
		(void)pthread_mutex_unlock(&p->lock);
		p->run(p->with, job);
		(void)pthread_mutex_lock(&p->lock);
		p->finished++;
		(void)pthread_cond_signal(&p->rest);
	}
	(void)pthread_mutex_unlock(&p->lock);
	return NULL;
}

static bool
start(struct parallel *p)
{
	pthread_attr_t attributes;
	sigset_t before;
	int failed;

	if (pthread_attr_init(&attributes) != 0)
		return false;
	(void)pthread_attr_setstacksize(&attributes, STACK_BYTES);
	sigmask_hold(&before);
	failed = pthread_create(&p->thread, &attributes, work, p);
	sigmask_restore(&before);
	(void)pthread_attr_destroy(&attributes);
	return failed == 0;
}

static void
release(struct parallel *p)
{
	(void)pthread_cond_destroy(&p->rest);
	(void)pthread_cond_destroy(&p->work);
	(void)pthread_mutex_destroy(&p->lock);
	free(p);
}

struct parallel *
parallel_new(void (*run)(void *with, void *job), void *with)
{
	struct parallel *p = xcalloc(1, sizeof(*p));

	p->run = run;
	p->with = with;
	(void)pthread_mutex_init(&p->lock, NULL);
	(void)pthread_cond_init(&p->work, NULL);
	(void)pthread_cond_init(&p->rest, NULL);
	if (start(p))
		return p;
	release(p);
	return NULL;
}

void
parallel_free(struct parallel *p)
{
	if (p == NULL)
		return;
	(void)pthread_mutex_lock(&p->lock);
	p->quit = true;
	(void)pthread_cond_signal(&p->work);
	(void)pthread_mutex_unlock(&p->lock);
	(void)pthread_join(p->thread, NULL);
	release(p);
}

uint64_t
parallel_give(struct parallel *p, void *job)
{
	uint64_t number = 0;

	(void)pthread_mutex_lock(&p->lock);
	if (p->given - p->finished < PARALLEL_QUEUE) {
		p->jobs[p->given % PARALLEL_QUEUE] = job;
		number = ++p->given;
		(void)pthread_cond_signal(&p->work);
	}
	(void)pthread_mutex_unlock(&p->lock);
	return number;
}

bool
parallel_finished(struct parallel *p, uint64_t number)
{
	bool finished;

	(void)pthread_mutex_lock(&p->lock);
	finished = p->finished >= number;
	(void)pthread_mutex_unlock(&p->lock);
	return finished;
}

void
parallel_wait(struct parallel *p, uint64_t number)
{
	(void)pthread_mutex_lock(&p->lock);
	while (p->finished < number)
		(void)pthread_cond_wait(&p->rest, &p->lock);
	(void)pthread_mutex_unlock(&p->lock);
}
