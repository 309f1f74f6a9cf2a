/* SPDX-License-Identifier: MIT */
/* Making and changing one environment; for the two files that do. */
#ifndef SPEC_ENVIRONMENT_MAKE_H
#define SPEC_ENVIRONMENT_MAKE_H

#include "spec/environment.h"

/* All texts empty but the name; what was there is not freed. */
void environment_start(struct environment *env, const char *name);
/* Replace the text at offsetof(struct environment, ...). */
void environment_set(struct environment *env, size_t offset,
    const char *value);
void environment_copy(struct environment *to, const struct environment *from);

#endif
