/* SPDX-License-Identifier: MIT */
/*
 * An S3 server that does as it is told: it stores in a folder, is as strict
 * as Amazon about signatures and sums, and makes the faults of rules.h.
 *
 *	s3server [OPTION VALUE]... ROOT
 *
 *	--users FILE		who may sign (users.h)
 *	--fault RULE		a fault (rules.h); as often as needed
 *	--control FILE		faults that may change meanwhile
 *	--journal FILE		a line for each request
 *	--region NAME		else us-east-1
 *	--domain NAME		BUCKET.NAME is an address of BUCKET
 *	--tls FILE		certificate and key: HTTPS
 *	--tls-newest 1.0	the newest TLS spoken, down to 1.0
 *	--least-part BYTES	of parts but the last; else 5 MiB
 *	--port N		else one that is free
 *	--stay yes		do not end with standard input
 *
 * Operations: put create part complete abort delete parts acl get head
 * uploads location list bucket sts.  Settings: clock=SECONDS,
 * ifnonematch=ignore|unknown, checksums=off, etags=opaque, again=good, away=.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/server/door.h"
#include "tests/server/s3.h"

/* What a rule may say; the comment tells what follows the equals sign. */
static const char *const known[] = {
	/* to the request: the bytes of the body until then, else nothing */
	"refuse", "reset", "close", "stall", "for" /* ms */,
	"slow" /* bytes a second */, "nocontinue",
	/* to what is stored: bytes kept, byte turned over */
	"truncate", "flip", "sly",
	/* to the answer: CODE or STATUS/CODE, instead of the work, after it
	 * (done), or before the body (early) */
	"status", "error", "done", "early", "region", "location",
	"retryafter", "body" /* a file */,
	/* ... and how it is sent; bytes, ms */
	"lost", "delay", "drip", "endless" /* chunked */, "bighead",
	"length", "garbage", "etag", "crc", "size",
	/* settings */
	"clock", "ifnonematch", "checksums", "etags", "again", "away",
	NULL,
};

struct options {
	struct s3_server server;
	struct door door;
	const char *tls, *newest;
};

static void
guest(void *of, int fd)
{
	struct s3_server *s = of;
	struct stream stream;

	if (!stream_open(&stream, fd, s->tls))
		return;
	while (s3_visit(s, &stream))
		;
	stream_close(&stream);
}

static bool
open_now(void *of)
{
	struct s3_server *s = of;
	char value[RULE_TEXT];

	return !rules_setting(s->rules, "away", value);
}

static bool
set_more(struct options *o, const char *name, const char *value)
{
	struct s3_server *s = &o->server;

	if (strcmp(name, "--tls") == 0)
		o->tls = value;
	else if (strcmp(name, "--tls-newest") == 0)
		o->newest = value;
	else if (strcmp(name, "--least-part") == 0)
		s->least_part = strtoull(value, NULL, 10);
	else if (strcmp(name, "--port") == 0)
		o->door.port = (int)strtol(value, NULL, 10);
	else if (strcmp(name, "--stay") == 0)
		o->door.stay = true;
	else
		return false;
	return true;
}

static bool
set(struct options *o, const char *name, const char *value)
{
	struct s3_server *s = &o->server;

	if (strcmp(name, "--users") == 0)
		return (s->users = users_read(value)) != NULL;
	if (strcmp(name, "--fault") == 0)
		return rules_add(s->rules, value);
	if (strcmp(name, "--control") == 0) {
		rules_watch(s->rules, value);
		o->door.open = open_now;
	} else if (strcmp(name, "--journal") == 0)
		return (s->journal = open(value, O_WRONLY | O_CREAT |
		    O_APPEND | O_CLOEXEC, 0644)) >= 0;
	else if (strcmp(name, "--region") == 0)
		s->region = value;
	else if (strcmp(name, "--domain") == 0)
		s->domain = value;
	else
		return set_more(o, name, value);
	return true;
}

int
main(int argc, char **argv)
{
	struct options o = {
		.server = { .region = "us-east-1", .domain = "",
			.journal = -1, .least_part = 5 << 20,
			.lock = PTHREAD_MUTEX_INITIALIZER },
		.door = { .guest = guest },
	};
	int i = 1;

	o.server.rules = rules_new(known);
	for (; i + 1 < argc; i += 2)
		if (!set(&o, argv[i], argv[i + 1])) {
			(void)fprintf(stderr, "%s %s?\n", argv[i],
			    argv[i + 1]);
			return 2;
		}
	if (i + 1 != argc || o.server.users == NULL) {
		(void)fprintf(stderr, "s3server [OPTION VALUE]... ROOT, "
		    "with --users\n");
		return 2;
	}
	o.server.root = argv[i];
	o.door.of = &o.server;
	if (o.tls != NULL &&
	    (o.server.tls = stream_tls_new(o.tls, o.newest)) == NULL)
		return 2;
	return store_prepare(o.server.root) ? door_serve(&o.door) : 2;
}
