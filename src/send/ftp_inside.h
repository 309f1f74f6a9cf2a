/* SPDX-License-Identifier: MIT */
/*
 * What ftp.c, ftp_phase.c and ftp_meet.c share: one delivery.
 *
 *	LOOK [-> LOOK_PART] [-> COMPARE] -> HASH -> SEND -> SIZE or END
 *	    [[-> CLEAR] -> RENAME [-> LOOK_LAST]] -> DONE
 *	any of these, after a cancel -> WITHDRAW [-> LOOK_REST] -> DONE
 *
 * After trouble on the way SEND begins with a look again.
 */
#ifndef SEND_FTP_INSIDE_H
#define SEND_FTP_INSIDE_H

#include "file/hash.h"
#include "file/source.h"
#include "send/fault.h"
#include "send/hostkey.h"
#include "send/patience.h"
#include "send/service.h"
#include "send/ticket.h"
#include "send/transfer.h"

enum ftp_phase {
	FTP_LOOK,	/* is there a file of the name? */
	FTP_LOOK_PART,	/* how much of ours is there, under another name? */
	FTP_COMPARE,	/* is it ours? */
	FTP_HASH,	/* is the file here what was checked? */
	FTP_SEND,
	FTP_SIZE,	/* did all arrive?  By FTP */
	FTP_END,	/* ... and is the end what it should be?  By SFTP */
	FTP_CLEAR,	/* away with the file that is to be replaced */
	FTP_RENAME,
	FTP_LOOK_LAST,	/* has it its name?  When no answer said so */
	FTP_WITHDRAW,	/* away with what was sent */
	FTP_LOOK_REST,	/* is it away? */
	FTP_DONE,
};

enum {
	FTP_TRIES = 8,		/* of one request, for faults of class RETRY */
	FTP_TAILS = 4,		/* of sending all, with TLS 1.3 alone */
	FTP_TRIES_FULL = 3,	/* of sending, without a byte more there */
	FTP_WITHDRAW_MS = 5000,	/* a new SSH login takes its time */
};

struct ftp {
	const struct delivery_order *order;
	struct delivery_notes *notes;
	enum transfer_scheme scheme;
	struct transfer *net;
	struct transfer_request base;	/* host, port, login */
	struct hostkey key;		/* the one that was accepted */
	bool key_kept;

	char *address;		/* in full, for people */
	char *target;		/* the path it gets */
	char *part;		/* and has until then; NULL: the same */
	int fd;
	uint64_t size;
	struct source_identity identity;
	struct hash *hash;
	uint64_t hashed;
	char sha256[HASH_HEX];	/* "" not known yet */

	enum ftp_phase phase;
	bool asked;		/* the request of the phase runs */
	bool began;		/* bytes of ours may be there */
	bool taken;		/* a file of that name is there */
	bool resumed;		/* it was sent behind what was there */
	bool renamed;		/* it has its name */
	uint64_t there;		/* bytes of ours to go on behind */
	struct ticket *ticket;	/* NULL: there is none (yet) */

	struct patience patience;
	enum fault waits;	/* for what, while patience lasts */
	enum fault fault;	/* why it failed */
	unsigned tries;		/* of this phase, in vain */
	bool broke;		/* sending ended too early ... */
	bool full;		/* ... because there is no space */
	unsigned tails;		/* how often the end may still get lost */
	uint64_t most;		/* bytes that were there at a break */
	unsigned breaks;	/* without a byte more */

	bool paused, cancelled;
	int64_t give_up;	/* of a cancel; monotonic, ms */
	unsigned proofs;	/* bits of enum proof_kind */
};

/* Where it is written to for now. */
const char *ftp_writing(const struct ftp *f);
void ftp_note(struct ftp *f, const char *text);
void ftp_go(struct ftp *f, enum ftp_phase phase);
/* How it is proven that all arrived. */
enum ftp_phase ftp_check(const struct ftp *f);

/* ftp_phase.c: what the phase asks, and what its answer means. */
bool ftp_ask(struct ftp *f, struct err *err);
enum step ftp_told(struct ftp *f, const struct transfer_result *r,
    struct err *err);

/* ftp_meet.c: trouble.  STEP_MORE: it goes on. */
enum step ftp_meet(struct ftp *f, const struct transfer_result *r,
    struct err *err);
enum step ftp_fail(struct ftp *f, enum fault fault, struct err *err);
/* It can only go on with an answer of the person. */
enum step ftp_question(struct ftp *f, enum delivery_ask ask,
    const char *detail, struct err *err);
/* Sending broke off, and so much is there: STEP_MORE, or the server is
 * full. */
enum step ftp_broke(struct ftp *f, uint64_t there, struct err *err);

#endif
