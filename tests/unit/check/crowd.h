/* SPDX-License-Identifier: MIT */
/* Files of few persons and many repetitions, for the rules that need
 * several lines. */
#ifndef TESTS_CHECK_CROWD_H
#define TESTS_CHECK_CROWD_H

#include "tests/unit/check/dice.h"
#include "tests/unit/check/model.h"

/* One of the kinds of files. */
struct crowd_kind {
	const char *name;	/* of the file */
	struct model_file file;
};

size_t crowd_kinds(void);
const struct crowd_kind *crowd_kind(size_t i);

/* lines lines of persons and IDs of so many; what else they are like is up
 * to the dice. */
void crowd_make(const struct crowd_kind *kind, struct dice *dice,
    size_t lines, unsigned persons, unsigned others, struct buf *out);

#endif
