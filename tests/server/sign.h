/* SPDX-License-Identifier: MIT */
/*
 * Is a request signed as Amazon wants it?  Signature Version 4 in the
 * Authorization header, reckoned anew from the AWS documentation ("Signing
 * AWS API requests"), so that it shares nothing with the signer under test.
 */
#ifndef TESTS_SERVER_SIGN_H
#define TESTS_SERVER_SIGN_H

#include "tests/server/http.h"
#include "tests/server/users.h"

/* An answer that says no. */
struct refusal {
	int status;
	const char *code;
	char message[256];
	struct buf extra;	/* further elements of the body */
	struct buf headers;	/* further lines of the head */
};

struct sign_place {
	const char *region, *service;
	int64_t now;		/* by the clock of the server */
};

struct sign {
	const struct user *user;
	/* The hash that was signed; NULL before: x-amz-content-sha256. */
	const char *payload;
};

/* False: why stands in no.  user is set as soon as it is known. */
bool sign_check(const struct http_request *q, struct users *users,
    const struct sign_place *place, struct sign *sign, struct refusal *no);
/* Always false. */
bool refuse(struct refusal *no, int status, const char *code,
    const char *fmt, ...) PRINTF_LIKE(4, 5);
/* <NAME>text</NAME>, as XML wants it. */
void xml_add(struct buf *b, const char *name, const char *text);
/* 20261124T012345Z, or 2026-11-24T01:23:45Z */
void time_text(int64_t when, bool dashes, char out[24]);

#endif
