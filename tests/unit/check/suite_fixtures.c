/* SPDX-License-Identifier: MIT */
/* A file that breaks each rule, and one like it that keeps it. */
#include <string.h>

#include "check/container.h"
#include "tests/unit/check/cook.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_fixtures;

#define TIME "_1767225600.sync"
#define TRAIT "ftp_dpm_12345" TIME
#define OVER "ftp_dpm_12345_1767225600.overwrite"
#define ODC "ftp_dpm_odc_12345" TIME
#define SYNC "adobe_id_0_12345" TIME
#define PHONES "adobe_id_20914_12345" TIME
#define C2C "c2c_id_12345_67890" TIME

/* A name, and contents (recipes of cook.h; NULL: the name alone). */
static const struct fixture {
	enum rule_id rule;
	const char *context;
	const char *bad_name, *bad;
	const char *good_name, *good;
} fixtures[] = {
#define FIXTURE(rule, context, bad_name, bad, good_name, good) \
	{ RULE_##rule, context, bad_name, bad, good_name, good },
#include "tests/unit/check/fixtures.def"
};

/* Files of gigabytes: what is said of their size. */
static const struct {
	enum rule_id rule;
	bool packed;
	uint64_t bad, good;
} sizes[] = {
	{ RULE_SIZE_GZ3, true, UINT64_C(3300000000), 250000000 },
	{ RULE_SIZE_GZ1, true, 2000000000, 250000000 },
	{ RULE_SIZE_RAW5, false, UINT64_C(6000000000), 900000000 },
	{ RULE_SIZE_OPT, true, 400000000, 250000000 },
};

/* Rules that no file shows by itself: they need other files. */
static const enum rule_id elsewhere[] = { RULE_NAME_REUSED,
	RULE_NAME_SPLITGAP };

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Is the rule broken?  Other findings do not matter, but if *others is
 * there, it gets the worst of them. */
static bool
is_broken(const struct fixture *f, const char *name, const char *recipe,
    enum severity *others)
{
	struct context context = ran_context_of(name, f->context);
	struct buf text = { 0 };
	struct ran r = { .count = 0 };
	bool broken = false;

	name_diagnose(str_from(name), context.now, &r.summary.name);
	for (size_t i = 0; i < r.summary.name.count; i++)
		broken = broken || r.summary.name.findings[i].rule == f->rule;
	if (recipe != NULL)
		ran_check(&r, &context, cook(recipe, 1, 0, &text),
		    SOURCE_BLOCK);
	for (size_t i = 0; i < r.count; i++) {
		if (r.findings[i].rule == f->rule)
			broken = true;
		else if (r.findings[i].severity > *others)
			*others = r.findings[i].severity;
	}
	ran_release(&r);
	buf_release(&text);
	return broken;
}

START_TEST(rule_is_broken_by_one_file_and_kept_by_another)
{
	const struct fixture *f = &fixtures[_i];
	const char *code = rule_get(f->rule)->code;
	enum severity others = SEVERITY_INFO;

	ck_assert_msg(is_broken(f, f->bad_name, f->bad, &others),
	    "%s is not found", code);
	others = SEVERITY_INFO;
	ck_assert_msg(!is_broken(f, f->good_name, f->good, &others),
	    "%s is found in the good file", code);
	ck_assert_msg(others < SEVERITY_ERROR,
	    "%s: the good file has another error", code);
}
END_TEST

START_TEST(size_is_broken_by_one_file_and_kept_by_another)
{
	enum severity severity;

	ck_assert_int_eq(size_judge(sizes[_i].bad, 1, sizes[_i].packed,
	    &severity), sizes[_i].rule);
	ck_assert_int_ne(size_judge(sizes[_i].good, 1, sizes[_i].packed,
	    &severity), sizes[_i].rule);
}
END_TEST

/* The rules about files: all but those of answers, places, calls ... */
static bool
is_about_files(const struct rule *rule)
{
	return rule->scope <= SCOPE_CROSS ?
	    strncmp(rule->code, "SRC-", 4) != 0 :
	    rule->scope == SCOPE_SET &&
	    strncmp(rule->code, "NAME-", 5) == 0;
}

static unsigned
fixtures_of(enum rule_id rule)
{
	unsigned n = 0;

	for (size_t i = 0; i < COUNT(fixtures); i++)
		n += fixtures[i].rule == rule;
	for (size_t i = 0; i < COUNT(sizes); i++)
		n += sizes[i].rule == rule;
	for (size_t i = 0; i < COUNT(elsewhere); i++)
		n += elsewhere[i] == rule;
	return n;
}

/* RULES has 152 of them; a new one needs a row in fixtures.def. */
START_TEST(every_rule_about_files_has_its_two_files)
{
	unsigned rules = 0;

	for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
		const struct rule *row = rule_get((enum rule_id)rule);

		if (!is_about_files(row))
			continue;
		rules++;
		ck_assert_msg(fixtures_of((enum rule_id)rule) == 1,
		    "%s has %u rows", row->code,
		    fixtures_of((enum rule_id)rule));
	}
	ck_assert_uint_ge(rules, 152);
	ck_assert_uint_eq(rules, COUNT(fixtures) + COUNT(sizes) +
	    COUNT(elsewhere));
}
END_TEST

Suite *
suite_fixtures(void)
{
	Suite *s = suite_create("fixtures");
	TCase *t = tcase_create("fixtures");

	tcase_add_loop_test(t,
	    rule_is_broken_by_one_file_and_kept_by_another, 0,
	    (int)COUNT(fixtures));
	tcase_add_loop_test(t,
	    size_is_broken_by_one_file_and_kept_by_another, 0,
	    (int)COUNT(sizes));
	tcase_add_test(t, every_rule_about_files_has_its_two_files);
	suite_add_tcase(s, t);
	return s;
}
