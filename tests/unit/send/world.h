/* SPDX-License-Identifier: MIT */
/* A home and an environment for the search of logins. */
#ifndef TESTS_SEND_WORLD_H
#define TESTS_SEND_WORLD_H

#include <sys/types.h>

#include "send/login.h"

enum { WORLD_NOW = 1767225600 };	/* 2026-01-01 00:00:00 UTC */

struct world {
	struct login_world it;
	char *home;
	char *paths[8];
	size_t count;
};

void world_open(struct world *w);
void world_close(struct world *w);
/* A file below its home; its path, as long as w. */
const char *world_file(struct world *w, const char *name, const char *text,
    mode_t mode);
/* NAME=value; as long as the process of the test. */
void world_env(const char *setting);
/* The whole search. */
enum step world_search(const struct world *w,
    const struct login_place *place, struct login *got, struct err *err);

#endif
