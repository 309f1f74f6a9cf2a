/* SPDX-License-Identifier: MIT */
/*
 * Can these be a login at all?  If not, a sentence says what they seem to
 * be instead (ERR_LOGIN).  It never quotes any of them.
 */
#ifndef SEND_LOGIN_JUDGE_H
#define SEND_LOGIN_JUDGE_H

#include "base/err.h"
#include "base/str.h"

bool login_judge_keys(struct str id, struct str secret, struct str token,
    struct err *err);
bool login_judge_password(struct str user, struct str password,
    struct err *err);

#endif
