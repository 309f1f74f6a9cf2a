/* SPDX-License-Identifier: MIT */
/*
 * A server of tests/server for one test: started on a free port, in a folder
 * of its own, ended with the test, whatever becomes of it.  What goes wrong
 * fails the test.
 *
 *	struct server s;
 *	server_start(&s, "s3server", NULL);
 *	server_faults(&s, "part:2 reset=1000 x1\n");
 *	... send to 127.0.0.1, port s.port ...
 *	ck_assert_uint_eq(server_count(&s, "op=part part=2 "), 2);
 *	server_end(&s);
 */
#ifndef TESTS_UNIT_SERVER_H
#define TESTS_UNIT_SERVER_H

#include <sys/types.h>

/* The users of an s3server: all rights, only to put, a session. */
#define SERVER_KEY "AKIAPARTNER0001"
#define SERVER_SECRET "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
#define SERVER_PUT_KEY "AKIAPARTNER0002"
#define SERVER_PUT_SECRET "canary-put-0123456789"
#define SERVER_SESSION_KEY "ASIAPARTNER0003"
#define SERVER_SESSION_SECRET "canary-session-0123456789"
#define SERVER_SESSION_TOKEN "canary-token-FwoGZXIvYXdzEBYaD/+0123456789="

struct server {
	int port;
	pid_t process;
	int life;		/* its standard input */
	char folder[512];	/* root/ (root/bucket/), control, journal */
};

/* options: pairs, ended by NULL; may be NULL.  The folder of an s3server
 * has a bucket "bucket". */
void server_start(struct server *s, const char *program,
    const char *const *options);
void server_end(struct server *s);
/* From the next request on these faults are made, a line each. */
void server_faults(const struct server *s, const char *rules);
/* How many lines of the journal hold this text. */
unsigned server_count(const struct server *s, const char *text);
/* A file below root/, to compare; the caller's to free. */
char *server_file(const struct server *s, const char *name, size_t *n);

#endif
