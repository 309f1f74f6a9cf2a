/* SPDX-License-Identifier: MIT */
/*
 * A growing text with a stated maximum.  All-zero is empty, with the maximum
 * BUF_MAX_DEFAULT.  Past the maximum what does not fit is left out and
 * overflow is set, so that a hostile input can not eat the memory.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/err.h"
#include "base/str.h"

enum { BUF_MAX_DEFAULT = 16 << 20 };

struct buf {
	char *p;		/* NUL-terminated once anything was added */
	size_t n;
	size_t cap;
	size_t max;		/* 0 stands for BUF_MAX_DEFAULT */
	bool overflow;
};

void buf_release(struct buf *b);	/* frees; b is empty again */
void buf_clear(struct buf *b);		/* empties, keeps the memory */
void buf_wipe(struct buf *b);		/* the same, and nothing can be read
					 * in the memory any more */
void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_add_str(struct buf *b, struct str s);
void buf_add_text(struct buf *b, const char *text);
void buf_add_char(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Never NULL; valid until the next change. */
const char *buf_text(const struct buf *b);
struct str buf_str(const struct buf *b);
/* The text becomes the caller's (free()); b is empty again.  Never NULL. */
char *buf_take(struct buf *b);

#endif
