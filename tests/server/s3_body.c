/* SPDX-License-Identifier: MIT */
/* What comes after the head of a request: taken, counted, held against its
 * promises; or cut, held up and spoiled, as the rules want it. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/server/pace.h"
#include "tests/server/s3.h"

/* How many bytes until the connection is to break; 0: now. */
static uint64_t
until_break(struct s3_visit *v)
{
	uint64_t reset = fault_number(&v->faults, "reset", UINT64_MAX);
	uint64_t end = fault_number(&v->faults, "close", UINT64_MAX);

	if (reset <= v->received || end <= v->received) {
		v->reset = reset <= v->received;
		return 0;
	}
	return (reset < end ? reset : end) - v->received;
}

static bool
take(struct s3_visit *v, int fd)
{
	struct pace pace = { .rules = v->server->rules, .faults = &v->faults,
		.stream = v->stream, .start = clock_monotonic_ms() };
	char *block = xmalloc(STREAM_BLOCK);

	while (v->received < v->q.length) {
		uint64_t most = until_break(v);
		uint64_t left = v->q.length - v->received;
		size_t n = pace_most(&pace, v->received);

		n = most < n ? (size_t)most : n;
		n = left < n ? (size_t)left : n;
		if (n == 0 || (n = stream_read(v->stream, block, n)) == 0)
			break;
		if (fd >= 0) {
			sums_add(&v->sums, block, n);
			if (write(fd, block, n) != (ssize_t)n)
				break;
		}
		v->received += n;
		pace_keep(&pace, v->received);
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
	/* With Complete it is that of the whole: s3_upload.c. */
	return check_one(v, "content-md5", "BadDigest", v->sums.md5_text) &&
	    (strcmp(v->q.method, "PUT") != 0 || check_one(v,
	    "x-amz-checksum-crc64nvme", "BadDigest", v->sums.crc_text));
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
