/* SPDX-License-Identifier: MIT */
/*
 * One connection of a test server, plain or with TLS.  Everything blocks;
 * each connection has its thread.
 */
#ifndef TESTS_SERVER_STREAM_H
#define TESTS_SERVER_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum { STREAM_BLOCK = 64 << 10 };

struct stream_tls;	/* a certificate with its key */

/*
 * pem holds both; newest is the newest version spoken ("1.0" to "1.3"), NULL:
 * any from 1.2 on.  NULL and a line on standard error if it cannot be.
 * Stays until the program ends.
 */
struct stream_tls *stream_tls_new(const char *pem, const char *newest);

struct stream {
	int fd;
	void *tls;		/* NULL: plain */
	char *block;		/* what was read and not yet taken */
	size_t from, to;
};

/* Takes fd over.  False: the TLS handshake did not come to its end. */
bool stream_open(struct stream *s, int fd, struct stream_tls *tls);
/* TLS from here on, on a stream that is open. */
bool stream_start_tls(struct stream *s, struct stream_tls *tls);
/* Did the handshake take up an earlier session? */
bool stream_resumed(const struct stream *s);
/* As said, or with a reset: the other side loses what it did not read. */
void stream_close(struct stream *s);
void stream_reset(struct stream *s);

/* How many came, at least one; 0: the end or a broken connection. */
size_t stream_read(struct stream *s, void *bytes, size_t n);
/* One line without its end (CRLF or LF); false at the end, or when it is
 * longer than max. */
bool stream_line(struct stream *s, struct buf *line, size_t max);
bool stream_write(struct stream *s, const void *bytes, size_t n);
/* Has the other side gone?  Waits at most ms for that. */
bool stream_gone(struct stream *s, int ms);

#endif
