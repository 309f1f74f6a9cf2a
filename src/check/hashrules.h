/* SPDX-License-Identifier: MIT */
/* The rules about hashed e-mail addresses. */
#ifndef CHECK_HASHRULES_H
#define CHECK_HASHRULES_H

#include "check/judge.h"

void hash_judge(struct judge *j, struct str hash);
/* CASE-HASH: 64 hex digits with a capital. */
void rule_hash_case(struct judge *j, struct str id);

#endif
