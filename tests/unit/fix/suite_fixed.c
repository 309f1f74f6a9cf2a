/* SPDX-License-Identifier: MIT */
/* The files tests/corpus/fixed/NAME.txt: beside each is what its repairs make
 * of it, and a check of that finds nothing. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/fix/trial.h"
#include "tests/unit/unit.h"

unit_suite suite_fixed;

static const char trait[] = "ftp_dpm_12345_1767225600.sync";
static const char overwrite[] = "ftp_dpm_12345_1767225600.overwrite";
static const char odc[] = "ftp_dpm_odc_12345_1767225600.sync";
static const char id_sync[] = "adobe_id_0_12345_1767225600.sync";
static const char hashes[] = "c2c_id_12345_67890_1767225600.sync";

/* gone: a rule that is in the file and not in its copy. */
static const struct {
	const char *file, *name;
	enum rule_id gone[4];
	size_t count;
	enum fix_id asked;	/* switched on besides; FIX_NONE: nothing */
	enum rule_id aside;	/* RULE_COUNT: nothing is set aside */
} rows[] = {
	{ "r01", trait, { RULE_ENC_BOM }, 1, FIX_NONE, RULE_COUNT },
	{ "r04", trait, { RULE_LINE_CRLF }, 1, FIX_NONE, RULE_COUNT },
	{ "r06", trait, { RULE_LINE_BLANK }, 1, FIX_NONE, RULE_COUNT },
	{ "r08", trait, { RULE_LINE_TRAILSP, RULE_LINE_TRAILTAB }, 2,
	    FIX_NONE, RULE_COUNT },
	{ "r08-overwrite", overwrite, { RULE_LINE_TRAILTAB }, 1, FIX_NONE,
	    RULE_COUNT },
	{ "r08-sync", id_sync, { RULE_LINE_TRAILSP }, 1, FIX_NONE,
	    RULE_COUNT },
	{ "r09", trait, { RULE_LINE_LEADSP }, 1, FIX_NONE, RULE_COUNT },
	{ "r10", trait, { RULE_LINE_TABSP }, 1, FIX_NONE, RULE_COUNT },
	{ "r10-hashes", hashes, { RULE_LINE_TABSP }, 1, FIX_NONE,
	    RULE_COUNT },
	{ "r11", trait, { RULE_LINE_LITTAB }, 1, FIX_NONE, RULE_COUNT },
	{ "r11-odc", odc, { RULE_LINE_LITTAB }, 1, FIX_NONE, RULE_COUNT },
	{ "r15", trait, { RULE_KV_SMART }, 1, FIX_NONE, RULE_COUNT },
	{ "r15b", trait, { RULE_KV_SINGLE }, 1, FIX_R15B, RULE_COUNT },
	{ "r16", trait, { RULE_KV_DASH }, 1, FIX_NONE, RULE_COUNT },
	{ "r17", trait, { RULE_KV_EMPTYITEM }, 1, FIX_NONE, RULE_COUNT },
	{ "r34", trait, { RULE_LINE_NOEOL }, 1, FIX_NONE, RULE_COUNT },
	{ "r39", trait, { RULE_ID_COLON }, 1, FIX_NONE, RULE_ID_COLON },
	{ "all", trait, { RULE_ENC_BOM, RULE_LINE_CRLF, RULE_KV_SMART,
	    RULE_LINE_NOEOL }, 4, FIX_NONE, RULE_COUNT },
};

static void
corpus_read(const char *file, const char *end, struct buf *out)
{
	char path[128];

	(void)snprintf(path, sizeof(path), "tests/corpus/fixed/%s.%s", file,
	    end);
	trial_read(unit_source(path), out);
}

static void
expect_rules(const struct trial *t, int row, bool there)
{
	for (size_t i = 0; i < rows[row].count; i++)
		ck_assert_msg(trial_found(t, rows[row].gone[i]) == there,
		    "%s: %s", rows[row].file,
		    rule_get(rows[row].gone[i])->code);
}

START_TEST(corpus_file_becomes_its_fixed_one)
{
	struct buf before = { 0 }, want = { 0 }, got = { 0 };
	struct err err = { .kind = ERR_NONE };
	struct trial t, copy;

	corpus_read(rows[_i].file, "txt", &before);
	corpus_read(rows[_i].file, "fixed", &want);
	trial_open(&t, rows[_i].name, buf_str(&before));
	expect_rules(&t, _i, true);
	t.plan.on[rows[_i].asked] = rows[_i].asked != FIX_NONE;
	if (rows[_i].aside != RULE_COUNT)
		ruleset_add(&t.plan.aside, rows[_i].aside);
	ck_assert_msg(trial_repair(&t, &err) == STEP_DONE, "%s", err.text);
	trial_read(t.copy, &got);
	ck_assert_msg(str_eq(buf_str(&got), buf_str(&want)), "%s: <%s>",
	    rows[_i].file, buf_text(&got));
	trial_open_copy(&copy, &t);
	expect_rules(&copy, _i, false);
	ck_assert_int_eq(copy.summary.verdict, VERDICT_READY);
	trial_release(&copy);
	trial_release(&t);
	buf_release(&before);
	buf_release(&want);
	buf_release(&got);
}
END_TEST

Suite *
suite_fixed(void)
{
	Suite *s = suite_create("fixed");
	TCase *t = tcase_create("fixed");

	tcase_add_loop_test(t, corpus_file_becomes_its_fixed_one, 0,
	    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, t);
	return s;
}
