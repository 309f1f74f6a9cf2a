/* SPDX-License-Identifier: MIT */
/* One change to a line, as accidents and enemies make them. */
#ifndef TESTS_CHECK_DAMAGE_H
#define TESTS_CHECK_DAMAGE_H

#include "base/buf.h"
#include "tests/unit/check/dice.h"

/* Change something in the bytes of out from line on. */
void damage(struct buf *out, size_t line, struct dice *dice);

#endif
