/* SPDX-License-Identifier: MIT */
/*
 * Memory is taken in slabs of many blocks and kept until the end, so that
 * the most that was in use is what the program ever has.
 *
 *	slabs   | block | block | block | ...      free blocks form a stack
 *	file    | block | block | ...              so do free places
 */
#include "check/store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/mem.h"
#include "file/scratch.h"

enum {
	BLOCK_MOST = 16 << 10,
	BLOCK_LEAST = 1 << 10,
	PARTS_MOST = 256,
	PARTS_LEAST = 4,
	LEDGERS = 3,		/* that are open at the same time */
	SLAB_BLOCKS = 128,
	SLAB_ALIGN = 2 << 20,	/* what a large page is on most machines */
	SMALL_SLABS = 2,	/* before the file seems to be a large one */
	TABLES = 8,		/* a table is one such part of the memory */
};

struct list {
	uint64_t *items;
	size_t count, cap;
};

struct store {
	const char *folder;
	struct scratch *scratch;	/* NULL until it is needed */
	size_t block, parts, table;
	uint64_t most, used;	/* blocks in memory */
	uint64_t written;	/* blocks the file has */
	void **slabs;
	size_t slab_count;
	struct list blocks, places;	/* free ones */
};

struct store *
store_new(uint64_t bytes, const char *folder)
{
	struct store *s = xcalloc(1, sizeof(*s));

	bytes = bytes == 0 ? STORE_USUAL : bytes;
	s->folder = folder;
	s->block = BLOCK_MOST;
	s->parts = PARTS_MOST;
	while (s->block > BLOCK_LEAST &&
	    2 * LEDGERS * s->parts * s->block > bytes)
		s->block /= 2;
	while (s->parts > PARTS_LEAST &&
	    2 * LEDGERS * s->parts * s->block > bytes)
		s->parts /= 2;
	s->most = bytes / s->block;
	s->table = (size_t)(bytes / TABLES);
	return s;
}

void
store_free(struct store *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->slab_count; i++)
		free(s->slabs[i]);
	free(s->slabs);
	free(s->blocks.items);
	free(s->places.items);
	scratch_free(s->scratch);
	free(s);
}

size_t
store_block(const struct store *s)
{
	return s->block;
}

size_t
store_parts(const struct store *s)
{
	return s->parts;
}

size_t
store_table(const struct store *s)
{
	return s->table;
}

static void
push(struct list *list, uint64_t item)
{
	if (list->count == list->cap) {
		list->cap = list->cap == 0 ? SLAB_BLOCKS : list->cap * 2;
		list->items = xreallocarray(list->items, list->cap,
		    sizeof(*list->items));
	}
	list->items[list->count++] = item;
}

/* Large pages spare the system thousands of small ones. */
static char *
new_slab(const struct store *s)
{
	size_t bytes = SLAB_BLOCKS * s->block;
	char *slab;

	if (s->slab_count < SMALL_SLABS || bytes < SLAB_ALIGN)
		return xmalloc(bytes);
	slab = aligned_alloc(SLAB_ALIGN, bytes);
	if (slab == NULL)
		return xmalloc(bytes);
#ifdef MADV_HUGEPAGE
	(void)madvise(slab, bytes, MADV_HUGEPAGE);
#endif
	return slab;
}

static void
add_slab(struct store *s)
{
	char *slab = new_slab(s);

	s->slabs = xreallocarray(s->slabs, s->slab_count + 1,
	    sizeof(*s->slabs));
	s->slabs[s->slab_count++] = slab;
	for (size_t i = SLAB_BLOCKS; i-- > 0;)
		push(&s->blocks, (uintptr_t)(slab + i * s->block));
}

void *
store_take(struct store *s)
{
	if (s->blocks.count == 0)
		add_slab(s);
	s->used++;
	return (void *)(uintptr_t)s->blocks.items[--s->blocks.count];
}

void
store_give(struct store *s, void *block)
{
	push(&s->blocks, (uintptr_t)block);
	s->used--;
}

bool
store_crowded(const struct store *s)
{
	return s->used >= s->most;
}

bool
store_write(struct store *s, const void *block, uint64_t *place,
    struct err *err)
{
	if (s->scratch == NULL)
		s->scratch = scratch_open(s->folder, err);
	if (s->scratch == NULL)
		return false;
	*place = s->places.count > 0 ?
	    s->places.items[s->places.count - 1] : s->written;
	if (!scratch_write(s->scratch, *place * s->block, block, s->block,
	    err))
		return false;
	if (s->places.count > 0)
		s->places.count--;
	else
		s->written++;
	return true;
}

bool
store_read(struct store *s, uint64_t place, void *block, struct err *err)
{
	return scratch_read(s->scratch, place * s->block, block, s->block,
	    err);
}

void
store_drop(struct store *s, uint64_t place)
{
	push(&s->places, place);
}

uint64_t
store_spilled(const struct store *s)
{
	return s->written * s->block;
}
