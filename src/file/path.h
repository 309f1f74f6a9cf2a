/* SPDX-License-Identifier: MIT */
/* Paths as bytes, our own folders, and what people drop on a window. */
#ifndef FILE_PATH_H
#define FILE_PATH_H

#include "base/err.h"
#include "base/str.h"

/* Our folders, made on first use with mode 0700. */
enum path_home {
	PATH_CONFIG,	/* $XDG_CONFIG_HOME/aam-onboard */
	PATH_STATE,	/* $XDG_STATE_HOME/aam-onboard */
	PATH_PRACTICE,	/* $XDG_DATA_HOME/aam-onboard/practice */
};

/* After the last / or \. */
struct str path_base(struct str path);
/* folder + "/" + name; the caller frees. */
char *path_join(const char *folder, const char *name);
char *path_folder(const char *path);	/* of a file; "." if it has none */
/* One of our folders (+ "/" + name if name is not NULL), created if need
 * be; NULL on failure. The caller frees. */
char *path_home(enum path_home which, const char *name, struct err *err);
/* The same, but nothing is made: NULL when there is no such file or folder
 * yet. */
char *path_home_there(enum path_home which, const char *name);
bool path_make_folders(const char *path, struct err *err);	/* 0700 each */
/* Where the program's data and help lie: $AAM_ONBOARD_DATADIR (tests, the
 * build tree), else the installed folder.  The caller frees. */
char *path_data(const char *name);
/*
 * The path in what was dropped or typed: quotes, backslash escapes,
 * file://, %20, ~/, C:\ on WSL, spaces and line ends around it.
 * The caller frees.
 */
char *path_from_dropped(struct str text);
/* The last part of path, safe to show, cut to fit into a sentence.  The
 * caller frees. */
char *path_shown(const char *path);
/* Read a whole small regular file of at most max bytes (NUL added, not
 * counted). The caller frees; NULL on failure with ERR_CONFIG. */
char *path_read_small(const char *path, size_t max, size_t *n,
    struct err *err);

#endif
