/* SPDX-License-Identifier: MIT */
/* Cutting files for S3, comparing sums, reading dates, finding hosts: all
 * that is decided without a network. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file/crc64.h"
#include "file/open.h"
#include "send/s3plan.h"
#include "send/s3sums.h"
#include "send/s3where.h"
#include "tests/unit/unit.h"

unit_suite suite_s3plan;

#define MIB ((uint64_t)1 << 20)

static const struct {
	uint64_t size, part;
	unsigned parts;
	uint64_t last;		/* bytes of the last part */
} cuts[] = {
	{ 0, 0, 1, 0 },
	{ 1, 0, 1, 1 },
	{ 32 * MIB - 1, 0, 1, 32 * MIB - 1 },
	{ 32 * MIB, 16 * MIB, 2, 16 * MIB },
	{ 32 * MIB + 1, 16 * MIB, 3, 1 },
	{ 5000000000, 16 * MIB, 299, 5000000000 - 298 * 16 * MIB },
	{ 9000 * 16 * MIB, 16 * MIB, 9000, 16 * MIB },
	{ 9000 * 16 * MIB + 1, 17 * MIB, 8471,
	    9000 * 16 * MIB + 1 - 8470 * 17 * MIB },
	/* The largest there can be: 5 TiB. */
	{ 5 * MIB * MIB, 583 * MIB, 8993, 5 * MIB * MIB - 8992 * 583 * MIB },
};

START_TEST(files_are_cut_into_parts)
{
	uint64_t part = s3plan_part_size(cuts[_i].size), at = 0;
	unsigned n = s3plan_parts(cuts[_i].size, part);
	struct s3plan_piece piece = { 0, 0 };

	ck_assert_uint_eq(part, cuts[_i].part);
	ck_assert_uint_eq(n, cuts[_i].parts);
	ck_assert_uint_le(n, 10000);
	for (unsigned i = 1; i <= n; i++) {
		piece = s3plan_piece(cuts[_i].size, part, i);
		ck_assert_uint_eq(piece.offset, at);
		at += piece.length;
	}
	ck_assert_uint_eq(at, cuts[_i].size);
	ck_assert_uint_eq(piece.length, cuts[_i].last);
}
END_TEST

START_TEST(sums_are_written_as_headers_want_them)
{
	struct buf out = { 0 };

	s3plan_base64_md5("acbd18db4cc2f85cedef654fccc4a4d8", &out);
	ck_assert_str_eq(buf_text(&out), "rL0Y20zC+Fzt72VPzMSk2A==");
	buf_clear(&out);
	s3plan_base64_crc(UINT64_C(0xae8b14860a799888), &out);
	ck_assert_str_eq(buf_text(&out), "rosUhgp5mIg=");
	buf_clear(&out);
	s3plan_base64_crc(0, &out);
	ck_assert_str_eq(buf_text(&out), "AAAAAAAAAAA=");
	buf_release(&out);
}
END_TEST

/* printf a | md5sum, printf b | md5sum; both as bytes | md5sum */
START_TEST(etag_of_parts_is_the_md5_of_their_md5s)
{
	struct s3plan_etag *e = s3plan_etag_new();
	char out[S3PLAN_ETAG];

	s3plan_etag_add(e, "0cc175b9c0f1b6a831c399e269772661");
	s3plan_etag_add(e, "92eb5ffee6ae2fec3ad71c777531578f");
	s3plan_etag_end(e, out);
	ck_assert_str_eq(out, "96e024ba2074fe77e8e965ba43a704be-2");
	s3plan_etag_free(e);
}
END_TEST

#define MD5 "0cc175b9c0f1b6a831c399e269772661"
#define OTHER "92eb5ffee6ae2fec3ad71c777531578f"
#define CRC "rosUhgp5mIg="

static const struct {
	const char *ours, *etag, *crc;
	bool hidden;
	enum s3plan_match match;
} matches[] = {
	{ MD5, "\"" MD5 "\"", "", false, S3PLAN_SAME },
	{ MD5, MD5, CRC, false, S3PLAN_SAME },
	{ MD5, "\"0CC175B9C0F1B6A831C399E269772661\"", "", false,
	    S3PLAN_SAME },
	{ MD5 "-3", "\"" MD5 "-3\"", "", false, S3PLAN_SAME },
	{ MD5 "-3", "\"" MD5 "-4\"", "", false, S3PLAN_OTHER },
	{ MD5, "\"" OTHER "\"", "", false, S3PLAN_OTHER },
	{ MD5, "\"" OTHER "\"", "", true, S3PLAN_UNKNOWN },
	{ MD5, "\"" OTHER "\"", CRC, true, S3PLAN_SAME },
	{ MD5, "\"" OTHER "\"", CRC, false, S3PLAN_OTHER },
	{ MD5, "\"" MD5 "\"", "AAAAAAAAAAA=", false, S3PLAN_OTHER },
	{ MD5, "", "", false, S3PLAN_UNKNOWN },
	{ MD5, "\"abc\"", "", false, S3PLAN_UNKNOWN },
	{ MD5, "\"zcc175b9c0f1b6a831c399e269772661\"", "", false,
	    S3PLAN_UNKNOWN },
	{ "", "\"" OTHER "\"", "", false, S3PLAN_UNKNOWN },
	{ "", "\"" OTHER "\"", CRC, false, S3PLAN_SAME },
	{ "", "", "rosUhgp5mIh=", false, S3PLAN_OTHER },
};

START_TEST(what_a_server_says_is_compared)
{
	const struct s3plan_sums ours = { matches[_i].ours,
		UINT64_C(0xae8b14860a799888) };
	const struct s3plan_told told = { str_from(matches[_i].etag),
		str_from(matches[_i].crc), matches[_i].hidden };

	ck_assert_int_eq(s3plan_compare(&ours, &told), matches[_i].match);
}
END_TEST

static const struct {
	const char *text;
	int64_t when;		/* -1: none */
} dates[] = {
	{ "Thu, 01 Jan 1970 00:00:00 GMT", 0 },
	{ "Tue, 24 Nov 2026 01:23:45 GMT", 1795483425 },
	{ "Thu, 29 Feb 2024 23:59:60 GMT", 1709251200 },
	{ "Wed, 29 Feb 2023 00:00:00 GMT", -1 },
	{ "Tue, 24 Nov 2026 24:00:00 GMT", -1 },
	{ "Tue, 24 Nov 2026 01:23:45 UTC", -1 },
	{ "Tue, 24 nov 2026 01:23:45 GMT", -1 },
	{ "Tue, 24 Nov 2026 01:23:45", -1 },
	{ "Tuesday, 24-Nov-26 01:23:45 GMT", -1 },
	{ "", -1 },
};

START_TEST(date_of_a_server_is_read)
{
	int64_t when = -1;

	ck_assert_int_eq(s3plan_date(str_from(dates[_i].text), &when),
	    dates[_i].when >= 0);
	ck_assert_int_eq(when, dates[_i].when);
}
END_TEST

static const struct {
	struct s3where_wish wish;
	const char *host;	/* as in the header; NULL: refused */
	const char *path;
} places[] = {
	{ { "bucket", "", "", "" }, "bucket.s3.us-east-1.amazonaws.com",
	    "/a/date%3D1/x" },
	{ { "bucket", "eu-west-1", NULL, NULL },
	    "bucket.s3.eu-west-1.amazonaws.com", "/a/date%3D1/x" },
	{ { "bucket", "eu-west-1", "", "path" },
	    "s3.eu-west-1.amazonaws.com", "/bucket/a/date%3D1/x" },
	{ { "my.bucket", "eu-west-1", "", "" },
	    "s3.eu-west-1.amazonaws.com", "/my.bucket/a/date%3D1/x" },
	{ { "bucket", "cn-north-1", "", "" },
	    "bucket.s3.cn-north-1.amazonaws.com.cn", "/a/date%3D1/x" },
	{ { "bucket", "", "https://s3.example", "" }, "s3.example",
	    "/bucket/a/date%3D1/x" },
	{ { "bucket", "", "https://s3.example/", "host" },
	    "bucket.s3.example", "/a/date%3D1/x" },
	{ { "bucket", "", "https://s3.example:443", "" }, "s3.example",
	    "/bucket/a/date%3D1/x" },
	{ { "bucket", "", "https://s3.example:8443", "host" },
	    "bucket.s3.example:8443", "/a/date%3D1/x" },
	{ { "bucket", "", "http://127.0.0.1:80", "host" }, "127.0.0.1",
	    "/bucket/a/date%3D1/x" },
	{ { "bucket", "", "http://127.0.0.1:9000", "" }, "127.0.0.1:9000",
	    "/bucket/a/date%3D1/x" },
	{ { "bucket", "", "https://[::1]:9000", "host" }, "[::1]:9000",
	    "/bucket/a/date%3D1/x" },
	{ { "bucket", "", "https://localhost", "host" }, "localhost",
	    "/bucket/a/date%3D1/x" },
	{ { "", "", "", "" }, NULL, NULL },
	{ { "Bucket", "", "", "" }, NULL, NULL },
	{ { "b/c", "", "", "" }, NULL, NULL },
	{ { "bucket", "evil.example/", "", "" }, NULL, NULL },
	{ { "bucket", "EU", "", "" }, NULL, NULL },
	{ { "bucket", "", "s3.example", "" }, NULL, NULL },
	{ { "bucket", "", "ftp://s3.example", "" }, NULL, NULL },
	{ { "bucket", "", "https://", "" }, NULL, NULL },
	{ { "bucket", "", "https://s3.example/x", "" }, NULL, NULL },
	{ { "bucket", "", "https://u:p@s3.example", "" }, NULL, NULL },
	{ { "bucket", "", "https://s3.example:0", "" }, NULL, NULL },
	{ { "bucket", "", "https://s3.example:65536", "" }, NULL, NULL },
	{ { "bucket", "", "https://s3 example", "" }, NULL, NULL },
	{ { "bucket", "", "https://s3.example\r\nX: y", "" }, NULL, NULL },
};

START_TEST(bucket_has_its_host)
{
	struct buf host = { 0 }, path = { 0 };
	struct err err = { .kind = ERR_NONE };
	struct s3where w;
	bool found = s3where_init(&w, &places[_i].wish, &err);

	ck_assert_int_eq(found, places[_i].host != NULL);
	if (!found) {
		ck_assert_int_eq(err.kind, ERR_CONFIG);
		return;
	}
	s3where_host(&w, &host);
	ck_assert_str_eq(buf_text(&host), places[_i].host);
	s3where_path(&w, "a/date=1/x", &path);
	ck_assert_str_eq(buf_text(&path), places[_i].path);
	buf_release(&host);
	buf_release(&path);
}
END_TEST

/* A server names regions; it cannot lead us to a host of its own. */
START_TEST(only_a_region_is_moved_to)
{
	static const char *const refused[] = { "", "us-east-1", "evil.example",
		"a/b", "evil.example:80#", "EU-WEST-1",
		"this-is-much-too-long-for-a-region" };
	const struct s3where_wish wish = { "bucket", "us-east-1", "", "" };
	const struct s3where_wish own = { "bucket", "", "https://s3.example",
		"" };
	struct s3where w;

	ck_assert(s3where_init(&w, &wish, NULL));
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		ck_assert(!s3where_move(&w, str_from(refused[i])));
		ck_assert_str_eq(w.host, "bucket.s3.us-east-1.amazonaws.com");
	}
	ck_assert(s3where_move(&w, str_from("eu-west-1")));
	ck_assert_str_eq(w.host, "bucket.s3.eu-west-1.amazonaws.com");
	ck_assert(s3where_init(&w, &own, NULL));
	ck_assert(s3where_move(&w, str_from("eu-west-1")));
	ck_assert_str_eq(w.host, "s3.example");
	ck_assert_str_eq(w.region, "eu-west-1");
}
END_TEST

enum { PART = 600000, TEXT = 2 * PART + 1234 };

/* Parts that are no multiple of a slice, and one that wants no MD5. */
START_TEST(sums_are_taken_part_by_part)
{
	char *text = malloc(TEXT), sha[HASH_HEX], md5[HASH_HEX];
	struct crc64 *crc = crc64_new();
	struct err err = { .kind = ERR_NONE };
	struct s3sums *sums;
	struct stat st;
	unsigned parts = 0;
	int fd;

	ck_assert_ptr_nonnull(text);
	for (size_t i = 0; i < TEXT; i++)
		text[i] = (char)(i * 31 % 251);
	fd = open_regular(unit_file("x", text, TEXT), ERR_INPUT, &st, &err);
	ck_assert_int_ge(fd, 0);
	sums = s3sums_new(fd, TEXT, PART);
	while (!s3sums_ended(sums)) {
		struct s3plan_piece piece;
		struct hash *h;

		if (s3sums_step(sums, parts != 1) == S3SUMS_MORE)
			continue;
		parts++;
		ck_assert_uint_eq(s3sums_part(sums), parts);
		piece = s3plan_piece(TEXT, PART, parts);
		ck_assert_uint_eq(s3sums_part_crc(sums), crc64_add(crc, 0,
		    text + piece.offset, piece.length));
		h = hash_new_kind(HASH_MD5);
		hash_add(h, text + piece.offset, piece.length);
		hash_finish(h, md5);
		hash_free(h);
		ck_assert_str_eq(s3sums_part_md5(sums), parts == 2 ? ""
		    : md5);
	}
	ck_assert_uint_eq(parts, 3);
	hash_of((struct str){ text, TEXT }, sha);
	ck_assert_str_eq(s3sums_sha256(sums), sha);
	ck_assert_uint_eq(s3sums_crc(sums), crc64_add(crc, 0, text, TEXT));
	s3sums_free(sums);
	crc64_free(crc);
	free(text);
	ck_assert_int_eq(close(fd), 0);
}
END_TEST

START_TEST(file_that_became_shorter_is_noticed)
{
	struct err err = { .kind = ERR_NONE };
	struct s3sums *sums;
	struct stat st;
	int fd = open_regular(unit_file("x", "12345", 5), ERR_INPUT, &st,
	    &err);

	ck_assert_int_ge(fd, 0);
	sums = s3sums_new(fd, 6, 0);
	ck_assert_int_eq(s3sums_step(sums, true), S3SUMS_MORE);
	ck_assert_int_eq(s3sums_step(sums, true), S3SUMS_FAILED);
	s3sums_free(sums);
	sums = s3sums_new(fd, 5, 0);
	ck_assert_int_eq(s3sums_step(sums, true), S3SUMS_PART);
	ck_assert(s3sums_ended(sums));
	s3sums_free(sums);
	ck_assert_int_eq(close(fd), 0);
}
END_TEST

Suite *
suite_s3plan(void)
{
	Suite *s = suite_create("s3plan");
	TCase *t = tcase_create("s3plan");

	tcase_add_loop_test(t, files_are_cut_into_parts, 0,
	    sizeof(cuts) / sizeof(cuts[0]));
	tcase_add_test(t, sums_are_written_as_headers_want_them);
	tcase_add_test(t, etag_of_parts_is_the_md5_of_their_md5s);
	tcase_add_loop_test(t, what_a_server_says_is_compared, 0,
	    sizeof(matches) / sizeof(matches[0]));
	tcase_add_loop_test(t, date_of_a_server_is_read, 0,
	    sizeof(dates) / sizeof(dates[0]));
	tcase_add_loop_test(t, bucket_has_its_host, 0,
	    sizeof(places) / sizeof(places[0]));
	tcase_add_test(t, only_a_region_is_moved_to);
	tcase_add_test(t, sums_are_taken_part_by_part);
	tcase_add_test(t, file_that_became_shorter_is_noticed);
	suite_add_tcase(s, t);
	return s;
}
