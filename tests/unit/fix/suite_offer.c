/* SPDX-License-Identifier: MIT */
/* Offers and sums: they add up for every plan over every set of findings. */
#include <stdlib.h>
#include <string.h>

#include "fix/offer.h"
#include "tests/unit/unit.h"

unit_suite suite_offer;

enum { ROUNDS = 400, LINES_MAX = 60, PLANS = 20 };

static uint32_t
next(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % below;
}

static bool
in_lines(enum rule_id rule)
{
	enum rule_scope scope = rule_get(rule)->scope;

	return scope == SCOPE_LINE || scope == SCOPE_FIELD ||
	    scope == SCOPE_CROSS || scope == SCOPE_FIRST_LINE;
}

/* What is true of the lines, kept one by one. */
struct truth {
	struct ruleset lines[LINES_MAX];
	bool error[LINES_MAX], warning[LINES_MAX];
	size_t count;
};

static void
add_finding(struct findings *f, struct truth *truth, size_t line,
    enum rule_id rule)
{
	struct finding finding = { .rule = rule, .line = line + 1,
		.severity = rule_get(rule)->severity };

	if (ruleset_has(&truth->lines[line], rule))
		return;
	ruleset_add(&truth->lines[line], rule);
	truth->error[line] |= finding.severity == SEVERITY_ERROR;
	truth->warning[line] |= finding.severity == SEVERITY_WARNING;
	findings_add(f, &finding);
}

static void
fill(struct findings *f, struct truth *truth, uint32_t *state)
{
	memset(truth, 0, sizeof(*truth));
	truth->count = 1 + next(state, LINES_MAX - 1);
	for (size_t i = 0; i < truth->count; i++) {
		uint32_t rules = next(state, 4);

		for (uint32_t n = 0; n < rules;) {
			enum rule_id rule = (enum rule_id)next(state,
			    RULE_COUNT);

			if (!in_lines(rule) || rule == RULE_LINE_BLANK)
				continue;
			add_finding(f, truth, i, rule);
			n++;
		}
		if (rules > 0)
			findings_line(f, i + 1, i, &truth->lines[i],
			    truth->error[i] ? SEVERITY_ERROR :
			    truth->warning[i] ? SEVERITY_WARNING :
			    SEVERITY_INFO);
	}
}

/* The same sums, one line after the other. */
static void
count_truly(const struct truth *truth, const struct findings *f,
    const struct plan *plan, struct plan_sums *sums)
{
	*sums = (struct plan_sums){ .records = truth->count };
	for (size_t i = 0; i < truth->count; i++) {
		bool attention = false, error = false, aside = false;

		for (unsigned r = 0; r < RULE_COUNT; r++) {
			const struct rule *rule = rule_get((enum rule_id)r);

			if (!ruleset_has(&truth->lines[i],
			    (enum rule_id)r) || (rule->fix != FIX_NONE &&
			    rule->fix != FIX_R39 && fix_get(rule->fix)->ready
			    && plan->on[rule->fix]))
				continue;
			attention |= rule->severity != SEVERITY_INFO;
			error |= rule->severity == SEVERITY_ERROR;
			aside |= ruleset_has(&plan->aside, (enum rule_id)r) &&
			    offer_can_aside(f, (enum rule_id)r);
		}
		sums->aside += aside;
		sums->attention += attention && !aside;
		sums->errors += error && !aside;
		sums->ready += !attention && !aside;
	}
}

static void
random_plan(struct plan *plan, uint32_t *state)
{
	memset(plan, 0, sizeof(*plan));
	for (unsigned fix = 0; fix < FIX_COUNT; fix++)
		plan->on[fix] = next(state, 2) == 0;
	for (unsigned r = 0; r < RULE_COUNT; r++)
		if (next(state, 5) == 0)
			ruleset_add(&plan->aside, (enum rule_id)r);
}

START_TEST(sums_are_those_of_the_lines_for_every_plan)
{
	uint32_t state = (uint32_t)_i * 7919 + 5;
	struct check_summary summary = { .records = 0 };
	struct truth truth;

	for (int round = 0; round < ROUNDS; round++) {
		struct findings *f = findings_new(0);

		fill(f, &truth, &state);
		summary.records = truth.count;
		for (int p = 0; p < PLANS; p++) {
			struct plan plan;
			struct plan_sums got, want;

			random_plan(&plan, &state);
			offer_sums(&summary, f, &plan, &got);
			count_truly(&truth, f, &plan, &want);
			ck_assert_uint_eq(got.ready + got.attention +
			    got.aside, got.records);
			ck_assert_uint_eq(got.records, want.records);
			ck_assert_uint_eq(got.ready, want.ready);
			ck_assert_uint_eq(got.attention, want.attention);
			ck_assert_uint_eq(got.aside, want.aside);
			ck_assert_uint_eq(got.errors, want.errors);
		}
		findings_free(f);
	}
}
END_TEST

static void
expect_offer(const struct offer *offer)
{
	const struct fix *fix = fix_get(offer->fix);

	ck_assert(fix->ready && offer->fix != FIX_R39);
	ck_assert_int_eq(offer->safe, fix->class == CLASS_MECHANICAL);
}

/* In which offer a rule is; -1: in none. */
static int
offer_of(const struct offer *offers, size_t count, enum rule_id rule)
{
	int found = -1;

	for (size_t i = 0; i < count; i++) {
		if (!ruleset_has(&offers[i].rules, rule))
			continue;
		ck_assert_int_eq(found, -1);
		found = (int)i;
	}
	return found;
}

/* Every rule that was found and has a repair of ours is in its offer. */
static void
expect_offers(const struct findings *f)
{
	struct check_summary summary = { .records = 0 };
	struct offer offers[OFFERS_MAX];
	size_t count = offer_list(&summary, f, offers);

	for (size_t i = 0; i < count; i++) {
		expect_offer(&offers[i]);
		ck_assert(i == 0 || offers[i - 1].fix < offers[i].fix);
	}
	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum fix_id fix = rule_get((enum rule_id)r)->fix;
		int at = offer_of(offers, count, (enum rule_id)r);
		bool due = fix != FIX_NONE && fix != FIX_R39 &&
		    fix_get(fix)->ready &&
		    findings_count(f, (enum rule_id)r) > 0;

		ck_assert_int_eq(at >= 0, due);
		ck_assert(at < 0 || offers[at].fix == fix);
	}
}

START_TEST(offers_are_what_can_be_made_and_was_found)
{
	uint32_t state = (uint32_t)_i * 104729 + 11;
	struct truth truth;

	for (int round = 0; round < ROUNDS; round++) {
		struct findings *f = findings_new(0);

		fill(f, &truth, &state);
		expect_offers(f);
		findings_free(f);
	}
}
END_TEST

static const struct {
	enum rule_id rule;
	enum severity severity;
	bool can;
} asides[] = {
	{ RULE_ID_COLON, SEVERITY_ERROR, true },
	{ RULE_LINE_HEADER, SEVERITY_WARNING, true },
	{ RULE_LINE_LONG, SEVERITY_ERROR, true },
	{ RULE_ID_MIX, SEVERITY_ERROR, true },
	{ RULE_ID_MIX, SEVERITY_WARNING, false },
	{ RULE_LINE_BLANK, SEVERITY_WARNING, false },
	{ RULE_LINE_DUP, SEVERITY_INFO, false },
	{ RULE_LINE_200, SEVERITY_ERROR, false },
	{ RULE_CASE_COLLIDE, SEVERITY_WARNING, false },
	{ RULE_TRAIT_CONFLICT, SEVERITY_WARNING, false },
	{ RULE_TRAIT_BARE, SEVERITY_WARNING, false },
	{ RULE_NAME_CASE, SEVERITY_ERROR, false },
	{ RULE_LINE_NOEOL, SEVERITY_INFO, false },
};

START_TEST(only_what_the_copy_can_find_can_be_set_aside)
{
	struct findings *f = findings_new(0);
	struct finding finding = { .rule = asides[_i].rule, .line = 1,
		.severity = asides[_i].severity };

	ck_assert(!offer_can_aside(f, asides[_i].rule));
	findings_add(f, &finding);
	ck_assert_int_eq(offer_can_aside(f, asides[_i].rule),
	    asides[_i].can);
	findings_free(f);
}
END_TEST

START_TEST(safe_plan_has_the_safe_offers_alone)
{
	const struct offer offers[] = { { .fix = FIX_R08, .safe = true },
		{ .fix = FIX_R15B, .safe = false } };
	struct plan plan;

	memset(&plan, 0xFF, sizeof(plan));
	offer_safe_plan(offers, 2, &plan);
	for (unsigned fix = 0; fix < FIX_COUNT; fix++)
		ck_assert_int_eq(plan.on[fix], fix == FIX_R08);
	ck_assert(ruleset_empty(&plan.aside));
}
END_TEST

START_TEST(what_concerns_the_whole_file_has_no_lines)
{
	struct findings *f = findings_new(0);
	struct check_summary summary = { .records = 9 };
	const struct finding list[] = {
		{ .rule = RULE_LINE_CRLF, .line = 1 },
		{ .rule = RULE_LINE_TRAILSP, .line = 1 },
		{ .rule = RULE_LINE_TRAILTAB, .line = 2 },
		{ .rule = RULE_LINE_NOEOL } };
	struct offer offers[OFFERS_MAX];

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		findings_add(f, &list[i]);
	ck_assert_uint_eq(offer_list(&summary, f, offers), 3);
	ck_assert_int_eq(offers[0].fix, FIX_R04);
	ck_assert_uint_eq(offers[0].lines, 0);
	ck_assert_int_eq(offers[1].fix, FIX_R08);
	ck_assert_uint_eq(offers[1].lines, 2);
	ck_assert_int_eq(offers[2].fix, FIX_R34);
	ck_assert_uint_eq(offers[2].lines, 0);
	findings_free(f);
}
END_TEST

Suite *
suite_offer(void)
{
	Suite *s = suite_create("offer");
	TCase *t = tcase_create("offer");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, sums_are_those_of_the_lines_for_every_plan, 0,
	    4);
	tcase_add_loop_test(t, offers_are_what_can_be_made_and_was_found, 0,
	    4);
	tcase_add_loop_test(t, only_what_the_copy_can_find_can_be_set_aside,
	    0, sizeof(asides) / sizeof(asides[0]));
	tcase_add_test(t, safe_plan_has_the_safe_offers_alone);
	tcase_add_test(t, what_concerns_the_whole_file_has_no_lines);
	suite_add_tcase(s, t);
	return s;
}
