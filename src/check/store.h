/* SPDX-License-Identifier: MIT */
/*
 * Blocks of bytes that several ledgers share: in memory up to a cap, then
 * in one temporary file.  Blocks that are given back are used again, on the
 * disk as well.
 */
#ifndef CHECK_STORE_H
#define CHECK_STORE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct store;

/* bytes: memory for all blocks, STORE_USUAL if 0; what must stay open is
 * at most half of it.  folder: see scratch_open; borrowed. */
enum { STORE_USUAL = 256 << 20 };
struct store *store_new(uint64_t bytes, const char *folder);
void store_free(struct store *s);	/* NULL is fine */

size_t store_block(const struct store *s);	/* bytes of each */
/* How many parts a ledger should have: a power of two. */
size_t store_parts(const struct store *s);
/* Bytes that one table beside the blocks may have. */
size_t store_table(const struct store *s);

void *store_take(struct store *s);
void store_give(struct store *s, void *block);
/* A block that is full should go to the disk. */
bool store_crowded(const struct store *s);
/* Write a block; *place is what to call it from then on. */
bool store_write(struct store *s, const void *block, uint64_t *place,
    struct err *err);
bool store_read(struct store *s, uint64_t place, void *block,
    struct err *err);
void store_drop(struct store *s, uint64_t place);

uint64_t store_spilled(const struct store *s);	/* bytes of the file */

#endif
