/* SPDX-License-Identifier: MIT */
/* gzip through zlib's deflate. */
#define ZLIB_CONST
#include "file/deflate.h"

#include <stdlib.h>

#include <zlib.h>

#include "base/die.h"
#include "base/mem.h"

enum {
	LEVEL = 6,
	MEMORY = 8,
	GZIP_WRAP = 16,		/* added to the window bits */
	OUT_BYTES = 1 << 16,
};

struct deflater {
	z_stream z;
	int flush;
	char out[OUT_BYTES];
};

struct deflater *
deflater_new(void)
{
	struct deflater *d = xcalloc(1, sizeof(*d));

	d->flush = Z_NO_FLUSH;
	if (deflateInit2(&d->z, LEVEL, Z_DEFLATED, MAX_WBITS + GZIP_WRAP,
	    MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
		die("the compression library does not start");
	return d;
}

void
deflater_free(struct deflater *d)
{
	if (d == NULL)
		return;
	(void)deflateEnd(&d->z);
	free(d);
}

void
deflater_give(struct deflater *d, struct str raw)
{
	d->z.next_in = (const unsigned char *)raw.p;
	d->z.avail_in = (unsigned)raw.n;
}

void
deflater_end(struct deflater *d)
{
	d->flush = Z_FINISH;
}

bool
deflater_take(struct deflater *d, struct str *packed)
{
	d->z.next_out = (unsigned char *)d->out;
	d->z.avail_out = OUT_BYTES;
	if (deflate(&d->z, d->flush) == Z_STREAM_ERROR)
		bug("a packed stream was written to after its end");
	*packed = (struct str){ d->out, OUT_BYTES - d->z.avail_out };
	return packed->n > 0;
}
