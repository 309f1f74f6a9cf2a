/* SPDX-License-Identifier: MIT */
/* A thread that sums up what is read of a file, beside all else. */
#ifndef CHECK_SUMMING_H
#define CHECK_SUMMING_H

#include "check/parallel.h"
#include "file/source.h"

/* All-zero: there is no such thread. */
struct summing {
	struct parallel *parallel;
	struct hash_helper helper;
};

/* s stays where it is until summing_stop.  Where there can be no thread the
 * source sums up alone. */
void summing_start(struct summing *s, struct source *source);
/* Now the bytes that were read may go. */
void summing_stop(struct summing *s, struct source *source);

#endif
