/* SPDX-License-Identifier: MIT */
/* Which known word did the person mean? */
#ifndef RUN_NEAR_H
#define RUN_NEAR_H

#include <stdbool.h>

enum { NEAR_BYTES_MAX = 64 };

/* How many letters must be added, taken away, changed or swapped to make a
 * into b; letter case does not count.  Of long words only the first
 * NEAR_BYTES_MAX bytes are compared. */
unsigned near_distance(const char *a, const char *b);
/* Is that little enough to suggest it? */
bool near_enough(const char *typed, unsigned distance);

#endif
