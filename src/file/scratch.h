/* SPDX-License-Identifier: MIT */
/*
 * A temporary file without a name: nobody else can open it, and whatever
 * happens to the program, nothing is left of it.
 */
#ifndef FILE_SCRATCH_H
#define FILE_SCRATCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct scratch;

/* In folder, or (NULL) in $TMPDIR, or in /var/tmp.  ERR_OUTPUT. */
struct scratch *scratch_open(const char *folder, struct err *err);
void scratch_free(struct scratch *s);	/* NULL is fine */

/* All n bytes at this place.  What cannot be written is ERR_OUTPUT with
 * what, where, and what to do. */
bool scratch_write(struct scratch *s, uint64_t at, const void *bytes,
    size_t n, struct err *err);
/* All n bytes, which were written before. */
bool scratch_read(struct scratch *s, uint64_t at, void *bytes, size_t n,
    struct err *err);
/* For reading by other means, until scratch_free. */
int scratch_fd(const struct scratch *s);

#endif
