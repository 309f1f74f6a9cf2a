/* SPDX-License-Identifier: MIT */
/* Lines of every kind as the grammar of the rules has them, and what can
 * become of them on their way. */
#ifndef TESTS_CHECK_LINES_H
#define TESTS_CHECK_LINES_H

#include "base/buf.h"
#include "tests/unit/check/dice.h"

/* A file: its name, and one more answer (a word of ran_context_of). */
struct lines_kind {
	const char *name, *context;
};

size_t lines_kinds(void);
const struct lines_kind *lines_kind(size_t i);

/* So many lines of the kind; how many of them are damaged, and how their
 * IDs and items are, is up to the dice. */
void lines_make(size_t kind, struct dice *dice, size_t lines,
    struct buf *out);

#endif
