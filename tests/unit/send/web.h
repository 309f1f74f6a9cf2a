/* SPDX-License-Identifier: MIT */
/*
 * A web server inside the test, on 127.0.0.1 and a free port, a thread a
 * connection, which does what it is told, also what no server should do.
 */
#ifndef TESTS_SEND_WEB_H
#define TESTS_SEND_WEB_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <threads.h>

enum web_certificate {
	WEB_NO_TLS,
	WEB_GOOD,
	WEB_EXPIRED,
	WEB_NOT_YET,
	WEB_OTHER_HOST,
	WEB_UNKNOWN,		/* signed by somebody nobody knows */
	WEB_TLS_1_0,
	WEB_TLS_1_1,
};

enum { WEB_NEVER = UINT32_MAX };

struct web {
	/* What it does; set before web_start. */
	enum web_certificate certificate;
	const char *reply;	/* the whole of it; NULL: 200, no body */
	const char *endless;	/* after the reply, until nobody listens */
	uint32_t reset_at;	/* bytes of a body; WEB_NEVER */
	uint32_t stall_at;	/* reads no further */
	uint32_t hang_up_at;	/* an orderly end, without a reply */
	int slow_ms;		/* before a reply */
	bool once;		/* hangs up after a reply */
	bool silent;		/* takes the connection, and that is all */
	char folder[4096];	/* TLS: see web_tls */

	/* What it saw. */
	unsigned port;
	atomic_uint connections, requests, together, most_together;
	atomic_ullong body;	/* bytes of bodies, all together */
	atomic_uint sum;	/* of these bytes */
	char head[16384];	/* of the last request */

	int listening, quit[2];
	void *tls;
	thrd_t threads[64];	/* the first one listens */
	unsigned thread_count;
};

/* All-zero but for the limits, which are WEB_NEVER. */
struct web *web_new(void);
void web_start(struct web *w);
/* When the client is gone: waits for all threads, if it was started. */
void web_end(struct web *w);

/* tls.c: an SSL_CTX with that certificate.  ca.pem and server.pem (with its
 * key) are written into folder. */
void *web_tls(enum web_certificate certificate, const char *folder);
void web_tls_free(void *tls);

#endif
