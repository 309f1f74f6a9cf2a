/* SPDX-License-Identifier: MIT */
/* The bytes of a request, out and in: read where they lie, and never more
 * of a reply than was agreed. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "file/open.h"
#include "send/secret.h"
#include "send/transfer_inside.h"

static size_t
give_text(struct slot *s, char *to, size_t n)
{
	memcpy(to, s->text.p + s->at, n);
	return n;
}

static size_t
give_file(struct slot *s, char *to, size_t n)
{
	ssize_t got = open_pread(s->fd, to, n, s->offset + s->at);

	if (got <= 0) {
		s->trouble = TRANSFER_LOCAL_READ;
		return CURL_READFUNC_ABORT;
	}
	return (size_t)got;
}

/* libcurl asks for bytes to send. */
static size_t
give(char *to, size_t size, size_t count, void *slot)
{
	struct slot *s = slot;
	size_t n = size * count, got;

	if (s->owner->paused)
		return CURL_READFUNC_PAUSE;
	if (n > s->length - s->at)
		n = (size_t)(s->length - s->at);
	if (n == 0)
		return 0;
	got = s->text.p != NULL ? give_text(s, to, n) : give_file(s, to, n);
	if (got != CURL_READFUNC_ABORT)
		s->at += got;
	return got;
}

/* Needed to go on in the middle, and when a connection from before turns
 * out to be dead. */
static int
go_to(void *slot, curl_off_t at, int from)
{
	struct slot *s = slot;

	if (from != SEEK_SET || at < 0 || (uint64_t)at > s->length)
		return CURL_SEEKFUNC_FAIL;
	s->at = (uint64_t)at;
	return CURL_SEEKFUNC_OK;
}

/* SFTP has no other way to ask for the length than to begin to read. */
static bool
only_length(const struct slot *s)
{
	return s->scheme == TRANSFER_SFTP && s->method == TRANSFER_SIZE;
}

/* A reply may be a login: what is left behind by growing is wiped. */
static void
keep_body(struct buf *body, const char *bytes, size_t n)
{
	struct buf grown = { .max = body->max };

	if (body->n + n + 1 > body->cap) {
		grown.cap = 2 * (body->n + n + 1);
		grown.p = xmalloc(grown.cap);
		buf_add_str(&grown, buf_str(body));
		slot_wipe_body(body);
		*body = grown;
	}
	buf_add(body, bytes, n);
}

void
slot_wipe_body(struct buf *body)
{
	if (body->p != NULL)
		secret_wipe(body->p, body->cap);
	buf_release(body);
}

static size_t
take_body(char *bytes, size_t size, size_t count, void *slot)
{
	struct slot *s = slot;
	size_t n = size * count;

	if (only_length(s)) {
		s->size = slot_size(s);
		return 0;
	}
	if (n > TRANSFER_BODY_MAX - s->body.n) {
		s->trouble = TRANSFER_TOO_LONG_REPLY;
		return 0;
	}
	keep_body(&s->body, bytes, n);
	return n;
}

/* Of several heads (100 Continue, a proxy's) the last one counts, but all
 * of them count as bytes. */
static size_t
take_line(char *bytes, size_t size, size_t count, void *slot)
{
	struct slot *s = slot;
	size_t n = size * count;

	if (n > TRANSFER_HEADERS_MAX - s->reply_lines) {
		s->trouble = TRANSFER_TOO_LONG_REPLY;
		return 0;
	}
	s->reply_lines += n;
	if (str_starts((struct str){ bytes, n }, "HTTP/"))
		buf_clear(&s->headers);
	buf_add(&s->headers, bytes, n);
	return n;
}

int64_t
slot_size(const struct slot *s)
{
	curl_off_t size = -1;

	(void)curl_easy_getinfo(s->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T,
	    &size);
	return size;
}

void
slot_body(struct slot *s)
{
	s->headers.max = TRANSFER_HEADERS_MAX;
	s->body.max = TRANSFER_BODY_MAX;
	curl_easy_setopt(s->easy, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(s->easy, CURLOPT_READDATA, s);
	curl_easy_setopt(s->easy, CURLOPT_SEEKFUNCTION, go_to);
	curl_easy_setopt(s->easy, CURLOPT_SEEKDATA, s);
	curl_easy_setopt(s->easy, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(s->easy, CURLOPT_WRITEDATA, s);
	curl_easy_setopt(s->easy, CURLOPT_HEADERFUNCTION, take_line);
	curl_easy_setopt(s->easy, CURLOPT_HEADERDATA, s);
}
