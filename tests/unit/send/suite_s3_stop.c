/* SPDX-License-Identifier: MIT */
/* Deliveries to S3 that end otherwise: with a sentence, with what can be
 * continued kept, and with nothing half done. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "tests/unit/send/s3scene.h"
#include "tests/unit/unit.h"

unit_suite suite_s3_stop;

static const struct {
	size_t size;
	const char *rules;
	enum fault fault;
	enum delivery_ask ask;
	unsigned tickets;	/* what can be continued stays */
} stopped[] = {
	{ SCENE_SMALL, "put status=403/AccessDenied\n", FAULT_DENIED,
	    ASK_NOTHING, 0 },
	{ SCENE_SMALL, "put status=403/InvalidAccessKeyId\n", FAULT_KEY_UNKNOWN,
	    ASK_LOGIN, 0 },
	{ SCENE_SMALL, "put truncate=9\n", FAULT_NOT_THE_SAME, ASK_NOTHING, 0 },
	{ SCENE_SMALL, "put flip=9\n", FAULT_NOT_THE_SAME, ASK_NOTHING, 0 },
	{ SCENE_SMALL, "put truncate=9\nput sly\nhead size=9\n",
	    FAULT_NOT_THE_SAME, ASK_NOTHING, 0 },
	{ SCENE_SMALL, "put etag\n", FAULT_NOT_THE_SAME, ASK_NOTHING, 0 },
	{ SCENE_SMALL, "put crc\n", FAULT_NOT_THE_SAME, ASK_NOTHING, 0 },
	{ SCENE_SMALL, "put status=400/EntityTooLarge\n", FAULT_TOO_LARGE,
	    ASK_NOTHING, 0 },
	{ SCENE_SMALL, "any endless\n", FAULT_REPLY_LONG, ASK_NOTHING, 0 },
	{ SCENE_SMALL, "put status=301/PermanentRedirect\n", FAULT_REGION,
	    ASK_NOTHING, 0 },
	{ SCENE_LARGE, "part:3 status=400/ExpiredToken\n", FAULT_LOGIN_EXPIRED,
	    ASK_LOGIN, 1 },
	{ SCENE_LARGE, "part:2 flip=100\n", FAULT_DAMAGED, ASK_NOTHING, 1 },
	{ SCENE_LARGE, "create status=403/AccessDenied\n", FAULT_DENIED,
	    ASK_NOTHING, 0 },
	{ SCENE_LARGE, "complete status=403/AccessDenied\n", FAULT_DENIED,
	    ASK_NOTHING, 1 },
	{ SCENE_LARGE, "set checksums=off\ncomplete etag\n",
	    FAULT_NOT_THE_SAME, ASK_NOTHING, 1 },
	{ SCENE_LARGE, "complete crc\n", FAULT_NOT_THE_SAME, ASK_NOTHING, 1 },
	{ SCENE_LARGE, "complete lost=0 x1\nhead status=403/AccessDenied\n",
	    FAULT_UNPROVEN, ASK_NOTHING, 1 },
};

START_TEST(delivery_stops_with_a_sentence)
{
	struct scene s;

	scene_set_up(&s, stopped[_i].size, NULL);
	server_faults(&s.server, stopped[_i].rules);
	ck_assert_msg(scene_deliver(&s) == STEP_FAILED, "%s",
	    stopped[_i].rules);
	ck_assert_msg(s.progress.fault == (unsigned)stopped[_i].fault,
	    "%s: %s, %s", stopped[_i].rules,
	    fault_get((enum fault)s.progress.fault)->word, s.err.text);
	ck_assert_int_eq(s.err.kind, fault_get(stopped[_i].fault)->kind);
	ck_assert_int_eq(s.notes.ask, stopped[_i].ask);
	ck_assert_uint_eq(scene_files_in(s.tickets), stopped[_i].tickets);
	scene_tear_down(&s);
}
END_TEST

/* A region is believed, a host never is. */
START_TEST(redirects_are_not_followed)
{
	struct server other;
	char rules[256];
	struct scene s;

	scene_set_up(&s, SCENE_SMALL, NULL);
	server_start(&other, "s3server", NULL);
	(void)snprintf(rules, sizeof(rules), "any status=307/"
	    "TemporaryRedirect\nany location=http://127.0.0.1:%d/\n",
	    other.port);
	server_faults(&s.server, rules);
	ck_assert_int_eq(scene_deliver(&s), STEP_FAILED);
	ck_assert_uint_eq(s.progress.fault, FAULT_REGION);
	ck_assert_uint_eq(server_count(&other, ""), 0);
	server_end(&other);
	scene_tear_down(&s);
}
END_TEST

START_TEST(file_of_the_same_name_is_not_replaced_unasked)
{
	struct scene s;

	scene_set_up(&s, _i == 0 ? SCENE_SMALL : SCENE_LARGE, NULL);
	scene_must_arrive(&s);
	s.bytes[0] ^= 1;
	(void)unit_file("other.sync", "other", 5);
	ck_assert_int_eq(scene_deliver(&s), STEP_FAILED);
	ck_assert_int_eq(s.notes.ask, ASK_REPLACE);
	ck_assert_uint_eq(s.progress.fault, FAULT_NAME_TAKEN);
	s.bytes[0] ^= 1;
	scene_must_be_there(&s);
	s.order.replace = true;
	scene_must_arrive(&s);
	scene_tear_down(&s);
}
END_TEST

/* Another hash than that of the check: nothing appears, nothing stays. */
START_TEST(file_that_is_not_what_was_checked_leaves_nothing)
{
	struct scene s;

	scene_set_up(&s, _i == 0 ? SCENE_SMALL : SCENE_LARGE, NULL);
	s.hash[5] = s.hash[5] == '0' ? '1' : '0';
	ck_assert_int_eq(scene_deliver(&s), STEP_FAILED);
	ck_assert_int_eq(s.err.kind, ERR_CHANGED);
	ck_assert(!scene_is_there(&s));
	ck_assert_uint_eq(scene_uploads(&s), 0);
	ck_assert_uint_eq(scene_files_in(s.tickets), 0);
	ck_assert_uint_eq(server_count(&s.server, "op=put"), 0);
	scene_tear_down(&s);
}
END_TEST

START_TEST(cancel_leaves_nothing_at_any_time)
{
	struct scene s;
	unsigned parts = (unsigned)_i;

	scene_set_up(&s, SCENE_LARGE, NULL);
	ck_assert(scene_begin(&s));
	if (parts == 0)
		ck_assert_int_eq(scene_run(&s, 1), STEP_MORE);
	scene_run_to_part(&s, parts);
	delivery_cancel(s.delivery);
	ck_assert_int_eq(scene_run(&s, UINT32_MAX), STEP_FAILED);
	ck_assert_int_eq(s.err.kind, ERR_CANCELLED);
	scene_end(&s);
	ck_assert(!scene_is_there(&s));
	ck_assert_uint_eq(scene_uploads(&s), 0);
	ck_assert_uint_eq(scene_files_in(s.tickets), 0);
	scene_tear_down(&s);
}
END_TEST

/* Without the right, or without a server, it says what remains, soon. */
START_TEST(cancel_that_cannot_clean_up_says_so)
{
	struct scene s;
	int64_t from;

	scene_set_up(&s, SCENE_LARGE, NULL);
	server_faults(&s.server, _i == 0 ? "abort status=403/AccessDenied\n"
	    : "abort refuse\n");
	ck_assert(scene_begin(&s));
	scene_run_to_part(&s, 1);
	delivery_cancel(s.delivery);
	from = clock_monotonic_ms();
	ck_assert_int_eq(scene_run(&s, UINT32_MAX), STEP_FAILED);
	ck_assert_int_eq(s.err.kind, ERR_CANCELLED);
	ck_assert_ptr_nonnull(strstr(s.err.text, "remain"));
	ck_assert_int_lt(clock_monotonic_ms() - from, 10000);
	scene_end(&s);
	ck_assert_uint_eq(scene_files_in(s.tickets), 1);
	scene_tear_down(&s);
}
END_TEST

START_TEST(without_a_login_nothing_begins)
{
	struct scene s;

	scene_set_up(&s, SCENE_SMALL, NULL);
	s.order.login = NULL;
	ck_assert_int_eq(scene_deliver(&s), STEP_FAILED);
	ck_assert_int_eq(s.err.kind, ERR_LOGIN);
	ck_assert_uint_eq(server_count(&s.server, ""), 0);
	scene_tear_down(&s);
}
END_TEST

START_TEST(wrong_secret_is_refused)
{
	struct scene s;

	scene_set_up(&s, _i == 0 ? SCENE_SMALL : SCENE_LARGE, NULL);
	secret_set(&s.login.secret, str_from("wrong"));
	ck_assert_int_eq(scene_deliver(&s), STEP_FAILED);
	ck_assert_uint_eq(s.progress.fault, FAULT_KEY_SECRET);
	ck_assert_int_eq(s.notes.ask, ASK_LOGIN);
	ck_assert(!scene_is_there(&s));
	scene_tear_down(&s);
}
END_TEST

Suite *
suite_s3_stop(void)
{
	Suite *s = suite_create("s3_stop");
	TCase *t = tcase_create("s3_stop");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, delivery_stops_with_a_sentence, 0,
	    sizeof(stopped) / sizeof(stopped[0]));
	tcase_add_test(t, redirects_are_not_followed);
	tcase_add_loop_test(t, file_of_the_same_name_is_not_replaced_unasked,
	    0, 2);
	tcase_add_loop_test(t,
	    file_that_is_not_what_was_checked_leaves_nothing, 0, 2);
	tcase_add_loop_test(t, cancel_leaves_nothing_at_any_time, 0, 3);
	tcase_add_loop_test(t, cancel_that_cannot_clean_up_says_so, 0, 2);
	tcase_add_test(t, without_a_login_nothing_begins);
	tcase_add_loop_test(t, wrong_secret_is_refused, 0, 2);
	suite_add_tcase(s, t);
	return s;
}
