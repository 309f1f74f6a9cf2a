/* SPDX-License-Identifier: MIT */
/* HTTP/1.1 as a server sees it: the head of a request, and an answer. */
#ifndef TESTS_SERVER_HTTP_H
#define TESTS_SERVER_HTTP_H

#include <stdbool.h>
#include <stdint.h>

#include "tests/server/stream.h"

enum { HTTP_PAIRS = 64, HTTP_LINE = 32 << 10 };

struct http_pair {
	char *name, *value;
};

struct http_request {
	char method[16];
	char *target;			/* as it came */
	char *path;			/* ... up to the question mark */
	struct http_pair query[HTTP_PAIRS];	/* decoded */
	unsigned queries;
	struct http_pair headers[HTTP_PAIRS];	/* names in small letters */
	unsigned header_count;
	bool sized;			/* it has a Content-Length */
	uint64_t length;
};

/* False: the other side has gone, or what came is no request. */
bool http_read(struct stream *s, struct http_request *q);
void http_release(struct http_request *q);
/* NULL if it is not there. */
const char *http_header(const struct http_request *q, const char *name);
const char *http_query(const struct http_request *q, const char *name);
/* %41 becomes A; in a query, + becomes a space.  The caller's to free. */
char *http_decode(const char *text, size_t n, bool query);

struct http_answer {
	int status;
	struct buf headers;		/* whole lines */
	struct buf body;
	bool close;			/* no further request on this stream */
	bool own_length;		/* headers hold a Content-Length */
};

void http_say(struct http_answer *a, const char *name, const char *fmt, ...)
    PRINTF_LIKE(3, 4);
/* Status and headers as they are sent; length is what Content-Length tells.
 * The body follows. */
void http_form(const struct http_answer *a, uint64_t length, struct buf *out);

#endif
