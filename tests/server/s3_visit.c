/* SPDX-License-Identifier: MIT */
/* One request, from its head to its line in the journal. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/server/s3.h"

static const struct s3_operation operations[] = {
	{ "part", "PUT", true, "partNumber", true, s3_part },
	{ "put", "PUT", true, NULL, true, s3_put },
	{ "create", "POST", true, "uploads", true, s3_create },
	{ "complete", "POST", true, "uploadId", true, s3_complete },
	{ "abort", "DELETE", true, "uploadId", true, s3_abort },
	{ "delete", "DELETE", true, NULL, false, s3_delete },
	{ "parts", "GET", true, "uploadId", false, s3_list_parts },
	{ "acl", "GET", true, "acl", false, s3_acl },
	{ "get", "GET", true, NULL, false, s3_get },
	{ "head", "HEAD", true, NULL, false, s3_head },
	{ "uploads", "GET", false, "uploads", false, s3_list_uploads },
	{ "location", "GET", false, "location", false, s3_location },
	{ "list", "GET", false, NULL, false, s3_list },
	{ "bucket", "HEAD", false, NULL, false, s3_head_bucket },
	{ "sts", "POST", false, NULL, true, s3_sts },
};

enum { OPERATIONS = sizeof(operations) / sizeof(*operations) };

int64_t
s3_now(struct s3_server *s)
{
	return clock_now() + rules_number(s->rules, "clock", 0);
}

/* BUCKET.domain, or the first piece of the path. */
static void
locate(struct s3_visit *v)
{
	const char *host = http_header(&v->q, "host"), *path = v->q.path + 1;
	const char *domain = v->server->domain;
	size_t n = host == NULL ? 0 : strcspn(host, ":");
	size_t d = strlen(domain);

	if (d > 0 && n > d + 1 && host[n - d - 1] == '.' &&
	    memcmp(host + n - d, domain, d) == 0) {
		v->bucket = xstrndup(host, n - d - 1);
	} else {
		n = strcspn(path, "/");
		v->bucket = http_decode(path, n, false);
		path += n + (path[n] == '/');
	}
	if (*path != '\0')
		v->key = http_decode(path, strlen(path), false);
}

static void
find_operation(struct s3_visit *v)
{
	const char *part = http_query(&v->q, "partNumber");

	v->part = part == NULL ? 0 : strtoull(part, NULL, 10);
	for (unsigned i = 0; i < OPERATIONS; i++) {
		const struct s3_operation *o = &operations[i];

		if (strcmp(o->method, v->q.method) == 0 &&
		    o->of_key == (v->key != NULL) && (o->query == NULL ||
		    http_query(&v->q, o->query) != NULL)) {
			v->operation = o;
			return;
		}
	}
}

/* The user as the request names it, signed or not. */
static void
claimed_key(const struct s3_visit *v, char key[128])
{
	const char *text = http_header(&v->q, "authorization");
	const char *at = text == NULL ? NULL : strstr(text, "Credential=");

	(void)snprintf(key, 128, "%.*s",
	    at == NULL ? 0 : (int)strcspn(at + 11, "/"),
	    at == NULL ? "" : at + 11);
}

static const char *
usual_message(const char *code)
{
	static const char *const messages[][2] = {
		{ "SlowDown", "Please reduce your request rate." },
		{ "InternalError", "We encountered an internal error. "
		    "Please try again." },
		{ "ExpiredToken", "The provided token has expired." },
		{ "AccessDenied", "Access Denied" },
		{ "RequestTimeout", "Your socket connection to the server "
		    "was not read from or written to within the timeout "
		    "period. Idle connections will be closed." },
		{ "PermanentRedirect", "The bucket you are attempting to "
		    "access must be addressed using the specified endpoint. "
		    "Please send all future requests to this endpoint." },
	};

	for (size_t i = 0; i < sizeof(messages) / sizeof(*messages); i++)
		if (strcmp(messages[i][0], code) == 0)
			return messages[i][1];
	return "Something went wrong.";
}

/* status=503/SlowDown, and error=CODE, which comes as 200. */
static void
planned_refusal(struct s3_visit *v)
{
	const char *status = fault_value(&v->faults, "status");
	const char *error = fault_value(&v->faults, "error");
	const char *region = fault_value(&v->faults, "region");
	const char *code = error;

	if (status == NULL && error == NULL)
		return;
	if (status != NULL) {
		code = strchr(status, '/');
		code = code == NULL ? "InternalError" : code + 1;
	}
	if (region != NULL) {
		xml_add(&v->no.extra, "Endpoint", "elsewhere.test");
		buf_printf(&v->no.headers, "x-amz-bucket-region: %s\r\n",
		    region);
	}
	(void)refuse(&v->no, status == NULL ? 200 :
	    (int)strtol(status, NULL, 10), code, "%s", usual_message(code));
}

static bool
may(struct s3_visit *v)
{
	if (v->sign.user->put_only && !v->operation->writes)
		return refuse(&v->no, 403, "AccessDenied", "Access Denied");
	if (v->operation->work != s3_sts &&
	    !store_has_bucket(v->server->root, v->bucket))
		return refuse(&v->no, 404, "NoSuchBucket",
		    "The specified bucket does not exist");
	if (strcmp(v->q.method, "PUT") == 0 && !v->q.sized)
		return refuse(&v->no, 411, "MissingContentLength",
		    "You must provide the Content-Length HTTP header.");
	return true;
}

/* All that can be said before the body comes. */
static void
judge_head(struct s3_visit *v)
{
	struct sign_place place = { v->server->region, "s3",
		s3_now(v->server) };

	if (v->operation == NULL)
		(void)refuse(&v->no, 400, "MethodNotAllowed", "The specified "
		    "method is not allowed against this resource.");
	else if (v->operation->work != s3_sts &&
	    sign_check(&v->q, v->server->users, &place, &v->sign, &v->no))
		(void)may(v);
}

/* One line, in one piece; never a secret. */
static void
note(const struct s3_visit *v, const char *key)
{
	const char *acl = http_header(&v->q, "x-amz-acl");
	const char *payload = http_header(&v->q, "x-amz-content-sha256");
	const char *match = http_header(&v->q, "if-none-match");
	struct buf b = { 0 };

	if (v->server->journal < 0)
		return;
	buf_printf(&b, "%s %s op=%s part=%" PRIu64 " bytes=%" PRIu64
	    " status=%d code=%s key=%s acl=%s payload=%s md5=%s match=%s\n",
	    v->q.method, v->q.target,
	    v->operation == NULL ? "-" : v->operation->name, v->part,
	    v->received, v->answer.status,
	    v->no.code == NULL ? "-" : v->no.code, key[0] == '\0' ? "-" : key,
	    acl == NULL ? "-" : acl, payload == NULL ? "-" :
	    strcmp(payload, "UNSIGNED-PAYLOAD") == 0 ? "unsigned" : "signed",
	    http_header(&v->q, "content-md5") == NULL ? "no" : "yes",
	    match == NULL ? "-" : match);
	(void)!write(v->server->journal, b.p, b.n);
	buf_release(&b);
}

static void
work(struct s3_visit *v)
{
	bool done = fault_value(&v->faults, "done") != NULL;

	if (v->no.status == 0 && v->operation->work != s3_sts)
		(void)s3_body_check(v);
	if (v->no.status == 0 && !done)
		planned_refusal(v);
	if (v->no.status == 0) {
		(void)pthread_mutex_lock(&v->server->lock);
		(void)v->operation->work(v);
		(void)pthread_mutex_unlock(&v->server->lock);
	}
	if (v->no.status == 0 && done)
		planned_refusal(v);
}

/* False: nothing is to be answered. */
static bool
take_and_do(struct s3_visit *v)
{
	bool early = fault_value(&v->faults, "early") != NULL;

	judge_head(v);
	if (early)
		planned_refusal(v);
	if (v->no.status != 0 && v->q.length > 0 &&
	    (early || http_header(&v->q, "expect") != NULL)) {
		v->answer.close = true;	/* said without taking the body */
	} else {
		if (!s3_body_take(v))
			return false;
		work(v);
	}
	if (v->no.status != 0)
		s3_answer_refusal(v);
	return true;
}

static void
release(struct s3_visit *v)
{
	if (v->file[0] != '\0')
		(void)unlink(v->file);
	http_release(&v->q);
	buf_release(&v->no.extra);
	buf_release(&v->no.headers);
	buf_release(&v->answer.headers);
	buf_release(&v->answer.body);
	free(v->bucket);
	free(v->key);
	free(v);
}

static bool
serve(struct s3_visit *v)
{
	bool said, more = false;
	char key[128];

	locate(v);
	find_operation(v);
	claimed_key(v, key);
	rules_meet(v->server->rules,
	    v->operation == NULL ? "-" : v->operation->name, v->part, key,
	    &v->faults);
	v->reset = fault_value(&v->faults, "refuse") != NULL;
	said = !v->reset && take_and_do(v);
	note(v, key);
	if (said)
		more = s3_answer_send(v);
	return more;
}

bool
s3_visit(struct s3_server *s, struct stream *stream)
{
	struct s3_visit *v = xcalloc(1, sizeof(*v));
	bool more;

	v->server = s;
	v->stream = stream;
	more = http_read(stream, &v->q) && serve(v);
	if (v->reset)
		stream_reset(stream);
	release(v);
	return more;
}
