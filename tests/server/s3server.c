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
#include <stdlib.h>
#include <string.h>

#include "tests/server/options.h"
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

static void
guest(void *of, int fd)
{
	struct options *o = of;
	struct stream stream;

	if (!stream_open(&stream, fd, o->tls))
		return;
	while (s3_visit(o->of, &stream))
		;
	stream_close(&stream);
}

static bool
set(void *of, const char *name, const char *value)
{
	struct s3_server *s = of;

	if (strcmp(name, "--region") == 0)
		s->region = value;
	else if (strcmp(name, "--domain") == 0)
		s->domain = value;
	else if (strcmp(name, "--least-part") == 0)
		s->least_part = strtoull(value, NULL, 10);
	else
		return false;
	return true;
}

int
main(int argc, char **argv)
{
	struct s3_server s = { .region = "us-east-1", .domain = "",
		.least_part = 5 << 20, .lock = PTHREAD_MUTEX_INITIALIZER };
	struct options o = { .rules = rules_new(known), .more = set, .of = &s,
		.door = { .guest = guest } };

	if (!options_read(&o, argc, argv) || !store_prepare(o.root))
		return 2;
	s.root = o.root;
	s.users = o.users;
	s.rules = o.rules;
	s.journal = o.journal;
	return door_serve(&o.door);
}
