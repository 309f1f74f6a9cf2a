/* SPDX-License-Identifier: MIT */
/* gzip through zlib's deflate; the fast way too where there is no ISA-L. */
#define ZLIB_CONST
#include "config.h"

#include <stdlib.h>

#include <zlib.h>

#include "base/die.h"
#include "base/mem.h"
#include "file/deflate_way.h"

enum {
	LEVEL_STEADY = 6,
	LEVEL_FAST = 1,
	MEMORY = 8,
	GZIP_WRAP = 16,		/* added to the window bits */
	OUT_BYTES = 1 << 16,
};

struct packing {
	z_stream z;
	int flush;
	char out[OUT_BYTES];
};

static void *
start(int level)
{
	struct packing *p = xcalloc(1, sizeof(*p));

	p->flush = Z_NO_FLUSH;
	if (deflateInit2(&p->z, level, Z_DEFLATED, MAX_WBITS + GZIP_WRAP,
	    MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
		die("the compression library does not start");
	return p;
}

static void *
start_steady(void)
{
	return start(LEVEL_STEADY);
}

static void
free_state(void *state)
{
	struct packing *p = state;

	(void)deflateEnd(&p->z);
	free(p);
}

static void
give(void *state, struct str raw)
{
	struct packing *p = state;

	p->z.next_in = (const unsigned char *)raw.p;
	p->z.avail_in = (unsigned)raw.n;
}

static void
end(void *state)
{
	struct packing *p = state;

	p->flush = Z_FINISH;
}

static bool
take(void *state, struct str *packed)
{
	struct packing *p = state;

	p->z.next_out = (unsigned char *)p->out;
	p->z.avail_out = OUT_BYTES;
	if (deflate(&p->z, p->flush) == Z_STREAM_ERROR)
		bug("a packed stream was written to after its end");
	*packed = (struct str){ p->out, OUT_BYTES - p->z.avail_out };
	return packed->n > 0;
}

const struct deflate_way deflate_steady = { start_steady, free_state, give,
	take, end };

#ifndef WITH_ISAL
static void *
start_fast(void)
{
	return start(LEVEL_FAST);
}

const struct deflate_way deflate_fast = { start_fast, free_state, give, take,
	end };
#endif
