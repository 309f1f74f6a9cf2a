/* SPDX-License-Identifier: MIT */
/* The word that somebody probably meant. */
#ifndef SPEC_NEAREST_H
#define SPEC_NEAREST_H

#include "base/str.h"

/* The known word (the list ends with NULL) that is fewest changes of a
 * letter away, whatever the letter case; NULL when none is near. */
const char *nearest_word(struct str word, const char *const *known);

#endif
