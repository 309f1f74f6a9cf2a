/* SPDX-License-Identifier: MIT */
/* How fast a server takes bytes: the faults "stall" (with "for") and
 * "slow", for both servers. */
#ifndef TESTS_SERVER_PACE_H
#define TESTS_SERVER_PACE_H

#include "tests/server/rules.h"
#include "tests/server/stream.h"

struct pace {
	struct rules *rules;
	const struct faults *faults;
	struct stream *stream;
	int64_t start;		/* clock_monotonic_ms() */
	bool stalled;		/* that is behind us */
};

/* How many bytes to take now, at least one.  Comes back when a stall is
 * over: the other side went, the rules changed, or its time is up. */
size_t pace_most(struct pace *p, uint64_t received);
/* Waits as long as "slow" wants it. */
void pace_keep(const struct pace *p, uint64_t received);

#endif
