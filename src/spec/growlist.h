/* SPDX-License-Identifier: MIT */
/*
 * A list that only grows, written by one thread and read by any other at
 * the same time.  Elements never move: they lie in blocks of doubling size,
 * and the length is published after the element is whole.
 *
 *	blocks[0]  16 elements      index  0 .. 15
 *	blocks[1]  32                     16 .. 47
 *	blocks[2]  64                     48 .. 111 ...
 *
 * All-zero is an empty list, but for the size of an element.
 */
#ifndef SPEC_GROWLIST_H
#define SPEC_GROWLIST_H

#include <stdatomic.h>
#include <stddef.h>

enum { GROWLIST_BLOCKS = 40 };

struct growlist {
	size_t size;		/* bytes of one element */
	_Atomic size_t count;	/* published */
	void *blocks[GROWLIST_BLOCKS];
};

void growlist_init(struct growlist *list, size_t size);
void growlist_release(struct growlist *list);
/* Only the writer: a copy of *element becomes the last one. */
void growlist_add(struct growlist *list, const void *element);
/* How many may be read.  What was stored before an element was added is
 * seen by whoever counted that element here. */
size_t growlist_count(const struct growlist *list);
/* The element at index, which must be below growlist_count; it stays where
 * it is until growlist_release. */
void *growlist_at(const struct growlist *list, size_t index);

#endif
