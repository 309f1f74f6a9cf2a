/* SPDX-License-Identifier: MIT */
/* Making and changing one environment; for the two files that do. */
#ifndef SPEC_ENVIRONMENT_MAKE_H
#define SPEC_ENVIRONMENT_MAKE_H

#include "spec/environment.h"
#include "spec/ini.h"

/* All texts empty but the name; what was there is not freed. */
void environment_start(struct environment *env, const char *name);
/* Replace the text at offsetof(struct environment, ...). */
void environment_set(struct environment *env, size_t offset,
    const char *value);
void environment_copy(struct environment *to, const struct environment *from);

/* A setting of the section [history]. */
bool environments_take_history(struct environments *e,
    const struct ini_item *item, struct err *err);

#endif
