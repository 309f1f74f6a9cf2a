/* SPDX-License-Identifier: MIT */
/*
 * The text of a file: bytes in, every line judged and compared, what was
 * found published.  It knows nothing of files.
 *
 *	pipeline_room, pipeline_add / pipeline_end
 *	    -> pipeline_run -> PIPE_MORE     add again
 *	                       PIPE_FAILED   err
 *	                       PIPE_RETURNS  begin again with '\r'
 *	                       PIPE_END      all lines are done
 */
#ifndef CHECK_PIPELINE_H
#define CHECK_PIPELINE_H

#include "check/cutter.h"
#include "check/lane.h"
#include "check/merge.h"

/* The block that is filled, the beginning of a long line before it, and one
 * more for what is left when a block is cut. */
enum { PIPE_SLOTS = 3 };

enum slot_state {
	SLOT_FREE,
	SLOT_HELD,	/* the beginning of a line that goes on */
	SLOT_WAITS,	/* a block, or what is left of it */
};

/* A block on its way. */
struct slot {
	enum slot_state state;
	struct buffer buffer;
	struct block block;
	struct result result;
};

struct pipeline {
	struct cutter cutter;
	struct slot slots[PIPE_SLOTS];
	size_t head, tail;	/* to be merged next; is being filled */
	struct lane lane;
	struct merge merge;
	struct people *people;
};

struct pipe_order {
	const struct facts *facts;	/* borrowed */
	struct findings *findings;	/* borrowed */
	struct lineindex *index;	/* borrowed */
	struct people_options people;
	size_t block;		/* bytes a block; 0: BLOCK_BYTES */
	char end;		/* '\n', or '\r' for a file without any */
};

void pipeline_init(struct pipeline *p, const struct pipe_order *order);
void pipeline_release(struct pipeline *p);

char *pipeline_room(const struct pipeline *p, size_t *room);
void pipeline_add(struct pipeline *p, size_t n);
void pipeline_end(struct pipeline *p);

enum pipe_state { PIPE_MORE, PIPE_FAILED, PIPE_RETURNS, PIPE_END };
enum pipe_state pipeline_run(struct pipeline *p, struct err *err);

#endif
