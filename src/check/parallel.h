/* SPDX-License-Identifier: MIT */
/*
 * A second thread beside the one that calls: it works through a short queue
 * of jobs, in the order in which they were given.  A job belongs to the
 * thread from parallel_give until parallel_finished says so.
 */
#ifndef CHECK_PARALLEL_H
#define CHECK_PARALLEL_H

#include <stdbool.h>
#include <stdint.h>

enum { PARALLEL_QUEUE = 4 };	/* jobs that were given and not finished */

struct parallel;

/* Processors of this machine that are in use. */
unsigned parallel_processors(void);

/* run(with, job) is called for each job.  NULL when there can be no further
 * thread: the caller works alone then. */
struct parallel *parallel_new(void (*run)(void *with, void *job),
    void *with);
/* The job that runs is waited for, the next ones are not begun.  NULL is
 * fine. */
void parallel_free(struct parallel *p);

/* The number of the job, from 1; 0 when the queue is full. */
uint64_t parallel_give(struct parallel *p, void *job);
bool parallel_finished(struct parallel *p, uint64_t number);
void parallel_wait(struct parallel *p, uint64_t number);

#endif
