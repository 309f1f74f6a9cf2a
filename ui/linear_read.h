/* SPDX-License-Identifier: MIT */
/* The reading half of the linear renderer, for ui/linear alone: words go to
 * l->out, l->question is what was asked last. */
#ifndef UI_LINEAR_READ_H
#define UI_LINEAR_READ_H

#include "ui/linear.h"

void linear_say(struct linear *l, const char *text);
void linear_prompt(struct linear *l);
/* Item i of the page; NULL past the end. */
const struct item *linear_item(const struct linear *l, size_t i);
/* Is item i asked for by its number in the list at the end? */
bool linear_numbered(const struct page *p, size_t i);
/* Does choosing item i answer the question of choice q?  Its group, and the
 * buttons right behind it. */
bool linear_answers(const struct page *p, size_t q, size_t i);
void linear_ask_field(struct linear *l, const struct item *item);
void linear_ask(struct linear *l);
/* From item from on to the next question, and ask it. */
void linear_read_on(struct linear *l, size_t from);
void linear_read_page(struct linear *l);
/* The same, from the question on where the person is. */
void linear_read_here(struct linear *l);
/* Is it still the page that was read? */
bool linear_same_page(const struct linear *l);
/* After a verb: the new page, or what changed and the same question. */
void linear_carry_on(struct linear *l);

#endif
