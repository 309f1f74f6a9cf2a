/* SPDX-License-Identifier: MIT */
/*
 * The files of one folder, newest first, sorted by what they look like and
 * narrowed by what is typed.  No drawing: the "Your file" screen shows it.
 */
#ifndef RUN_PICKER_H
#define RUN_PICKER_H

#include "file/listing.h"
#include "run/desk.h"

enum { PICKER_PEEKS_MAX = 300 };

struct picked {
	size_t entry;		/* of the listing */
	struct peek peek;
};

struct picker {
	struct listing listing;
	struct picked *files;	/* newest first; looked into */
	size_t count;
	size_t beyond;		/* files that were not looked into */
	char *typed;		/* what narrows it, or NULL */
};

/* Look into the newest files of a folder.  All-zero is an empty picker. */
bool picker_open(struct picker *p, const char *folder, struct err *err);
void picker_release(struct picker *p);
void picker_type(struct picker *p, const char *typed);

/* Is file i in this group and does it match what was typed? */
bool picker_shows(const struct picker *p, size_t i, enum peek_group group);
const struct listing_entry *picker_entry(const struct picker *p, size_t i);
/* The whole path of an entry, or of the folder above for NULL; the caller
 * frees. */
char *picker_path(const struct picker *p, const struct listing_entry *e);

/* The path in what was typed or dropped on the window; NULL when it is only
 * a part of a name.  The caller frees. */
char *picker_typed_path(const char *text);

/* The folder's own name, for people: raw bytes. */
struct str picker_folder(const struct picker *p);

/* Where to begin: the folder of path, else Downloads, else home, else
 * here.  The caller frees. */
char *picker_start(const char *path);

#endif
