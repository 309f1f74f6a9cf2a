/* SPDX-License-Identifier: MIT */
/* The smallest text that still shows a difference, for people to read. */
#ifndef TESTS_CHECK_SHRINK_H
#define TESTS_CHECK_SHRINK_H

#include "base/buf.h"

/* Does this text show it? */
typedef bool shrink_test(struct str text, void *arg);

/* Leave out lines, then bytes, as long as the difference stays; *text is
 * replaced.  Gives up trying after some thousand attempts. */
void shrink_text(struct buf *text, shrink_test *shows, void *arg);

/* The text with \t \n \r \xHH \\ for what cannot be read, at most max bytes
 * of it. */
void shrink_print(struct str text, size_t max, struct buf *out);

#endif
