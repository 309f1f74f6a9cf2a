/* SPDX-License-Identifier: MIT */
/*
 * Delivers one file to a drop-off and proves that it arrived: the bytes are
 * hashed on the way, read again at the other end, and both must equal what
 * was checked.  A service is a row in a table and one file; nothing above
 * this layer knows which services there are.
 *
 * A step function (base/step.h).
 */
#ifndef SEND_SERVICE_H
#define SEND_SERVICE_H

#include "base/step.h"
#include "spec/delivered.h"
#include "spec/environment.h"
#include "spec/forecast.h"
#include "spec/name.h"

struct login;

/* What is to be delivered, where.  Everything is borrowed until
 * delivery_free. */
struct delivery_order {
	const char *path;	/* the file; its bytes go as they are */
	const char *name;	/* the name it gets */
	const char *sha256;	/* of the bytes that were checked */
	const struct environment *environment;
	const char *drop_off;	/* practice: the folder that plays Adobe */
	const char *bucket;
	const char *partner;	/* the customer's folder */
	uint64_t records;
	int64_t now;		/* seconds since 1970: the date in the key */
	/* What the pretend receipt says; NULL: there is none. */
	const struct forecast *forecast;

	/* Packed or encrypted on the way, if it is not WRAP_NONE; the name
	 * says so already. */
	enum name_wrap wrap;
	const char *prepared;	/* folder for what is made of the file */
	const char *gnupg;	/* folder of ours for GnuPG */
	const char *key;	/* file with the key to encrypt to, or NULL */
	const char *fingerprint;	/* of that key */

	/* Over a network: */
	const struct login *login;
	const char *tickets;	/* folder of the journals (send/ticket.h) */
	/* Path of the ticket to go on with; NULL: begin anew.  name and now
	 * are then those of the ticket. */
	const char *resume;
	const char *host_keys;	/* file of the pinned ones (send/hostkey.h) */
	const char *accepted_key;	/* fingerprint agreed to; NULL */
	uint64_t rate;		/* bytes a second at most; 0: no limit */
	unsigned parallel;	/* parts at a time, 1 to 8; 0: the usual */
	bool replace;		/* a file of this name may be replaced */
	bool plain;		/* agreed: it may travel readable by others */
};

/* The stages a person sees, in this order. */
enum delivery_stage {
	DELIVERY_PREPARE,	/* packed or encrypted; else passed over */
	DELIVERY_NAME,		/* name, folder, login checked */
	DELIVERY_COPY,		/* bytes on their way */
	DELIVERY_VERIFY,	/* read again at the other end */
	DELIVERY_DONE,
};

struct delivery_progress {
	enum delivery_stage stage;
	uint64_t bytes, total;	/* of this stage: handed to the network */
	uint64_t confirmed;	/* the other side says it has them */
	unsigned part, parts;	/* parts there, of how many; 0: it is one */
	unsigned fault;		/* why it waits: send/fault.h; 0: it does not */
	unsigned wait;		/* ... seconds until the next try */
	bool withdrawing;	/* it is taken back after a cancel */
};

/* What only the person can decide; the delivery ended there, and begins
 * again with the answer in its order. */
enum delivery_ask {
	ASK_NOTHING,
	ASK_REPLACE,	/* a file of this name is there: order->replace */
	ASK_HOST_KEY,	/* detail is its fingerprint: ->accepted_key */
	ASK_LOGIN,	/* the login is refused or has run out: ->login */
	ASK_PLAIN,	/* readable by others on the way: ->plain */
};

/* What was put right on the way without asking, for people: "The clock of
 * this computer is 12 minutes slow; we went by Amazon's."  And what is to be
 * asked. */
enum { DELIVERY_NOTES = 8, DELIVERY_NOTE_MAX = 200 };
struct delivery_notes {
	char text[DELIVERY_NOTES][DELIVERY_NOTE_MAX];
	unsigned count;		/* grows, and what is there stays */
	enum delivery_ask ask;	/* after STEP_FAILED */
	char detail[DELIVERY_NOTE_MAX];
};

struct delivery;

/* One way to deliver.  Rows of a network have all functions. */
struct service {
	const char *word;	/* in environment files: folder, s3, sftp */
	const char *name;	/* for people */
	bool network;		/* leaves this machine */
	void *(*begin)(const struct delivery_order *order,
	    struct delivery_notes *notes, struct err *err);
	enum step (*step)(void *state, struct delivery_progress *progress,
	    struct err *err);
	/* The address in full, the hash, and what was proven; after
	 * STEP_DONE. */
	void (*result)(const void *state, struct delivered *d);
	void (*pause)(void *state, bool on);	/* NULL: there is no need */
	/* Further steps take back what was sent, until STEP_DONE, or
	 * STEP_FAILED with what remains.  NULL: free does it. */
	void (*cancel)(void *state);
	/* Lets go: what can be continued stays for the next time. */
	void (*free)(void *state);
};

/* NULL if there is no such service (yet). */
const struct service *service_find(struct str word);

/* order is borrowed until delivery_free.  NULL on failure.  Nothing is
 * sent yet, and no name looked up. */
struct delivery *delivery_begin(const struct service *service,
    const struct delivery_order *order, struct err *err);
/* Ends with STEP_FAILED and ERR_CANCELLED after delivery_cancel. */
enum step delivery_step(struct delivery *d, struct err *err);
/* From another thread than that of the steps as well: heeded at the next
 * step. */
void delivery_pause(struct delivery *d, bool on);
void delivery_cancel(struct delivery *d);
/* A folder: nothing is left unless the last step was STEP_DONE.  A network:
 * what can be continued stays, the prepared file with it (prepare_sweep). */
void delivery_free(struct delivery *d);
void delivery_progress(const struct delivery *d,
    struct delivery_progress *out);
/* Borrowed until delivery_free; from any thread. */
const struct delivery_notes *delivery_notes(const struct delivery *d);
/* After STEP_DONE. */
const struct delivered *delivery_result(const struct delivery *d);

#endif
