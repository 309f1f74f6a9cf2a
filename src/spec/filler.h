/* SPDX-License-Identifier: MIT */
/* Values that stand for "no ID": everyone with one would be one person. */
#ifndef SPEC_FILLER_H
#define SPEC_FILLER_H

#include "base/str.h"

/* Is the value, in any letter case, one of them? */
bool filler_is(struct str value);
/* The i-th of them in small letters; NULL past the last. */
const char *filler_get(size_t i);

#endif
