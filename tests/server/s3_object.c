/* SPDX-License-Identifier: MIT */
/* Whole objects: put, looked at, fetched, listed, removed. */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/server/s3.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define XML_NAMES " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\""

bool
s3_may_replace(struct s3_visit *v)
{
	const char *match = http_header(&v->q, "if-none-match");
	char how[RULE_TEXT] = "";
	struct about about;

	(void)rules_setting(v->server->rules, "ifnonematch", how);
	if (match == NULL || strcmp(how, "ignore") == 0)
		return true;
	if (strcmp(how, "unknown") == 0)
		return refuse(&v->no, 501, "NotImplemented", "A header you "
		    "provided implies functionality that is not "
		    "implemented.");
	if (!store_about_object(v->server->root, v->bucket, v->key, &about))
		return true;
	xml_add(&v->no.extra, "Condition", "If-None-Match");
	return refuse(&v->no, 412, "PreconditionFailed", "At least one of "
	    "the pre-conditions you specified did not hold");
}

void
s3_say_about(struct s3_visit *v, const struct about *about)
{
	bool wrong = fault_value(&v->faults, "etag") != NULL;
	char how[RULE_TEXT] = "";

	if (wrong)
		http_say(&v->answer, "ETag",
		    "\"00000000000000000000000000000000\"");
	else
		http_say(&v->answer, "ETag", "\"%s\"", about->etag);
	if (rules_setting(v->server->rules, "etags", how) &&
	    strcmp(how, "opaque") == 0)
		http_say(&v->answer, "x-amz-server-side-encryption",
		    "aws:kms");
	(void)rules_setting(v->server->rules, "checksums", how);
	if (strcmp(how, "off") == 0 || strcmp(about->crc, "-") == 0)
		return;
	http_say(&v->answer, "x-amz-checksum-crc64nvme", "%s",
	    fault_value(&v->faults, "crc") != NULL ? "AAAAAAAAAAA="
	    : about->crc);
	http_say(&v->answer, "x-amz-checksum-type", "FULL_OBJECT");
}

/* As with a key of one's own (SSE-KMS): an ETag that is no MD5. */
static void
hide_etag(const struct s3_visit *v, struct about *about)
{
	char how[RULE_TEXT] = "";

	if (rules_setting(v->server->rules, "etags", how) &&
	    strcmp(how, "opaque") == 0)
		(void)snprintf(about->etag, sizeof(about->etag),
		    "ffff0000ffff0000ffff0000ffff0000");
}

bool
s3_put(struct s3_visit *v)
{
	struct about about;

	if (!s3_may_replace(v))
		return false;
	s3_body_stored(v, &about);
	hide_etag(v, &about);
	if (!store_put(v->server->root, v->bucket, v->key, v->file, &about))
		return refuse(&v->no, 500, "InternalError", "We encountered "
		    "an internal error. Please try again.");
	s3_say_about(v, &about);
	v->answer.status = 200;
	return true;
}

static bool
find(struct s3_visit *v, struct about *about)
{
	return store_about_object(v->server->root, v->bucket, v->key,
	    about) || refuse(&v->no, 404, "NoSuchKey",
	    "The specified key does not exist.");
}

static void
say_usual(struct s3_visit *v)
{
	http_say(&v->answer, "Accept-Ranges", "bytes");
	http_say(&v->answer, "Last-Modified", "Tue, 24 Nov 2026 00:00:00 GMT");
}

bool
s3_head(struct s3_visit *v)
{
	const char *mode = http_header(&v->q, "x-amz-checksum-mode");
	struct about about;

	if (!find(v, &about))
		return false;
	if (mode == NULL)
		(void)snprintf(about.crc, sizeof(about.crc), "-");
	s3_say_about(v, &about);
	say_usual(v);
	v->answer.own_length = true;
	http_say(&v->answer, "Content-Length", "%" PRIu64,
	    fault_number(&v->faults, "size", about.size));
	v->answer.status = 200;
	return true;
}

/* bytes=FROM-TO, bytes=FROM- and bytes=-LAST; else all of it. */
static bool
range(const struct s3_visit *v, uint64_t size, uint64_t *from, uint64_t *to)
{
	const char *text = http_header(&v->q, "range");
	char *end;

	*from = 0;
	*to = size;
	if (text == NULL || strncmp(text, "bytes=", 6) != 0 || size == 0)
		return false;
	text += 6;
	if (*text == '-') {
		uint64_t last = strtoull(text + 1, NULL, 10);

		*from = last < size ? size - last : 0;
		return true;
	}
	*from = strtoull(text, &end, 10);
	if (end[0] == '-' && end[1] != '\0')
		*to = strtoull(end + 1, NULL, 10) + 1;
	if (*to > size)
		*to = size;
	return *from < *to;
}

bool
s3_get(struct s3_visit *v)
{
	char path[STORE_PATH], block[8192];
	uint64_t from, to;
	struct about about;
	bool part;
	int fd;

	if (!find(v, &about))
		return false;
	store_object_path(v->server->root, v->bucket, v->key, path);
	part = range(v, about.size, &from, &to);
	fd = open(path, O_RDONLY);
	v->answer.body.max = (size_t)1 << 30;
	while (fd >= 0 && from < to) {
		size_t n = to - from < sizeof(block) ? (size_t)(to - from)
		    : sizeof(block);
		ssize_t got = pread(fd, block, n, (off_t)from);

		if (got <= 0)
			break;
		buf_add(&v->answer.body, block, (size_t)got);
		from += (uint64_t)got;
	}
	if (fd >= 0)
		(void)close(fd);
	s3_say_about(v, &about);
	say_usual(v);
	v->answer.status = part ? 206 : 200;
	return true;
}

bool
s3_delete(struct s3_visit *v)
{
	(void)store_delete(v->server->root, v->bucket, v->key);
	v->answer.status = 204;
	return true;
}

static void
add_grant(struct buf *b, const char *who)
{
	buf_printf(b, "<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/"
	    "XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>%s</ID>"
	    "</Grantee><Permission>FULL_CONTROL</Permission></Grant>", who);
}

bool
s3_acl(struct s3_visit *v)
{
	struct buf *b = &v->answer.body;
	struct about about;

	if (!find(v, &about))
		return false;
	buf_add_text(b, XML_HEAD "<AccessControlPolicy" XML_NAMES ">"
	    "<Owner><ID>partner</ID></Owner><AccessControlList>");
	add_grant(b, "partner");
	if (strcmp(about.acl, "bucket-owner-full-control") == 0)
		add_grant(b, "owner");
	buf_add_text(b, "</AccessControlList></AccessControlPolicy>");
	v->answer.status = 200;
	return true;
}

struct listed {
	struct s3_visit *v;
	const char *prefix;
	unsigned n;
};

static void
list_one(void *of, const char *key, const char *path)
{
	struct listed *l = of;
	struct buf *b = &l->v->answer.body;
	struct about about;

	(void)path;
	if (strncmp(key, l->prefix, strlen(l->prefix)) != 0 ||
	    !store_about_object(l->v->server->root, l->v->bucket, key,
	    &about))
		return;
	l->n++;
	buf_add_text(b, "<Contents>");
	xml_add(b, "Key", key);
	buf_printf(b, "<LastModified>2026-11-24T00:00:00.000Z"
	    "</LastModified><ETag>&quot;%s&quot;</ETag><Size>%" PRIu64
	    "</Size><StorageClass>STANDARD</StorageClass></Contents>",
	    about.etag, about.size);
}

bool
s3_list(struct s3_visit *v)
{
	const char *prefix = http_query(&v->q, "prefix");
	struct listed l = { v, prefix == NULL ? "" : prefix, 0 };
	struct buf *b = &v->answer.body;

	buf_add_text(b, XML_HEAD "<ListBucketResult" XML_NAMES ">");
	xml_add(b, "Name", v->bucket);
	xml_add(b, "Prefix", l.prefix);
	store_list(v->server->root, v->bucket, list_one, &l);
	buf_printf(b, "<KeyCount>%u</KeyCount><MaxKeys>1000</MaxKeys>"
	    "<IsTruncated>false</IsTruncated></ListBucketResult>", l.n);
	v->answer.status = 200;
	return true;
}

bool
s3_head_bucket(struct s3_visit *v)
{
	http_say(&v->answer, "x-amz-bucket-region", "%s", v->server->region);
	v->answer.status = 200;
	return true;
}

bool
s3_location(struct s3_visit *v)
{
	buf_add_text(&v->answer.body, XML_HEAD);
	buf_printf(&v->answer.body, "<LocationConstraint" XML_NAMES ">%s"
	    "</LocationConstraint>", v->server->region);
	v->answer.status = 200;
	return true;
}
