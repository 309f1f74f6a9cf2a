/* SPDX-License-Identifier: MIT */
/* Tables of fingerprints, and which of them come more than once. */
#include "check/table.h"
#include "check/twice.h"
#include "tests/unit/check/dice.h"
#include "tests/unit/unit.h"

unit_suite suite_table;

enum { WIDTH = 3, MANY = 10000 };

static uint64_t
key_of(struct dice *dice)
{
	uint64_t high = dice_below(dice, 1U << 31);

	return high << 33 | (uint64_t)dice_below(dice, 1U << 31) << 2 | 1;
}

static void
fill(struct table *t, size_t n, uint64_t game)
{
	struct dice dice = { .state = game };

	for (size_t i = 0; i < n; i++) {
		bool fresh = false;
		uint64_t *entry = table_at(t, key_of(&dice), &fresh);

		ck_assert(fresh);
		ck_assert_uint_eq(entry[1], 0);
		entry[1] = i + 1;
	}
}

static void
expect_all(const struct table *t, size_t n, uint64_t game)
{
	struct dice dice = { .state = game };

	for (size_t i = 0; i < n; i++) {
		const uint64_t *entry = table_find(t, key_of(&dice));

		ck_assert_ptr_nonnull(entry);
		ck_assert_uint_eq(entry[1], i + 1);
	}
	ck_assert_uint_eq(t->used, n);
}

/* Many, then few, then many: whatever room it keeps or gives up. */
START_TEST(cleared_table_is_empty)
{
	static const size_t sizes[] = { MANY, 5, 5, MANY, MANY / 2, 0, 1 };
	struct table t = { .width = WIDTH };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		fill(&t, sizes[i], i);
		expect_all(&t, sizes[i], i);
		table_clear(&t);
		ck_assert_uint_eq(t.used, 0);
	}
	table_release(&t);
}
END_TEST

START_TEST(reserved_table_does_not_grow)
{
	struct table t = { .width = WIDTH };
	size_t cap;

	table_reserve(&t, MANY);
	cap = t.cap;
	fill(&t, MANY, 1);
	expect_all(&t, MANY, 1);
	ck_assert_uint_eq(t.cap, cap);
	table_release(&t);
}
END_TEST

/* Every third key comes again. */
START_TEST(all_that_come_twice_are_named_and_few_others)
{
	struct dice dice = { .state = 1 }, again = { .state = 1 };
	struct twice t = { .words = NULL };
	size_t wrong = 0;

	for (int turn = 0; turn < 2; turn++) {
		twice_begin(&t, (uint64_t)_i * 4 / 3);
		dice.state = again.state = 1;
		for (int i = 0; i < _i; i++) {
			uint64_t key = key_of(&dice);

			twice_add(&t, key);
			if (i % 3 == 0)
				twice_add(&t, key);
		}
	}
	for (int i = 0; i < _i; i++) {
		bool has = twice_has(&t, key_of(&again));

		ck_assert(has || i % 3 != 0);
		wrong += has && i % 3 != 0;
	}
	ck_assert_uint_le(wrong, 1 + (size_t)_i / 5);
	ck_assert_uint_ge(t.again, ((size_t)_i + 2) / 3);
	twice_release(&t);
}
END_TEST

/* Two of four come in one way each, one in both, one not at all. */
START_TEST(all_that_come_in_both_ways_are_named_and_few_others)
{
	struct dice dice = { .state = 1 }, again = { .state = 1 };
	struct twice t = { .words = NULL };
	size_t wrong = 0;

	twice_begin(&t, MANY);
	for (unsigned i = 0; i < MANY; i++) {
		uint64_t key = key_of(&dice);

		for (unsigned way = 0; way < 2; way++)
			if ((i >> way & 1) != 0)
				twice_mark(&t, key, way);
	}
	for (unsigned i = 0; i < MANY; i++) {
		bool both = twice_both(&t, key_of(&again));

		ck_assert(both || i % 4 != 3);
		wrong += both && i % 4 != 3;
	}
	ck_assert_uint_le(wrong, MANY / 5);
	twice_release(&t);
}
END_TEST

Suite *
suite_table(void)
{
	Suite *s = suite_create("table");
	TCase *t = tcase_create("table");

	tcase_add_test(t, cleared_table_is_empty);
	tcase_add_test(t, reserved_table_does_not_grow);
	tcase_add_loop_test(t, all_that_come_twice_are_named_and_few_others,
	    1, 6);
	tcase_add_loop_test(t, all_that_come_twice_are_named_and_few_others,
	    MANY, MANY + 2);
	tcase_add_test(t,
	    all_that_come_in_both_ways_are_named_and_few_others);
	suite_add_tcase(s, t);
	return s;
}
