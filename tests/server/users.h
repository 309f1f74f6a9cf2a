/* SPDX-License-Identifier: MIT */
/*
 * Who may sign: a file of lines KEY SECRET RIGHTS [TOKEN [EXPIRES]], RIGHTS
 * being "all" or "put" (neither look nor list), EXPIRES in seconds since
 * 1970.  Users are never taken away, so that a pointer stays.
 */
#ifndef TESTS_SERVER_USERS_H
#define TESTS_SERVER_USERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct user {
	char key[128], secret[128], token[1024];	/* token "": none */
	bool put_only;
	int64_t expires;		/* 0: never */
};

struct users;

/* NULL and a line on standard error if it cannot be read. */
struct users *users_read(const char *path);
void users_add(struct users *u, const struct user *user);
const struct user *users_find(struct users *u, const char *key, size_t n);

#endif
