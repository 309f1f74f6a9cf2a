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
#include "spec/forecast.h"

/* What is to be delivered, where.  Everything is borrowed until
 * delivery_free. */
struct delivery_order {
	const char *path;	/* the file; its bytes go as they are */
	const char *name;	/* the name it gets */
	const char *sha256;	/* of the bytes that were checked */
	const char *environment;	/* its name: practice ... */
	const char *drop_off;	/* practice: the folder that plays Adobe */
	const char *bucket;
	const char *partner;	/* the customer's folder */
	uint64_t records;
	int64_t now;		/* seconds since 1970: the date in the key */
	/* What the pretend receipt says; NULL: there is none. */
	const struct forecast *forecast;
};

/* The stages a person sees, in this order. */
enum delivery_stage {
	DELIVERY_NAME,		/* name and folder checked */
	DELIVERY_COPY,		/* bytes on their way */
	DELIVERY_VERIFY,	/* read again at the other end */
	DELIVERY_DONE,
};

struct delivery_progress {
	enum delivery_stage stage;
	uint64_t bytes, total;	/* of this stage */
};

struct delivery;

/* One way to deliver. */
struct service {
	const char *word;	/* in environment files: folder, s3, sftp */
	const char *name;	/* for people */
	bool network;		/* leaves this machine */
	void *(*begin)(const struct delivery_order *order, struct err *err);
	enum step (*step)(void *state, struct delivery_progress *progress,
	    struct err *err);
	/* The address in full and the hash read back; after STEP_DONE. */
	void (*result)(const void *state, struct delivered *d);
	void (*free)(void *state);
};

/* NULL if there is no such service (yet). */
const struct service *service_find(struct str word);

/* order is borrowed until delivery_free.  NULL on failure. */
struct delivery *delivery_begin(const struct service *service,
    const struct delivery_order *order, struct err *err);
enum step delivery_step(struct delivery *d, struct err *err);
/* Nothing is left at the other end unless the last step was STEP_DONE. */
void delivery_free(struct delivery *d);
void delivery_progress(const struct delivery *d,
    struct delivery_progress *out);
/* After STEP_DONE. */
const struct delivered *delivery_result(const struct delivery *d);

#endif
