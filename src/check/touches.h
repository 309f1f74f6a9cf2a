/* SPDX-License-Identifier: MIT */
/*
 * The traits that a usual line adds and removes, without judging it:
 *
 *	ID TAB item,item,...	item: [d_sid=|d_unsid=]number, number:0 or
 *				number:-1
 *
 * What it takes is what the judge would say of the line, touch by touch; any
 * other line is for the judge.
 */
#ifndef CHECK_TOUCHES_H
#define CHECK_TOUCHES_H

#include "check/judge.h"

/* All-zero is empty. */
struct touches {
	struct str id;
	struct touch *items;
	size_t count, cap;
};

void touches_release(struct touches *t);
/* False: it is no usual line of a trait file.  What is found is borrowed from
 * the line. */
bool touches_read(struct touches *t, const struct line *line);
/* What stands for a trait: the same for the same digits alone. */
uint64_t touches_trait(struct str digits);

#endif
