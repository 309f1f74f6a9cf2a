/* SPDX-License-Identifier: MIT */
/*
 * A file on its way to its name: it has no name yet, or a temporary one in
 * the same folder where the file system cannot do without.
 *
 *	newfile_open -> newfile_write ... -> newfile_link or newfile_replace
 *
 * Functions that return int give an errno, 0 for success.
 */
#ifndef FILE_NEWFILE_H
#define FILE_NEWFILE_H

#include <stddef.h>
#include <sys/types.h>

#include "base/str.h"

struct newfile {
	char *path;		/* where it will be; NULL: all-zero, empty */
	const char *name;	/* the last part of path */
	char *temporary;	/* its name for now, or NULL */
	int folder, fd;		/* open, mode 0600 until newfile_link */
};

enum newfile_way { NEWFILE_UNNAMED, NEWFILE_NAMED };

/* NEWFILE_UNNAMED falls back to a name when it has to. */
int newfile_open(struct newfile *f, const char *path, enum newfile_way way);
/* Throws away what has not got its name. */
void newfile_release(struct newfile *f);

/* *done bytes were written, also on failure. */
int newfile_write(struct newfile *f, struct str bytes, size_t *done);
/* Bring it to the disk and give it its name, if that is free: EEXIST. */
int newfile_link(struct newfile *f, mode_t mode);
/* The same, in place of what has the name now; only for NEWFILE_NAMED. */
int newfile_replace(struct newfile *f);

#endif
