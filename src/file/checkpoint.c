/* SPDX-License-Identifier: MIT */
/* A fixed table of pointers, each set once: no lock, nothing moves. */
#include "file/checkpoint.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
	NEAR_SHIFT = 23,	/* 8 MiB apart ... */
	NEAR_SLOTS = 640,	/* ... for the first 5 GiB */
	FAR_SHIFT = 28,		/* then 256 MiB, up to 64 GiB */
	FAR_SLOTS = 236,
	SLOTS = NEAR_SLOTS + FAR_SLOTS,
};

struct checkpoints {
	_Atomic(struct checkpoint *) slots[SLOTS];
};

static size_t
slot_of(uint64_t raw)
{
	uint64_t near = (uint64_t)NEAR_SLOTS << NEAR_SHIFT;
	uint64_t far;

	if (raw < near)
		return (size_t)(raw >> NEAR_SHIFT);
	far = (raw - near) >> FAR_SHIFT;
	return NEAR_SLOTS + (size_t)(far < FAR_SLOTS ? far : FAR_SLOTS - 1);
}

struct checkpoints *
checkpoints_new(void)
{
	struct checkpoints *c = xmalloc(sizeof(*c));

	for (size_t i = 0; i < SLOTS; i++)
		atomic_init(&c->slots[i], NULL);
	return c;
}

static void
checkpoint_free(struct checkpoint *p)
{
	if (p == NULL)
		return;
	inflater_free(p->state);
	free(p);
}

void
checkpoints_free(struct checkpoints *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < SLOTS; i++)
		checkpoint_free(atomic_load(&c->slots[i]));
	free(c);
}

void
checkpoints_offer(struct checkpoints *c, uint64_t raw, uint64_t disk,
    const struct inflater *state)
{
	_Atomic(struct checkpoint *) *slot = &c->slots[slot_of(raw)];
	struct checkpoint *none = NULL, *p;

	if (atomic_load_explicit(slot, memory_order_relaxed) != NULL)
		return;
	p = xmalloc(sizeof(*p));
	p->raw = raw;
	p->disk = disk;
	p->state = inflater_keep(state);
	/* Another thread may have been here first: then its one stays. */
	if (!atomic_compare_exchange_strong_explicit(slot, &none, p,
	    memory_order_release, memory_order_relaxed))
		checkpoint_free(p);
}

const struct checkpoint *
checkpoints_find(const struct checkpoints *c, uint64_t raw)
{
	for (size_t i = slot_of(raw) + 1; i-- > 0;) {
		const struct checkpoint *p = atomic_load_explicit(
		    &c->slots[i], memory_order_acquire);

		if (p != NULL && p->raw <= raw)
			return p;
	}
	return NULL;
}
