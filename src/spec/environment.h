/* SPDX-License-Identifier: MIT */
/*
 * Where files can go: practice, beta and production as built in, and what
 * the person added or changed in an INI file:
 *
 *	[environment production]
 *	bucket = demdex-s2s-clients
 *	prefix = acme
 *
 * Never a login: those are asked for when they are needed.
 */
#ifndef SPEC_ENVIRONMENT_H
#define SPEC_ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "spec/rule.h"

enum env_kind { ENV_PRACTICE, ENV_BETA, ENV_PRODUCTION, ENV_KIND_COUNT };

/* What a kind means for the person. */
struct env_kind_row {
	const char *word;	/* practice, beta, production */
	const char *name;	/* "Practice folder" */
	const char *tag;	/* "on this computer", "a rehearsal" */
	const char *happens;	/* what happens there, two sentences */
	const char *badge;	/* in the title bar: "BETA SANDBOX" */
	const char *confirm;	/* the word to type before sending; "" */
	const char *topic;
};

enum env_service {
	SERVICE_FOLDER,
	SERVICE_S3,
	SERVICE_SFTP,
	SERVICE_FTPS,
	SERVICE_FTP,
	SERVICE_COUNT
};

struct env_service_row {
	const char *word;	/* folder, s3, sftp, ftps, ftp */
	const char *name;	/* "Amazon S3" */
	const char *needs;	/* the login it takes, a sentence */
	const char *topic;
	bool server;		/* has a host, and files lie in a directory */
};

const struct env_kind_row *env_kind_get(enum env_kind kind);
const struct env_service_row *env_service_get(enum env_service service);
enum env_kind env_kind_find(struct str word);	/* ENV_KIND_COUNT: none */

/* Texts are owned, never NULL, and foreign when origin is not "". */
struct environment {
	char *name;		/* in the file and on the command line */
	enum env_kind kind;
	enum env_service service;
	char *title;		/* for people; "" : that of the kind */
	char *bucket;		/* S3 */
	char *region;		/* S3; "" unknown */
	char *endpoint;		/* S3: https://host[:port]; "" Amazon's */
	char *style;		/* S3: "path" or "host"; "" host */
	char *host;		/* servers */
	char *port;		/* "" the usual one */
	char *user;		/* "" is asked for */
	char *directory;	/* servers: where files go; "" the first */
	char *keyfile;		/* SFTP: the SSH key; "" is looked for */
	char *rename;		/* servers: "yes", "no"; "" as is best there */
	char *profile;		/* S3: of ~/.aws; "" as AWS_PROFILE says */
	char *fingerprint;	/* of the key to encrypt to; "" Adobe's */
	char *ca;		/* file of certificates to trust; "" usual */
	char *prefix;		/* folder before the date; "" : partner's */
	char *folder;		/* practice: where; "" : the usual place */
	char *note;		/* of the person's own */
	char *origin;		/* "FILE:LINE" where it was changed or "" */
};

enum { ENVIRONMENTS_MAX = 32 };

struct environments {
	struct environment list[ENVIRONMENTS_MAX];
	size_t count;
	bool forget;		/* [history] keep = no: send/history.h */
};

/* The built-in three, in the order people see them. */
void environments_init(struct environments *e);
void environments_release(struct environments *e);
/* Add what the file at path says.  On a refusal ("FILE:LINE: what, and
 * what to do") e is as it was before. */
bool environments_read(struct environments *e, const char *path,
    struct err *err);
/* The same from environments.ini in our folder of settings, if it is there. */
bool environments_usual(struct environments *e, struct err *err);
/* The same from text; name stands for the file in messages. */
bool environments_read_text(struct environments *e, const char *name,
    struct str text, struct err *err);
/* By name, letter case does not matter; NULL if there is none. */
const struct environment *environments_find(const struct environments *e,
    struct str name);

/* What the catalogue says of choosing e: RULES 3.2, FTP.  Returns how
 * many. */
enum { ENV_RULES_MAX = 4 };
size_t environment_rules(const struct environment *e,
    enum rule_id out[ENV_RULES_MAX]);

#endif
