/* SPDX-License-Identifier: MIT */
/*
 * A file that a command was told to write: for its owner alone (0600),
 * there as a whole or not at all, and over another one only when that was
 * asked for.
 */
#ifndef RUN_OUTFILE_H
#define RUN_OUTFILE_H

#include "base/err.h"
#include "base/str.h"

struct outfile;

/* ERR_OUTPUT when it cannot be made; replace: there may be one already, if
 * it is a plain file. */
struct outfile *outfile_open(const char *path, bool replace,
    struct err *err);
bool outfile_write(struct outfile *o, struct str text, struct err *err);
/* Gives it its name. */
bool outfile_publish(struct outfile *o, struct err *err);
void outfile_free(struct outfile *o);	/* what was not published is gone */

/* Is path another file than input ("-": standard input)?  ERR_USAGE if it is
 * the same. */
bool outfile_spares(const char *path, const char *input, struct err *err);

#endif
