/* SPDX-License-Identifier: MIT */
/*
 * Records in the order they came, sorted into parts by the high bits of a
 * key, so that all of one key lie in one part and a part can be looked at
 * by itself.  One width a ledger.  Blocks that are full go to the disk when
 * the store is crowded.
 *
 *	part 0  | full | full | on disk | on disk | open |
 *	part 1  | full | on disk | open |
 */
#ifndef CHECK_LEDGER_H
#define CHECK_LEDGER_H

#include <string.h>

#include "check/store.h"

struct ledger_part {
	char *open;		/* the block that is filled, or NULL */
	size_t used;		/* records in it */
	uint64_t *full;		/* blocks before it, in order */
	size_t full_count, full_cap;
};

struct ledger {			/* all-zero is a released one */
	struct store *store;	/* borrowed */
	size_t width, room;	/* bytes a record, records a block */
	struct ledger_part *parts;
	size_t part_count;
	unsigned shift;
	char *page;		/* what was read back */
};

void ledger_init(struct ledger *l, struct store *store, size_t width);
void ledger_release(struct ledger *l);

uint64_t ledger_count(const struct ledger *l, size_t part);

static inline size_t
ledger_part_of(const struct ledger *l, uint64_t key)
{
	return (size_t)(key >> l->shift);
}

/* The open block of a part is full, or there is none yet. */
bool ledger_turn_over(struct ledger *l, size_t part, struct err *err);

/* Room for one more record of a part; NULL: err. */
static inline void *
ledger_room(struct ledger *l, size_t part, struct err *err)
{
	struct ledger_part *p = &l->parts[part];

	if ((p->open == NULL || p->used == l->room) &&
	    !ledger_turn_over(l, part, err))
		return NULL;
	return p->open + p->used++ * l->width;
}

/* Records that do not fit into the open block. */
bool ledger_append_rest(struct ledger *l, size_t part, const void *records,
    size_t n, struct err *err);

/* So many records at once. */
static inline bool
ledger_append(struct ledger *l, size_t part, const void *records, size_t n,
    struct err *err)
{
	struct ledger_part *p = &l->parts[part];

	if (p->open == NULL || l->room - p->used < n)
		return ledger_append_rest(l, part, records, n, err);
	memcpy(p->open + p->used * l->width, records, n * l->width);
	p->used += n;
	return true;
}

/* A record of this part will come soon: a hint.  Where it begins was touched
 * by the one before. */
static inline void
ledger_expect(const struct ledger *l, size_t part)
{
	const struct ledger_part *p = &l->parts[part];

	__builtin_prefetch(p->open + (p->used + 1) * l->width - 1, 1);
}

/* The next records of a part, *block counting from 0; *n 0: no more.
 * Borrowed until the next call or change.  NULL: err. */
const void *ledger_read(struct ledger *l, size_t part, size_t *block,
    size_t *n, struct err *err);
/* The part is empty from now on. */
void ledger_drop(struct ledger *l, size_t part);

#endif
