/* SPDX-License-Identifier: MIT */
/* Words in lines of at most 79 columns. */
#ifndef CMD_WRAP_H
#define CMD_WRAP_H

#include "base/buf.h"

/* Add text and a line end.  The first line goes on at column, the others
 * start after indent blanks. */
void wrap_add(struct buf *out, const char *text, int column, int indent);
/* A paragraph: each line after indent blanks. */
void wrap_paragraph(struct buf *out, const char *text, int indent);

#endif
