/* SPDX-License-Identifier: MIT */
/* Jobs run in turn, end, fail, and stop at once; with and without the
 * thread. */
#include <poll.h>
#include <stdatomic.h>
#include <string.h>

#include "base/clock.h"
#include "run/worker.h"
#include "tests/unit/unit.h"

unit_suite suite_worker;

enum { WAIT_MS = 20000 };

struct count {
	atomic_int left;
	atomic_int done;
	bool fails;
};

static enum step
count_down(void *arg, struct err *err)
{
	struct count *c = arg;

	atomic_fetch_add(&c->done, 1);
	if (atomic_fetch_sub(&c->left, 1) > 1)
		return STEP_MORE;
	if (!c->fails)
		return STEP_DONE;
	(void)err_set(err, ERR_INPUT, "no more");
	return STEP_FAILED;
}

/* Wait for news as the wizard does, pump as --no-worker does. */
static void
run_out(struct worker *w)
{
	struct pollfd fd = { .fd = worker_fd(w), .events = POLLIN };

	while (worker_busy(w)) {
		if (worker_pump(w))
			continue;
		ck_assert_int_gt(poll(&fd, 1, WAIT_MS), 0);
		worker_drain(w);
	}
}

START_TEST(a_job_ends_done_or_failed)
{
	struct worker *w = worker_new(_i == 1, NULL);
	struct count fine = { .left = 5 };
	struct count bad = { .left = 3, .fails = true };
	struct err err = { 0 };

	ck_assert_int_eq(worker_state(w, 0, NULL), WORKER_IDLE);
	worker_start(w, 0, count_down, &fine);
	worker_start(w, 1, count_down, &bad);
	run_out(w);
	ck_assert_int_eq(worker_state(w, 0, &err), WORKER_DONE);
	ck_assert_int_eq(err.kind, ERR_NONE);
	ck_assert_int_eq(worker_state(w, 1, &err), WORKER_FAILED);
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert_str_eq(err.text, "no more");
	ck_assert_int_eq(fine.done, 5);
	ck_assert_int_eq(bad.done, 3);
	worker_free(w);
}
END_TEST

START_TEST(a_stopped_job_takes_no_further_step)
{
	struct worker *w = worker_new(_i == 1, NULL);
	struct count endless = { .left = 2000000000 };
	int done;
	int64_t start;

	worker_start(w, 2, count_down, &endless);
	while (atomic_load(&endless.done) < 10)
		(void)worker_pump(w);
	start = clock_monotonic_ms();
	worker_stop(w, 2);
	ck_assert_int_lt((int)(clock_monotonic_ms() - start), 5000);
	done = atomic_load(&endless.done);
	ck_assert_int_eq(worker_state(w, 2, NULL), WORKER_STOPPED);
	ck_assert(!worker_busy(w));
	ck_assert(!worker_pump(w));
	ck_assert_int_eq(atomic_load(&endless.done), done);
	worker_free(w);
}
END_TEST

START_TEST(jobs_take_turns)
{
	struct worker *w = worker_new(false, NULL);
	struct count a = { .left = 100 }, b = { .left = 100 };

	worker_start(w, 0, count_down, &a);
	worker_start(w, 3, count_down, &b);
	for (int i = 0; i < 20; i++)
		ck_assert(worker_pump(w));
	ck_assert_int_eq(a.done, 10);
	ck_assert_int_eq(b.done, 10);
	worker_free(w);
}
END_TEST

START_TEST(a_new_job_in_a_slot_takes_the_place_of_the_old)
{
	struct worker *w = worker_new(_i == 1, NULL);
	struct count old = { .left = 2000000000 }, new = { .left = 2 };
	int done;

	worker_start(w, 0, count_down, &old);
	worker_start(w, 0, count_down, &new);
	done = atomic_load(&old.done);
	run_out(w);
	ck_assert_int_eq(worker_state(w, 0, NULL), WORKER_DONE);
	ck_assert_int_eq(atomic_load(&old.done), done);
	worker_free(w);
}
END_TEST

START_TEST(an_end_is_always_told)
{
	struct worker *w = worker_new(_i == 1, NULL);
	struct pollfd fd = { .fd = worker_fd(w), .events = POLLIN };

	for (int i = 0; i < 50; i++) {
		struct count c = { .left = 1 };

		worker_drain(w);
		worker_start(w, 0, count_down, &c);
		(void)worker_pump(w);
		ck_assert_int_eq(poll(&fd, 1, WAIT_MS), 1);
		while (worker_state(w, 0, NULL) == WORKER_RUNNING)
			continue;
	}
	worker_free(w);
}
END_TEST

START_TEST(a_running_worker_can_be_freed)
{
	struct worker *w = worker_new(_i == 1, NULL);
	struct count endless = { .left = 2000000000 };

	worker_start(w, 0, count_down, &endless);
	worker_free(w);
	worker_free(NULL);
}
END_TEST

Suite *
suite_worker(void)
{
	Suite *s = suite_create("worker");
	TCase *t = tcase_create("worker");

	tcase_add_loop_test(t, a_job_ends_done_or_failed, 0, 2);
	tcase_add_loop_test(t, a_stopped_job_takes_no_further_step, 0, 2);
	tcase_add_test(t, jobs_take_turns);
	tcase_add_loop_test(t, a_new_job_in_a_slot_takes_the_place_of_the_old,
	    0, 2);
	tcase_add_loop_test(t, an_end_is_always_told, 0, 2);
	tcase_add_loop_test(t, a_running_worker_can_be_freed, 0, 2);
	tcase_set_timeout(t, 60);
	suite_add_tcase(s, t);
	return s;
}
