/* SPDX-License-Identifier: MIT */
/* What each request of a delivery says: its headers, its body, and the
 * signature over them (Amazon S3 API reference, the pages of PutObject,
 * CreateMultipartUpload, UploadPart, CompleteMultipartUpload, HeadObject
 * and AbortMultipartUpload). */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/die.h"
#include "send/login.h"
#include "send/s3_inside.h"
#include "send/sigv4.h"

enum { HEADERS_MAX = 16, QUERY_MAX = 2, ABORT_STALL = 2, COMPLETE_STALL = 90 };

static const struct {
	const char *name;
	enum transfer_method method;
} methods[] = {
	[S3_LOOK] = { "HEAD", TRANSFER_HEAD },
	[S3_PUT] = { "PUT", TRANSFER_PUT },
	[S3_CREATE] = { "POST", TRANSFER_POST },
	[S3_PARTS] = { "PUT", TRANSFER_PUT },
	[S3_COMPLETE] = { "POST", TRANSFER_POST },
	[S3_CHECK] = { "HEAD", TRANSFER_HEAD },
	[S3_ABORT] = { "DELETE", TRANSFER_DELETE },
};

/* A request as it grows; what the pairs point to is here or in struct s3. */
struct draft {
	struct pair headers[HEADERS_MAX];
	size_t header_count;
	struct pair query[QUERY_MAX];
	size_t query_count;
	struct str text;	/* the body, when it is none of the file */
	struct s3plan_piece piece;
	const char *payload;
	char date[SIGV4_TIME], number[16], hash[HASH_HEX];
	struct buf host, crc, md5, line, path, authorization;
};

static void
add_header(struct draft *d, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	if (d->header_count == HEADERS_MAX)
		bug("too many headers");
	d->headers[d->header_count++] = (struct pair){ str_from(name),
		value };
}

static void
add_text(struct draft *d, const char *name, const char *value)
{
	add_header(d, name, str_from(value));
}

static void
add_argument(struct draft *d, const char *name, const char *value)
{
	d->query[d->query_count++] = (struct pair){ str_from(name),
		str_from(value) };
}

/* Without it, Adobe cannot read what another account has put there. */
static void
add_owner(struct draft *d)
{
	add_text(d, "x-amz-acl", "bucket-owner-full-control");
}

/* Nothing of that name is to be replaced, unless the person said so. */
static void
add_condition(const struct s3 *s, struct draft *d)
{
	if (!s->order->replace && !s->no_condition)
		add_text(d, "if-none-match", "*");
}

static void
add_crc(struct draft *d, uint64_t crc)
{
	s3plan_base64_crc(crc, &d->crc);
	add_header(d, "x-amz-checksum-crc64nvme", buf_str(&d->crc));
}

static void
add_md5(struct draft *d, const char *md5)
{
	s3plan_base64_md5(md5, &d->md5);
	add_header(d, "content-md5", buf_str(&d->md5));
}

static void
draft_put(const struct s3 *s, struct draft *d)
{
	add_owner(d);
	add_condition(s, d);
	add_md5(d, s->parts[0].md5);
	d->piece = s3plan_piece(s->size, 0, 1);
	d->payload = s3sums_sha256(s->sums);
}

static void
draft_create(const struct s3 *s, struct draft *d)
{
	add_owner(d);
	add_argument(d, "uploads", "");
	if (s->no_sums)
		return;
	add_text(d, "x-amz-checksum-algorithm", "CRC64NVME");
	add_text(d, "x-amz-checksum-type", "FULL_OBJECT");
}

static void
draft_part(const struct s3 *s, unsigned part, struct draft *d)
{
	const struct s3_part *p = &s->parts[part];

	(void)snprintf(d->number, sizeof(d->number), "%u", part + 1);
	add_argument(d, "partNumber", d->number);
	add_argument(d, "uploadId", s->upload);
	if (s->crc_parts || s->both_sums)
		add_crc(d, p->crc);
	if (!s->crc_parts)
		add_md5(d, p->md5);
	d->piece = s3plan_piece(s->size, s->part_size, part + 1);
	d->payload = SIGV4_UNSIGNED;
}

static void
add_quoted(struct buf *out, struct str etag)
{
	buf_add_text(out, "&quot;");
	for (size_t i = 0; i < etag.n; i++)
		if (etag.p[i] == '&' || etag.p[i] == '<')
			buf_printf(out, "&#%u;", (unsigned)etag.p[i]);
		else
			buf_add_char(out, etag.p[i]);
	buf_add_text(out, "&quot;");
}

static void
draft_complete(struct s3 *s, struct draft *d)
{
	struct buf *body = &s->complete;

	buf_clear(body);
	buf_add_text(body, "<CompleteMultipartUpload xmlns=\""
	    "http://s3.amazonaws.com/doc/2006-03-01/\">");
	for (unsigned i = 0; i < s->part_count; i++) {
		buf_printf(body, "<Part><PartNumber>%u</PartNumber><ETag>",
		    i + 1);
		add_quoted(body, str_trim(str_from(s->parts[i].etag), "\""));
		buf_add_text(body, "</ETag></Part>");
	}
	buf_add_text(body, "</CompleteMultipartUpload>");
	d->text = buf_str(body);
	add_argument(d, "uploadId", s->upload);
	add_condition(s, d);
	if (!s->crc_parts)
		return;
	add_crc(d, s3sums_crc(s->sums));
	add_text(d, "x-amz-checksum-type", "FULL_OBJECT");
}

static void
draft_phase(struct s3 *s, unsigned part, struct draft *d)
{
	switch (s->phase) {
	case S3_PUT:
		draft_put(s, d);
		break;
	case S3_CREATE:
		draft_create(s, d);
		break;
	case S3_PARTS:
		draft_part(s, part, d);
		break;
	case S3_COMPLETE:
		draft_complete(s, d);
		break;
	case S3_CHECK:
		add_text(d, "x-amz-checksum-mode", "ENABLED");
		break;
	case S3_ABORT:
		add_argument(d, "uploadId", s->upload);
		break;
	case S3_LOOK:
	case S3_DONE:
		break;
	}
}

static void
sign(const struct s3 *s, struct draft *d)
{
	const struct login *login = s->order->login;
	struct sigv4_request r = { .method = methods[s->phase].name,
		.path = buf_str(&d->path), .query = d->query,
		.query_count = d->query_count, .headers = d->headers,
		.region = s->where.region, .service = "s3",
		.now = clock_now() + s->clock_offset };

	if (d->payload == NULL) {
		hash_of(d->text, d->hash);
		d->payload = d->hash;
	}
	sigv4_time(r.now, d->date);
	add_text(d, "x-amz-date", d->date);
	add_text(d, "x-amz-content-sha256", d->payload);
	add_header(d, "x-amz-security-token", secret_str(&login->token));
	r.payload = d->payload;
	r.header_count = d->header_count;
	sigv4_authorization(&r, str_from(login->user), &login->secret,
	    &d->authorization);
	add_header(d, "authorization", buf_str(&d->authorization));
}

static void
draft_release(struct draft *d)
{
	buf_release(&d->host);
	buf_release(&d->crc);
	buf_release(&d->md5);
	buf_release(&d->line);
	buf_release(&d->path);
	buf_release(&d->authorization);
}

static struct s3_call *
free_call(struct s3 *s)
{
	for (unsigned i = 0; i < s->parallel; i++)
		if (!s->calls[i].runs)
			return &s->calls[i];
	bug("all requests of this delivery are taken");
}

bool
s3_ask(struct s3 *s, unsigned part, struct err *err)
{
	struct s3_call *call = free_call(s);
	struct draft d = { .text = { "", 0 } };
	struct transfer_request r = { .scheme = s->where.scheme,
		.method = methods[s->phase].method, .host = s->where.host,
		.port = s->where.port };
	bool begun;

	/* The first header is for the signature: it is made below. */
	s3where_host(&s->where, &d.host);
	add_header(&d, "host", buf_str(&d.host));
	s3where_path(&s->where, s->key, &d.path);
	draft_phase(s, part, &d);
	sign(s, &d);
	sigv4_query(d.query, d.query_count, &d.line);
	r.path = buf_str(&d.path);
	r.query = buf_str(&d.line);
	r.headers = d.headers + 1;
	r.header_count = d.header_count - 1;
	r.fd = s->fd;
	r.offset = d.piece.offset;
	r.length = d.piece.length;
	if (d.piece.length == 0)
		r.text = d.text;
	/* Putting parts together may take long, with nothing to hear. */
	if (s->phase == S3_ABORT || s->phase == S3_COMPLETE)
		r.stall = s->phase == S3_ABORT ? ABORT_STALL
		    : COMPLETE_STALL;
	begun = transfer_start(s->net, &r, call, err);
	if (begun)
		*call = (struct s3_call){ true, s->phase, part, s->turn };
	draft_release(&d);
	return begun;
}
