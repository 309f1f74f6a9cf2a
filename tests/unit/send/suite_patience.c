/* SPDX-License-Identifier: MIT */
/* How long a delivery waits, and who may try first. */
#include "send/patience.h"
#include "tests/unit/unit.h"

unit_suite suite_patience;

enum { DICE_LEAST = 0 };

/* For this length, the dice that gives all of it. */
static uint32_t
dice_most(int64_t length)
{
	return (uint32_t)(length - length / 2);
}

static const int64_t lengths[] = { 250, 500, 1000, 2000, 4000, 8000, 15000,
	15000, 15000 };

START_TEST(pauses_double_up_to_the_longest)
{
	struct patience least = { 0 }, most = { 0 };
	int64_t a = 1000, b = 1000;

	for (unsigned i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		patience_failed(&least, a, DICE_LEAST);
		patience_failed(&most, b, dice_most(lengths[i]));
		ck_assert_int_eq(least.until - a, lengths[i] / 2);
		ck_assert_int_eq(most.until - b, lengths[i]);
		a = least.until;
		b = most.until;
	}
	ck_assert_int_eq(patience_lasted(&most, b), b - 1000);
}
END_TEST

START_TEST(pause_is_never_outside_its_bounds)
{
	uint32_t dice = 1;

	for (int i = 0; i < 10000; i++) {
		struct patience p = { 0 };

		dice = dice * 1664525 + 1013904223;
		patience_failed(&p, 0, dice);
		ck_assert_int_ge(p.until, 125);
		ck_assert_int_le(p.until, 250);
	}
}
END_TEST

START_TEST(four_that_fall_together_count_as_one)
{
	struct patience p = { 0 };
	int64_t until;

	patience_failed(&p, 1000, DICE_LEAST);
	until = p.until;
	for (int i = 0; i < 3; i++)
		patience_failed(&p, 1001 + i, DICE_LEAST);
	ck_assert_uint_eq(p.tries, 1);
	ck_assert_int_eq(p.until, until);
	patience_failed(&p, until, DICE_LEAST);
	ck_assert_uint_eq(p.tries, 2);
}
END_TEST

START_TEST(one_request_asks_whether_it_is_back)
{
	struct patience p = { 0 };

	ck_assert(patience_allows(&p, 0, 0));
	ck_assert(patience_allows(&p, 0, 7));
	patience_failed(&p, 1000, DICE_LEAST);
	ck_assert(!patience_allows(&p, p.until - 1, 0));
	ck_assert(patience_allows(&p, p.until, 0));
	ck_assert(!patience_allows(&p, p.until, 1));
	patience_succeeded(&p);
	ck_assert(patience_allows(&p, 1001, 3));
	ck_assert_int_eq(patience_lasted(&p, 5000), 0);
	/* The next trouble begins with a short pause again. */
	patience_failed(&p, 9000, DICE_LEAST);
	ck_assert_int_eq(p.until, 9125);
	ck_assert_int_eq(patience_lasted(&p, 9500), 500);
}
END_TEST

START_TEST(seconds_count_down_to_the_try)
{
	struct patience p = { .tries = 5, .since = 0, .until = 10000 };

	ck_assert_uint_eq(patience_seconds(&p, 7000), 3);
	ck_assert_uint_eq(patience_seconds(&p, 7001), 3);
	ck_assert_uint_eq(patience_seconds(&p, 9000), 1);
	ck_assert_uint_eq(patience_seconds(&p, 9999), 1);
	ck_assert_uint_eq(patience_seconds(&p, 10000), 0);
	ck_assert_uint_eq(patience_seconds(&p, 10001), 0);
	patience_succeeded(&p);
	ck_assert_uint_eq(patience_seconds(&p, 0), 0);
}
END_TEST

Suite *
suite_patience(void)
{
	Suite *s = suite_create("patience");
	TCase *t = tcase_create("patience");

	tcase_add_test(t, pauses_double_up_to_the_longest);
	tcase_add_test(t, pause_is_never_outside_its_bounds);
	tcase_add_test(t, four_that_fall_together_count_as_one);
	tcase_add_test(t, one_request_asks_whether_it_is_back);
	tcase_add_test(t, seconds_count_down_to_the_try);
	suite_add_tcase(s, t);
	return s;
}
