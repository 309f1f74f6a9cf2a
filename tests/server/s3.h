/* SPDX-License-Identifier: MIT */
/*
 * The S3 test server: one visit is one request, from its head to the journal
 * line.  s3_body.c takes what comes, s3_object.c and s3_upload.c do it,
 * s3_answer.c says so, s3_visit.c keeps the order.
 */
#ifndef TESTS_SERVER_S3_H
#define TESTS_SERVER_S3_H

#include <pthread.h>

#include "tests/server/http.h"
#include "tests/server/rules.h"
#include "tests/server/sign.h"
#include "tests/server/store.h"
#include "tests/server/sums.h"

struct s3_server {
	const char *root, *region;
	const char *domain;	/* of addresses like BUCKET.domain, or "" */
	struct users *users;
	struct rules *rules;
	int journal;		/* a file to append to; -1: none */
	uint64_t least_part;	/* bytes of every part but the last */
	pthread_mutex_t lock;	/* while something is stored */
};

struct s3_visit;

struct s3_operation {
	const char *name, *method;
	bool of_key;		/* of an object, not of a bucket */
	const char *query;	/* which must be there, or NULL */
	bool writes;		/* those who only put may do it */
	bool (*work)(struct s3_visit *v);	/* false: v->no says why */
};

struct s3_visit {
	struct s3_server *server;
	struct stream *stream;
	struct http_request q;
	const struct s3_operation *operation;
	char *bucket, *key;	/* NULL: none */
	uint64_t part;
	struct faults faults;
	struct sign sign;
	struct refusal no;
	struct http_answer answer;
	char file[STORE_PATH];	/* the body, "" without one */
	struct sums sums;	/* of what came */
	uint64_t received;
	bool reset;		/* nothing further is said */
};

int64_t s3_now(struct s3_server *s);	/* by its clock */

/* Takes the body; false: the connection is at its end. */
bool s3_body_take(struct s3_visit *v);
/* Is it what its head promised? */
bool s3_body_check(struct s3_visit *v);
/* A small one as text; the caller's to free. */
char *s3_body_text(const struct s3_visit *v);
/* What of it is stored, with its ETag; faults are made here. */
void s3_body_stored(struct s3_visit *v, struct about *about);

bool s3_put(struct s3_visit *v);
bool s3_get(struct s3_visit *v);
bool s3_head(struct s3_visit *v);
bool s3_delete(struct s3_visit *v);
bool s3_acl(struct s3_visit *v);
bool s3_list(struct s3_visit *v);
bool s3_head_bucket(struct s3_visit *v);
bool s3_location(struct s3_visit *v);
bool s3_create(struct s3_visit *v);
bool s3_part(struct s3_visit *v);
bool s3_complete(struct s3_visit *v);
bool s3_abort(struct s3_visit *v);
bool s3_list_parts(struct s3_visit *v);
bool s3_list_uploads(struct s3_visit *v);
bool s3_sts(struct s3_visit *v);

/* May this name be written (If-None-Match)? */
bool s3_may_replace(struct s3_visit *v);
/* ETag and checksum of something that was stored. */
void s3_say_about(struct s3_visit *v, const struct about *about);

/* Turns v->no into the answer. */
void s3_answer_refusal(struct s3_visit *v);
/* Sends what stands in v->answer, with its faults.  False: that was the
 * last on this connection. */
bool s3_answer_send(struct s3_visit *v);

/* One request; false: the connection is at its end. */
bool s3_visit(struct s3_server *s, struct stream *stream);

#endif
