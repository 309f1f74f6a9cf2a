/* SPDX-License-Identifier: MIT */
/* See web.h. */
#include "tests/unit/send/web.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/ssl.h>

#include "base/sigmask.h"
#include "tests/unit/unit.h"

struct visit {
	struct web *web;
	int fd;
	SSL *tls;
	char head[16384];
	size_t n;		/* bytes read and not used yet, in head */
};

static ssize_t
get(struct visit *v, char *to, size_t n)
{
	if (v->tls != NULL)
		return SSL_read(v->tls, to, (int)n);
	return read(v->fd, to, n);
}

static bool
put(struct visit *v, const char *from, size_t n)
{
	while (n > 0) {
		ssize_t done = v->tls != NULL
		    ? SSL_write(v->tls, from, (int)n)
		    : send(v->fd, from, n, MSG_NOSIGNAL);

		if (done <= 0)
			return false;
		from += done;
		n -= (size_t)done;
	}
	return true;
}

/* Somebody wants TLS where there is none. */
enum { TLS_RECORD = 0x16 };
static const char no_tls[] = "HTTP/1.1 400 Bad Request\r\n\r\n";

/* The head of a request, with its empty line; what came after it is left
 * in v.  0: nobody asks any more. */
static size_t
get_head(struct visit *v)
{
	for (;;) {
		ssize_t got;
		char *end;

		v->head[v->n] = '\0';
		end = strstr(v->head, "\r\n\r\n");
		if (end != NULL)
			return (size_t)(end + 4 - v->head);
		got = get(v, v->head + v->n, sizeof(v->head) - 1 - v->n);
		if (got <= 0)
			return 0;
		v->n += (size_t)got;
		if (v->head[0] == TLS_RECORD) {
			(void)put(v, no_tls, strlen(no_tls));
			return 0;
		}
	}
}

static uint64_t
content_length(const char *head)
{
	for (const char *at = head; (at = strchr(at, '\n')) != NULL;) {
		at++;
		if (strncasecmp(at, "Content-Length:", 15) == 0)
			return strtoull(at + 15, NULL, 10);
	}
	return 0;
}

static void
count(struct web *w, const char *bytes, size_t n)
{
	unsigned sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (unsigned char)bytes[i];
	atomic_fetch_add(&w->body, n);
	atomic_fetch_add(&w->sum, sum);
}

/* For as long as the test runs. */
static void
wait_for_the_end(const struct web *w)
{
	struct pollfd quit = { .fd = w->quit[0], .events = POLLIN };

	(void)poll(&quit, 1, -1);
}

static void
reset(struct visit *v)
{
	struct linger now = { .l_onoff = 1 };

	(void)setsockopt(v->fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
	(void)close(v->fd);
	v->fd = -1;
}

/* False: nothing more is to be done on this connection. */
static bool
get_body(struct visit *v, uint64_t length)
{
	struct web *w = v->web;
	uint64_t seen = 0;
	static _Thread_local char block[65536];

	while (seen < length || length == 0) {
		ssize_t got;

		if (seen >= w->stall_at) {
			wait_for_the_end(w);
			return false;
		}
		if (seen >= w->reset_at)
			reset(v);
		if (seen >= w->reset_at || seen >= w->hang_up_at)
			return false;
		if (length == 0)
			break;
		if (v->n > 0) {
			got = (ssize_t)v->n;
			memcpy(block, v->head, v->n);
			v->n = 0;
		} else {
			got = get(v, block, sizeof(block));
		}
		if (got <= 0)
			return false;
		count(w, block, (size_t)got);
		seen += (uint64_t)got;
	}
	return seen < w->reset_at && seen < w->hang_up_at;
}

static bool
answer(struct visit *v)
{
	struct web *w = v->web;
	const char *reply = w->reply != NULL ? w->reply
	    : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

	if (w->slow_ms > 0)
		(void)poll(NULL, 0, w->slow_ms);
	if (!put(v, reply, strlen(reply)))
		return false;
	while (w->endless != NULL)
		if (!put(v, w->endless, strlen(w->endless)))
			return false;
	return !w->once;
}

static bool
serve_one(struct visit *v)
{
	struct web *w = v->web;
	size_t head = get_head(v);
	uint64_t length;
	unsigned now;
	bool ok;

	if (head == 0)
		return false;
	atomic_fetch_add(&w->requests, 1);
	memcpy(w->head, v->head, head);
	w->head[head] = '\0';
	length = content_length(w->head);
	v->n -= head;
	memmove(v->head, v->head + head, v->n);
	now = atomic_fetch_add(&w->together, 1) + 1;
	if (now > atomic_load(&w->most_together))
		atomic_store(&w->most_together, now);
	ok = get_body(v, length) && answer(v);
	atomic_fetch_sub(&w->together, 1);
	return ok;
}

static int
serve(void *visit)
{
	struct visit *v = visit;

	if (v->web->tls != NULL) {
		v->tls = SSL_new(v->web->tls);
		SSL_set_fd(v->tls, v->fd);
		if (SSL_accept(v->tls) != 1)
			goto out;
	}
	if (v->web->silent)
		wait_for_the_end(v->web);
	while (!v->web->silent && serve_one(v))
		continue;
out:
	SSL_free(v->tls);
	if (v->fd >= 0)
		(void)close(v->fd);
	free(v);
	return 0;
}

static void
begin(struct web *w, thrd_start_t what, void *with)
{
	ck_assert_uint_lt(w->thread_count, 64);
	ck_assert_int_eq(thrd_create(&w->threads[w->thread_count++], what,
	    with), thrd_success);
}

static int
listen_on(void *web)
{
	struct web *w = web;
	sigset_t before;
	int fd;

	/* Those of the client are not ours, and ours not the client's. */
	sigmask_hold(&before);
	while ((fd = accept(w->listening, NULL, NULL)) >= 0) {
		struct visit *v = calloc(1, sizeof(*v));

		v->web = w;
		v->fd = fd;
		atomic_fetch_add(&w->connections, 1);
		begin(w, serve, v);
	}
	return 0;
}

struct web *
web_new(void)
{
	struct web *w = calloc(1, sizeof(*w));

	w->reset_at = w->stall_at = w->hang_up_at = WEB_NEVER;
	(void)snprintf(w->folder, sizeof(w->folder), "%s", unit_folder());
	return w;
}

void
web_start(struct web *w)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(a);

	if (w->certificate != WEB_NO_TLS)
		w->tls = web_tls(w->certificate, w->folder);
	w->listening = socket(AF_INET, SOCK_STREAM, 0);
	ck_assert_int_eq(bind(w->listening, (struct sockaddr *)&a, n), 0);
	ck_assert_int_eq(listen(w->listening, 64), 0);
	ck_assert_int_eq(getsockname(w->listening, (struct sockaddr *)&a, &n),
	    0);
	w->port = ntohs(a.sin_port);
	ck_assert_int_eq(pipe(w->quit), 0);
	begin(w, listen_on, w);
}

void
web_end(struct web *w)
{
	if (w->thread_count == 0) {
		free(w);
		return;
	}
	(void)shutdown(w->listening, SHUT_RDWR);
	(void)close(w->quit[1]);
	for (unsigned i = 0; i < w->thread_count; i++)
		ck_assert_int_eq(thrd_join(w->threads[i], NULL),
		    thrd_success);
	(void)close(w->listening);
	(void)close(w->quit[0]);
	web_tls_free(w->tls);
	free(w);
}
