/* SPDX-License-Identifier: MIT */
/* What a library that packs does for file/deflate. */
#ifndef FILE_DEFLATE_WAY_H
#define FILE_DEFLATE_WAY_H

#include "file/deflate.h"

struct deflate_way {
	void *(*start)(void);
	void (*free)(void *state);
	void (*give)(void *state, struct str raw);
	bool (*take)(void *state, struct str *packed);
	void (*end)(void *state);
};

extern const struct deflate_way deflate_steady, deflate_fast;

#endif
