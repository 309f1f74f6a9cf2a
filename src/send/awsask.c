/* SPDX-License-Identifier: MIT */
/* Signs, sends, and waits in steps. */
#include "send/awsask.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "file/hash.h"
#include "send/s3plan.h"
#include "send/s3reply.h"
#include "send/s3where.h"
#include "send/sigv4.h"

enum { STEP_MS = 20, HEADERS_MAX = 6 };

struct awsask {
	const struct awsask_request *r;
	const struct login *login;
	struct transfer *net;
	int64_t clock_offset;	/* theirs less ours, in seconds */
	bool clock_set;
	enum fault fault;
	char *body;		/* may hold a secret */
	size_t body_bytes;
	char region[S3WHERE_REGION_MAX];
};

/* What the headers point to. */
struct draft {
	struct pair headers[HEADERS_MAX];
	size_t count;
	char date[SIGV4_TIME], hash[HASH_HEX];
	struct buf host, query, authorization;
};

static void
add(struct draft *d, const char *name, struct str value)
{
	if (value.n > 0)
		d->headers[d->count++] = (struct pair){ str_from(name),
			value };
}

static void
add_host(const struct awsask_request *r, struct draft *d)
{
	unsigned usual = r->scheme == TRANSFER_HTTPS ? 443 : 80;

	buf_add_text(&d->host, r->host);
	if (r->port != 0 && r->port != usual)
		buf_printf(&d->host, ":%u", r->port);
	add(d, "host", buf_str(&d->host));
}

static void
sign(const struct awsask *a, struct draft *d)
{
	const struct awsask_request *r = a->r;
	struct sigv4_request s = {
		.method = r->form.n > 0 ? "POST" : "GET",
		.path = r->path, .query = r->query,
		.query_count = r->query_count, .headers = d->headers,
		.payload = d->hash, .region = r->region,
		.service = r->service,
		.now = clock_now() + a->clock_offset };

	hash_of(r->form, d->hash);
	sigv4_time(s.now, d->date);
	if (r->form.n > 0)
		add(d, "content-type", str_from("application/"
		    "x-www-form-urlencoded; charset=utf-8"));
	add(d, "x-amz-date", str_from(d->date));
	add(d, "x-amz-content-sha256", str_from(d->hash));
	add(d, "x-amz-security-token", secret_str(&a->login->token));
	s.header_count = d->count;
	sigv4_authorization(&s, str_from(a->login->user), &a->login->secret,
	    &d->authorization);
	add(d, "authorization", buf_str(&d->authorization));
}

static bool
start(struct awsask *a, struct err *err)
{
	const struct awsask_request *r = a->r;
	struct draft d = { .count = 0 };
	struct transfer_request t = { .scheme = r->scheme,
		.method = r->form.n > 0 ? TRANSFER_POST : TRANSFER_GET,
		.host = r->host, .port = r->port, .path = r->path,
		.text = r->form.n > 0 ? r->form : (struct str){ "", 0 } };
	bool begun;

	add_host(r, &d);
	sign(a, &d);
	sigv4_query(r->query, r->query_count, &d.query);
	t.query = buf_str(&d.query);
	t.headers = d.headers + 1;	/* the first is the network's own */
	t.header_count = d.count - 1;
	begun = transfer_start(a->net, &t, a, err);
	buf_release(&d.host);
	buf_release(&d.query);
	buf_release(&d.authorization);
	return begun;
}

struct awsask *
awsask_begin(const struct awsask_request *request, const struct login *login,
    struct err *err)
{
	const struct transfer_settings settings = {
		.ca_file = request->ca_file, .parallel = 1 };
	struct awsask *a = xcalloc(1, sizeof(*a));

	a->r = request;
	a->login = login;
	a->net = transfer_new(&settings, err);
	if (a->net != NULL && start(a, err))
		return a;
	awsask_free(a);
	return NULL;
}

void
awsask_free(struct awsask *a)
{
	if (a == NULL)
		return;
	transfer_free(a->net);
	if (a->body != NULL)
		secret_wipe(a->body, a->body_bytes);
	free(a->body);
	free(a);
}

/* STS says so in words, under the code of a wrong signature. */
static bool
is_clock(enum fault fault, struct str body)
{
	return fault == FAULT_CLOCK || (fault == FAULT_KEY_SECRET &&
	    (str_find_text(body, "Signature expired") < body.n ||
	    str_find_text(body, "Signature not yet current") < body.n));
}

static void
take_region(struct awsask *a, const struct transfer_result *r)
{
	struct str named = transfer_header(r, "x-amz-bucket-region");

	if (named.n == 0)
		(void)s3reply_text(r->body, "Region", a->region,
		    sizeof(a->region));
	else if (named.n < sizeof(a->region))
		memcpy(a->region, named.p, named.n);
}

static enum step
take_answer(struct awsask *a, const struct transfer_result *r,
    struct err *err)
{
	int64_t theirs;

	a->fault = r->trouble != TRANSFER_OK ? fault_of_trouble(r->trouble)
	    : fault_of_reply(r->status, r->body);
	if (is_clock(a->fault, r->body)) {
		a->fault = FAULT_CLOCK;
		if (!a->clock_set && s3plan_date(transfer_header(r, "date"),
		    &theirs)) {
			a->clock_set = true;
			a->clock_offset = theirs - clock_now();
			return start(a, err) ? STEP_MORE : STEP_FAILED;
		}
	}
	take_region(a, r);
	a->body = xmalloc(r->body.n + 1);
	if (r->body.n > 0)
		memcpy(a->body, r->body.p, r->body.n);
	a->body_bytes = r->body.n;
	return STEP_DONE;
}

enum step
awsask_step(struct awsask *a, struct err *err)
{
	struct transfer_result result;

	(void)transfer_work(a->net, STEP_MS);
	if (!transfer_finished(a->net, &result))
		return STEP_MORE;
	return take_answer(a, &result, err);
}

enum fault
awsask_fault(const struct awsask *a)
{
	return a->fault;
}

struct str
awsask_body(const struct awsask *a)
{
	return (struct str){ a->body, a->body_bytes };
}

int64_t
awsask_offset(const struct awsask *a)
{
	return a->clock_offset;
}

struct str
awsask_region(const struct awsask *a)
{
	return str_from(a->region);
}
