/* SPDX-License-Identifier: MIT */
/* What the server says, in Amazon's form; or less, more, later and otherwise,
 * as the rules want it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "tests/server/s3.h"

enum { HEAD_LINE = 1000 };

void
s3_answer_refusal(struct s3_visit *v)
{
	struct buf *b = &v->answer.body;

	v->answer.status = v->no.status;
	buf_add_str(&v->answer.headers, buf_str(&v->no.headers));
	buf_clear(b);
	buf_add_text(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>");
	xml_add(b, "Code", v->no.code);
	xml_add(b, "Message", v->no.message);
	buf_add_str(b, buf_str(&v->no.extra));
	buf_add_text(b, "<RequestId>4442587FB7D0A2F9</RequestId>"
	    "<HostId>vzFpQ1kYbTEST</HostId></Error>");
}

static void
wait_ms(uint64_t ms)
{
	struct timespec t = { (time_t)(ms / 1000),
		(long)(ms % 1000 * 1000000) };

	(void)nanosleep(&t, NULL);
}

static void
say_usual(struct s3_visit *v)
{
	static const char days[][4] = { "Sun", "Mon", "Tue", "Wed", "Thu",
		"Fri", "Sat" };
	static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct clock_date d = clock_date(s3_now(v->server));

	http_say(&v->answer, "Date", "%s, %02d %s %04d %02d:%02d:%02d GMT",
	    days[d.weekday], d.day, months[d.month - 1], d.year, d.hour,
	    d.minute, d.second);
	http_say(&v->answer, "Server", "AmazonS3");
	http_say(&v->answer, "x-amz-request-id", "4442587FB7D0A2F9");
	http_say(&v->answer, "x-amz-id-2", "vzFpQ1kYbTEST");
	if (v->answer.body.n > 0)
		http_say(&v->answer, "Content-Type", "application/xml");
}

/* A head of so many bytes more. */
static void
say_much(struct s3_visit *v, uint64_t bytes)
{
	char line[HEAD_LINE];

	memset(line, 'a', sizeof(line));
	line[sizeof(line) - 1] = '\0';
	v->answer.headers.max = bytes + HEAD_LINE * 64;
	for (uint64_t n = 0; n < bytes; n += HEAD_LINE)
		buf_printf(&v->answer.headers, "x-amz-meta-%" PRIu64
		    ": %s\r\n", n, line);
}

/* Until the other side has enough. */
static bool
send_endless(struct s3_visit *v, const char *how)
{
	char block[4096];

	memset(block, 'a', sizeof(block));
	if (strcmp(how, "chunked") == 0) {	/* 5 + 0xff9 + 2 = 4096 */
		memcpy(block, "ff9\r\n", 5);
		memcpy(block + sizeof(block) - 2, "\r\n", 2);
	}
	while (stream_write(v->stream, block, sizeof(block)))
		;
	return false;
}

static bool
send_drip(struct s3_visit *v, const struct buf *out, uint64_t ms)
{
	for (size_t i = 0; i < out->n; i++) {
		if (!stream_write(v->stream, out->p + i, 1))
			return false;
		wait_ms(ms);
	}
	return true;
}

/* Reads the file that a rule names in place of the body. */
static void
other_body(struct s3_visit *v, const char *path)
{
	FILE *f = fopen(path, "rb");
	char block[4096];
	size_t n;

	buf_clear(&v->answer.body);
	v->answer.body.max = 64 << 20;
	while (f != NULL && (n = fread(block, 1, sizeof(block), f)) > 0)
		buf_add(&v->answer.body, block, n);
	if (f != NULL)
		(void)fclose(f);
}

/* Head and body, in one piece. */
static void
form(struct s3_visit *v, struct buf *out)
{
	const char *body = fault_value(&v->faults, "body");
	const char *endless = fault_value(&v->faults, "endless");
	bool head = strcmp(v->q.method, "HEAD") == 0;

	if (body != NULL)
		other_body(v, body);
	if (fault_value(&v->faults, "location") != NULL)
		http_say(&v->answer, "Location", "%s",
		    fault_value(&v->faults, "location"));
	if (fault_value(&v->faults, "retryafter") != NULL)
		http_say(&v->answer, "Retry-After", "%s",
		    fault_value(&v->faults, "retryafter"));
	say_usual(v);
	say_much(v, fault_number(&v->faults, "bighead", 0));
	out->max = (size_t)1 << 30;
	if (endless != NULL) {
		v->answer.own_length = true;
		v->answer.close = true;
		if (strcmp(endless, "chunked") == 0)
			http_say(&v->answer, "Transfer-Encoding", "chunked");
	}
	http_form(&v->answer, fault_number(&v->faults, "length",
	    v->answer.body.n), out);
	if (!head && endless == NULL)
		buf_add_str(out, buf_str(&v->answer.body));
}

bool
s3_answer_send(struct s3_visit *v)
{
	const char *endless = fault_value(&v->faults, "endless");
	uint64_t lost = fault_number(&v->faults, "lost", UINT64_MAX);
	uint64_t drip = fault_number(&v->faults, "drip", 0);
	struct buf out = { 0 };
	bool more;

	wait_ms(fault_number(&v->faults, "delay", 0));
	if (fault_value(&v->faults, "length") != NULL)
		v->answer.close = true;
	if (fault_value(&v->faults, "garbage") != NULL)
		buf_add_text(&out, "\x16\x03\x01 who are you?\r\n\r\n");
	else
		form(v, &out);
	if (lost < out.n) {
		out.n = (size_t)lost;
		v->reset = true;
	}
	more = drip > 0 ? send_drip(v, &out, drip)
	    : stream_write(v->stream, out.p, out.n);
	if (more && endless != NULL)
		more = send_endless(v, endless);
	buf_release(&out);
	return more && !v->reset && !v->answer.close;
}
