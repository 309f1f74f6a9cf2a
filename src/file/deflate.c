/* SPDX-License-Identifier: MIT */
/* The steady way to pack, or the fast one. */
#include "file/deflate.h"

#include <stdlib.h>

#include "base/mem.h"
#include "file/deflate_way.h"

struct deflater {
	const struct deflate_way *way;
	void *state;
};

struct deflater *
deflater_new(enum deflate_aim aim)
{
	struct deflater *d = xcalloc(1, sizeof(*d));

	d->way = aim == DEFLATE_FAST ? &deflate_fast : &deflate_steady;
	d->state = d->way->start();
	return d;
}

void
deflater_free(struct deflater *d)
{
	if (d == NULL)
		return;
	d->way->free(d->state);
	free(d);
}

void
deflater_give(struct deflater *d, struct str raw)
{
	d->way->give(d->state, raw);
}

bool
deflater_take(struct deflater *d, struct str *packed)
{
	return d->way->take(d->state, packed);
}

void
deflater_end(struct deflater *d)
{
	d->way->end(d->state);
}
