/* SPDX-License-Identifier: MIT */
/* The data files that the words of a command line stand for: files are
 * themselves, a folder is its files whose names look like data files. */
#ifndef RUN_GATHER_H
#define RUN_GATHER_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct gathered {
	char *path;		/* owned */
	bool from_folder;
};

/* What of a folder was left out. */
struct gather_left {
	char *folder;		/* as it was given; owned */
	size_t files, folders;
	char *first;		/* name of one of the files, or NULL; owned */
	bool cut;		/* there is more than we looked at */
};

/* All-zero is empty. */
struct gather {
	struct gathered *files;
	size_t count;
	struct gather_left *left;	/* a folder each, if anything is */
	size_t left_count;
};

/* Add what word stands for; "-" is itself, standard input.  ERR_INPUT when a
 * folder cannot be read, or has no such file; files are not opened.  now:
 * for the look at names. */
bool gather_add(struct gather *g, const char *word, int64_t now,
    struct err *err);
void gather_release(struct gather *g);

#endif
