/* SPDX-License-Identifier: MIT */
/* The making of one snippet; for the files that write it. */
#ifndef SPEC_SNIPPET_MAKE_H
#define SPEC_SNIPPET_MAKE_H

#include "spec/placement.h"

struct making {
	const struct answers *a;
	const struct placement_row *row;
	struct buf *out;
};

struct str snippet_answer(const struct making *m, enum field_id id);
bool snippet_is(const struct making *m, enum field_id id, const char *word);
/* The steps of a path: ["digitalData", "user", 0, "id"] */
void snippet_steps(struct str path, struct buf *out);
/* The functions walk() and reader(). */
void snippet_reader(const struct making *m);
/* The answers that reader() can not do without; returns how many. */
size_t snippet_reader_needs(const struct making *m,
    const enum field_id **fields);

#endif
