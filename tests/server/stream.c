/* SPDX-License-Identifier: MIT */
/* Sockets and OpenSSL beneath one face. */
#define _GNU_SOURCE	/* POLLRDHUP */
#include "tests/server/stream.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"

static int
version_named(const char *name)
{
	static const int versions[] = { TLS1_VERSION, TLS1_1_VERSION,
		TLS1_2_VERSION, TLS1_3_VERSION };

	if (name == NULL)
		return TLS1_3_VERSION;
	if (strncmp(name, "1.", 2) != 0 || name[2] < '0' || name[2] > '3')
		return 0;
	return versions[name[2] - '0'];
}

struct stream_tls *
stream_tls_new(const char *pem, const char *newest)
{
	SSL_CTX *c = SSL_CTX_new(TLS_server_method());
	int version = version_named(newest);
	int oldest = version < TLS1_2_VERSION ? version : TLS1_2_VERSION;

	if (c == NULL || version == 0 ||
	    SSL_CTX_set_min_proto_version(c, oldest) != 1 ||
	    SSL_CTX_set_max_proto_version(c, version) != 1 ||
	    (version < TLS1_2_VERSION &&
	    SSL_CTX_set_cipher_list(c, "ALL:@SECLEVEL=0") != 1) ||
	    SSL_CTX_use_certificate_chain_file(c, pem) != 1 ||
	    SSL_CTX_use_PrivateKey_file(c, pem, SSL_FILETYPE_PEM) != 1) {
		ERR_print_errors_fp(stderr);
		(void)fprintf(stderr, "%s: no certificate to serve\n", pem);
		SSL_CTX_free(c);
		return NULL;
	}
	/* Data connections of FTP may be asked to take up the session. */
	(void)SSL_CTX_set_session_id_context(c,
	    (const unsigned char *)"tests", 5);
	return (struct stream_tls *)c;
}

bool
stream_start_tls(struct stream *s, struct stream_tls *tls)
{
	SSL *ssl = SSL_new((SSL_CTX *)tls);

	if (ssl == NULL || SSL_set_fd(ssl, s->fd) != 1 ||
	    SSL_accept(ssl) != 1) {
		SSL_free(ssl);
		ERR_clear_error();
		return false;
	}
	s->tls = ssl;
	s->from = s->to = 0;	/* what came before the handshake is void */
	return true;
}

bool
stream_open(struct stream *s, int fd, struct stream_tls *tls)
{
	*s = (struct stream){ .fd = fd, .block = xmalloc(STREAM_BLOCK) };
	if (tls == NULL || stream_start_tls(s, tls))
		return true;
	stream_close(s);
	return false;
}

static void
release(struct stream *s)
{
	SSL_free(s->tls);
	free(s->block);
	if (s->fd >= 0)
		(void)close(s->fd);
	*s = (struct stream){ .fd = -1 };
}

/*
 * A socket that is closed with bytes unread sends a reset, and then the
 * other side may never see our last words: take what comes for a while.
 */
static void
linger(struct stream *s)
{
	struct pollfd p = { .fd = s->fd, .events = POLLIN };
	char waste[4096];

	if (shutdown(s->fd, SHUT_WR) != 0)
		return;
	for (int i = 0; i < 4096; i++)
		if (poll(&p, 1, 2000) <= 0 ||
		    recv(s->fd, waste, sizeof(waste), 0) <= 0)
			return;
}

void
stream_close(struct stream *s)
{
	if (s->tls != NULL)
		(void)SSL_shutdown(s->tls);
	if (s->fd >= 0)
		linger(s);
	release(s);
}

void
stream_reset(struct stream *s)
{
	struct linger none = { .l_onoff = 1, .l_linger = 0 };

	if (s->fd >= 0)
		(void)setsockopt(s->fd, SOL_SOCKET, SO_LINGER, &none,
		    sizeof(none));
	release(s);
}

static size_t
receive(struct stream *s, void *bytes, size_t n)
{
	ssize_t got;

	if (s->tls != NULL) {
		int came = SSL_read(s->tls, bytes, (int)n);

		ERR_clear_error();
		return came > 0 ? (size_t)came : 0;
	}
	do
		got = recv(s->fd, bytes, n, 0);
	while (got < 0 && errno == EINTR);
	return got > 0 ? (size_t)got : 0;
}

size_t
stream_read(struct stream *s, void *bytes, size_t n)
{
	size_t held = s->to - s->from;

	if (n > STREAM_BLOCK)
		n = STREAM_BLOCK;
	if (held == 0)
		return receive(s, bytes, n);
	if (n > held)
		n = held;
	memcpy(bytes, s->block + s->from, n);
	s->from += n;
	return n;
}

bool
stream_line(struct stream *s, struct buf *line, size_t max)
{
	buf_clear(line);
	for (;;) {
		char *end = memchr(s->block + s->from, '\n', s->to - s->from);
		size_t n = end == NULL ? s->to - s->from
		    : (size_t)(end - s->block) - s->from;

		buf_add(line, s->block + s->from, n);
		s->from += n + (end != NULL);
		if (line->n > max)
			return false;
		if (end != NULL)
			break;
		s->from = 0;
		s->to = receive(s, s->block, STREAM_BLOCK);
		if (s->to == 0)
			return false;
	}
	if (line->n > 0 && line->p[line->n - 1] == '\r')
		line->p[--line->n] = '\0';
	return true;
}

bool
stream_write(struct stream *s, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n > 0) {
		size_t some = n > STREAM_BLOCK ? STREAM_BLOCK : n;
		ssize_t gone;

		if (s->tls != NULL)
			gone = SSL_write(s->tls, p, (int)some);
		else
			gone = send(s->fd, p, some, MSG_NOSIGNAL);
		if (gone < 0 && s->tls == NULL && errno == EINTR)
			continue;
		if (gone <= 0) {
			ERR_clear_error();
			return false;
		}
		p += gone;
		n -= (size_t)gone;
	}
	return true;
}

bool
stream_resumed(const struct stream *s)
{
	return s->tls != NULL && SSL_session_reused(s->tls) == 1;
}

bool
stream_gone(struct stream *s, int ms)
{
	/* Only a full hang-up counts: unread bytes may be waiting. */
	struct pollfd p = { .fd = s->fd, .events = POLLRDHUP };

	return poll(&p, 1, ms) > 0;
}
