/* SPDX-License-Identifier: MIT */
/*
 * Where lines start: about every LINEINDEX_STEP lines, but not more often
 * than every 64 KiB, and about every MiB, so that any line of any file is
 * one short read away.  One thread appends, others read (published length,
 * nothing moves).
 */
#ifndef CHECK_LINEINDEX_H
#define CHECK_LINEINDEX_H

#include <stdbool.h>
#include <stdint.h>

enum { LINEINDEX_STEP = 1024 };

struct lineindex;

struct lineindex *lineindex_new(void);
void lineindex_free(struct lineindex *x);
/* line (from 1) starts at raw byte offset; call in order for one line of
 * LINEINDEX_STEP or more, it keeps what it needs. */
void lineindex_add(struct lineindex *x, uint64_t line, uint64_t offset);
/* So many lines were seen. */
void lineindex_reach(struct lineindex *x, uint64_t lines);
/* The nearest known start at or before line; line 1 is at 0 always. */
void lineindex_before(const struct lineindex *x, uint64_t line,
    uint64_t *known, uint64_t *offset);
uint64_t lineindex_lines(const struct lineindex *x);	/* seen so far */

#endif
