/* SPDX-License-Identifier: MIT */
/* What comes after the head of a request: taken, counted, held against its
 * promises; or cut, held up and spoiled, as the rules want it. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/server/s3.h"

enum { TICK_MS = 5 };

/* No further byte is taken until the other side goes, the rules change or
 * the time of the rule is over. */
static void
stall(struct s3_visit *v)
{
	int64_t end = clock_monotonic_ms() +
	    (int64_t)fault_number(&v->faults, "for", 3600000);

	while (clock_monotonic_ms() < end &&
	    rules_still(v->server->rules, v->faults.generation) &&
	    !stream_gone(v->stream, TICK_MS))
		;
}

/* Not more than so many bytes a second since start. */
static void
slow_down(const struct s3_visit *v, uint64_t rate, int64_t start)
{
	int64_t due = start + (int64_t)(v->received * 1000 / rate);
	int64_t wait = due - clock_monotonic_ms();
	struct timespec t = { .tv_nsec = 0 };

	if (wait <= 0)
		return;
	t.tv_sec = wait / 1000;
	t.tv_nsec = wait % 1000 * 1000000;
	(void)nanosleep(&t, NULL);
}

/* How many bytes until the next fault, and that fault when it is here. */
static uint64_t
until_fault(struct s3_visit *v, bool *stalled)
{
	static const char *const cuts[] = { "reset", "close", "stall" };
	uint64_t left = v->q.length - v->received;

	for (unsigned i = 0; i < 3; i++) {
		uint64_t at = fault_number(&v->faults, cuts[i], UINT64_MAX);

		if (i == 2 && *stalled)
			continue;
		if (at > v->received) {
			left = at - v->received < left ? at - v->received
			    : left;
		} else if (i == 2) {
			*stalled = true;
			stall(v);
		} else {
			v->reset = i == 0;
			return 0;
		}
	}
	return left;
}

static bool
take(struct s3_visit *v, int fd)
{
	uint64_t rate = fault_number(&v->faults, "slow", 0);
	int64_t start = clock_monotonic_ms();
	char *block = xmalloc(STREAM_BLOCK);
	bool stalled = false;

	while (v->received < v->q.length) {
		uint64_t most = until_fault(v, &stalled);
		size_t n = most < STREAM_BLOCK ? (size_t)most : STREAM_BLOCK;

		if (rate > 0 && n > rate / 20 + 1)
			n = (size_t)(rate / 20 + 1);
		if (n == 0 || (n = stream_read(v->stream, block, n)) == 0)
			break;
		if (fd >= 0) {
			sums_add(&v->sums, block, n);
			if (write(fd, block, n) != (ssize_t)n)
				break;
		}
		v->received += n;
		if (rate > 0)
			slow_down(v, rate, start);
	}
	free(block);
	return v->received == v->q.length;
}

bool
s3_body_take(struct s3_visit *v)
{
	const char *expect = http_header(&v->q, "expect");
	bool whole;
	int fd = -1;

	if (v->q.length == 0)
		return true;
	if (expect != NULL && fault_value(&v->faults, "nocontinue") == NULL)
		(void)stream_write(v->stream, "HTTP/1.1 100 Continue\r\n\r\n",
		    25);
	if (v->no.status == 0)
		fd = store_temp(v->server->root, v->file);
	sums_begin(&v->sums);
	whole = take(v, fd);
	sums_end(&v->sums);
	if (fd >= 0)
		(void)close(fd);
	return whole;
}

static bool
check_one(struct s3_visit *v, const char *header, const char *code,
    const char *sum)
{
	const char *told = http_header(&v->q, header);

	return told == NULL || strcmp(told, sum) == 0 ||
	    refuse(&v->no, 400, code, "The %s you specified did not match "
	    "what we received.", header);
}

bool
s3_body_check(struct s3_visit *v)
{
	const char *payload = v->sign.payload;
	const char *md5 = http_header(&v->q, "content-md5");

	if (v->file[0] == '\0') {	/* the sums of nothing */
		sums_begin(&v->sums);
		sums_end(&v->sums);
	}
	if (strcmp(payload, "UNSIGNED-PAYLOAD") != 0 &&
	    strcmp(payload, v->sums.sha256_hex) != 0)
		return refuse(&v->no, 400, "XAmzContentSHA256Mismatch",
		    "The provided 'x-amz-content-sha256' header does not "
		    "match what was computed.");
	if (md5 != NULL && strlen(md5) != 24)
		return refuse(&v->no, 400, "InvalidDigest", "The Content-MD5 "
		    "you specified is not valid.");
	return check_one(v, "content-md5", "BadDigest", v->sums.md5_text) &&
	    check_one(v, "x-amz-checksum-crc64nvme", "BadDigest",
	    v->sums.crc_text);
}

char *
s3_body_text(const struct s3_visit *v)
{
	size_t n = v->received < (4 << 20) ? (size_t)v->received : 0;
	char *text = xcalloc(1, n + 1);
	int fd = open(v->file, O_RDONLY);

	if (fd >= 0) {
		if (read(fd, text, n) != (ssize_t)n)
			text[0] = '\0';
		(void)close(fd);
	}
	return text;
}

static void
spoil(const struct s3_visit *v, uint64_t keep, uint64_t flip)
{
	int fd = open(v->file, O_RDWR);
	char c;

	if (keep < v->received)
		(void)!ftruncate(fd, (off_t)keep);
	if (pread(fd, &c, 1, (off_t)flip) == 1) {
		c ^= 1;
		(void)!pwrite(fd, &c, 1, (off_t)flip);
	}
	(void)close(fd);
}

/* The ETag is that of what is stored, so that it tells; with sly=, that of
 * what came, so that only the size or the bytes do. */
void
s3_body_stored(struct s3_visit *v, struct about *about)
{
	uint64_t keep = fault_number(&v->faults, "truncate", UINT64_MAX);
	uint64_t flip = fault_number(&v->faults, "flip", UINT64_MAX >> 1);
	const char *acl = http_header(&v->q, "x-amz-acl");

	if (v->file[0] == '\0') {
		int fd = store_temp(v->server->root, v->file);

		if (fd >= 0)
			(void)close(fd);
	}
	if (keep < v->received || flip < v->received) {
		spoil(v, keep, flip);
		if (fault_value(&v->faults, "sly") == NULL)
			(void)sums_file(&v->sums, v->file);
	}
	(void)snprintf(about->etag, sizeof(about->etag), "%s",
	    v->sums.md5_hex);
	(void)snprintf(about->crc, sizeof(about->crc), "%s",
	    v->sums.crc_text);
	(void)snprintf(about->acl, sizeof(about->acl), "%.63s",
	    acl == NULL || acl[0] == '\0' ? "-" : acl);
	about->size = keep < v->received ? keep : v->received;
}
