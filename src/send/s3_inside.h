/* SPDX-License-Identifier: MIT */
/*
 * What the files of service_s3 share: one delivery.
 *
 *	LOOK -> PUT ----------------------------.
 *	LOOK -> CREATE -> PARTS -> COMPLETE -----+-> CHECK -> DONE
 *	any of these, after a cancel -> ABORT ---------------> DONE
 *
 * s3_begin.c makes it ready, s3.c keeps the order, s3_ask.c sends requests,
 * s3_reply.c reads good answers, s3_meet.c decides about bad ones.
 */
#ifndef SEND_S3_INSIDE_H
#define SEND_S3_INSIDE_H

#include "file/source.h"
#include "send/fault.h"
#include "send/patience.h"
#include "send/s3plan.h"
#include "send/s3sums.h"
#include "send/s3where.h"
#include "send/service.h"
#include "send/ticket.h"
#include "send/transfer.h"

enum {
	S3_PARALLEL = 4,	/* parts at a time, unless told otherwise */
	S3_PARALLEL_MAX = 8,
	S3_TRIES = 6,		/* of one piece, for faults of class RETRY */
	S3_TRIES_LOOK = 2,	/* of what is only nice to know */
	S3_UPLOAD_ID_MAX = 1024,
};

/* Where the delivery is; all but PARTS are one request. */
enum s3_phase {
	S3_LOOK,		/* is a file of this name there already? */
	S3_PUT,
	S3_CREATE,
	S3_PARTS,
	S3_COMPLETE,
	S3_CHECK,		/* what is there now? */
	S3_ABORT,
	S3_DONE,
};

enum s3_part_state {
	PART_RAW,		/* not summed up yet */
	PART_READY,		/* can be sent */
	PART_RUNNING,
	PART_DONE,		/* the other end has it */
};

struct s3_part {
	enum s3_part_state state;
	unsigned tries;
	uint64_t crc;
	char md5[S3PLAN_MD5];	/* "": not counted */
	char etag[TICKET_ETAG_MAX];
};

/* A request that runs. */
struct s3_call {
	bool runs;
	enum s3_phase phase;
	unsigned part;		/* in PARTS; from 0 */
	unsigned turn;		/* of struct s3, when it began */
};

struct s3 {
	const struct delivery_order *order;
	struct delivery_notes *notes;
	struct s3where where;
	char *key;		/* in the bucket */
	struct transfer *net;
	struct ticket *ticket;	/* NULL: there is none (yet) */

	int fd;
	uint64_t size, part_size;
	struct source_identity identity;
	struct s3sums *sums;
	struct s3_part *parts;	/* the one of a single request, too */
	unsigned part_count;
	unsigned parts_done;
	unsigned first_open;	/* no part before this index can be sent */
	uint64_t confirmed;	/* bytes of the parts that are there */

	enum s3_phase phase;
	struct s3_call calls[S3_PARALLEL_MAX];
	unsigned parallel;
	unsigned tries;		/* of the request of this phase */
	struct patience patience;
	enum fault waits;	/* for what, while patience lasts */
	uint32_t dice;
	char upload[S3_UPLOAD_ID_MAX];
	struct buf complete;	/* the body of that request */

	int64_t clock_offset;	/* the other end's clock less ours, in s */
	bool clock_set, moved, renewed;	/* was corrected, once */
	unsigned turn;		/* how often clock or region were corrected */
	bool no_condition;	/* this server knows no If-None-Match */
	bool no_sums;		/* ... nor what we ask about checksums */
	bool crc_parts;		/* it sums up parts by CRC, so no MD5 */
	bool both_sums;		/* ... or not: what it said is forgotten */
	bool unkept;		/* the ticket could not be written */
	bool lost;		/* the answer to what made it whole */
	enum fault doubt;	/* CHECK decides whether it is this */
	bool paused, cancelled;
	enum fault ends_with;	/* why it is taken back; NONE: a cancel */
	int64_t give_up;	/* of a cancel; monotonic, ms */
	unsigned proofs;	/* bits of enum proof_kind */
	bool parts_unproven;	/* of some part the server told no sum */
};

/* s3_ask.c: begin the request of the phase; part only in PARTS.  There must
 * be a free call. */
bool s3_ask(struct s3 *s, unsigned part, struct err *err);

/* s3_reply.c: an answer that is no error by its looks.  FAULT_NONE, or why
 * it is one after all. */
enum fault s3_reply(struct s3 *s, const struct s3_call *call,
    const struct transfer_result *r);

/* s3_meet.c: a fault.  STEP_MORE: it goes on. */
/* A cancel that found no end in time. */
enum step s3_give_up(struct s3 *s, struct err *err);
enum step s3_meet(struct s3 *s, const struct s3_call *call, enum fault fault,
    const struct transfer_result *r, struct err *err);

/* s3_begin.c: as in struct service. */
void *s3_begin(const struct delivery_order *order,
    struct delivery_notes *notes, struct err *err);

/* s3.c */
void s3_free(void *state);
char *s3_address(const struct s3 *s);	/* "s3://bucket/key", of the caller */
void s3_enter(struct s3 *s, enum s3_phase phase);
/* Forget all parts, to begin again. */
void s3_forget_parts(struct s3 *s);
void s3_note(struct s3 *s, const char *fmt, ...) PRINTF_LIKE(2, 3);

#endif
