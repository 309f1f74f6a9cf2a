/* SPDX-License-Identifier: MIT */
/* What must hold for any file: random lines, built of what goes wrong in
 * real ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/unit/fix/trial.h"
#include "tests/unit/unit.h"

unit_suite suite_random;

enum { SEEDS = 20, FILES_A_SEED = 50 };

static const char *const names[] = {
	"ftp_dpm_12345_1767225600.sync",
	"ftp_dpm_12345_1767225600.overwrite",
	"ftp_dpm_20915_12345_1767225600.sync",
	"ftp_dpm_odc_12345_1767225600.sync",
	"adobe_id_0_12345_1767225600.sync",
	"adobe_id_12345_20914_67890_1767225600.sync",
	"c2c_id_12345_67890_1767225600.sync",
};

static const char *const pieces[] = { "\t", "\t", " ", " ", "\n", "\n",
	"\r\n", "\r", ",", ",", "=", "=", "\"", "'", "-", ":", ":0", ":-1",
	"d_sid=24", "d_unsid=24", "d_sid=", "ic=5", "24", "0", "gender",
	"\"a\"", "'b'", "x=y", "-x=y", "-d_sid=x",
	"\xE2\x80\x9C", "\xE2\x80\x9D",
	"\xE2\x80\x98", "\xE2\x80\x99", "\xEF\xBC\x9D", "\xC2\xAB",
	"\xEF\xBB\xBF", "\xC3\xA9", "\xFF", "\xC2\xA0", "<TAB>", "\\t",
	"%09", "&nbsp;", "id", "user", "cust-001", "cust-002", "CUST-001",
	"6D92078A-8246-4BA4-AE5B-76104861E7DC", "idfa",
	"59767559181262060060278870901087098252", "jo@example.com",
	"55e79200c1635b37ad31a378c39feb12f120f116625093a19bc32fff15041149" };

static uint32_t
next(uint32_t *state, size_t below)
{
	*state = *state * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(*state >> 8) * below) >> 24);
}

/* Half of the lines begin well, so that what follows is looked at. */
static void
add_line(struct buf *out, uint32_t *state)
{
	uint32_t n = next(state, 9);

	if (next(state, 2) == 0)
		buf_add_text(out, "cust-9\td_sid=1,");
	for (uint32_t i = 0; i < n; i++)
		buf_add_text(out, pieces[next(state, sizeof(pieces) /
		    sizeof(pieces[0]))]);
	if (next(state, 8) > 0)
		buf_add_char(out, '\n');
}

static void
make_file(struct buf *out, uint32_t *state)
{
	uint32_t n = 1 + next(state, 5);

	buf_clear(out);
	for (uint32_t i = 0; i < n; i++)
		add_line(out, state);
}

static bool
error_in(const struct trial *t, enum rule_id rule)
{
	const struct findings *f = check_findings(t->check);

	return findings_count(f, rule) > 0 &&
	    findings_severity(f, rule) == SEVERITY_ERROR;
}

/* What only one look at more lines tells, or what is told of the file. */
static bool
of_lines(enum rule_id rule)
{
	enum rule_scope scope = rule_get(rule)->scope;

	return scope == SCOPE_LINE || scope == SCOPE_FIELD ||
	    scope == SCOPE_FIRST_LINE;
}

/* A line behind a written-out tab is only read once that is a tab; a mark
 * that comes to the start of the file may have hidden that there is no ID. */
static void
expect_no_new_error(const struct trial *before, const struct trial *after,
    struct str text)
{
	if (trial_found(before, RULE_LINE_LITTAB) ||
	    (trial_found(before, RULE_ENC_INVISIBLE) &&
	    before->counts.dropped + before->counts.aside > 0))
		return;
	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum rule_id rule = (enum rule_id)r;

		ck_assert_msg(!of_lines(rule) || !error_in(after, rule) ||
		    error_in(before, rule), "%s: %s came with the copy of "
		    "<%.*s>", before->context.name, rule_get(rule)->code,
		    STR_ARG(text));
	}
	ck_assert_msg(after->summary.error_lines <=
	    before->summary.error_lines, "%s: <%.*s>",
	    before->context.name, STR_ARG(text));
}

/* Every rule that has a repair is silent, but where it would have done
 * harm or left nothing. */
static const enum rule_id always_cured[] = { RULE_ENC_BOM, RULE_LINE_CRLF,
	RULE_LINE_BLANK, RULE_LINE_NOEOL, RULE_LINE_LEADSP,
	RULE_LINE_TABSP, RULE_LINE_TRAILSP, RULE_LINE_TRAILTAB,
	RULE_KV_SMART };

static void
expect_cured(const struct trial *before, const struct trial *after,
    struct str text)
{
	if (trial_found(before, RULE_LINE_LITTAB) ||
	    trial_found(before, RULE_LINE_CR) ||
	    trial_found(before, RULE_ENC_INVISIBLE))
		return;
	for (size_t i = 0; i < sizeof(always_cured) /
	    sizeof(always_cured[0]); i++)
		ck_assert_msg(!trial_found(before, always_cured[i]) ||
		    !trial_found(after, always_cured[i]), "%s: %s stays in "
		    "<%.*s>", before->context.name,
		    rule_get(always_cured[i])->code, STR_ARG(text));
}

static void
expect_forecast(const struct trial *before, const struct trial *after,
    struct str text)
{
	struct plan_sums sums, got;
	struct plan none;
	uint64_t refused;

	memset(&none, 0, sizeof(none));
	offer_sums(&before->summary, check_findings(before->check),
	    &before->plan, &sums);
	offer_sums(&after->summary, check_findings(after->check), &none,
	    &got);
	ck_assert_uint_eq(sums.records, before->summary.records);
	ck_assert_uint_eq(sums.ready + sums.attention + sums.aside,
	    sums.records);
	ck_assert_uint_eq(got.errors, after->summary.error_lines);
	if (trial_found(before, RULE_LINE_LITTAB))
		return;
	/* A line of commas alone stays as it is, and a dash that keeps a
	 * key from being read as a trait. */
	refused = findings_count(check_findings(after->check),
	    RULE_KV_EMPTYITEM) + findings_count(
	    check_findings(after->check), RULE_KV_DASH);
	ck_assert_msg(sums.ready <= got.ready + refused, "%s: %u to come, %u "
	    "came: <%.*s>", before->context.name, (unsigned)sums.ready,
	    (unsigned)got.ready, STR_ARG(text));
}

/* Again with the same plan: the same bytes. */
static void
expect_still(const struct trial *copy, struct str text)
{
	struct err err = { .kind = ERR_NONE };
	struct trial again = *copy;
	struct buf a = { 0 }, b = { 0 };

	ck_assert_int_eq(trial_repair(&again, &err), STEP_DONE);
	trial_read(again.file, &a);
	trial_read(again.copy, &b);
	ck_assert_msg(str_eq(buf_str(&a), buf_str(&b)), "%s: <%.*s> gives "
	    "<%s>, then <%s>", copy->context.name, STR_ARG(text),
	    buf_text(&a), buf_text(&b));
	buf_release(&a);
	buf_release(&b);
}

/* What the check told spares judging a line again, no more. */
static void
expect_same_blind(const struct trial *t, struct str text)
{
	struct err err = { .kind = ERR_NONE };
	struct trial blind = *t;

	blind.blind = true;
	(void)snprintf(blind.copy, sizeof(blind.copy), "%.4000s.blind",
	    t->file);
	(void)snprintf(blind.side, sizeof(blind.side), "%.4000s.blind.tsv",
	    t->file);
	ck_assert_int_eq(trial_repair(&blind, &err), STEP_DONE);
	ck_assert_msg(strcmp(blind.sha256, t->sha256) == 0, "<%.*s>",
	    STR_ARG(text));
	ck_assert_uint_eq(blind.counts.changed, t->counts.changed);
	ck_assert_uint_eq(blind.counts.aside, t->counts.aside);
}

static void
try_file(const char *name, struct str text, struct ruleset aside)
{
	struct trial t, copy;
	struct err err = { .kind = ERR_NONE };
	enum step step;

	trial_open(&t, name, text);
	t.plan.aside = aside;
	step = trial_repair(&t, &err);
	if (step == STEP_FAILED) {
		/* All line ends are those of old Macs. */
		ck_assert_msg(str_find(text, 0, '\n') == text.n &&
		    str_find(text, 0, '\r') < text.n, "%s", err.text);
		trial_release(&t);
		return;
	}
	trial_open_copy(&copy, &t);
	expect_no_new_error(&t, &copy, text);
	if (ruleset_empty(&aside)) {
		expect_cured(&t, &copy, text);
		expect_forecast(&t, &copy, text);
	}
	expect_still(&copy, text);
	expect_same_blind(&t, text);
	for (unsigned r = 0; r < RULE_COUNT; r++)
		ck_assert_msg(!ruleset_has(&aside, (enum rule_id)r) ||
		    !offer_can_aside(check_findings(copy.check),
		    (enum rule_id)r), "%s: %s stays in <%.*s>", name,
		    rule_get((enum rule_id)r)->code, STR_ARG(text));
	trial_release(&copy);
	trial_release(&t);
}

static bool
is_text(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\n' && s.p[i] != '\r' && s.p[i] != ' ' &&
		    s.p[i] != '\t')
			return true;
	return false;
}

static void
try_seed(int seed, bool aside)
{
	uint32_t state = (uint32_t)seed * 2654435761u + 7;
	struct buf text = { 0 };

	for (int i = 0; i < FILES_A_SEED; i++) {
		struct ruleset set = { .bits = { 0 } };

		for (unsigned r = 0; aside && r < RULE_COUNT; r++)
			if (next(&state, 4) == 0)
				ruleset_add(&set, (enum rule_id)r);
		make_file(&text, &state);
		if (is_text(buf_str(&text)))
			try_file(names[next(&state, sizeof(names) /
			    sizeof(names[0]))], buf_str(&text), set);
	}
	buf_release(&text);
}

START_TEST(safe_repairs_bring_no_error_and_keep_the_forecast)
{
	try_seed(_i, false);
}
END_TEST

START_TEST(lines_set_aside_are_all_that_break_the_rule)
{
	try_seed(_i + SEEDS, true);
}
END_TEST

Suite *
suite_random(void)
{
	Suite *s = suite_create("random");
	TCase *t = tcase_create("random");

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t,
	    safe_repairs_bring_no_error_and_keep_the_forecast, 0, SEEDS);
	tcase_add_loop_test(t, lines_set_aside_are_all_that_break_the_rule, 0,
	    SEEDS);
	suite_add_tcase(s, t);
	return s;
}
