/* SPDX-License-Identifier: MIT */
/* A text for the person to keep: a new private file that replaces nothing. */
#ifndef RUN_NEWTEXT_H
#define RUN_NEWTEXT_H

#include "base/err.h"
#include "base/str.h"

/*
 * Keep text as FOLDER/STEM.txt (0600); when that name is taken, as
 * STEM-2.txt and so on.  folder NULL: our own state folder.  *path (the
 * caller frees) is where; untouched on failure.
 */
bool newtext_save(const char *folder, const char *stem, struct str text,
    char **path, struct err *err);

#endif
