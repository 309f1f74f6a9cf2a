/* SPDX-License-Identifier: MIT */
/* Blocks of doubling size, and one published length. */
#include "spec/growlist.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/mem.h"

enum { FIRST_BLOCK = 16 };

void
growlist_init(struct growlist *list, size_t size)
{
	*list = (struct growlist){ .size = size };
}

void
growlist_release(struct growlist *list)
{
	for (size_t k = 0; k < GROWLIST_BLOCKS; k++)
		free(list->blocks[k]);
	growlist_init(list, list->size);
}

/* Which block holds index; *within is the place in it. */
static size_t
block_of(size_t index, size_t *within)
{
	size_t room = FIRST_BLOCK;
	size_t k = 0;

	while (index >= room) {
		index -= room;
		room *= 2;
		k++;
	}
	*within = index;
	return k;
}

void
growlist_add(struct growlist *list, const void *element)
{
	size_t n = atomic_load_explicit(&list->count, memory_order_relaxed);
	size_t within;
	size_t k = block_of(n, &within);

	if (k >= GROWLIST_BLOCKS)
		die("out of memory");
	if (list->blocks[k] == NULL)
		list->blocks[k] = xreallocarray(NULL,
		    (size_t)FIRST_BLOCK << k, list->size);
	memcpy((char *)list->blocks[k] + within * list->size, element,
	    list->size);
	atomic_store_explicit(&list->count, n + 1, memory_order_release);
}

size_t
growlist_count(const struct growlist *list)
{
	return atomic_load_explicit(&list->count, memory_order_acquire);
}

void *
growlist_at(const struct growlist *list, size_t index)
{
	size_t within;
	size_t k = block_of(index, &within);

	if (k >= GROWLIST_BLOCKS || list->blocks[k] == NULL)
		bug("growlist: no such element");
	return (char *)list->blocks[k] + within * list->size;
}
