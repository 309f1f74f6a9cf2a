/* SPDX-License-Identifier: MIT */
/*
 * The text of a file: bytes in, every line judged and compared, what was
 * found published, what is compared with other lines given to people.
 * It knows nothing of files.
 *
 * Blocks are judged by the caller's thread, and by a second one if that is
 * wanted; they are merged by the caller's, in the order of the file.  What
 * comes out is the same.
 *
 *	pipeline_room, pipeline_add / pipeline_end
 *	    -> pipeline_run -> PIPE_MORE     add again
 *	                       PIPE_BUSY     run again, with nothing more
 *	                       PIPE_RETURNS  begin again with '\r'
 *	                       PIPE_END      all lines are done
 */
#ifndef CHECK_PIPELINE_H
#define CHECK_PIPELINE_H

#include "check/cutter.h"
#include "check/lane.h"
#include "check/merge.h"
#include "check/parallel.h"

/* The blocks of the second thread, one of the caller's, the block that is
 * filled, and the beginning of a long line before it or one that is free for
 * what is left when a block is cut. */
enum { PIPE_SLOTS = PARALLEL_QUEUE + 3 };

enum slot_state {
	SLOT_FREE,
	SLOT_HELD,	/* the beginning of a line that goes on */
	SLOT_WAITS,	/* a block, or what is left of it */
	SLOT_GIVEN,	/* the second thread has it */
	SLOT_JUDGED,	/* there is a result */
};

/* A block on its way. */
struct slot {
	enum slot_state state;
	uint64_t number;	/* of the job, when it is given */
	struct buffer buffer;
	struct block block;
	struct result result;
};

struct pipeline {
	struct cutter cutter;
	struct slot slots[PIPE_SLOTS];
	size_t head, tail;	/* to be merged next; is being filled */
	struct lane own, second;
	struct parallel *parallel;	/* NULL: there is no second thread */
	bool alone;		/* and there will be none */
	struct merge merge;
	struct people *people;
};

struct pipe_order {
	const struct facts *facts;	/* borrowed */
	struct findings *findings;	/* borrowed */
	struct lineindex *index;	/* borrowed */
	struct people_options people;
	size_t block;		/* bytes a block; 0: BLOCK_BYTES */
	unsigned threads;	/* 1 or more; more than 2 are of no use */
	enum kernel kernel;
	char end;		/* '\n', or '\r' for a file without any */
};

void pipeline_init(struct pipeline *p, const struct pipe_order *order);
void pipeline_release(struct pipeline *p);

char *pipeline_room(const struct pipeline *p, size_t *room);
void pipeline_add(struct pipeline *p, size_t n);
void pipeline_end(struct pipeline *p);

enum pipe_state { PIPE_MORE, PIPE_BUSY, PIPE_RETURNS, PIPE_END,
	PIPE_FAILED };
enum pipe_state pipeline_run(struct pipeline *p, struct err *err);

#endif
