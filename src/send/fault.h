/* SPDX-License-Identifier: MIT */
/*
 * What went wrong on the way to a drop-off: which of the rows of faults.def
 * a server's code, a status or a trouble of the network is; in words: what
 * happened, what is not lost, what to do; and what the delivery does next.
 */
#ifndef SEND_FAULT_H
#define SEND_FAULT_H

#include "base/err.h"
#include "base/str.h"
#include "send/transfer.h"

enum fault {
	FAULT_NONE,
#define FAULT(id, then, kind, happened, safe, next) FAULT_##id,
#define CODE(code, id)
#include "send/faults.def"
#undef FAULT
#undef CODE
	FAULT_COUNT
};

/* What the delivery does by itself. */
enum fault_then {
	THEN_RETRY,	/* this piece once more, a few times */
	THEN_WAIT,	/* all of it waits until the other end is back */
	THEN_LOGIN,	/* stops, keeps what is there, wants a new login */
	THEN_CLOCK,	/* goes by the server's clock, once */
	THEN_REGION,	/* goes to the region that is named, once */
	THEN_AGAIN,	/* the upload is void: begins a new one, once */
	THEN_ASK,	/* stops with a question */
	THEN_STOP,
};

/* Texts are sentences; translate with _(). */
struct fault_row {
	const char *word;	/* for the log: "NO_SPACE" */
	enum fault_then then;
	enum err_kind kind;
	const char *happened, *safe, *next;
};

const struct fault_row *fault_get(enum fault id);

/*
 * A reply of S3 or STS: the status of HTTP, and the body, which may be an
 * error whatever the status says.  FAULT_NONE: it is fine.
 */
enum fault fault_of_reply(long status, struct str body);

/* What became of a request.  FAULT_NONE: there is an answer. */
enum fault fault_of_trouble(enum transfer_trouble trouble);

/* "What happened.  What to do."  Returns false, as err_set does. */
bool fault_err(enum fault id, struct err *err);

#endif
