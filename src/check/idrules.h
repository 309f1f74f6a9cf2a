/* SPDX-License-Identifier: MIT */
/* The rules about one ID: ID, CASE, HASH, and personal data in it. */
#ifndef CHECK_IDRULES_H
#define CHECK_IDRULES_H

#include "check/judge.h"

/* All of them, in their order. */
void id_judge(struct judge *j, struct str id, enum idtype type);
/* Personal data alone. */
void id_personal(struct judge *j, struct str id, enum idtype type);
/* The first cell has the form of a device ID, but for its letters' case:
 * such a cell is not in the wrong column. */
bool id_fits_nocase(enum idtype type, struct str id);

#endif
