/* SPDX-License-Identifier: MIT */
/* Calm numbers from hasty ones. */
#include "run/pace.h"

enum {
	QUIET_MS = 1000,	/* nothing is said before */
	SAMPLE_MS = 500,
	AVERAGE_MS = 5000,	/* what is older hardly counts */
};

/* Steps that grow with the time, so that the number seldom changes. */
static int64_t
round_up(double seconds)
{
	static const int64_t steps[][2] = { { 10, 2 }, { 30, 5 },
		{ 120, 10 }, { 600, 60 } };
	int64_t step = 300;

	for (unsigned i = sizeof(steps) / sizeof(steps[0]); i-- > 0;)
		if (seconds <= (double)steps[i][0])
			step = steps[i][1];
	if (seconds > 1e8)
		return -1;
	return ((int64_t)seconds / step + 1) * step;
}

static void
tell_left(struct pace *p, uint64_t done, uint64_t total)
{
	int64_t left;

	if (p->rate < 1 || done >= total) {
		p->left = -1;
		return;
	}
	left = round_up((double)(total - done) / p->rate);
	/* A little longer than was said is not worth a jump. */
	if (p->left > 0 && left > p->left && left < p->left + p->left / 3 + 2)
		return;
	p->left = left;
}

void
pace_note(struct pace *p, uint64_t done, uint64_t total, int64_t ms)
{
	double now, weight;
	int64_t since;

	if (p->began == 0 || done < p->done) {
		*p = (struct pace){ .began = ms, .at = ms, .done = done,
			.left = -1 };
		return;
	}
	since = ms - p->at;
	if (ms - p->began < QUIET_MS || since < SAMPLE_MS)
		return;
	now = (double)(done - p->done) * 1000.0 / (double)since;
	weight = since < AVERAGE_MS ? (double)since / AVERAGE_MS : 1;
	p->rate = p->rate < 1 ? now : p->rate + (now - p->rate) * weight;
	p->at = ms;
	p->done = done;
	tell_left(p, done, total);
}
