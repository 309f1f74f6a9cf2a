/* SPDX-License-Identifier: MIT */
/* A ring of blocks between the cutter and the merge. */
#include "check/pipeline.h"

#include <string.h>

#include "check/keyhash.h"
#include "check/linerules.h"

void
pipeline_init(struct pipeline *p, const struct pipe_order *order)
{
	size_t size = order->block == 0 ? BLOCK_BYTES : order->block;
	uint64_t seed = keyhash_seed();

	memset(p, 0, sizeof(*p));
	p->people = people_new(order->facts, &order->people);
	p->merge.findings = order->findings;
	p->merge.index = order->index;
	p->merge.people = p->people;
	lane_init(&p->own, order->facts, seed, order->kernel);
	lane_init(&p->second, order->facts, seed, order->kernel);
	p->second.longest = LINE_BYTES_MAX;
	p->alone = order->threads < 2;
	cutter_init(&p->cutter, &p->slots[0].buffer, order->end, size);
}

void
pipeline_release(struct pipeline *p)
{
	parallel_free(p->parallel);
	p->parallel = NULL;
	for (size_t i = 0; i < PIPE_SLOTS; i++) {
		buffer_release(&p->slots[i].buffer);
		result_release(&p->slots[i].result);
	}
	lane_release(&p->own);
	lane_release(&p->second);
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

/* --- one block ----------------------------------------------------------- */

/* What the blocks that are merged have come to. */
static void
tell(const struct merge *m, struct block *block)
{
	block->number = m->lines + 1;
	block->titles = m->records == 0;
	block->returns_told = m->returns_told;
	block->bare_told = m->bare_told;
	block->counted = merge_counted(m);
	block->removes = m->removals > 0;
}

/* On the second thread. */
static void
judge_slot(void *lane, void *job)
{
	struct slot *slot = job;

	lane_run(lane, &slot->block, &slot->result);
}

/* The number of the job, or 0. */
static uint64_t
hand_over(struct pipeline *p, struct slot *slot)
{
	if (p->alone)
		return 0;
	if (p->parallel == NULL)
		p->parallel = parallel_new(judge_slot, &p->second);
	p->alone = p->parallel == NULL;
	return p->alone ? 0 : parallel_give(p->parallel, slot);
}

/*
 * A new block.  What the first record of a file is has to be known before
 * the block behind it is judged.  A block that all others were merged before
 * can wait: it will be judged with all that is known by then.
 */
static void
begin_block(struct pipeline *p, struct slot *slot, const struct block *block)
{
	slot->block = *block;
	slot->state = SLOT_WAITS;
	if (p->merge.records == 0)
		return;
	tell(&p->merge, &slot->block);
	slot->number = hand_over(p, slot);
	if (slot->number > 0) {
		slot->state = SLOT_GIVEN;
	} else if (slot != &p->slots[p->head]) {
		lane_run(&p->own, &slot->block, &slot->result);
		slot->state = SLOT_JUDGED;
	}
}

static bool
merge_result(struct pipeline *p, struct slot *slot, struct err *err)
{
	struct block *block = &slot->block;
	size_t used = slot->result.used;

	if (!merge_add(&p->merge, &slot->result, err))
		return false;
	block->text = str_cut(block->text, used, block->text.n);
	block->offset += used;
	slot->state = block->text.n > 0 ? SLOT_WAITS : SLOT_FREE;
	return true;
}

/* All blocks before it are merged.  A block with much in it is judged and
 * merged in parts, one a call. */
static bool
go_on_with_block(struct pipeline *p, struct slot *slot, struct err *err)
{
	if (slot->state == SLOT_WAITS) {
		tell(&p->merge, &slot->block);
		lane_run(&p->own, &slot->block, &slot->result);
	}
	if (!merge_result(p, slot, err))
		return false;
	if (slot->state == SLOT_FREE)
		p->head = after(p->head);
	return true;
}

/* --- all blocks ---------------------------------------------------------- */

/* Merge all that can be, until a block has more in it than one part. */
static bool
settle(struct pipeline *p, bool *busy, struct err *err)
{
	*busy = false;
	while (!*busy) {
		struct slot *slot = &p->slots[p->head];

		if (slot->state == SLOT_GIVEN &&
		    parallel_finished(p->parallel, slot->number))
			slot->state = SLOT_JUDGED;
		if (slot->state != SLOT_WAITS && slot->state != SLOT_JUDGED)
			return true;
		if (!go_on_with_block(p, slot, err))
			return false;
		*busy = slot->state == SLOT_WAITS;
	}
	return true;
}

/* The second thread has the block at the head: nothing goes on before it. */
static void
await_head(struct pipeline *p)
{
	parallel_wait(p->parallel, p->slots[p->head].number);
}

static enum cut
cut(struct pipeline *p)
{
	struct slot *filled = &p->slots[p->tail];
	struct slot *fresh = &p->slots[after(p->tail)];
	struct block block;
	enum cut cut = cutter_next(&p->cutter, &fresh->buffer, &block);

	if (cut == CUT_LONG)
		begin_block(p, &p->slots[before(p->tail)], &block);
	if (cut == CUT_HOLD)
		filled->state = SLOT_HELD;
	if (cut == CUT_BLOCK)
		begin_block(p, filled, &block);
	if (cut == CUT_HOLD || cut == CUT_BLOCK)
		p->tail = after(p->tail);
	return cut;
}

/* The second thread has nothing more to do. */
static enum pipe_state
at_end(struct pipeline *p)
{
	parallel_free(p->parallel);
	p->parallel = NULL;
	p->alone = true;
	return PIPE_END;
}

enum pipe_state
pipeline_run(struct pipeline *p, struct err *err)
{
	bool busy;

	while (settle(p, &busy, err)) {
		bool full = p->slots[after(p->tail)].state != SLOT_FREE;
		enum cut next;

		if (busy)
			return PIPE_BUSY;
		next = full ? CUT_BLOCK : cut(p);
		if (next == CUT_MORE)
			return PIPE_MORE;
		if (next == CUT_RETURNS)
			return PIPE_RETURNS;
		if (next == CUT_END && p->head == p->tail)
			return at_end(p);
		if (full || next == CUT_END)
			await_head(p);
	}
	return PIPE_FAILED;
}
