/* SPDX-License-Identifier: MIT */
/* Standing still and going slowly. */
#include "tests/server/pace.h"

#include <time.h>

#include "base/clock.h"

enum { TICK_MS = 5, HOUR_MS = 3600000 };

static void
stall(struct pace *p)
{
	int64_t end = clock_monotonic_ms() +
	    (int64_t)fault_number(p->faults, "for", HOUR_MS);

	p->stalled = true;
	while (clock_monotonic_ms() < end &&
	    rules_still(p->rules, p->faults->generation) &&
	    !stream_gone(p->stream, TICK_MS))
		;
}

size_t
pace_most(struct pace *p, uint64_t received)
{
	uint64_t at = fault_number(p->faults, "stall", UINT64_MAX);
	uint64_t rate = fault_number(p->faults, "slow", 0);
	uint64_t most = STREAM_BLOCK;

	if (!p->stalled && at <= received)
		stall(p);
	if (!p->stalled && at - received < most)
		most = at - received;
	if (rate > 0 && rate / 20 + 1 < most)
		most = rate / 20 + 1;
	return (size_t)most;
}

void
pace_keep(const struct pace *p, uint64_t received)
{
	uint64_t rate = fault_number(p->faults, "slow", 0);
	struct timespec t = { 0 };
	int64_t wait;

	if (rate == 0)
		return;
	wait = p->start + (int64_t)(received * 1000 / rate) -
	    clock_monotonic_ms();
	if (wait <= 0)
		return;
	t.tv_sec = wait / 1000;
	t.tv_nsec = wait % 1000 * 1000000;
	(void)nanosleep(&t, NULL);
}
