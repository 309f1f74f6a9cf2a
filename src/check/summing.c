/* SPDX-License-Identifier: MIT */
/* The hash's jobs are given to a thread as they are. */
#include "check/summing.h"

_Static_assert((int)HASH_JOBS <= (int)PARALLEL_QUEUE,
    "a thread takes as many jobs as a hash gives");

static uint64_t
give(void *parallel, void *job)
{
	return parallel_give(parallel, job);
}

static void
await(void *parallel, uint64_t number)
{
	parallel_wait(parallel, number);
}

void
summing_start(struct summing *s, struct source *source)
{
	s->parallel = parallel_new(hash_job, NULL);
	s->helper = (struct hash_helper){ give, await, s->parallel };
	if (s->parallel != NULL)
		source_help_hash(source, &s->helper);
}

void
summing_stop(struct summing *s, struct source *source)
{
	source_help_hash(source, NULL);
	parallel_free(s->parallel);
	s->parallel = NULL;
}
