/* SPDX-License-Identifier: MIT */
/*
 * What was delivered before: a small file (0600) of our state with one JSON
 * object a line, to which is added, and from which the oldest lines go when
 * it becomes large.  A person may have none: history_keep says so.  It tells
 * about our own deliveries only, and from this computer.
 *
 *	{"event":"delivered","kind":"production","delivered":{...}}
 *	{"event":"answered","name":"...","when":1767225600}
 *
 * Lines that cannot be read are passed over: nothing but warnings hangs on
 * them.
 */
#ifndef SEND_HISTORY_H
#define SEND_HISTORY_H

#include "spec/delivered.h"
#include "spec/environment.h"
#include "spec/finding.h"

enum {
	HISTORY_BYTES_MAX = 1 << 20,	/* about 1,500 deliveries */
	HISTORY_RULES_MAX = 2,
};

struct history_entry {
	struct delivered delivered;
	enum env_kind kind;
	int64_t answered;	/* Adobe's receipt was read; 0: not yet */
};

struct history {
	struct history_entry *list;	/* the oldest first */
	size_t count;
};

/* No file is an empty history.  ERR_CONFIG when it cannot be read. */
bool history_read(struct history *h, const char *path, struct err *err);
void history_release(struct history *h);

/* Add a delivery to the file at path, or that Adobe's receipt named it.
 * They are on the disk when this returns true; ERR_OUTPUT. */
bool history_add(const char *path, const struct delivered *d,
    enum env_kind kind, struct err *err);
bool history_answer(const char *path, const char *name, int64_t when,
    struct err *err);

/* The last delivery of that name to a place of that kind (ENV_KIND_COUNT:
 * any but practice); NULL: none. */
const struct history_entry *history_named(const struct history *h,
    struct str name, enum env_kind kind);

/* What is about to be sent, beside what was: NAME-REUSED and ENV-PILOT
 * (RULES 3.2).  Returns how many findings. */
struct history_next {
	struct str name;
	enum env_kind kind;
	uint64_t records;
};
size_t history_judge(const struct history *h,
    const struct history_next *next,
    struct finding out[HISTORY_RULES_MAX]);

/* RCPT-MISSING (RULES 3.2, 7.6): deliveries of more than 48 hours ago, but
 * not to practice, that no receipt named.  The next one at or after *at,
 * which is then behind it; NULL: there is no more. */
const struct history_entry *history_unanswered(const struct history *h,
    int64_t now, size_t *at);

#endif
