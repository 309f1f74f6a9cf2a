/* SPDX-License-Identifier: MIT */
/* A short list, which AssumeRole makes longer. */
#include "tests/server/users.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct entry {
	struct user user;
	struct entry *next;
};

struct users {
	pthread_mutex_t lock;
	struct entry *first;
};

void
users_add(struct users *u, const struct user *user)
{
	struct entry *e = xmalloc(sizeof(*e));

	e->user = *user;
	(void)pthread_mutex_lock(&u->lock);
	e->next = u->first;
	u->first = e;
	(void)pthread_mutex_unlock(&u->lock);
}

const struct user *
users_find(struct users *u, const char *key, size_t n)
{
	struct entry *e;

	(void)pthread_mutex_lock(&u->lock);
	for (e = u->first; e != NULL; e = e->next)
		if (strlen(e->user.key) == n &&
		    memcmp(e->user.key, key, n) == 0)
			break;
	(void)pthread_mutex_unlock(&u->lock);
	return e == NULL ? NULL : &e->user;
}

static bool
read_user(const char *line, struct user *user)
{
	char rights[8];
	int n = sscanf(line, "%127s %127s %7s %1023s %" SCNd64, user->key,
	    user->secret, rights, user->token, &user->expires);

	user->put_only = n >= 3 && strcmp(rights, "put") == 0;
	return n >= 3 && (user->put_only || strcmp(rights, "all") == 0);
}

struct users *
users_read(const char *path)
{
	struct users *u = xcalloc(1, sizeof(*u));
	char line[2048];
	FILE *f = fopen(path, "r");

	if (f == NULL) {
		perror(path);
		free(u);
		return NULL;
	}
	(void)pthread_mutex_init(&u->lock, NULL);
	while (fgets(line, sizeof(line), f) != NULL) {
		struct user user = { 0 };

		if (read_user(line, &user))
			users_add(u, &user);
		else if (line[0] != '#' && line[0] != '\n')
			(void)fprintf(stderr, "%s: not a user\n", path);
	}
	(void)fclose(f);
	return u;
}
