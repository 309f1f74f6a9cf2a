/* SPDX-License-Identifier: MIT */
/* Part of path_from_dropped (file/path.h) that a test looks at alone. */
#ifndef FILE_DROPPED_H
#define FILE_DROPPED_H

#include "base/str.h"

/* The place of C:\folder\file under mounts ("/mnt": /mnt/c/folder/file),
 * when there is such a file; else NULL.  The caller frees. */
char *dropped_windows(struct str text, const char *mounts);

#endif
