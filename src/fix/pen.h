/* SPDX-License-Identifier: MIT */
/* Gathers the many small pieces of a copy into few large writes. */
#ifndef FIX_PEN_H
#define FIX_PEN_H

#include "base/buf.h"
#include "file/sink.h"

/* All-zero writes nowhere yet. */
struct pen {
	struct sink *sink;	/* the pen's own */
	struct buf held;
};

bool pen_add(struct pen *p, struct str bytes, struct err *err);
bool pen_publish(struct pen *p, struct err *err);
void pen_release(struct pen *p);	/* abandons what is not published */

#endif
