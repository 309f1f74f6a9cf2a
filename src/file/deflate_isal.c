/* SPDX-License-Identifier: MIT */
/* gzip through ISA-L: many times as fast as zlib, a little larger.  What
 * comes out depends on the processor and on the pieces given. */
#include <stdlib.h>

#include <isa-l/igzip_lib.h>

#include "base/die.h"
#include "base/mem.h"
#include "file/deflate_way.h"

enum { LEVEL = 2, OUT_BYTES = 1 << 16 };

struct packing {
	struct isal_zstream z;
	unsigned char level[ISAL_DEF_LVL2_DEFAULT];
	unsigned char out[OUT_BYTES];
};

static void *
start(void)
{
	struct packing *p = xcalloc(1, sizeof(*p));

	isal_deflate_init(&p->z);
	p->z.level = LEVEL;
	p->z.level_buf = p->level;
	p->z.level_buf_size = sizeof(p->level);
	p->z.gzip_flag = IGZIP_GZIP;
	return p;
}

static void
give(void *state, struct str raw)
{
	struct packing *p = state;

	/* It is only read, but the library's type does not say so. */
	p->z.next_in = (unsigned char *)(uintptr_t)raw.p;
	p->z.avail_in = (unsigned)raw.n;
}

static void
end(void *state)
{
	struct packing *p = state;

	p->z.end_of_stream = 1;
}

static bool
take(void *state, struct str *packed)
{
	struct packing *p = state;

	p->z.next_out = p->out;
	p->z.avail_out = OUT_BYTES;
	if (isal_deflate(&p->z) != COMP_OK)
		bug("a packed stream was written to after its end");
	*packed = (struct str){ (const char *)p->out,
		OUT_BYTES - p->z.avail_out };
	return packed->n > 0;
}

const struct deflate_way deflate_fast = { start, free, give, take, end };
