/* SPDX-License-Identifier: MIT */
/* A file on its way: prefilled, checked, planned, repaired. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file/path.h"
#include "run/desk.h"
#include "tests/unit/run/kit.h"
#include "tests/unit/unit.h"

unit_suite suite_desk;

/* --- prefill ----------------------------------------------------------- */

static const struct {
	const char *name, *bytes, *dpid, *target, *mode, *idtype;
} files[] = {
	{ "ftp_dpm_1204_1795444920.overwrite", kit_good, "1204", "",
	    "overwrite", "crm" },
	{ "ftp_dpm_1204_55_1795444920.sync", kit_good, "1204", "55", "sync",
	    "crm" },
	{ "ftp_dpm_20915_1204_1795444920.sync", kit_good, "1204", "", "sync",
	    "idfa" },
	{ "export.txt", kit_good, "", "", "sync", "crm" },
	{ "export.sync",
	    "6D92078A-8246-4BA4-AE5B-76104861E7DC\td_sid=1\n", "", "",
	    "sync", "idfa" },
};

START_TEST(file_answers_what_it_can)
{
	struct desk *d = kit_desk(files[_i].name, files[_i].bytes);

	ck_assert_str_eq(desk_get(d, "kind"), "trait");
	ck_assert_str_eq(desk_get(d, "dpid"), files[_i].dpid);
	ck_assert_str_eq(desk_get(d, "target"), files[_i].target);
	ck_assert_str_eq(desk_get(d, "mode"), files[_i].mode);
	ck_assert_str_eq(desk_get(d, "idtype"), files[_i].idtype);
	ck_assert_ptr_nonnull(desk_origin(d, "mode"));
	desk_free(d);
}
END_TEST

START_TEST(what_the_person_said_stands)
{
	struct desk *d = kit_desk("export.txt", kit_good);
	struct err err;

	ck_assert_str_eq(desk_origin(d, "idtype"), "2 of 2 sampled lines");
	desk_set(d, "dpid", "77", "Data source ID");
	ck_assert_ptr_null(desk_origin(d, "dpid"));
	ck_assert(desk_open(d, kit_file("ftp_dpm_1204_1795444920.sync",
	    kit_good), &err));
	ck_assert_str_eq(desk_get(d, "dpid"), "77");
	ck_assert(desk_undo(d));
	ck_assert_msg(str_ends(str_from(desk_path(d, DESK_ORIGINAL)),
	    "export.txt"), "undo goes back to the file before");
	ck_assert(desk_undo(d));
	ck_assert_str_eq(desk_get(d, "dpid"), "");
	desk_free(d);
}
END_TEST

START_TEST(file_that_cannot_be_read_changes_nothing)
{
	struct desk *d = kit_desk("export.txt", kit_good);
	struct err err = { 0 };

	ck_assert(!desk_open(d, "/nonexistent/file.sync", &err));
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert(!desk_open(d, kit_folder(), &err));
	ck_assert(desk_has_file(d));
	ck_assert(str_ends(str_from(desk_get(d, "file.path")),
	    "/export.txt"));
	desk_free(d);
}
END_TEST

/* --- what is done again ------------------------------------------------ */

static const struct {
	const char *key, *value;
	bool again;
} dependents[] = {
	{ "dpid", "99", true },
	{ "idtype", "aam", true },
	{ "mode", "overwrite", true },
	{ "site.sample", "cust-1", true },
	{ "partner", "acme", false },
	{ "env", "practice", false },
	{ "placement", "cookie", false },
	{ "fix.R08", "no", false },
};

START_TEST(only_what_depends_on_an_answer_is_checked_again)
{
	struct desk *d = kit_desk("export.txt", kit_good);
	unsigned before = desk_generation(d, DESK_ORIGINAL);

	desk_set(d, dependents[_i].key, dependents[_i].value, "x");
	ck_assert_int_eq(desk_generation(d, DESK_ORIGINAL) != before,
	    dependents[_i].again);
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert_int_eq(desk_work(d, DESK_CHECK), WORK_DONE);
	ck_assert(desk_undo(d));
	ck_assert_str_ne(desk_get(d, dependents[_i].key),
	    dependents[_i].value);
	desk_free(d);
}
END_TEST

START_TEST(joined_answers_check_once)
{
	struct desk *d = kit_desk("export.txt", kit_good);
	unsigned before = desk_generation(d, DESK_ORIGINAL);

	desk_join(d, "both");
	desk_set(d, "dpid", "1", "a");
	desk_set(d, "target", "2", "b");
	ck_assert_uint_eq(desk_generation(d, DESK_ORIGINAL), before);
	desk_join_end(d);
	ck_assert_uint_eq(desk_generation(d, DESK_ORIGINAL), before + 1);
	desk_free(d);
}
END_TEST

/* --- causes and plan --------------------------------------------------- */

START_TEST(causes_have_a_way_each)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	const struct cause *c;

	c = kit_cause(d, RULE_LINE_TRAILSP);
	ck_assert_ptr_nonnull(c);
	ck_assert_int_eq(c->fix, FIX_R08);
	ck_assert(c->safe);
	ck_assert_int_eq(c->state, CAUSE_PLANNED);
	ck_assert_uint_eq(c->first_line, 2);
	c = kit_cause(d, RULE_ID_SCI);
	ck_assert_ptr_nonnull(c);
	ck_assert_int_eq(c->state, CAUSE_OPEN);
	ck_assert(c->can_aside);
	desk_set_aside(d, RULE_ID_SCI, true);
	ck_assert_int_eq(kit_cause(d, RULE_ID_SCI)->state, CAUSE_ASIDE);
	ck_assert(desk_undo(d));
	ck_assert_int_eq(kit_cause(d, RULE_ID_SCI)->state, CAUSE_OPEN);
	desk_free(d);
}
END_TEST

START_TEST(a_name_that_nearly_is_one_tells_what_is_built_anew)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	const struct cause *c;

	ck_assert_ptr_null(kit_cause(d, RULE_NAME_PREFIX));
	ck_assert_ptr_null(kit_cause(d, RULE_NAME_MODE));
	desk_free(d);
	d = kit_desk("ftp_dpm_1204_1767225600 (1).sync", kit_faulty);
	c = kit_cause(d, RULE_NAME_CHARS);
	ck_assert_msg(c != NULL && c->fix == FIX_R29 &&
	    c->state == CAUSE_PLANNED, "the name is built by the program");
	desk_free(d);
}
END_TEST

START_TEST(biggest_harm_comes_first)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	struct cause causes[RULE_COUNT];
	size_t count = desk_causes(d, causes, NULL);

	ck_assert_uint_gt(count, 2);
	for (size_t i = 1; i < count; i++)
		ck_assert_int_ge(causes[i - 1].severity, causes[i].severity);
	desk_free(d);
}
END_TEST

START_TEST(structure_hides_the_rest_until_it_is_settled)
{
	struct desk *d = kit_desk("export.txt",
	    "cust-1,d_sid=24\ncust-3,d_sid=24\ncust-2\td_sid=24  \n");
	struct cause causes[RULE_COUNT];
	size_t hidden, count = desk_causes(d, causes, &hidden);

	ck_assert_uint_gt(hidden, 0);
	for (size_t i = 0; i < count; i++)
		ck_assert_int_eq(rule_get(causes[i].rule)->weight,
		    WEIGHT_STRUCTURE);
	desk_set_aside(d, RULE_LINE_CSV, true);
	ck_assert_uint_gt(desk_causes(d, causes, &hidden), count);
	ck_assert_uint_eq(hidden, 0);
	desk_free(d);
}
END_TEST

START_TEST(a_few_lines_without_a_tab_hide_nothing)
{
	struct desk *d = kit_desk("export.txt",
	    "cust-1,d_sid=24\ncust-3\td_sid=24\ncust-2\td_sid=24  \n");
	struct cause causes[RULE_COUNT];
	size_t hidden, count = desk_causes(d, causes, &hidden);

	ck_assert_uint_eq(hidden, 0);
	ck_assert_uint_ge(count, 2);
	desk_free(d);
}
END_TEST

START_TEST(sums_add_up_for_every_choice)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	struct plan_sums now, planned;

	for (int choice = 0; choice < 8; choice++) {
		desk_tick(d, FIX_R08, (choice & 1) != 0);
		desk_tick(d, FIX_R06, (choice & 2) != 0);
		desk_set_aside(d, RULE_ID_SCI, (choice & 4) != 0);
		desk_sums(d, &now, &planned);
		ck_assert_uint_eq(now.records, 5);
		ck_assert_uint_eq(now.ready + now.attention + now.aside, 5);
		ck_assert_uint_eq(planned.ready + planned.attention +
		    planned.aside, 5);
		ck_assert_uint_eq(planned.aside, (choice & 4) != 0 ? 1 : 0);
		ck_assert_uint_eq(planned.ready - now.ready,
		    (choice & 1) != 0 ? 1 : 0);
	}
	desk_free(d);
}
END_TEST

START_TEST(all_safe_repairs_are_one_step_of_undo)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	struct plan plan;

	desk_tick(d, FIX_R08, false);
	desk_tick(d, FIX_R06, false);
	ck_assert_uint_eq(desk_tick_safe(d), 2);
	desk_plan(d, &plan);
	ck_assert(plan.on[FIX_R08] && plan.on[FIX_R06]);
	ck_assert(desk_undo(d));
	desk_plan(d, &plan);
	ck_assert(!plan.on[FIX_R08] && !plan.on[FIX_R06]);
	desk_free(d);
}
END_TEST

/* --- the copy ---------------------------------------------------------- */

START_TEST(copy_is_proved_and_the_original_is_not_touched)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	struct repair_counts counts;
	struct check_summary summary;
	char *text;
	size_t n;

	kit_answer(d);
	ck_assert(desk_copy_needed(d));
	ck_assert(!desk_copy_sound(d));
	kit_copy(d);
	ck_assert(desk_copy_sound(d));
	ck_assert_int_eq(desk_sends(d), DESK_COPY);
	desk_repair_counts(d, &counts);
	ck_assert_uint_eq(counts.lines_in, 6);
	ck_assert_uint_eq(counts.lines_out, 4);
	ck_assert_uint_eq(counts.dropped, 1);
	ck_assert_uint_eq(counts.aside, 1);
	ck_assert(desk_summary(d, DESK_COPY, &summary));
	ck_assert_uint_eq(summary.records, 4);
	ck_assert_int_eq(summary.verdict, VERDICT_READY);
	ck_assert(str_ends(str_from(desk_copy_path(d)),
	    "/export.fixed.txt.gz"));
	ck_assert_int_eq(access(desk_side_path(d), F_OK), 0);
	text = path_read_small(desk_path(d, DESK_ORIGINAL), 4096, &n, NULL);
	ck_assert_str_eq(text, kit_faulty);
	free(text);
	desk_free(d);
}
END_TEST

START_TEST(what_is_harmless_is_no_reason_for_a_copy)
{
	struct desk *d = kit_desk("a.sync", "cust-1\td_sid=24");
	struct plan plan;

	ck_assert_int_eq(kit_cause(d, RULE_LINE_NOEOL)->state, CAUSE_NOTE);
	desk_plan(d, &plan);
	ck_assert_msg(plan.on[FIX_R34], "it is made along with others");
	ck_assert(!desk_copy_needed(d));
	desk_tick(d, FIX_R34, true);
	ck_assert_msg(desk_copy_needed(d), "unless the person asks for it");
	desk_free(d);
}
END_TEST

START_TEST(copy_of_another_plan_is_not_sound)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);

	kit_answer(d);
	kit_copy(d);
	desk_tick(d, FIX_R06, false);
	ck_assert(!desk_copy_sound(d));
	ck_assert_int_eq(desk_sends(d), DESK_ORIGINAL);
	ck_assert(desk_undo(d));
	ck_assert_msg(desk_copy_sound(d), "the plan it was made by is back");
	desk_set(d, "dpid", "9", "x");
	ck_assert(!desk_copy_sound(d));
	desk_free(d);
}
END_TEST

START_TEST(a_second_copy_gets_a_name_of_its_own)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);

	kit_copy(d);
	desk_set(d, "pack", "no", "x");
	desk_tick(d, FIX_R06, false);
	kit_copy(d);
	ck_assert(str_ends(str_from(desk_copy_path(d)),
	    "/export.fixed-2.txt"));
	desk_free(d);
}
END_TEST

START_TEST(copy_changed_on_the_disk_is_not_sent)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	struct err err = { 0 };
	FILE *f;

	kit_answer(d);
	kit_copy(d);
	f = fopen(desk_copy_path(d), "a");
	ck_assert_ptr_nonnull(f);
	(void)fputs("more", f);
	(void)fclose(f);
	ck_assert(!desk_send(d, &(struct sending){ 0 }, &err));
	ck_assert_int_eq(err.kind, ERR_CHANGED);
	desk_free(d);
}
END_TEST

/* --- what stands in the way -------------------------------------------- */

START_TEST(blockers_name_what_is_missing)
{
	struct desk *d;

	kit_home();
	d = desk_new(false, NULL);
	ck_assert_uint_gt(desk_blockers(d, (struct blocker[BLOCKERS_MAX]){
	    { .key = NULL } }), 0);
	ck_assert(kit_blocked(d, "dpid", RULE_COUNT));
	ck_assert(kit_blocked(d, "env", RULE_COUNT));
	ck_assert(desk_open(d, kit_file("a.sync", kit_good), NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	kit_answer(d);
	ck_assert(!kit_blocked(d, "dpid", RULE_COUNT));
	ck_assert_uint_eq(desk_blockers(d, (struct blocker[BLOCKERS_MAX]){
	    { .key = NULL } }), 0);
	desk_set(d, "dpid", "ACME", "x");
	ck_assert(kit_blocked(d, "dpid", RULE_COUNT));
	desk_free(d);
}
END_TEST

START_TEST(warnings_block_until_they_are_accepted)
{
	struct desk *d = kit_desk("a.sync", "cust-1\td_sid=24  \n");

	kit_answer(d);
	desk_tick(d, FIX_R08, false);
	ck_assert(kit_blocked(d, NULL, RULE_LINE_TRAILSP));
	desk_accept(d, RULE_LINE_TRAILSP, true);
	ck_assert(!kit_blocked(d, NULL, RULE_LINE_TRAILSP));
	ck_assert_int_eq(kit_cause(d, RULE_LINE_TRAILSP)->state,
	    CAUSE_ACCEPTED);
	desk_free(d);
}
END_TEST

START_TEST(an_error_can_not_be_accepted)
{
	struct desk *d = kit_desk("a.sync", "6.81E+37\td_sid=26\n");

	kit_answer(d);
	desk_accept(d, RULE_ID_SCI, true);
	ck_assert(kit_blocked(d, NULL, RULE_ID_SCI));
	ck_assert(!desk_send(d, &(struct sending){ 0 }, NULL));
	desk_free(d);
}
END_TEST

static bool
stop_now(void *arg)
{
	(void)arg;
	return true;
}

START_TEST(a_stopped_check_is_not_a_full_check)
{
	struct desk *d;
	struct check_summary summary;
	struct blocker list[BLOCKERS_MAX];
	size_t count;

	kit_home();
	d = desk_new(false, NULL);
	ck_assert(desk_open(d, kit_file("a.sync", kit_good), NULL));
	ck_assert(!desk_finish(d, stop_now, NULL));
	desk_stop(d, DESK_CHECK);
	ck_assert_int_eq(desk_work(d, DESK_CHECK), WORK_STOPPED);
	ck_assert(desk_summary(d, DESK_ORIGINAL, &summary));
	ck_assert(!summary.complete);
	desk_set(d, "env", "practice", "x");
	count = desk_blockers(d, list);
	ck_assert_uint_gt(count, 0);
	ck_assert_ptr_nonnull(strstr(list[count - 1].text,
	    "not a full check"));
	ck_assert(!desk_repair(d, NULL));
	ck_assert(desk_again(d, DESK_CHECK, NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert(desk_summary(d, DESK_ORIGINAL, &summary));
	ck_assert(summary.complete);
	desk_free(d);
}
END_TEST

Suite *
suite_desk(void)
{
	Suite *s = suite_create("desk");
	TCase *t = tcase_create("desk");

	tcase_add_loop_test(t, file_answers_what_it_can, 0,
	    sizeof(files) / sizeof(files[0]));
	tcase_add_test(t, what_the_person_said_stands);
	tcase_add_test(t, file_that_cannot_be_read_changes_nothing);
	tcase_add_loop_test(t,
	    only_what_depends_on_an_answer_is_checked_again, 0,
	    sizeof(dependents) / sizeof(dependents[0]));
	tcase_add_test(t, joined_answers_check_once);
	tcase_add_test(t, causes_have_a_way_each);
	tcase_add_test(t, biggest_harm_comes_first);
	tcase_add_test(t, structure_hides_the_rest_until_it_is_settled);
	tcase_add_test(t, a_few_lines_without_a_tab_hide_nothing);
	tcase_add_test(t, a_name_that_nearly_is_one_tells_what_is_built_anew);
	tcase_add_test(t, sums_add_up_for_every_choice);
	tcase_add_test(t, all_safe_repairs_are_one_step_of_undo);
	tcase_add_test(t, copy_is_proved_and_the_original_is_not_touched);
	tcase_add_test(t, what_is_harmless_is_no_reason_for_a_copy);
	tcase_add_test(t, copy_of_another_plan_is_not_sound);
	tcase_add_test(t, a_second_copy_gets_a_name_of_its_own);
	tcase_add_test(t, copy_changed_on_the_disk_is_not_sent);
	tcase_add_test(t, blockers_name_what_is_missing);
	tcase_add_test(t, warnings_block_until_they_are_accepted);
	tcase_add_test(t, an_error_can_not_be_accepted);
	tcase_add_test(t, a_stopped_check_is_not_a_full_check);
	tcase_set_timeout(t, 60);
	suite_add_tcase(s, t);
	return s;
}
