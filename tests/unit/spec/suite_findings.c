/* SPDX-License-Identifier: MIT */
/* Findings: exact counts, kept examples, problem lines, sets of rules. */
#include <stdlib.h>
#include <string.h>

#include "spec/findings.h"
#include "tests/unit/unit.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

unit_suite suite_findings;

/* The same numbers in every run. */
static uint64_t
next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static struct finding
finding_at(enum rule_id rule, uint64_t line)
{
	return (struct finding){ .rule = rule,
		.severity = rule_get(rule)->severity, .line = line,
		.offset = line * 10, .column = 3, .length = 2,
		.total = line + 7 };
}

static struct ruleset
set_of(enum rule_id a, enum rule_id b)
{
	struct ruleset set = { { 0 } };

	if (a != RULE_COUNT)
		ruleset_add(&set, a);
	if (b != RULE_COUNT)
		ruleset_add(&set, b);
	return set;
}

static uint64_t
lines_in(const struct findings *f, struct ruleset set, enum severity worst)
{
	size_t n;
	struct combo *combos = findings_combos(f, &n);
	uint64_t lines = 0;

	for (size_t i = 0; i < n; i++)
		if (combos[i].worst == worst &&
		    memcmp(&combos[i].rules, &set, sizeof(set)) == 0)
			lines += combos[i].lines;
	free(combos);
	return lines;
}

START_TEST(ruleset_holds_every_rule_alone)
{
	struct ruleset all = { { 0 } };

	for (unsigned i = 0; i < RULE_COUNT; i++) {
		struct ruleset one = set_of((enum rule_id)i, RULE_COUNT);

		ck_assert(!ruleset_empty(&one));
		for (unsigned j = 0; j < RULE_COUNT; j++)
			ck_assert(ruleset_has(&one, (enum rule_id)j) ==
			    (i == j));
		ruleset_add(&all, (enum rule_id)i);
		one = ruleset_without(one, &one);
		ck_assert(ruleset_empty(&one));
	}
	for (unsigned i = 0; i < RULE_COUNT; i++) {
		struct ruleset one = set_of((enum rule_id)i, RULE_COUNT);
		struct ruleset rest = ruleset_without(all, &one);

		ck_assert(!ruleset_has(&rest, (enum rule_id)i));
		ck_assert(ruleset_has(&rest,
		    (enum rule_id)((i + 1) % RULE_COUNT)));
	}
}
END_TEST

/* examples, added, kept */
static const uint64_t limits[][3] = {
	{ 1, 0, 0 }, { 1, 1, 1 }, { 1, 2, 1 }, { 1000, 999, 999 },
	{ 1000, 1000, 1000 }, { 1000, 1001, 1000 }, { 0, 5000, 5000 },
};

START_TEST(examples_are_kept_up_to_the_limit_and_all_are_counted)
{
	struct findings *f = findings_new(limits[_i][0]);
	uint64_t n = limits[_i][1];

	for (uint64_t line = 1; line <= n; line++) {
		struct finding add = finding_at(RULE_ID_EMPTY, line);

		findings_add(f, &add);
	}
	ck_assert_uint_eq(findings_count(f, RULE_ID_EMPTY), n);
	ck_assert_uint_eq(findings_total(f, SEVERITY_ERROR), n);
	ck_assert_uint_eq(findings_total(f, SEVERITY_WARNING), 0);
	ck_assert_uint_eq(findings_kept(f, RULE_ID_EMPTY), limits[_i][2]);
	for (size_t i = 0; i < findings_kept(f, RULE_ID_EMPTY); i++) {
		struct finding want = finding_at(RULE_ID_EMPTY, i + 1);
		struct finding got = findings_get(f, RULE_ID_EMPTY, i);

		ck_assert_mem_eq(&got, &want, sizeof(got));
	}
	ck_assert_uint_eq(findings_count(f, RULE_ID_MIX), 0);
	ck_assert_uint_eq(findings_kept(f, RULE_ID_MIX), 0);
	findings_free(f);
}
END_TEST

START_TEST(the_worst_severity_of_a_rule_wins)
{
	struct findings *f = findings_new(10);
	struct finding add = finding_at(RULE_ID_MIX, 1);

	ck_assert_int_eq(findings_severity(f, RULE_ID_MIX),
	    rule_get(RULE_ID_MIX)->severity);
	add.severity = SEVERITY_INFO;
	findings_add(f, &add);
	ck_assert_int_eq(findings_severity(f, RULE_ID_MIX), SEVERITY_INFO);
	add.severity = SEVERITY_WARNING;
	findings_add(f, &add);
	add.severity = SEVERITY_INFO;
	findings_add(f, &add);
	ck_assert_int_eq(findings_severity(f, RULE_ID_MIX),
	    SEVERITY_WARNING);
	ck_assert_uint_eq(findings_count(f, RULE_ID_MIX), 3);
	ck_assert_uint_eq(findings_total(f, SEVERITY_INFO), 2);
	findings_free(f);
}
END_TEST

START_TEST(only_lines_with_a_problem_are_bad_lines)
{
	struct findings *f = findings_new(10);
	struct ruleset set = set_of(RULE_ID_LONG, RULE_COUNT);

	findings_line(f, 2, 20, &set, SEVERITY_INFO);
	findings_line(f, 5, 50, &set, SEVERITY_WARNING);
	findings_line(f, 6, 60, &set, SEVERITY_INFO);
	findings_line(f, 9, 90, &set, SEVERITY_ERROR);
	ck_assert_uint_eq(findings_bad(f), 2);
	ck_assert_uint_eq(findings_bad_get(f, 0).line, 5);
	ck_assert_uint_eq(findings_bad_get(f, 0).offset, 50);
	ck_assert_uint_eq(findings_bad_get(f, 1).line, 9);
	ck_assert_uint_eq(findings_bad_from(f, 0), 0);
	ck_assert_uint_eq(findings_bad_from(f, 4), 0);
	ck_assert_uint_eq(findings_bad_from(f, 5), 0);
	ck_assert_uint_eq(findings_bad_from(f, 6), 1);
	ck_assert_uint_eq(findings_bad_from(f, 9), 1);
	ck_assert_uint_eq(findings_bad_from(f, 10), 2);
	ck_assert_uint_eq(findings_bad_from(f, UINT64_MAX), 2);
	findings_free(f);
}
END_TEST

START_TEST(bad_lines_stop_at_their_cap_and_lines_are_still_counted)
{
	struct findings *f = findings_new(1);
	struct ruleset set = set_of(RULE_ID_EMPTY, RULE_COUNT);
	uint64_t n = (uint64_t)FINDINGS_BAD_MAX + 3;

	for (uint64_t line = 1; line <= n; line++) {
		if (line == n - 3)
			ck_assert_uint_eq(findings_bad(f),
			    FINDINGS_BAD_MAX - 1);
		findings_line(f, line, line * 2, &set, SEVERITY_ERROR);
	}
	ck_assert_uint_eq(findings_bad(f), FINDINGS_BAD_MAX);
	ck_assert_uint_eq(findings_bad_get(f, FINDINGS_BAD_MAX - 1).line,
	    FINDINGS_BAD_MAX);
	for (uint64_t line = 1; line <= FINDINGS_BAD_MAX; line += 4097)
		ck_assert_uint_eq(findings_bad_from(f, line), line - 1);
	ck_assert_uint_eq(findings_bad_from(f, n), FINDINGS_BAD_MAX);
	ck_assert_uint_eq(lines_in(f, set, SEVERITY_ERROR), n);
	findings_free(f);
}
END_TEST

/* Sets are drawn from few rules, so that they repeat and can be counted a
 * second time in a plain array. */
START_TEST(equal_sets_are_counted_together)
{
	static const enum rule_id pool[] = { RULE_ENC_BOM, RULE_LINE_TABSP,
		RULE_ID_PCT, RULE_TRAIT_NUM, RULE_KV_DASH, RULE_SYNC_COLS,
		RULE_PII_EMAIL, RULE_PII_KEY };
	static uint64_t want[1 << COUNT(pool)][3];
	struct findings *f = findings_new(1);
	uint64_t state = 42;
	uint64_t sum = 0;

	memset(want, 0, sizeof(want));
	for (uint64_t line = 1; line <= 50000; line++) {
		unsigned bits = next_random(&state) % COUNT(want);
		enum severity worst = (enum severity)
		    (next_random(&state) % 3);
		struct ruleset set = { { 0 } };

		for (unsigned i = 0; i < COUNT(pool); i++)
			if (bits >> i & 1)
				ruleset_add(&set, pool[i]);
		findings_line(f, line, line, &set, worst);
		want[bits][worst]++;
	}
	for (unsigned bits = 0; bits < COUNT(want); bits++) {
		struct ruleset set = { { 0 } };

		for (unsigned i = 0; i < COUNT(pool); i++)
			if (bits >> i & 1)
				ruleset_add(&set, pool[i]);
		for (unsigned s = 0; s < 3; s++) {
			uint64_t got = lines_in(f, set, (enum severity)s);

			ck_assert_uint_eq(got, want[bits][s]);
			sum += got;
		}
	}
	ck_assert_uint_eq(sum, 50000);
	findings_free(f);
}
END_TEST

static struct ruleset
random_set(uint64_t *state)
{
	struct ruleset set = { { 0 } };
	unsigned n = 1 + (unsigned)(next_random(state) % 6);

	while (n-- > 0)
		ruleset_add(&set,
		    (enum rule_id)(next_random(state) % RULE_COUNT));
	return set;
}

/* Almost every set is new: far more than there is room for. */
START_TEST(too_many_sets_keep_exact_sums_in_bounded_room)
{
	struct findings *f = findings_new(1);
	uint64_t want[3] = { 0 };
	uint64_t got[3] = { 0 };
	uint64_t state = 7;
	size_t n;
	struct combo *combos;

	for (uint64_t line = 1; line <= 100000; line++) {
		struct ruleset set = random_set(&state);
		enum severity worst = (enum severity)
		    (next_random(&state) % 3);

		findings_line(f, line, line, &set, worst);
		want[worst]++;
	}
	combos = findings_combos(f, &n);
	ck_assert_uint_le(n, FINDINGS_COMBO_MAX);
	ck_assert_uint_ge(n, 1024);
	for (size_t i = 0; i < n; i++) {
		ck_assert(!ruleset_empty(&combos[i].rules));
		got[combos[i].worst] += combos[i].lines;
	}
	for (size_t s = 0; s < 3; s++)
		ck_assert_uint_eq(got[s], want[s]);
	free(combos);
	findings_free(f);
}
END_TEST

static void
fill_with_sets(struct findings *f)
{
	uint64_t state = 7;

	for (uint64_t line = 1; line <= 20000; line++) {
		struct ruleset set = random_set(&state);

		findings_line(f, line, line, &set, SEVERITY_INFO);
	}
}

/* A set that is new when there is no room, and what is kept of it. */
static const struct {
	enum rule_id rules[7];
	enum rule_id kept;
} crowded[] = {
	/* An error that no repair clears before one that is repaired. */
	{ { RULE_LINE_TABSP, RULE_ENC_BOM, RULE_TRAIT_NUM,
	    RULE_LINE_TRAILTAB, RULE_ID_LONG, RULE_KV_DUPPAIR,
	    RULE_LINE_DUP }, RULE_TRAIT_NUM },
	/* An error before any warning. */
	{ { RULE_LINE_TABSP, RULE_ENC_BOM, RULE_KV_COMMA, RULE_KV_ESCAPE,
	    RULE_ID_LONG, RULE_KV_DUPPAIR, RULE_LINE_DUP }, RULE_ENC_BOM },
	/* A warning before a note. */
	{ { RULE_LINE_TABSP, RULE_ID_LONG, RULE_KV_DUPPAIR, RULE_LINE_DUP,
	    RULE_ENC_NONASCII, RULE_KV_DPREFIX, RULE_ID_LOOKS38 },
	    RULE_LINE_TABSP },
};

START_TEST(a_set_without_room_keeps_its_most_harmful_rule)
{
	struct findings *f = findings_new(1);
	struct ruleset set = { { 0 } };
	struct ruleset one = set_of(crowded[_i].kept, RULE_COUNT);
	struct ruleset more = set_of(RULE_TRAIT_DUP, RULE_COUNT);
	uint64_t before;

	fill_with_sets(f);
	for (size_t i = 0; i < COUNT(crowded[0].rules); i++)
		ruleset_add(&set, crowded[_i].rules[i]);
	before = lines_in(f, one, SEVERITY_ERROR);
	findings_line(f, 20001, 0, &set, SEVERITY_ERROR);
	ck_assert_uint_eq(lines_in(f, set, SEVERITY_ERROR), 0);
	ck_assert_uint_eq(lines_in(f, one, SEVERITY_ERROR), before + 1);

	/* It can still be told that it has one more. */
	findings_move(f, &set, &more, SEVERITY_WARNING, 1);
	ck_assert_uint_eq(lines_in(f, one, SEVERITY_ERROR), before + 1);
	ck_assert_uint_eq(lines_in(f, more, SEVERITY_WARNING), 0);
	findings_free(f);
}
END_TEST

START_TEST(later_news_moves_lines_to_the_larger_set)
{
	struct findings *f = findings_new(10);
	struct ruleset none = { { 0 } };
	struct ruleset old = set_of(RULE_ID_PCT, RULE_COUNT);
	struct ruleset mix = set_of(RULE_ID_MIX, RULE_COUNT);
	struct ruleset both = set_of(RULE_ID_PCT, RULE_ID_MIX);

	for (uint64_t line = 1; line <= 5; line++)
		findings_line(f, line, 0, &old, SEVERITY_INFO);
	for (uint64_t line = 6; line <= 8; line++)
		findings_line(f, line, 0, &old, SEVERITY_ERROR);

	findings_move(f, &old, &mix, SEVERITY_WARNING, 3);
	ck_assert_uint_eq(lines_in(f, old, SEVERITY_INFO), 2);
	ck_assert_uint_eq(lines_in(f, both, SEVERITY_WARNING), 3);
	ck_assert_uint_eq(lines_in(f, both, SEVERITY_ERROR), 0);

	/* A line that is worse already stays so. */
	findings_move(f, &old, &mix, SEVERITY_WARNING, 4);
	ck_assert_uint_eq(lines_in(f, old, SEVERITY_INFO), 0);
	ck_assert_uint_eq(lines_in(f, old, SEVERITY_ERROR), 1);
	ck_assert_uint_eq(lines_in(f, both, SEVERITY_WARNING), 5);
	ck_assert_uint_eq(lines_in(f, both, SEVERITY_ERROR), 2);

	/* Lines without any finding were never counted. */
	findings_move(f, &none, &mix, SEVERITY_WARNING, 11);
	ck_assert_uint_eq(lines_in(f, mix, SEVERITY_WARNING), 11);

	/* Moving to what they have changes nothing. */
	findings_move(f, &both, &mix, SEVERITY_WARNING, 7);
	ck_assert_uint_eq(lines_in(f, both, SEVERITY_WARNING), 5);
	ck_assert_uint_eq(lines_in(f, both, SEVERITY_ERROR), 2);
	findings_free(f);
}
END_TEST

/* What a reader sees at any moment of the writing is a whole prefix. */
START_TEST(a_reader_always_sees_a_consistent_prefix)
{
	struct findings *f = findings_new(0);
	struct ruleset set = set_of(RULE_ID_EMPTY, RULE_COUNT);

	for (uint64_t line = 1; line <= 3000; line++) {
		struct finding add = finding_at(RULE_ID_EMPTY, line);
		struct finding first, last;
		size_t kept;

		findings_add(f, &add);
		kept = findings_kept(f, RULE_ID_EMPTY);
		ck_assert_uint_eq(kept, line);
		ck_assert_uint_le(kept, findings_count(f, RULE_ID_EMPTY));
		first = findings_get(f, RULE_ID_EMPTY, 0);
		last = findings_get(f, RULE_ID_EMPTY, kept - 1);
		ck_assert_uint_eq(first.line, 1);
		ck_assert_uint_eq(last.line, line);
		ck_assert_uint_eq(last.total, line + 7);

		ck_assert_uint_eq(findings_bad(f), line - 1);
		findings_line(f, line, line * 3, &set, SEVERITY_ERROR);
		ck_assert_uint_eq(findings_bad_get(f, line - 1).offset,
		    line * 3);
		ck_assert_uint_eq(findings_bad_get(f, line / 2).offset,
		    (line / 2 + 1) * 3);
		ck_assert_uint_eq(lines_in(f, set, SEVERITY_ERROR), line);
	}
	findings_free(f);
}
END_TEST

START_TEST(nothing_found_is_empty)
{
	struct findings *f = findings_new(5);
	size_t n = 9;
	struct combo *combos = findings_combos(f, &n);

	ck_assert_ptr_nonnull(combos);
	ck_assert_uint_eq(n, 0);
	ck_assert_uint_eq(findings_bad(f), 0);
	ck_assert_uint_eq(findings_bad_from(f, 1), 0);
	for (unsigned i = 0; i < RULE_COUNT; i++)
		ck_assert_uint_eq(findings_count(f, (enum rule_id)i), 0);
	free(combos);
	findings_free(f);
	findings_free(NULL);
}
END_TEST

/* One rule takes all the room there is; the first examples of another one
 * are kept all the same. */
START_TEST(all_examples_are_kept_within_bounds)
{
	struct findings *f = findings_new(0);
	uint64_t many = FINDINGS_KEPT_MAX + 10;
	uint64_t some = FINDINGS_KEPT_SURE + 10;

	for (uint64_t line = 1; line <= many; line++) {
		struct finding add = finding_at(RULE_ID_EMPTY, line);

		findings_add(f, &add);
	}
	for (uint64_t line = 1; line <= some; line++) {
		struct finding add = finding_at(RULE_ID_MIX, line);

		findings_add(f, &add);
	}
	ck_assert_uint_eq(findings_count(f, RULE_ID_EMPTY), many);
	ck_assert_uint_eq(findings_kept(f, RULE_ID_EMPTY),
	    FINDINGS_KEPT_MAX);
	ck_assert_uint_eq(findings_count(f, RULE_ID_MIX), some);
	ck_assert_uint_eq(findings_kept(f, RULE_ID_MIX), FINDINGS_KEPT_SURE);
	findings_free(f);
}
END_TEST

Suite *
suite_findings(void)
{
	Suite *s = suite_create("findings");
	TCase *t = tcase_create("findings");

	tcase_add_test(t, ruleset_holds_every_rule_alone);
	tcase_add_loop_test(t,
	    examples_are_kept_up_to_the_limit_and_all_are_counted, 0,
	    COUNT(limits));
	tcase_add_test(t, all_examples_are_kept_within_bounds);
	tcase_add_test(t, the_worst_severity_of_a_rule_wins);
	tcase_add_test(t, only_lines_with_a_problem_are_bad_lines);
	tcase_add_test(t,
	    bad_lines_stop_at_their_cap_and_lines_are_still_counted);
	tcase_add_test(t, equal_sets_are_counted_together);
	tcase_add_test(t, too_many_sets_keep_exact_sums_in_bounded_room);
	tcase_add_loop_test(t,
	    a_set_without_room_keeps_its_most_harmful_rule, 0,
	    COUNT(crowded));
	tcase_add_test(t, later_news_moves_lines_to_the_larger_set);
	tcase_add_test(t, a_reader_always_sees_a_consistent_prefix);
	tcase_add_test(t, nothing_found_is_empty);
	suite_add_tcase(s, t);
	return s;
}
