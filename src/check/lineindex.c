/* SPDX-License-Identifier: MIT */
/* The line index: a growing list of starts and a published line count. */
#include "check/lineindex.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"
#include "spec/growlist.h"

/* A step of lines is worth an entry from so many bytes on: lines of a few
 * bytes would make the index a part of the file. */
enum { BYTES_STEP = 1 << 20, BYTES_LEAST = 1 << 16 };

struct start {
	uint64_t line, offset;
};

struct lineindex {
	struct growlist starts;
	struct start last;	/* for the writer alone */
	_Atomic uint64_t lines;
};

struct lineindex *
lineindex_new(void)
{
	struct lineindex *x = xcalloc(1, sizeof(*x));

	growlist_init(&x->starts, sizeof(struct start));
	x->last.line = 1;
	return x;
}

void
lineindex_free(struct lineindex *x)
{
	if (x == NULL)
		return;
	growlist_release(&x->starts);
	free(x);
}

void
lineindex_add(struct lineindex *x, uint64_t line, uint64_t offset)
{
	uint64_t bytes = offset - x->last.offset;

	if (bytes < BYTES_STEP && (bytes < BYTES_LEAST ||
	    line - x->last.line < LINEINDEX_STEP))
		return;
	x->last.line = line;
	x->last.offset = offset;
	growlist_add(&x->starts, &x->last);
}

void
lineindex_reach(struct lineindex *x, uint64_t lines)
{
	atomic_store_explicit(&x->lines, lines, memory_order_release);
}

void
lineindex_before(const struct lineindex *x, uint64_t line, uint64_t *known,
    uint64_t *offset)
{
	size_t low = 0, high = growlist_count(&x->starts);
	const struct start *start;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		start = growlist_at(&x->starts, mid);
		if (start->line <= line)
			low = mid + 1;
		else
			high = mid;
	}
	*known = 1;
	*offset = 0;
	if (low == 0)
		return;
	start = growlist_at(&x->starts, low - 1);
	*known = start->line;
	*offset = start->offset;
}

uint64_t
lineindex_lines(const struct lineindex *x)
{
	return atomic_load_explicit(&x->lines, memory_order_acquire);
}
