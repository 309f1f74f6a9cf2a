/* SPDX-License-Identifier: MIT */
/*
 * Signs requests to S3 and STS: Signature Version 4 in an Authorization
 * header (Amazon S3 API reference, "Authenticating Requests: Using the
 * Authorization Header").  The secret never leaves this module, and what is
 * derived from it is wiped.
 *
 * What is signed must be what is sent, byte for byte: the path as it stands
 * in the URL, sigv4_query() behind its question mark, and every header that
 * is named here.
 */
#ifndef SEND_SIGV4_H
#define SEND_SIGV4_H

#include <stdint.h>

#include "base/buf.h"
#include "send/pair.h"
#include "send/secret.h"

enum {
	SIGV4_PAIRS_MAX = 32,	/* headers, or arguments */
	SIGV4_TIME = 16 + 1,	/* 20261124T012345Z and the NUL */
};

/* In place of the hash of a payload that is not part of the signature: what
 * guards it is TLS, or that it does not leave this computer. */
#define SIGV4_UNSIGNED "UNSIGNED-PAYLOAD"

/* Everything is borrowed during the call. */
struct sigv4_request {
	const char *method;
	struct str path;	/* percent-encoded once (sigv4_encode) */
	const struct pair *query;	/* before percent-encoding */
	size_t query_count;
	/* All to be signed: host, x-amz-date, all x-amz-*; each name once, in
	 * any order and case. */
	const struct pair *headers;
	size_t header_count;
	const char *payload;	/* SHA-256 in hex, or SIGV4_UNSIGNED */
	const char *region, *service;	/* us-east-1, s3 */
	int64_t now;		/* as in the header x-amz-date */
};

/* Add the value of the Authorization header to out. */
void sigv4_authorization(const struct sigv4_request *r, struct str key_id,
    const struct secret *secret, struct buf *out);

/* Add s to out with every byte percent-encoded but A-Z a-z 0-9 - _ . ~ and,
 * if asked, the slash. */
void sigv4_encode(struct str s, bool keep_slash, struct buf *out);

/* Add the arguments, encoded and in the order of the signature. */
void sigv4_query(const struct pair *query, size_t count,
    struct buf *out);

/* now (seconds since 1970) as the header x-amz-date wants it. */
void sigv4_time(int64_t now, char out[SIGV4_TIME]);

#endif
