/* SPDX-License-Identifier: MIT */
/* The files of one folder, for the picker. */
#ifndef FILE_LISTING_H
#define FILE_LISTING_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct listing_entry {
	char *name;		/* bytes, as the folder has them */
	bool folder;
	uint64_t size;
	int64_t modified;	/* seconds since 1970 */
};

struct listing {
	char *folder;
	struct listing_entry *entries;	/* folders, then files by name */
	size_t count;
	bool cut;		/* more than LISTING_MAX: not all here */
};

enum { LISTING_MAX = 100000 };

bool listing_read(struct listing *l, const char *folder, struct err *err);
void listing_release(struct listing *l);
/* Does name hold the letters of typed, in order, whatever their case? */
bool listing_matches(const char *name, const char *typed);

#endif
