/* SPDX-License-Identifier: MIT */
/* The rules about hashed e-mail addresses. */
#ifndef CHECK_HASHRULES_H
#define CHECK_HASHRULES_H

#include "check/judge.h"

enum { HASHES_OF_NOTHING = 9 };

/* In small letters. */
const char *hash_of_nothing(size_t i);

void hash_judge(struct judge *j, struct str hash);
/* CASE-HASH: 64 hex digits with a capital. */
void rule_hash_case(struct judge *j, struct str id);

#endif
