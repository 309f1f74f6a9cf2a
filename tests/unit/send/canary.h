/* SPDX-License-Identifier: MIT */
/* A text that is looked for in all memory of this process.  It is given
 * backwards, so that the looking leaves no copy of it. */
#ifndef TESTS_SEND_CANARY_H
#define TESTS_SEND_CANARY_H

#include <stdbool.h>
#include <stddef.h>

/* Does it stand at p? */
bool canary_is(const char *p, const char *backwards);
/* How often it stands where the heap and the stack are. */
size_t canary_count(const char *backwards);

#endif
