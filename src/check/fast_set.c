/* SPDX-License-Identifier: MIT */
/* The slow parts of a set. */
#include "check/fast_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
fast_set_init(struct fast_set *s, unsigned slots_log)
{
	size_t count = (size_t)1 << slots_log;

	s->slots = xcalloc(count, sizeof(*s->slots));
	s->shift = 64 - slots_log;
	s->mask = count - 1;
	s->most = count;
	s->turn = 0;
}

void
fast_set_release(struct fast_set *s)
{
	free(s->slots);
	memset(s, 0, sizeof(*s));
}

void
fast_set_wrap(struct fast_set *s)
{
	memset(s->slots, 0, (s->mask + 1) * sizeof(*s->slots));
	s->turn = 1;
}
