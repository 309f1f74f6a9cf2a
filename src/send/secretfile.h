/* SPDX-License-Identifier: MIT */
/* A small file that may hold secrets: read whole, guarded, and wiped. */
#ifndef SEND_SECRETFILE_H
#define SEND_SECRETFILE_H

#include <sys/stat.h>

#include "base/err.h"
#include "base/str.h"

enum { SECRETFILE_MAX = 1 << 20 };	/* bytes */

/* What group and others may not be allowed to do with it. */
enum {
	SECRETFILE_UNCHANGED = 022,	/* it says what is run or trusted */
	SECRETFILE_PRIVATE = 077,
};

struct secretfile {
	char *text;	/* NUL at the end, not counted */
	size_t n;
};

/*
 * ERR_LOGIN on failure, with a sentence that says how to put it right; sys
 * ENOENT when there is no such file.  It has to belong to the person, or to
 * root when it only has to be unchanged.
 */
bool secretfile_read(struct secretfile *f, const char *path,
    mode_t forbidden, struct err *err);
void secretfile_release(struct secretfile *f);	/* wipes */

/* "~/x" below home (NULL: as it is); the caller frees. */
char *secretfile_path(const char *path, const char *home);

#endif
