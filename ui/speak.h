/* SPDX-License-Identifier: MIT */
/* Items of a page in words, for the linear renderer: no marks, no columns,
 * nothing that a screen reader would stumble over. */
#ifndef UI_SPEAK_H
#define UI_SPEAK_H

#include "ui/page.h"

enum { SPEAK_COLUMNS = 72 };

/* A sentence, folded, with a line end.  A last line of defence as the
 * canvas has one: controls and hidden characters become "?", and in ASCII
 * all that is none. */
void speak_line(struct buf *out, const char *text, bool ascii);
/* Make the letter at byte at a capital one. */
void speak_capital(struct buf *b, size_t at);
/* An item that asks nothing. */
void speak_item(struct buf *out, const struct item *item, bool ascii);
/* A choice, row, tick, action or button with the number to type. */
void speak_option(struct buf *out, const struct item *item, unsigned number,
    bool ascii);
/* 0, 25, 50, 75 or 100: the milestone that a bar has passed. */
unsigned speak_milestone(const struct item *bar);

#endif
