/* SPDX-License-Identifier: MIT */
/*
 * Does a login for S3 work?  Found out before the last screen, by questions
 * that change nothing and need no right beyond that of being somebody: who
 * am I (Amazon), or what is in my folder (other servers, and when only S3
 * itself can be reached).  A role is taken on first.
 *
 * A step function (base/step.h); one step waits at most 20 ms.
 */
#ifndef SEND_LOGIN_TRY_H
#define SEND_LOGIN_TRY_H

#include "base/step.h"
#include "send/login.h"
#include "spec/environment.h"

enum { LOGIN_TRY_WORDS = 240 };

struct login_try_place {
	const struct environment *environment;
	const char *bucket;
	const char *partner;	/* the folder there */
};

struct login_try;

/* All is borrowed until login_try_free.  A role in l becomes the temporary
 * keys for it.  NULL with err: it cannot even be asked. */
struct login_try *login_try_begin(const struct login_try_place *place,
    struct login *l, struct err *err);
/* STEP_DONE: it works, or nobody tells; STEP_FAILED: it does not, or the
 * drop-off cannot be reached, and err says what to do. */
enum step login_try_step(struct login_try *t, struct err *err);
/* After STEP_DONE: a sentence; and was it told that it works? */
const char *login_try_words(const struct login_try *t);
bool login_try_works(const struct login_try *t);
void login_try_free(struct login_try *t);	/* NULL is fine */

#endif
