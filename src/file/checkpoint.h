/* SPDX-License-Identifier: MIT */
/*
 * Places inside a compressed file from where inflating can go on, shared by
 * all sources of that file.  Any thread adds, any thread looks; what is in
 * stays where it is until the end.
 *
 *	raw 0     8 MiB     16 MiB  ...  5 GiB   5 GiB + 256 MiB ... 64 GiB
 *	    slot 0 | slot 1  |  ...       | slot 640 |        ...
 *
 * At most one for each slot, 876 of about 20 kB each: they take 18 MB, or 36
 * MB with zlib, and for a file of up to 5 GB a jump inflates 8 MiB at most.
 */
#ifndef FILE_CHECKPOINT_H
#define FILE_CHECKPOINT_H

#include <stdint.h>

#include "file/inflate.h"

struct checkpoints;

struct checkpoint {
	uint64_t raw, disk;	/* offsets that go with state */
	const struct inflater *state;
};

struct checkpoints *checkpoints_new(void);
void checkpoints_free(struct checkpoints *c);	/* NULL is fine */

/* Keep a copy of state, at raw, having used up the disk's bytes before
 * disk, if the slot of raw is still empty. */
void checkpoints_offer(struct checkpoints *c, uint64_t raw, uint64_t disk,
    const struct inflater *state);
/* The last one at or before raw; NULL if there is none.  Good until
 * checkpoints_free. */
const struct checkpoint *checkpoints_find(const struct checkpoints *c,
    uint64_t raw);

#endif
