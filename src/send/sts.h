/* SPDX-License-Identifier: MIT */
/*
 * What is said to Amazon's Security Token Service and what it answers (AWS
 * STS API reference, version 2011-06-15): taking on a role, and who one is.
 * Forms and answers only; send/login_try.c carries them.
 */
#ifndef SEND_STS_H
#define SEND_STS_H

#include "base/buf.h"
#include "send/login.h"

enum { STS_CALLER_MAX = LOGIN_ROLE_MAX };

/* The form that asks for the keys of l->role. */
void sts_form_role(const struct login *l, struct buf *out);
/* Put the temporary keys of an answer into l, in place of those it had; no
 * role is left to take on.  ERR_LOGIN when they are not there. */
bool sts_take_role(struct login *l, struct str body, int64_t now,
    struct err *err);

void sts_form_caller(struct buf *out);
/* Who one is, as an ARN; false when the answer does not say. */
bool sts_take_caller(struct str body, char out[STS_CALLER_MAX]);

#endif
