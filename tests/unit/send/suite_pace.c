/* SPDX-License-Identifier: MIT */
/* How fast, how many, and when not at all. */
#include "base/clock.h"
#include "tests/unit/send/scene.h"
#include "tests/unit/unit.h"

unit_suite suite_pace;

START_TEST(stall_is_found_within_its_time)
{
	struct scene s;
	int64_t before;
	unsigned sum;

	scene_set_up(&s);
	s.settings.stall = _i == 0 ? 1 : 20;
	s.request.stall = _i == 0 ? 0 : 1;
	s.web->stall_at = 100000;
	scene_file(&s, 40 * MEGA, &sum);
	before = clock_monotonic_ms();
	scene_ask(&s);
	scene_is(&s, TRANSFER_STALLED);
	ck_assert_int_ge(clock_monotonic_ms() - before, 1000);
	ck_assert_int_lt(clock_monotonic_ms() - before, 10000);
	scene_tear_down(&s);
}
END_TEST

START_TEST(rate_is_kept_over_all_requests)
{
	struct scene s;
	int64_t before;
	unsigned sum;

	scene_set_up(&s);
	s.settings.rate = 2 * MEGA;
	scene_file(&s, MEGA, &sum);
	scene_begin(&s);
	before = clock_monotonic_ms();
	for (int i = 0; i < 3; i++)
		ck_assert(transfer_start(s.transfer, &s.request, &s, &s.err));
	for (int i = 0; i < 3; i++) {
		scene_finish(&s);
		scene_is(&s, TRANSFER_OK);
	}
	ck_assert_int_gt(clock_monotonic_ms() - before, 900);
	ck_assert_uint_eq(atomic_load(&s.web->body), 3 * MEGA);
	scene_tear_down(&s);
}
END_TEST

START_TEST(rate_can_be_lifted_on_the_way)
{
	struct scene s;
	int64_t before;
	unsigned sum;

	scene_set_up(&s);
	s.settings.rate = 1000;
	scene_file(&s, 4 * MEGA, &sum);
	scene_begin(&s);
	before = clock_monotonic_ms();
	ck_assert(transfer_start(s.transfer, &s.request, &s, &s.err));
	ck_assert(transfer_work(s.transfer, 100));
	transfer_rate(s.transfer, 0);
	scene_finish(&s);
	scene_is(&s, TRANSFER_OK);
	ck_assert_int_lt(clock_monotonic_ms() - before, 60000);
	scene_tear_down(&s);
}
END_TEST

START_TEST(paused_request_rests_and_is_no_stall)
{
	struct scene s;
	int64_t until;
	uint64_t sent;
	unsigned sum;

	scene_set_up(&s);
	s.settings.stall = 1;
	s.settings.rate = 20 * MEGA;
	scene_file(&s, 40 * MEGA, &sum);
	scene_begin(&s);
	ck_assert(transfer_start(s.transfer, &s.request, &s, &s.err));
	while (transfer_sent(s.transfer) == 0)
		ck_assert(transfer_work(s.transfer, 10));
	transfer_pause(s.transfer, true);
	ck_assert(transfer_work(s.transfer, 20));
	sent = transfer_sent(s.transfer);
	for (until = clock_monotonic_ms() + 1500;
	    clock_monotonic_ms() < until;)
		ck_assert(transfer_work(s.transfer, 100));
	ck_assert_uint_eq(transfer_sent(s.transfer), sent);
	ck_assert_uint_lt(sent, 40 * MEGA);
	transfer_pause(s.transfer, false);
	scene_finish(&s);
	scene_is(&s, TRANSFER_OK);
	ck_assert_uint_eq(atomic_load(&s.web->sum), sum);
	scene_tear_down(&s);
}
END_TEST

START_TEST(many_requests_go_at_once_and_reuse_connections)
{
	struct scene s;
	unsigned sum;
	int begun = 0, done = 0;

	scene_set_up(&s);
	s.web->slow_ms = 20;
	scene_file(&s, 100000, &sum);
	scene_begin(&s);
	while (done < 40) {
		while (begun < 40 && transfer_running(s.transfer) < 4) {
			ck_assert(transfer_start(s.transfer, &s.request, &s,
			    &s.err));
			begun++;
		}
		scene_finish(&s);
		scene_is(&s, TRANSFER_OK);
		done++;
	}
	ck_assert(!transfer_work(s.transfer, 0));
	ck_assert_uint_eq(atomic_load(&s.web->body), 40 * 100000);
	ck_assert_uint_le(atomic_load(&s.web->connections), 4);
	ck_assert_uint_gt(atomic_load(&s.web->most_together), 1);
	scene_tear_down(&s);
}
END_TEST

START_TEST(stopped_request_does_not_come_back)
{
	struct scene s;
	int other;
	unsigned sum;

	scene_set_up(&s);
	s.web->slow_ms = 50;
	scene_file(&s, 1000, &sum);
	scene_begin(&s);
	ck_assert(transfer_start(s.transfer, &s.request, &other, &s.err));
	ck_assert(transfer_start(s.transfer, &s.request, &s, &s.err));
	transfer_stop(s.transfer, &other);
	scene_finish(&s);
	scene_is(&s, TRANSFER_OK);
	ck_assert(!transfer_finished(s.transfer, &s.result));
	ck_assert(!transfer_work(s.transfer, 10));
	scene_tear_down(&s);
}
END_TEST

Suite *
suite_pace(void)
{
	Suite *s = suite_create("pace");
	TCase *t = tcase_create("pace");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, stall_is_found_within_its_time, 0, 2);
	tcase_add_test(t, rate_is_kept_over_all_requests);
	tcase_add_test(t, rate_can_be_lifted_on_the_way);
	tcase_add_test(t, paused_request_rests_and_is_no_stall);
	tcase_add_test(t, many_requests_go_at_once_and_reuse_connections);
	tcase_add_test(t, stopped_request_does_not_come_back);
	suite_add_tcase(s, t);
	return s;
}
