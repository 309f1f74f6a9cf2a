/* SPDX-License-Identifier: MIT */
/* Deliveries to an S3 server that is as strict as Amazon and makes faults
 * when it is told to: the file arrives in spite of them. */
#include <string.h>

#include "base/clock.h"
#include "tests/unit/send/s3scene.h"
#include "tests/unit/unit.h"

unit_suite suite_s3;

static const struct {
	size_t size;
	const char *key, *secret, *token;
	unsigned proofs;
} plain[] = {
	{ SCENE_SMALL, SERVER_KEY, SERVER_SECRET, "",
	    BIT(PROOF_CHECKSUM) | BIT(PROOF_SIZE) },
	{ SCENE_LARGE, SERVER_KEY, SERVER_SECRET, "", BIT(PROOF_PARTS) |
	    BIT(PROOF_CHECKSUM) | BIT(PROOF_SIZE) },
	{ SCENE_SMALL, SERVER_PUT_KEY, SERVER_PUT_SECRET, "",
	    BIT(PROOF_CHECKSUM) },
	{ SCENE_LARGE, SERVER_PUT_KEY, SERVER_PUT_SECRET, "",
	    BIT(PROOF_PARTS) | BIT(PROOF_CHECKSUM) },
	{ SCENE_SMALL, SERVER_SESSION_KEY, SERVER_SESSION_SECRET,
	    SERVER_SESSION_TOKEN, BIT(PROOF_CHECKSUM) | BIT(PROOF_SIZE) },
	{ SCENE_LARGE, SERVER_SESSION_KEY, SERVER_SESSION_SECRET,
	    SERVER_SESSION_TOKEN, BIT(PROOF_PARTS) | BIT(PROOF_CHECKSUM) |
	    BIT(PROOF_SIZE) },
};

START_TEST(file_arrives_with_every_kind_of_login)
{
	struct scene s;

	scene_set_up(&s, plain[_i].size, NULL);
	scene_login(&s, plain[_i].key, plain[_i].secret, plain[_i].token);
	scene_must_arrive(&s);
	ck_assert_uint_eq(s.delivered.proofs, plain[_i].proofs);
	ck_assert_uint_eq(s.notes.count, 0);
	/* The owner of the bucket may read it, however it was sent. */
	ck_assert_uint_eq(server_count(&s.server,
	    "acl=bucket-owner-full-control"), 1);
	scene_tear_down(&s);
}
END_TEST

/* What the server does wrong, and how often one of the requests is made
 * then. */
static const struct {
	size_t size;
	const char *rules;
	const char *request;
	unsigned times;
	unsigned notes;
	unsigned uploads;	/* that stay behind */
} survived[] = {
	{ SCENE_SMALL, "put status=503/SlowDown x3\n", "op=put", 4, 0, 0 },
	{ SCENE_SMALL, "put status=500/InternalError x2\n", "op=put", 3, 0, 0 },
	{ SCENE_SMALL, "put reset=1000 x1\n", "op=put", 2, 0, 0 },
	{ SCENE_SMALL, "put lost=0 x1\n", "op=head", 2, 0, 0 },
	{ SCENE_SMALL, "any garbage x1 from=2\n", "op=put", 2, 0, 0 },
	{ SCENE_SMALL, "set ifnonematch=unknown\n", "op=put", 2, 1, 0 },
	{ SCENE_SMALL, "set ifnonematch=ignore\n", "op=put", 1, 0, 0 },
	{ SCENE_SMALL, "set checksums=off\n", "op=put", 1, 0, 0 },
	{ SCENE_SMALL, "set clock=20000\n", "op=put", 2, 1, 0 },
	{ SCENE_SMALL, "set clock=-20000\n", "op=put", 2, 1, 0 },
	{ SCENE_LARGE, "part:2 status=503/SlowDown x3\n", "part=2 ", 4, 0, 0 },
	{ SCENE_LARGE, "part:1 reset=1000 x1\n", "part=1 ", 2, 0, 0 },
	{ SCENE_LARGE, "part:3 lost=0 x1\n", "part=3 ", 2, 0, 0 },
	{ SCENE_LARGE, "part:2 truncate=9 x1\n", "part=2 ", 2, 0, 0 },
	{ SCENE_LARGE, "part:2 flip=100 x1\n", "part=2 ", 2, 0, 0 },
	{ SCENE_LARGE, "set checksums=off\npart:2 flip=100 x1\n",
	    "part=2 ", 2, 0, 0 },
	{ SCENE_LARGE, "set checksums=off\n", "md5=yes", 3, 0, 0 },
	{ SCENE_LARGE, "set checksums=off\n", "op=complete", 1, 0, 0 },
	{ SCENE_LARGE, "", "md5=yes", 0, 0, 0 },
	{ SCENE_LARGE, "create status=400/InvalidRequest x1\n", "op=create",
	    2, 0, 0 },
	{ SCENE_SMALL, "set etags=opaque\n", "op=put", 1, 0, 0 },
	{ SCENE_LARGE, "create status=503/SlowDown x1\n", "op=create", 2, 0,
	    0 },
	{ SCENE_LARGE, "create garbage x1\n", "op=create", 2, 0, 1 },
	{ SCENE_LARGE, "create lost=0 x1\n", "op=create", 2, 0, 1 },
	{ SCENE_LARGE, "complete error=InternalError x2\n", "op=complete", 3, 0,
	    0 },
	{ SCENE_LARGE, "complete status=503/SlowDown x1\n", "op=complete", 2, 0,
	    0 },
	/* The answer is lost when it is done: the second time the upload is
	 * not known any more, and a look proves it. */
	{ SCENE_LARGE, "complete lost=0 x1\n", "op=complete", 2, 0, 0 },
	{ SCENE_LARGE, "complete lost=0 x1\nset again=good\n",
	    "op=complete", 2, 0, 0 },
	{ SCENE_LARGE, "complete done x1\ncomplete status=500/"
	    "InternalError x1\n", "op=complete", 2, 0, 0 },
	{ SCENE_LARGE, "set ifnonematch=unknown\n", "op=complete", 2, 1, 0 },
	{ SCENE_LARGE, "set clock=20000\n", "op=create", 2, 1, 0 },
	{ SCENE_LARGE, "part:2 status=404/NoSuchUpload x1\n", "op=create", 2, 1,
	    1 },
	{ SCENE_LARGE, "head status=500/InternalError\n", "op=complete", 1, 0,
	    0 },
	{ SCENE_LARGE, "head status=403/AccessDenied\n", "op=complete", 1, 0,
	    0 },
};

START_TEST(file_arrives_in_spite_of_it)
{
	int64_t from = clock_monotonic_ms();
	struct scene s;
	unsigned n;

	scene_set_up(&s, survived[_i].size, NULL);
	server_faults(&s.server, survived[_i].rules);
	ck_assert_msg(scene_deliver(&s) == STEP_DONE, "%s: %s",
	    survived[_i].rules, s.err.text);
	scene_must_be_whole(&s);
	/* An upload that nobody knows of may stay, without parts. */
	ck_assert_uint_eq(scene_uploads(&s), survived[_i].uploads);
	n = server_count(&s.server, survived[_i].request);
	ck_assert_msg(n == survived[_i].times,
	    "%s: %u of %s", survived[_i].rules, n, survived[_i].request);
	ck_assert_msg(s.notes.count == survived[_i].notes, "%s: %s",
	    survived[_i].rules, s.notes.text[0]);
	ck_assert_int_lt(clock_monotonic_ms() - from, 5000 * 8);
	scene_tear_down(&s);
}
END_TEST

START_TEST(region_that_is_named_is_gone_to)
{
	static const char *const options[] = { "--region", "eu-west-1",
		NULL };
	struct scene s;

	scene_set_up(&s, _i == 0 ? SCENE_SMALL : SCENE_LARGE, options);
	scene_must_arrive(&s);
	ck_assert_uint_eq(s.notes.count, 1);
	ck_assert_ptr_nonnull(strstr(s.notes.text[0], "eu-west-1"));
	scene_tear_down(&s);
}
END_TEST

/* All requests fail together, and one asks whether it is back. */
START_TEST(server_that_is_away_is_waited_for)
{
	struct scene s;
	bool waited = false;

	scene_set_up(&s, SCENE_LARGE, NULL);
	ck_assert(scene_begin(&s));
	scene_run_to_part(&s, 1);
	server_faults(&s.server, "set away\n");
	for (unsigned tries = 0; tries < 3;) {
		unsigned was = s.progress.wait;

		if (scene_run(&s, 1) != STEP_MORE)
			break;
		tries += s.progress.wait > was;
		waited = waited || s.progress.fault != FAULT_NONE;
	}
	server_faults(&s.server, "");
	ck_assert_msg(scene_run(&s, UINT32_MAX) == STEP_DONE, "%s", s.err.text);
	scene_end(&s);
	scene_must_be_there(&s);
	scene_tear_down(&s);
}
END_TEST

START_TEST(pause_holds_still_and_goes_on)
{
	struct scene s;
	uint64_t bytes;

	scene_set_up(&s, SCENE_LARGE, NULL);
	ck_assert(scene_begin(&s));
	scene_run_to_part(&s, 1);
	delivery_pause(s.delivery, true);
	ck_assert_int_eq(scene_run(&s, 5), STEP_MORE);
	bytes = s.progress.bytes;
	ck_assert_int_eq(scene_run(&s, 10), STEP_MORE);
	ck_assert_uint_eq(s.progress.bytes, bytes);
	delivery_pause(s.delivery, false);
	ck_assert_msg(scene_run(&s, UINT32_MAX) == STEP_DONE, "%s", s.err.text);
	scene_end(&s);
	scene_must_be_there(&s);
	scene_tear_down(&s);
}
END_TEST

Suite *
suite_s3(void)
{
	Suite *s = suite_create("s3");
	TCase *t = tcase_create("s3");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, file_arrives_with_every_kind_of_login, 0,
	    sizeof(plain) / sizeof(plain[0]));
	tcase_add_loop_test(t, file_arrives_in_spite_of_it, 0,
	    sizeof(survived) / sizeof(survived[0]));
	tcase_add_loop_test(t, region_that_is_named_is_gone_to, 0, 2);
	tcase_add_test(t, server_that_is_away_is_waited_for);
	tcase_add_test(t, pause_holds_still_and_goes_on);
	suite_add_tcase(s, t);
	return s;
}
