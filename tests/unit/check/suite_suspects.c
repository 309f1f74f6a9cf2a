/* SPDX-License-Identifier: MIT */
/* Who may be given and lose one trait, against comparing all with all. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "check/suspects.h"
#include "check/trace.h"
#include "tests/unit/check/dice.h"
#include "tests/unit/unit.h"

unit_suite suite_suspects;

enum { LINES = 3000, PERSONS = 900, TRAITS = 400, TOUCHES_MAX = 6,
	LITTLE = 64 << 10, PLENTY = 1 << 24 };

/* A line of one person: traits that are given, or are taken if below 0. */
struct made_line {
	uint64_t person;
	int touches[TOUCHES_MAX];
	unsigned count, flags;
	bool traced;
};

struct crowd {
	struct made_line lines[LINES];
	unsigned lines_of[PERSONS];
	/* For each person and trait, and for each person. */
	unsigned char signs[PERSONS][TRAITS];
	bool untraced[PERSONS];
};

/* Keys that lie in all parts. */
static uint64_t
key_of(uint64_t person)
{
	return (person + 1) * UINT64_C(0x9E3779B97F4A7C15);
}

static uint32_t
trace_of_touch(int touch)
{
	char text[12];
	int n = snprintf(text, sizeof(text), "%d", abs(touch) * 7919);

	return trace_digits((struct str){ text, (size_t)n }, touch < 0);
}

static void
make_line(struct crowd *c, struct dice *dice, size_t i)
{
	struct made_line *line = &c->lines[i];
	unsigned who = dice_below(dice, PERSONS);

	line->person = who;
	line->count = dice_below(dice, TOUCHES_MAX + 1);
	for (unsigned k = 0; k < line->count; k++) {
		int trait = 1 + (int)dice_below(dice, TRAITS - 1);
		bool removed = dice_once_in(dice, 3);

		line->touches[k] = removed ? -trait : trait;
		line->flags |= removed ? MENTION_REMOVES : MENTION_ADDS;
		c->signs[who][trait] |= removed ? 2 : 1;
	}
	c->lines_of[who]++;
	if (line->count > 0 && !line->traced)
		c->untraced[who] = true;
}

/* from: the first line that has traces; of those behind it one of so many
 * has none. */
static struct crowd *
make_crowd(uint64_t game, size_t from, unsigned gaps)
{
	struct crowd *c = xcalloc(1, sizeof(*c));
	struct dice dice = { .state = game };

	for (size_t i = 0; i < LINES; i++) {
		c->lines[i].traced = i >= from &&
		    (gaps == 0 || !dice_once_in(&dice, gaps));
		make_line(c, &dice, i);
	}
	return c;
}

static bool
is_in_conflict(const struct crowd *c, const struct made_line *line)
{
	for (unsigned k = 0; k < line->count; k++)
		if (c->signs[line->person][abs(line->touches[k])] == 3)
			return true;
	return false;
}

static void
add_line(struct suspects *s, const struct made_line *line, uint64_t number)
{
	struct mention m = { .line = number & 0xFFFFFF,
		.flags = line->flags & 0xFF };
	uint32_t traces[TOUCHES_MAX + 1] = { line->count };
	struct err err = { 0 };

	for (unsigned k = 0; k < line->count; k++)
		traces[k + 1] = trace_of_touch(line->touches[k]);
	m.traces = line->traced && line->count > 0 ? line->count + 1 : 0;
	ck_assert(suspects_add(s, ledger_part_of(&s->traces,
	    key_of(line->person)), &m, traces, &err));
}

/* Every line of the part. */
static void
show_part(struct suspects *s, const struct crowd *c, size_t part, bool marks)
{
	struct err err = { 0 };

	for (size_t i = 0; i < LINES; i++) {
		const struct made_line *line = &c->lines[i];
		struct suspect suspect = { .person = key_of(line->person),
			.line = i + 1, .flags = line->flags,
			.several = c->lines_of[line->person] > 1 };

		if (ledger_part_of(&s->traces, suspect.person) != part)
			continue;
		if (marks)
			suspects_see(s, suspect.person, suspect.flags);
		else
			ck_assert(suspects_line(s, &suspect, &err));
	}
}

/* How many lines are named that are in no conflict; none that is in one may
 * be missed. */
static unsigned
named_wrongly(const struct suspects *s, const struct crowd *c, size_t part)
{
	unsigned wrong = 0;

	for (size_t i = 0; i < LINES; i++) {
		const struct made_line *line = &c->lines[i];
		uint64_t person = key_of(line->person);
		bool named, is;

		if (ledger_part_of(&s->traces, person) != part)
			continue;
		named = suspects_has(s, person, i + 1);
		is = c->lines_of[line->person] > 1 &&
		    is_in_conflict(c, line);
		ck_assert_msg(named || !is, "line %zu is missed", i + 1);
		wrong += named && !is && !c->untraced[line->person];
	}
	return wrong;
}

static unsigned
wrong_of(const struct crowd *c, uint64_t bytes)
{
	struct store *store = store_new(bytes, unit_folder());
	struct suspects s;
	unsigned wrong = 0;

	suspects_init(&s, store);
	for (size_t i = 0; i < LINES; i++)
		add_line(&s, &c->lines[i], i + 1);
	for (size_t part = 0; part < s.traces.part_count; part++) {
		suspects_begin(&s, part, LINES);
		show_part(&s, c, part, true);
		suspects_open(&s);
		show_part(&s, c, part, false);
		suspects_settle(&s);
		wrong += named_wrongly(&s, c, part);
	}
	ck_assert_uint_gt(suspects_work(&s), 0);
	ck_assert_uint_eq(suspects_work(&s), 0);
	suspects_release(&s);
	store_free(store);
	return wrong;
}

static const struct {
	size_t from;
	unsigned gaps;
} kinds[] = { { 0, 0 }, { LINES / 2, 0 }, { 0, 5 }, { 100, 50 } };

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

START_TEST(no_line_is_missed_and_few_are_named_wrongly)
{
	struct crowd *c = make_crowd((uint64_t)_i, kinds[_i % KINDS].from,
	    kinds[_i % KINDS].gaps);

	ck_assert_uint_le(wrong_of(c, PLENTY), LINES / 100);
	free(c);
}
END_TEST

START_TEST(no_line_is_missed_in_little_memory)
{
	struct crowd *c = make_crowd((uint64_t)_i, kinds[_i % KINDS].from,
	    kinds[_i % KINDS].gaps);

	(void)wrong_of(c, LITTLE);
	free(c);
}
END_TEST

/* Digits are the same number wherever they are looked at. */
START_TEST(traces_tell_numbers_apart)
{
	static const char *const numbers[] = { "1", "2", "10", "01",
		"12345678", "123456789", "1234567890123456",
		"2234567890123456", "12345678901234567890" };
	enum { NUMBERS = sizeof(numbers) / sizeof(numbers[0]) };

	for (size_t i = 0; i < NUMBERS; i++) {
		uint32_t own = trace_digits(str_from(numbers[i]), false);

		ck_assert_uint_eq(own & TRACE_REMOVED, 0);
		ck_assert_uint_eq(own | TRACE_REMOVED,
		    trace_digits(str_from(numbers[i]), true));
		for (size_t k = 0; k < i; k++)
			ck_assert_uint_ne(own, trace_digits(
			    str_from(numbers[k]), false));
	}
}
END_TEST

Suite *
suite_suspects(void)
{
	Suite *s = suite_create("suspects");
	TCase *t = tcase_create("suspects");

	tcase_add_loop_test(t, no_line_is_missed_and_few_are_named_wrongly, 0,
	    4 * KINDS);
	tcase_add_loop_test(t, no_line_is_missed_in_little_memory, 0, KINDS);
	tcase_add_test(t, traces_tell_numbers_apart);
	suite_add_tcase(s, t);
	return s;
}
