/* SPDX-License-Identifier: MIT */
/* A set of line numbers: a bit each, in pages that come as they are needed.
 * All-zero is empty. */
#ifndef CHECK_LINEBITS_H
#define CHECK_LINEBITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct linebits {
	uint64_t **pages;
	size_t page_count;
	uint64_t count;		/* lines in it */
};

void linebits_release(struct linebits *b);
void linebits_add(struct linebits *b, uint64_t line);
void linebits_drop(struct linebits *b, uint64_t line);
bool linebits_has(const struct linebits *b, uint64_t line);
/* The first most lines of it, in order; the caller frees. */
uint64_t *linebits_first(const struct linebits *b, size_t most, size_t *n);

#endif
