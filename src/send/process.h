/* SPDX-License-Identifier: MIT */
/*
 * A program that is asked for a login (credential_process of the AWS tools).
 * It is started without a shell; what it writes on standard output is kept,
 * the rest is dropped.  What was kept is wiped when it is freed.
 *
 * A step function (base/step.h); one step waits at most 20 ms.
 */
#ifndef SEND_PROCESS_H
#define SEND_PROCESS_H

#include <stdint.h>

#include "base/err.h"
#include "base/step.h"
#include "base/str.h"

enum {
	PROCESS_WORDS_MAX = 64,
	PROCESS_OUTPUT_MAX = 64 << 10,	/* bytes, as the AWS tools have it */
	PROCESS_SECONDS = 60,
};

struct process;

/*
 * Start the program that command names; its words are cut at blanks, with
 * "quotes", 'quotes' and \ as a shell has them, and nothing else means
 * anything.  It may take that many milliseconds.  NULL with ERR_LOGIN.
 */
struct process *process_begin(struct str command, int64_t milliseconds,
    struct err *err);
/* STEP_FAILED: too slow, too much, or it ended with another status than 0:
 * ERR_LOGIN. */
enum step process_step(struct process *p, struct err *err);
/* After STEP_DONE; borrowed until process_free. */
struct str process_output(const struct process *p);
/* Ends the program and all that it started, if it still runs; wipes. */
void process_free(struct process *p);

/* For tests: the words of a command.  False when a quote has no end or
 * there are none or too many.  The caller frees words[0], which holds them
 * all. */
bool process_split(struct str command, char *words[PROCESS_WORDS_MAX + 1]);

#endif
