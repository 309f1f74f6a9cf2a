/* SPDX-License-Identifier: MIT */
/*
 * The person's own history of deliveries (send/history.h), in our state
 * folder, unless environments.ini says that there shall be none:
 *
 *	[history]
 *	keep = no
 *
 * It only ever warns: a history that cannot be read is an empty one.
 */
#ifndef RUN_PAST_H
#define RUN_PAST_H

#include "send/history.h"
#include "spec/context.h"

struct past {
	bool kept;
	struct history history;
	struct str *names;	/* delivered to Adobe; into history */
	size_t count;
};

/* all_places: those of the person, which say whether one is kept; NULL: read
 * them. */
void past_open(struct past *p, const struct environments *all_places);
void past_release(struct past *p);
/* Point context to the names; p must outlive it. */
void past_give(const struct past *p, struct context *context);

/* A file was delivered.  Does nothing when none is kept, or when there is
 * no room for it: the delivery itself has its receipt. */
void past_add(struct past *p, const struct delivered *d, enum env_kind kind);
/* Adobe's receipt named this one. */
void past_answer(struct past *p, const char *name, int64_t when);

#endif
