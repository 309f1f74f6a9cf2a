/* SPDX-License-Identifier: MIT */
/*
 * The rules that need several lines, done plainly: every text is kept and
 * compared with all before it.  What src/check makes of fingerprints must
 * come to the same.
 */
#ifndef TESTS_CHECK_PLAIN_H
#define TESTS_CHECK_PLAIN_H

#include "base/str.h"
#include "check/judge.h"

/* All findings of these lines, in order; *bad: lines with an error or a
 * warning other than a late ID-MIX; the caller frees it. */
struct findings *plain_check(const struct facts *facts, struct str text,
    uint64_t examples, uint64_t **bad, size_t *bad_count, uint64_t *users);

#endif
