/* SPDX-License-Identifier: MIT */
/* Which file it is, and whether it was changed since. */
#ifndef FILE_IDENTITY_H
#define FILE_IDENTITY_H

#include <sys/stat.h>

#include "file/source.h"

struct source_identity identity_of(const struct stat *st);
/*
 * How the open file fd, or what has its path now (NULL: it has none), is
 * not what it was: a sentence with one %s for its name; NULL if it is.
 */
const char *identity_change(const struct source_identity *old, int fd,
    const char *path);

#endif
