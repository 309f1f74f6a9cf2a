/* SPDX-License-Identifier: MIT */
/* Makes up files for the rules that need several lines. */
#ifndef TESTS_CHECK_MADE_H
#define TESTS_CHECK_MADE_H

#include <stdint.h>

#include "base/buf.h"

enum made { MADE_TRAITS, MADE_OVERWRITE, MADE_ODC, MADE_SYNC, MADE_COOKIES,
	MADE_HASHES, MADE_COUNT };

/* A file of each kind has this name. */
extern const char *const made_names[MADE_COUNT];
/* The same for the same *state.  many: persons, devices or hashes. */
void made_lines(struct buf *out, uint32_t *state, enum made file,
    unsigned lines, unsigned many);

#endif
