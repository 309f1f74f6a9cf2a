/* SPDX-License-Identifier: MIT */
/* Numbers that one thread sets together and another reads together. */
#ifndef CHECK_PROGRESS_H
#define CHECK_PROGRESS_H

#include <stdatomic.h>

#include "check/check.h"

enum { PROGRESS_FIELDS = 7 };

/* The turn is odd while the fields are being written. */
struct progress {
	_Atomic uint64_t turn;
	_Atomic uint64_t fields[PROGRESS_FIELDS];
};

void progress_set(struct progress *p, const struct check_progress *from);
void progress_get(const struct progress *p, struct check_progress *to);

#endif
