/* SPDX-License-Identifier: MIT */
/*
 * The lines before the first removal, once more: judged for their traits
 * alone (see people.h).
 */
#ifndef CHECK_PAST_H
#define CHECK_PAST_H

#include "check/people.h"

struct past {
	const struct facts *facts;
	struct reader reader;
	struct judge judge;
	bool titles_done;	/* the first line with text was seen */
};

/* end: '\n', or '\r' for a file without any '\n'. */
void past_init(struct past *s, const struct facts *facts, char end);
void past_release(struct past *s);
/* The next bytes of the file.  True once line before has come. */
bool past_learn(struct past *s, struct str bytes, struct people *people,
    uint64_t before);

#endif
