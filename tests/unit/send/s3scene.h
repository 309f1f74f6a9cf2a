/* SPDX-License-Identifier: MIT */
/* One delivery to a server of tests/server, with all it takes.  What goes
 * wrong in these functions fails the test. */
#ifndef TESTS_UNIT_SEND_S3SCENE_H
#define TESTS_UNIT_SEND_S3SCENE_H

#include "send/fault.h"
#include "send/login.h"
#include "send/service.h"
#include "tests/unit/server.h"

enum {
	SCENE_NOW = 1767225600,	/* 2026-01-01 00:00:00 UTC */
	SCENE_SMALL = (1 << 20) + 77,
	SCENE_LARGE = (32 << 20) + 5,	/* three parts */
	SCENE_PATH = 1024,
};

struct scene {
	struct server server;
	char file[SCENE_PATH], tickets[SCENE_PATH], endpoint[64];
	char hash[HASH_HEX];
	char *bytes;
	size_t size;
	struct environment env;
	struct login login;
	struct delivery_order order;
	struct delivery *delivery;
	/* What became of it. */
	struct delivered delivered;
	struct delivery_progress progress;
	struct delivery_notes notes;
	struct err err;
};

/* A file of that size by chance; options are of s3server, or NULL. */
void scene_set_up(struct scene *s, size_t size, const char *const *options);
void scene_tear_down(struct scene *s);
/* Somebody else, with these rights; token may be "". */
void scene_login(struct scene *s, const char *user, const char *secret,
    const char *token);

bool scene_begin(struct scene *s);
/* So many steps, or to the end if that comes first. */
enum step scene_run(struct scene *s, unsigned steps);
/* ... until so many parts are there. */
void scene_run_to_part(struct scene *s, unsigned parts);
/* Keeps what became of it, and lets go. */
void scene_end(struct scene *s);
/* All of these. */
enum step scene_deliver(struct scene *s);

bool scene_is_there(const struct scene *s);	/* at the server */
void scene_must_be_there(const struct scene *s);	/* byte for byte */
/* ... and our side says so, too. */
void scene_must_be_whole(const struct scene *s);
/* Deliver; and nothing half done is left. */
void scene_must_arrive(struct scene *s);
unsigned scene_uploads(const struct scene *s);	/* unfinished ones */
unsigned scene_files_in(const char *folder);
/* The path of the only ticket, which must be good; the caller's. */
char *scene_ticket(const struct scene *s);

#define BIT(proof) (1u << (proof))

#endif
