/* SPDX-License-Identifier: MIT */
/* What the files of the login search share. */
#ifndef SEND_LOGIN_INSIDE_H
#define SEND_LOGIN_INSIDE_H

#include "base/buf.h"
#include "send/login.h"
#include "send/secretfile.h"

enum found {
	FOUND_NONE,
	FOUND_IT,
	FOUND_TROUBLE,	/* err says what */
	FOUND_PROGRAM,	/* one is to be asked: its command is in a buf */
};

/* Copy s with a NUL to room of size bytes; false when it does not fit, or
 * holds a control character. */
bool login_copy(char *to, size_t size, struct str s);
/* Set l->source from a format with one %s: bytes of a name, made safe. */
void login_say(struct login *l, const char *format, struct str name);
/* Refuse with a sentence with one %s, for the same. */
enum found login_refuse(struct err *err, const char *format,
    struct str name);

/* The file that world names for it; private, and with the section of the
 * profile, or "default". */
enum found login_named_file(const struct login_world *world,
    struct secretfile *f, struct str *section, struct err *err);

/* A variable that is set to something; NULL: it is not. */
const char *login_env(const struct login_world *world, const char *name);

/* Keys for S3 (login_aws.c). */
enum found login_aws_find(const struct login_world *world, struct login *l,
    struct buf *command, struct err *err);
/* Take them when they can be right; FOUND_NONE without ID and secret. */
enum found login_take_keys(struct login *l, struct str id, struct str secret,
    struct str token, struct err *err);
enum found login_keys_of_section(struct login *l,
    const struct secretfile *f, struct str section, struct err *err);
enum found login_keys_of_environment(const struct login_world *world,
    struct login *l, struct err *err);

/* Those of an AWS profile, and its region (login_profile.c). */
enum found login_profile_find(const struct login_world *world,
    struct login *l, struct buf *command, struct err *err);

/* Take what the program of a profile answered, as JSON (login_reply.c). */
bool login_reply(struct login *l, struct str text, int64_t now,
    struct err *err);

/* Users, passwords and SSH keys (login_server.c). */
enum found login_server_find(const struct login_place *place,
    const struct login_world *world, struct login *l, struct err *err);

#endif
