/* SPDX-License-Identifier: MIT */
/* When something gets in the way there is no copy, and nothing else. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/fix/trial.h"
#include "tests/unit/unit.h"

unit_suite suite_disturbed;

static const char trait[] = "ftp_dpm_12345_1767225600.sync";

static void
expect_text(const char *path, const char *want)
{
	struct buf got = { 0 };

	trial_read(path, &got);
	ck_assert_str_eq(buf_text(&got), want);
	buf_release(&got);
}

START_TEST(damaged_archive_gives_no_copy)
{
	char path[TRIAL_PATH];
	struct trial t;
	struct err err = { .kind = ERR_NONE };

	snprintf(path, sizeof(path), "%s/in.gz", unit_folder());
	trial_pack(path, str_from("a\tk=v \nb\tk=v\n"));
	ck_assert_int_eq(truncate(path, 20), 0);
	trial_open_file(&t, trait, path);
	ck_assert_int_eq(trial_repair(&t, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert(!trial_exists(t.copy));
	ck_assert(!trial_exists(t.side));
	trial_release(&t);
}
END_TEST

START_TEST(file_with_old_mac_line_ends_gives_no_copy)
{
	static const char *const texts[] = { "a\tk=v \rb\tk=v\r",
		"a\tk=v \r" };
	struct trial t;
	struct err err = { .kind = ERR_NONE };

	trial_open(&t, trait, str_from(texts[_i]));
	ck_assert(trial_found(&t, RULE_LINE_CR));
	ck_assert_int_eq(trial_repair(&t, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert(!trial_exists(t.copy));
	trial_release(&t);
}
END_TEST

static void
put(const char *path, const char *mode, const char *text)
{
	FILE *f = fopen(path, mode);

	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs(text, f), 0);
	ck_assert_int_eq(fclose(f), 0);
}

static void
grow(const char *path)
{
	put(path, "ab", "c\tk=v\n");
}

static void
shrink(const char *path)
{
	ck_assert_int_eq(truncate(path, 3), 0);
}

static void
replace(const char *path)
{
	ck_assert_int_eq(unlink(path), 0);
	put(path, "wb", "a:b\tk=v \nb\tk=v\n");
}

static void
take_away(const char *path)
{
	ck_assert_int_eq(unlink(path), 0);
}

static void (*const changes[])(const char *path) = { grow, shrink, replace,
	take_away };

/* before: the change comes before the first step, else before the last. */
static void
try_change(void (*change)(const char *path), bool before)
{
	struct trial t;
	struct err err = { .kind = ERR_NONE };
	struct repair *r;
	enum step step;

	trial_open(&t, trait, str_from("a:b\tk=v \nb\tk=v\n"));
	ruleset_add(&t.plan.aside, RULE_ID_COLON);
	r = trial_begin(&t, &err);
	ck_assert_ptr_nonnull(r);
	if (!before)
		ck_assert_int_eq(repair_step(r, &err), STEP_MORE);
	change(t.file);
	while ((step = repair_step(r, &err)) == STEP_MORE)
		continue;
	ck_assert_int_eq(step, STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_CHANGED);
	trial_end(&t, r);
	ck_assert(!trial_exists(t.copy));
	ck_assert(!trial_exists(t.side));
	trial_release(&t);
}

START_TEST(file_that_changes_meanwhile_gives_no_copy)
{
	try_change(changes[_i], true);
	try_change(changes[_i], false);
}
END_TEST

START_TEST(name_that_is_taken_is_left_alone)
{
	struct trial t;
	struct err err = { .kind = ERR_NONE };

	trial_open(&t, trait, str_from("a:b\tk=v \nb\tk=v\n"));
	ruleset_add(&t.plan.aside, RULE_ID_COLON);
	put(_i == 0 ? t.copy : t.side, "wb", "mine");
	ck_assert_int_eq(trial_repair(&t, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	expect_text(_i == 0 ? t.copy : t.side, "mine");
	ck_assert(!trial_exists(_i == 0 ? t.side : t.copy));
	trial_release(&t);
}
END_TEST

/* Another program takes the name between the first step and the last. */
START_TEST(side_file_goes_when_the_copy_cannot_be_kept)
{
	struct trial t;
	struct err err = { .kind = ERR_NONE };
	struct repair *r;

	trial_open(&t, trait, str_from("a:b\tk=v \nb\tk=v\n"));
	ruleset_add(&t.plan.aside, RULE_ID_COLON);
	r = trial_begin(&t, &err);
	ck_assert_ptr_nonnull(r);
	ck_assert_int_eq(repair_step(r, &err), STEP_MORE);
	put(t.copy, "wb", "mine");
	ck_assert_int_eq(repair_step(r, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	trial_end(&t, r);
	expect_text(t.copy, "mine");
	ck_assert(!trial_exists(t.side));
	trial_release(&t);
}
END_TEST

START_TEST(original_is_never_the_copy)
{
	struct trial t;
	struct err err = { .kind = ERR_NONE };
	char path[TRIAL_PATH], linked[TRIAL_PATH];

	/* A link is a change too, so it is made before the check. */
	snprintf(path, sizeof(path), "%s", unit_file("in", "a\tk=v \n", 7));
	snprintf(linked, sizeof(linked), "%.4000s.link", path);
	ck_assert_int_eq(link(path, linked), 0);
	trial_open_file(&t, trait, path);
	snprintf(t.copy, sizeof(t.copy), "%s", _i == 0 ? path : linked);
	ck_assert_int_eq(trial_repair(&t, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	trial_release(&t);
}
END_TEST

START_TEST(stopped_repair_leaves_nothing)
{
	for (int steps = 0; steps < 3; steps++) {
		struct trial t;
		struct err err = { .kind = ERR_NONE };
		struct repair *r;

		trial_open(&t, trait, str_from("a:b\tk=v \nb\tk=v\n"));
		ruleset_add(&t.plan.aside, RULE_ID_COLON);
		t.block = 9;
		r = trial_begin(&t, &err);
		for (int i = 0; i < steps; i++)
			ck_assert_int_eq(repair_step(r, &err), STEP_MORE);
		trial_end(&t, r);
		ck_assert(!trial_exists(t.copy));
		ck_assert(!trial_exists(t.side));
		trial_release(&t);
	}
}
END_TEST

Suite *
suite_disturbed(void)
{
	Suite *s = suite_create("disturbed");
	TCase *t = tcase_create("disturbed");

	tcase_add_test(t, damaged_archive_gives_no_copy);
	tcase_add_loop_test(t, file_with_old_mac_line_ends_gives_no_copy, 0,
	    2);
	tcase_add_loop_test(t, file_that_changes_meanwhile_gives_no_copy, 0,
	    sizeof(changes) / sizeof(changes[0]));
	tcase_add_loop_test(t, name_that_is_taken_is_left_alone, 0, 2);
	tcase_add_test(t, side_file_goes_when_the_copy_cannot_be_kept);
	tcase_add_loop_test(t, original_is_never_the_copy, 0, 2);
	tcase_add_test(t, stopped_repair_leaves_nothing);
	suite_add_tcase(s, t);
	return s;
}
