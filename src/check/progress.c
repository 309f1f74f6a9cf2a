/* SPDX-License-Identifier: MIT */
/* A sequence lock: the writer never waits, a reader that was overtaken
 * reads again. */
#include "check/progress.h"

#include <string.h>

_Static_assert(sizeof(struct check_progress) ==
    PROGRESS_FIELDS * sizeof(uint64_t), "check_progress is all uint64_t");

void
progress_set(struct progress *p, const struct check_progress *from)
{
	uint64_t values[PROGRESS_FIELDS];
	uint64_t turn = atomic_load_explicit(&p->turn, memory_order_relaxed);

	memcpy(values, from, sizeof(values));
	atomic_store_explicit(&p->turn, turn + 1, memory_order_relaxed);
	atomic_thread_fence(memory_order_release);
	for (size_t i = 0; i < PROGRESS_FIELDS; i++)
		atomic_store_explicit(&p->fields[i], values[i],
		    memory_order_relaxed);
	atomic_store_explicit(&p->turn, turn + 2, memory_order_release);
}

void
progress_get(const struct progress *p, struct check_progress *to)
{
	uint64_t values[PROGRESS_FIELDS], before, after;

	do {
		before = atomic_load_explicit(&p->turn, memory_order_acquire);
		for (size_t i = 0; i < PROGRESS_FIELDS; i++)
			values[i] = atomic_load_explicit(&p->fields[i],
			    memory_order_relaxed);
		atomic_thread_fence(memory_order_acquire);
		after = atomic_load_explicit(&p->turn, memory_order_relaxed);
	} while (before != after || (before & 1) != 0);
	memcpy(to, values, sizeof(values));
}
