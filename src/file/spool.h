/* SPDX-License-Identifier: MIT */
/*
 * Standard input as a file that can be read at any place: a regular file
 * (check - <FILE) as it is, anything else, such as a pipe, after a copy to
 * a temporary file without a name, which only this program can read.
 *
 *	spool_begin -> spool_step until STEP_DONE -> spool_source
 *	                                         \-> spool_free, at any time
 *
 * To cancel is to stop calling spool_step.
 */
#ifndef FILE_SPOOL_H
#define FILE_SPOOL_H

#include <stdint.h>

#include "base/err.h"
#include "base/step.h"

struct source;
struct spool;

#define SPOOL_LIMIT ((uint64_t)64 << 30)

/*
 * fd is borrowed until spool_free.  folder: where the copy goes, as for
 * scratch_open.  More than limit bytes are refused (0: SPOOL_LIMIT).
 * A keyboard is refused.  ERR_INPUT, or ERR_OUTPUT for the copy.
 */
struct spool *spool_begin(int fd, const char *folder, uint64_t limit,
    struct err *err);
/* Copy 1 MiB at most, and wait for it 0.1 s at most. */
enum step spool_step(struct spool *s, struct err *err);
uint64_t spool_bytes(const struct spool *s);	/* copied so far */
/* After STEP_DONE.  It outlives s, and its path is "standard input". */
struct source *spool_source(const struct spool *s, struct err *err);
void spool_free(struct spool *s);		/* NULL is fine */

#endif
