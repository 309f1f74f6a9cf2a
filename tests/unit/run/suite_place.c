/* SPDX-License-Identifier: MIT */
/* How far each step is, the place that is kept, and a glance at files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run/desk.h"
#include "tests/unit/run/kit.h"
#include "tests/unit/unit.h"

unit_suite suite_place;

/* --- steps ------------------------------------------------------------- */

START_TEST(steps_tell_how_far_they_are)
{
	struct desk *d = kit_desk("a.sync", "6.81E+37\td_sid=26\n");

	ck_assert_int_eq(desk_stage_state(d, STAGE_FILE), STAGE_TODO);
	desk_visit(d, STAGE_FILE);
	ck_assert_int_eq(desk_stage_state(d, STAGE_FILE), STAGE_DONE);
	ck_assert_int_eq(desk_stage_state(d, STAGE_FIX), STAGE_ATTENTION);
	desk_visit(d, STAGE_SOURCE);
	ck_assert_int_eq(desk_stage_state(d, STAGE_SOURCE),
	    STAGE_ATTENTION);
	desk_set(d, "waiting.dpid", "yes", "x");
	ck_assert_int_eq(desk_stage_state(d, STAGE_SOURCE), STAGE_WAITING);
	desk_set(d, "dpid", "1204", "x");
	ck_assert_int_eq(desk_stage_state(d, STAGE_SOURCE), STAGE_DONE);
	ck_assert_str_eq(desk_get(d, "at"), "source");
	for (unsigned s = 0; s < STAGE_COUNT; s++)
		ck_assert_uint_eq(stage_find(stage_get((enum stage)s)->word),
		    s);
	ck_assert_int_eq(stage_find("nowhere"), STAGE_COUNT);
	desk_free(d);
}
END_TEST

/* --- keeping the place ------------------------------------------------- */

START_TEST(a_kept_place_is_taken_up_again)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	struct saved saved;
	struct err err = { 0 };

	ck_assert(!desk_saved(&saved, &err));
	desk_keep(d);
	kit_answer(d);
	kit_copy(d);
	desk_visit(d, STAGE_FIX);
	desk_free(d);
	ck_assert_msg(desk_saved(&saved, &err), "%s", err.text);
	ck_assert_str_eq(saved.file, "export.txt");
	ck_assert_int_eq(saved.stage, STAGE_FIX);
	ck_assert(saved.file_same);
	ck_assert_int_eq(saved.when, 1795444920);
	d = desk_new(false, NULL);
	ck_assert(desk_resume(d, &err));
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert_str_eq(desk_get(d, "dpid"), "1204");
	ck_assert_msg(desk_copy_sound(d), "the copy is checked again");
	kit_deliver(d, NULL);
	ck_assert(desk_undo(d));
	ck_assert_msg(!desk_copy_sound(d), "undo survives as well");
	desk_free(d);
}
END_TEST

START_TEST(a_file_changed_meanwhile_is_checked_anew)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	struct saved saved;
	struct check_summary summary;

	desk_keep(d);
	kit_answer(d);
	kit_copy(d);
	desk_free(d);
	(void)kit_file("export.txt", kit_good);
	ck_assert(desk_saved(&saved, NULL));
	ck_assert(!saved.file_same);
	d = desk_new(false, NULL);
	ck_assert(desk_resume(d, NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert(!desk_copy_sound(d));
	ck_assert(desk_summary(d, DESK_ORIGINAL, &summary));
	ck_assert_uint_eq(summary.records, 2);
	desk_free(d);
}
END_TEST

START_TEST(a_file_that_is_gone_is_asked_for_again)
{
	struct desk *d = kit_desk("export.txt", kit_good);

	desk_keep(d);
	kit_answer(d);
	(void)unlink(desk_path(d, DESK_ORIGINAL));
	desk_free(d);
	d = desk_new(false, NULL);
	ck_assert(desk_resume(d, NULL));
	ck_assert(!desk_has_file(d));
	ck_assert_str_eq(desk_get(d, "dpid"), "1204");
	ck_assert_int_eq(desk_work(d, DESK_CHECK), WORK_FAILED);
	desk_free(d);
}
END_TEST

START_TEST(beginning_anew_puts_the_old_away)
{
	struct desk *d = kit_desk("export.txt", kit_good);
	struct saved saved;
	struct err err = { 0 };

	desk_keep(d);
	kit_answer(d);
	desk_free(d);
	ck_assert(desk_forget(&err));
	ck_assert(!desk_saved(&saved, &err));
	ck_assert_int_eq(err.kind, ERR_NONE);
}
END_TEST

/* --- a glance ---------------------------------------------------------- */

static const struct {
	const char *name, *bytes;
	enum peek_group group;
	const char *layout, *first;
} glances[] = {
	{ "a.sync", "u1\td_sid=1\r\nu2\td_sid=2\n", PEEK_READY, "tabs",
	    "u1\td_sid=1" },
	{ "a.csv", "id,trait,x\n1,2,3\n", PEEK_CONVERT, "commas",
	    "id,trait,x" },
	{ "b.csv", "id;trait,x\n1;2,3\n", PEEK_CONVERT, "semicolons",
	    "id;trait,x" },
	{ "a.tsv", "a\tb\tc\n1\t2\t3\n", PEEK_CONVERT, "tabs", "a\tb\tc" },
	{ "adobe_id_0_7_1795444920.sync", "1\t2\t3\n4\t5\t6\n", PEEK_READY,
	    "tabs", "1\t2\t3" },
	{ "a.txt", "hello\nworld\n", PEEK_OTHER, "text", "hello" },
	{ "a.bin", "a\x01\x02\n", PEEK_OTHER, "not text", "" },
	{ "empty", "", PEEK_OTHER, "empty", "" },
};

START_TEST(a_glance_tells_what_a_file_is)
{
	struct peek p;

	kit_home();
	ck_assert(desk_peek(kit_file(glances[_i].name, glances[_i].bytes),
	    &p, NULL));
	ck_assert_int_eq(p.group, glances[_i].group);
	ck_assert_str_eq(p.layout, glances[_i].layout);
	ck_assert_str_eq(p.first, glances[_i].first);
	ck_assert(!desk_peek(kit_folder(), &p, NULL));
}
END_TEST

Suite *
suite_place(void)
{
	Suite *s = suite_create("place");
	TCase *t = tcase_create("place");

	tcase_add_test(t, steps_tell_how_far_they_are);
	tcase_add_test(t, a_kept_place_is_taken_up_again);
	tcase_add_test(t, a_file_changed_meanwhile_is_checked_anew);
	tcase_add_test(t, a_file_that_is_gone_is_asked_for_again);
	tcase_add_test(t, beginning_anew_puts_the_old_away);
	tcase_add_loop_test(t, a_glance_tells_what_a_file_is, 0,
	    sizeof(glances) / sizeof(glances[0]));
	tcase_set_timeout(t, 60);
	suite_add_tcase(s, t);
	return s;
}
