/* SPDX-License-Identifier: MIT */
/* Rate and time left stay calm whatever the work does. */
#include "run/pace.h"
#include "tests/unit/unit.h"

unit_suite suite_pace;

static const uint64_t MEGABYTE = 1000000;

START_TEST(nothing_is_said_in_the_first_second)
{
	struct pace p = { .left = -1 };

	for (int64_t ms = 1; ms < 1000; ms += 50) {
		pace_note(&p, (uint64_t)ms * MEGABYTE, 5000 * MEGABYTE, ms);
		ck_assert(p.rate < 1);
		ck_assert_int_eq(p.left, -1);
	}
	pace_note(&p, 1200 * MEGABYTE, 5000 * MEGABYTE, 1201);
	ck_assert(p.rate > 900e6 && p.rate < 1100e6);
	ck_assert_int_eq(p.left, 4);
}
END_TEST

/* Ten seconds' worth of stops and bursts: the rate keeps near its mean, and
 * the time left changes a few times only. */
START_TEST(hasty_work_gives_calm_numbers)
{
	struct pace p = { .left = -1 };
	uint64_t done = 0;
	int64_t before = -1;
	unsigned changes = 0;

	for (int64_t ms = 1; ms < 40000; ms += 50) {
		done += ms / 50 % 7 == 0 ? 35 * MEGABYTE : 0;
		pace_note(&p, done, 10000 * MEGABYTE, ms);
		changes += p.left != before;
		before = p.left;
		if (ms > 15000)
			ck_assert(p.rate > 60e6 && p.rate < 150e6);
	}
	ck_assert_uint_le(changes, 12);
	ck_assert_int_gt(p.left, 40);
	ck_assert_int_lt(p.left, 100);
}
END_TEST

START_TEST(work_that_slows_down_is_said_to_take_longer)
{
	struct pace p = { .left = -1 };
	uint64_t done = 0;
	int64_t ms = 1, soon;

	for (; ms < 5000; ms += 100)
		pace_note(&p, done += 50 * MEGABYTE, 10000 * MEGABYTE, ms);
	soon = p.left;
	for (; ms < 30000; ms += 100)
		pace_note(&p, done += 5 * MEGABYTE, 10000 * MEGABYTE, ms);
	ck_assert_int_gt(p.left, 4 * soon);
}
END_TEST

START_TEST(what_is_done_takes_no_time)
{
	struct pace p = { .left = -1 };

	for (int64_t ms = 1; ms < 4000; ms += 100)
		pace_note(&p, (uint64_t)ms * MEGABYTE, 3000 * MEGABYTE, ms);
	ck_assert_int_eq(p.left, -1);
	/* Begun anew, it knows nothing. */
	pace_note(&p, 0, 3000 * MEGABYTE, 5000);
	ck_assert(p.rate < 1);
}
END_TEST

Suite *
suite_pace(void)
{
	Suite *s = suite_create("pace");
	TCase *t = tcase_create("pace");

	tcase_add_test(t, nothing_is_said_in_the_first_second);
	tcase_add_test(t, hasty_work_gives_calm_numbers);
	tcase_add_test(t, work_that_slows_down_is_said_to_take_longer);
	tcase_add_test(t, what_is_done_takes_no_time);
	suite_add_tcase(s, t);
	return s;
}
