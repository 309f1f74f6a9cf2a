/* SPDX-License-Identifier: MIT */
/* A text that a person hands over: a small file, or standard input. */
#ifndef RUN_INBOX_H
#define RUN_INBOX_H

#include "base/buf.h"

/* Read all of path, "-" is standard input, into out; at most out->max
 * bytes, more is refused.  ERR_INPUT on failure. */
bool inbox_read(const char *path, struct buf *out, struct err *err);

#endif
