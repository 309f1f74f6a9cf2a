/* SPDX-License-Identifier: MIT */
/* The receipt we expect: each line once, the sums exact. */
#include "spec/forecast.h"
#include "tests/unit/unit.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

unit_suite suite_forecast;

#define NO RULE_COUNT

enum { RULES_MAX = 3 };

/* Lines with the same rules; how the check tells them. */
static void
add_lines(struct findings *f, const enum rule_id rules[RULES_MAX],
    uint64_t lines, uint64_t total)
{
	for (uint64_t line = 1; line <= lines; line++) {
		struct ruleset set = { { 0 } };

		for (size_t i = 0; i < RULES_MAX; i++) {
			struct finding add = { .line = line,
				.severity = SEVERITY_ERROR, .total = total };

			if (rules[i] == NO)
				continue;
			add.rule = rules[i];
			add.severity = rule_get(rules[i])->severity;
			ruleset_add(&set, rules[i]);
			findings_add(f, &add);
		}
		findings_line(f, line, 0, &set, SEVERITY_ERROR);
	}
}

/* Ten lines, one of which has these rules.  The counter that takes it. */
static const struct {
	enum rule_id rules[RULES_MAX];
	enum idtype first;
	enum rule_counter counter;
} singles[] = {
	{ { RULE_ENC_NUL, NO, NO }, IDTYPE_CRM, COUNTER_FORMAT },
	{ { RULE_ID_UUID, NO, NO }, IDTYPE_AAM, COUNTER_AAM_ID },
	{ { RULE_ID_IDFA, NO, NO }, IDTYPE_IDFA, COUNTER_DEVICE_ID },
	{ { RULE_TRAIT_TYPE, NO, NO }, IDTYPE_CRM, COUNTER_NO_TRAIT },
	{ { RULE_PII_EMAIL, NO, NO }, IDTYPE_CRM, COUNTER_NONE },
	/* The first in Adobe's order takes the line. */
	{ { RULE_TRAIT_TYPE, RULE_ID_UUID, RULE_KV_QUOTE }, IDTYPE_AAM,
	    COUNTER_FORMAT },
	{ { RULE_TRAIT_TYPE, RULE_SYNC_SWAP, RULE_ID_GAID }, IDTYPE_AAM,
	    COUNTER_AAM_ID },
	{ { RULE_TRAIT_TYPE, RULE_CASE_DEV, NO }, IDTYPE_GAID,
	    COUNTER_DEVICE_ID },
	/* Whom Adobe knows is not for us to say. */
	{ { RULE_ID_QUOTE, NO, NO }, IDTYPE_CRM, COUNTER_NONE },
	{ { RULE_ID_QUOTE, RULE_TRAIT_TYPE, NO }, IDTYPE_CRM,
	    COUNTER_NO_TRAIT },
	/* By what the first column holds. */
	{ { RULE_ID_MIX, NO, NO }, IDTYPE_AAM, COUNTER_AAM_ID },
	{ { RULE_ID_MIX, NO, NO }, IDTYPE_ECID, COUNTER_AAM_ID },
	{ { RULE_ID_MIX, NO, NO }, IDTYPE_IDFA, COUNTER_DEVICE_ID },
	{ { RULE_ENC_BOM, NO, NO }, IDTYPE_VIZIO, COUNTER_DEVICE_ID },
	{ { RULE_ENC_BOM, NO, NO }, IDTYPE_CRM, COUNTER_NONE },
	{ { RULE_ID_MIX, NO, NO }, IDTYPE_HEMAIL, COUNTER_NONE },
	/* A title row between lines with tabs. */
	{ { RULE_LINE_HEADER, NO, NO }, IDTYPE_CRM, COUNTER_NO_TRAIT },
	/* A space at the end is an error in ID sync alone. */
	{ { RULE_LINE_TRAILSP, NO, NO }, IDTYPE_CRM, COUNTER_NONE },
};

static uint64_t
taken_by(const struct forecast *f, enum rule_counter counter)
{
	const uint64_t taken[] = {
		[COUNTER_NONE] = 0,
		[COUNTER_NO_TRAIT] = f->no_trait,
		[COUNTER_NO_MATCH] = f->no_match,
		[COUNTER_DEVICE_ID] = f->invalid_device_id,
		[COUNTER_AAM_ID] = f->invalid_aam_id,
		[COUNTER_FORMAT] = f->format_errors,
	};

	return taken[counter];
}

static void
assert_sums(const struct forecast *f)
{
	ck_assert_uint_eq(f->processed, f->received);
	ck_assert_uint_eq(f->processed, f->format_errors +
	    f->invalid_aam_id + f->invalid_device_id + f->no_match +
	    f->no_trait + f->stored);
}

START_TEST(line_is_taken_by_one_counter)
{
	struct findings *findings = findings_new(10);
	struct forecast f;
	enum rule_counter counter = singles[_i].counter;

	add_lines(findings, singles[_i].rules, 1, 0);
	forecast_make(&f, findings, 10, singles[_i].first, false);
	ck_assert_uint_eq(f.received, 10);
	ck_assert_uint_eq(f.stored, counter == COUNTER_NONE ? 10 : 9);
	for (unsigned c = COUNTER_NO_TRAIT; c <= COUNTER_FORMAT; c++) {
		if (c == COUNTER_VALIDATION)
			continue;
		ck_assert_uint_eq(taken_by(&f, (enum rule_counter)c),
		    c == counter ? 1 : 0);
	}
	assert_sums(&f);

	forecast_make(&f, findings, 10, singles[_i].first, true);
	ck_assert_uint_eq(f.stored, 0);
	ck_assert_uint_eq(f.no_trait, 0);
	ck_assert_uint_eq(f.no_match, counter > COUNTER_NO_MATCH ? 9 : 10);
	assert_sums(&f);
	findings_free(findings);
}
END_TEST

START_TEST(a_clean_file_is_stored_whole)
{
	struct findings *findings = findings_new(1);
	struct forecast f;

	forecast_make(&f, findings, 412907, IDTYPE_CRM, false);
	ck_assert_uint_eq(f.received, 412907);
	ck_assert_uint_eq(f.stored, 412907);
	ck_assert_uint_eq(f.failed_validation, 0);
	forecast_make(&f, findings, 0, IDTYPE_CRM, true);
	ck_assert_uint_eq(f.received, 0);
	ck_assert_uint_eq(f.no_match, 0);
	findings_free(findings);
}
END_TEST

START_TEST(long_lines_are_not_received_and_blank_ones_are_format_errors)
{
	struct findings *findings = findings_new(1);
	struct forecast f;
	const enum rule_id long_line[] = { RULE_LINE_LONG, RULE_KV_QUOTE,
		NO };
	const enum rule_id blank[] = { RULE_LINE_BLANK, NO, NO };

	add_lines(findings, long_line, 3, 0);
	add_lines(findings, blank, 2, 0);
	forecast_make(&f, findings, 100, IDTYPE_CRM, false);
	ck_assert_uint_eq(f.received, 100 - 3 + 2);
	ck_assert_uint_eq(f.format_errors, 2);
	ck_assert_uint_eq(f.stored, 97);
	assert_sums(&f);
	findings_free(findings);
}
END_TEST

START_TEST(lines_past_the_200th_are_dropped)
{
	struct findings *findings = findings_new(10);
	struct forecast f;
	const enum rule_id many[] = { RULE_LINE_200, NO, NO };

	/* One person with 250 lines, one with 201; one untold. */
	add_lines(findings, many, 1, 250);
	add_lines(findings, many, 1, 201);
	add_lines(findings, many, 1, 0);
	forecast_make(&f, findings, 1000, IDTYPE_CRM, false);
	ck_assert_uint_eq(f.received, 1000 - 50 - 1 - 1);
	ck_assert_uint_eq(f.stored, f.received);
	assert_sums(&f);
	/* Never more than there are. */
	forecast_make(&f, findings, 4, IDTYPE_CRM, false);
	ck_assert_uint_eq(f.received, 0);
	assert_sums(&f);
	findings_free(findings);
}
END_TEST

START_TEST(bare_numbers_count_for_all_their_lines)
{
	struct findings *findings = findings_new(10);
	struct forecast f;
	const enum rule_id bare[] = { RULE_TRAIT_BARE, NO, NO };
	const enum rule_id format[] = { RULE_TRAIT_NUM, NO, NO };

	add_lines(findings, bare, 1, 40);
	add_lines(findings, format, 5, 0);
	forecast_make(&f, findings, 50, IDTYPE_CRM, false);
	ck_assert_uint_eq(f.no_trait, 40);
	ck_assert_uint_eq(f.format_errors, 5);
	ck_assert_uint_eq(f.stored, 5);
	assert_sums(&f);
	/* All lines but the bad ones are bare. */
	forecast_make(&f, findings, 42, IDTYPE_CRM, false);
	ck_assert_uint_eq(f.no_trait, 37);
	ck_assert_uint_eq(f.stored, 0);
	assert_sums(&f);
	findings_free(findings);
}
END_TEST

START_TEST(titles_without_a_tab_are_a_format_error)
{
	struct findings *findings = findings_new(10);
	struct forecast f;
	const enum rule_id titles[] = { RULE_LINE_HEADER, NO, NO };
	const enum rule_id csv[] = { RULE_LINE_CSV, NO, NO };

	add_lines(findings, titles, 1, 0);
	add_lines(findings, csv, 9, 0);
	forecast_make(&f, findings, 20, IDTYPE_CRM, false);
	ck_assert_uint_eq(f.format_errors, 9);
	ck_assert_uint_eq(f.no_trait, 1);
	add_lines(findings, csv, 1, 0);
	forecast_make(&f, findings, 20, IDTYPE_CRM, false);
	ck_assert_uint_eq(f.format_errors, 11);
	ck_assert_uint_eq(f.no_trait, 0);
	assert_sums(&f);
	findings_free(findings);
}
END_TEST

START_TEST(trailing_spaces_count_where_they_are_errors)
{
	struct findings *findings = findings_new(10);
	struct finding add = { .rule = RULE_LINE_TRAILSP,
		.severity = SEVERITY_ERROR, .line = 1 };
	struct ruleset set = { { 0 } };
	struct forecast f;

	ruleset_add(&set, RULE_LINE_TRAILSP);
	findings_add(findings, &add);
	findings_line(findings, 1, 0, &set, SEVERITY_ERROR);
	forecast_make(&f, findings, 3, IDTYPE_AAM, false);
	ck_assert_uint_eq(f.format_errors, 1);
	ck_assert_uint_eq(f.stored, 2);
	findings_free(findings);
}
END_TEST

START_TEST(foreign_traits_are_counted_and_their_lines_stored)
{
	struct findings *findings = findings_new(1);
	struct forecast f;
	const enum rule_id source[] = { RULE_TRAIT_SOURCE, NO, NO };

	add_lines(findings, source, 4, 0);
	forecast_make(&f, findings, 10, IDTYPE_CRM, false);
	ck_assert_uint_eq(f.failed_validation, 4);
	ck_assert_uint_eq(f.stored, 10);
	assert_sums(&f);
	findings_free(findings);
}
END_TEST

/* A rule, or none; not the one whose lines are no records. */
static enum rule_id
random_rule(uint64_t *state)
{
	enum rule_id rule;

	*state = *state * UINT64_C(6364136223846793005) + 1;
	rule = (enum rule_id)((*state >> 33) % (RULE_COUNT + 1));
	return rule == RULE_LINE_BLANK ? NO : rule;
}

static struct findings *
random_findings(uint64_t *state)
{
	struct findings *findings = findings_new(1);

	for (unsigned i = 0; i < 60; i++) {
		const enum rule_id rules[] = { random_rule(state),
			random_rule(state), random_rule(state) };

		add_lines(findings, rules, 1 + i % 3, 0);
	}
	return findings;
}

/* Any mix of rules on any lines: nothing is lost, nothing counted twice. */
START_TEST(sums_hold_for_any_findings)
{
	uint64_t state = 99;

	for (unsigned round = 0; round < 40; round++) {
		struct findings *findings = random_findings(&state);

		for (unsigned type = 0; type < IDTYPE_COUNT; type++) {
			struct forecast f;

			forecast_make(&f, findings, 500, (enum idtype)type,
			    round % 2 == 0);
			assert_sums(&f);
			ck_assert_uint_le(f.received, 500);
		}
		findings_free(findings);
	}
}
END_TEST

Suite *
suite_forecast(void)
{
	Suite *s = suite_create("forecast");
	TCase *t = tcase_create("forecast");

	tcase_add_loop_test(t, line_is_taken_by_one_counter, 0,
	    COUNT(singles));
	tcase_add_test(t, a_clean_file_is_stored_whole);
	tcase_add_test(t,
	    long_lines_are_not_received_and_blank_ones_are_format_errors);
	tcase_add_test(t, lines_past_the_200th_are_dropped);
	tcase_add_test(t, bare_numbers_count_for_all_their_lines);
	tcase_add_test(t, titles_without_a_tab_are_a_format_error);
	tcase_add_test(t, trailing_spaces_count_where_they_are_errors);
	tcase_add_test(t, foreign_traits_are_counted_and_their_lines_stored);
	tcase_add_test(t, sums_hold_for_any_findings);
	suite_add_tcase(s, t);
	return s;
}
