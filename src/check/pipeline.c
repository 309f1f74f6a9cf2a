/* SPDX-License-Identifier: MIT */
/* A ring of blocks between the cutter and the merge. */
#include "check/pipeline.h"

#include <string.h>

#include "check/keyhash.h"

void
pipeline_init(struct pipeline *p, const struct pipe_order *order)
{
	size_t size = order->block == 0 ? BLOCK_BYTES : order->block;

	memset(p, 0, sizeof(*p));
	p->people = people_new(order->facts, &order->people);
	p->merge.findings = order->findings;
	p->merge.index = order->index;
	p->merge.people = p->people;
	lane_init(&p->lane, order->facts, keyhash_seed());
	cutter_init(&p->cutter, &p->slots[0].buffer, order->end, size);
}

void
pipeline_release(struct pipeline *p)
{
	for (size_t i = 0; i < PIPE_SLOTS; i++) {
		buffer_release(&p->slots[i].buffer);
		result_release(&p->slots[i].result);
	}
	lane_release(&p->lane);
	people_free(p->people);
	p->people = NULL;
}

char *
pipeline_room(const struct pipeline *p, size_t *room)
{
	return cutter_room(&p->cutter, room);
}

void
pipeline_add(struct pipeline *p, size_t n)
{
	cutter_add(&p->cutter, n);
}

void
pipeline_end(struct pipeline *p)
{
	cutter_end(&p->cutter);
}

static size_t
after(size_t slot)
{
	return (slot + 1) % PIPE_SLOTS;
}

static size_t
before(size_t slot)
{
	return (slot + PIPE_SLOTS - 1) % PIPE_SLOTS;
}

static void
give(struct slot *slot, const struct block *block)
{
	slot->block = *block;
	slot->state = SLOT_WAITS;
}

/* What the blocks before this one have come to: all of them are merged. */
static void
tell(const struct merge *m, struct block *block)
{
	block->number = m->lines + 1;
	block->titles = m->records == 0;
	block->returns_told = m->returns_told;
	block->bare_told = m->bare_told;
}

static void
go_behind(struct block *block, size_t used)
{
	block->text = str_cut(block->text, used, block->text.n);
	block->offset += used;
}

/* Judge and merge the block at the head. */
static bool
finish_block(struct pipeline *p, struct slot *slot, struct err *err)
{
	while (slot->block.text.n > 0) {
		tell(&p->merge, &slot->block);
		lane_run(&p->lane, &slot->block, &slot->result);
		if (!merge_add(&p->merge, &slot->result, err))
			return false;
		go_behind(&slot->block, slot->result.used);
	}
	slot->state = SLOT_FREE;
	return true;
}

/* Merge all that can be. */
static bool
settle(struct pipeline *p, struct err *err)
{
	while (p->slots[p->head].state == SLOT_WAITS) {
		if (!finish_block(p, &p->slots[p->head], err))
			return false;
		p->head = after(p->head);
	}
	return true;
}

enum pipe_state
pipeline_run(struct pipeline *p, struct err *err)
{
	while (settle(p, err)) {
		struct slot *filled = &p->slots[p->tail];
		struct block block;

		switch (cutter_next(&p->cutter,
		    &p->slots[after(p->tail)].buffer, &block)) {
		case CUT_MORE:
			return PIPE_MORE;
		case CUT_RETURNS:
			return PIPE_RETURNS;
		case CUT_END:
			return PIPE_END;
		case CUT_HOLD:
			filled->state = SLOT_HELD;
			p->tail = after(p->tail);
			break;
		case CUT_LONG:
			give(&p->slots[before(p->tail)], &block);
			break;
		case CUT_BLOCK:
			give(filled, &block);
			p->tail = after(p->tail);
			break;
		}
	}
	return PIPE_FAILED;
}
