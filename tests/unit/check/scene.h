/* SPDX-License-Identifier: MIT */
/* A check that has gone some steps, a look and a search beside it. */
#ifndef TESTS_CHECK_SCENE_H
#define TESTS_CHECK_SCENE_H

#include "base/buf.h"
#include "check/search.h"

enum { ALL = -1 };

struct scene {
	struct context context;
	struct name_verdict name;
	struct source *source, *looking, *seeking;
	struct check *check;
	struct lineindex *far;
	struct look *look;
	struct search *search;
};

/* steps: of the check; ALL: to its end.  A step is 64 bytes at most. */
void scene_open(struct scene *s, struct str bytes, int steps);
void scene_close(struct scene *s);

/* 9000 lines.  7, 2007, 4007 ... are broken; 2500 has no line end style of
 * its own but CR LF, 9000 is the last. */
void scene_lines(struct buf *out);

#endif
