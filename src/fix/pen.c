/* SPDX-License-Identifier: MIT */
/* Pieces are copied until there are enough of them for one write. */
#include "fix/pen.h"

#include <string.h>

enum { PEN_BYTES = 256 << 10 };

static bool
flush(struct pen *p, struct err *err)
{
	bool ok = p->held.n == 0 ||
	    sink_write(p->sink, p->held.p, p->held.n, err);

	buf_clear(&p->held);
	return ok;
}

bool
pen_add(struct pen *p, struct str bytes, struct err *err)
{
	if (p->held.n + bytes.n > PEN_BYTES && !flush(p, err))
		return false;
	if (bytes.n >= PEN_BYTES)
		return sink_write(p->sink, bytes.p, bytes.n, err);
	buf_add_str(&p->held, bytes);
	return true;
}

bool
pen_publish(struct pen *p, struct err *err)
{
	return flush(p, err) && sink_publish(p->sink, err);
}

void
pen_release(struct pen *p)
{
	sink_free(p->sink);
	buf_release(&p->held);
	memset(p, 0, sizeof(*p));
}
