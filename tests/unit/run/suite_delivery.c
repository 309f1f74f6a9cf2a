/* SPDX-License-Identifier: MIT */
/* A file on its way: compared with the website, delivered, kept, resumed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file/path.h"
#include "run/desk.h"
#include "tests/unit/run/kit.h"
#include "tests/unit/unit.h"

unit_suite suite_delivery;

/* --- delivery ---------------------------------------------------------- */

START_TEST(the_whole_story_ends_in_the_practice_folder)
{
	struct desk *d;
	const struct delivered *sent;
	struct delivery_progress progress;
	struct forecast forecast;
	char *bytes;
	size_t n;
	char hex[HASH_HEX];

	kit_home();
	d = desk_new(_i == 1, NULL);
	ck_assert(desk_open(d, kit_file("export.txt", kit_faulty), NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	kit_answer(d);
	kit_copy(d);
	kit_deliver(d, NULL);
	sent = desk_delivered(d);
	ck_assert_ptr_nonnull(sent);
	ck_assert_uint_eq(sent->proofs, 1U << PROOF_READ_BACK);
	ck_assert_str_eq(sent->name, "ftp_dpm_1204_1795444920.sync.gz");
	ck_assert_uint_eq(sent->records, 4);
	bytes = path_read_small(sent->address, 4096, &n, NULL);
	ck_assert_ptr_nonnull(bytes);
	hash_of((struct str){ bytes, n }, hex);
	ck_assert_str_eq(hex, sent->sha256);
	free(bytes);
	desk_delivery(d, &progress);
	ck_assert_int_eq(progress.stage, DELIVERY_DONE);
	ck_assert(desk_forecast(d, &forecast));
	ck_assert_uint_eq(forecast.received, 4);
	ck_assert_ptr_nonnull(strstr(desk_practice_receipt(d),
	    "Records received: 4"));
	desk_free(d);
}
END_TEST

START_TEST(replacing_takes_a_typed_word)
{
	struct desk *d = kit_desk("a.sync", kit_good);
	struct err err = { 0 };

	kit_answer(d);
	ck_assert_ptr_null(desk_word(d));
	desk_set(d, "mode", "overwrite", "x");
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert_str_eq(desk_word(d), "REPLACE");
	if (kit_blocked(d, NULL, RULE_OVR_MULTILINE))
		desk_accept(d, RULE_OVR_MULTILINE, true);
	ck_assert(!desk_send(d, &(struct sending){ 0 }, &err));
	ck_assert(!desk_send(d, &(struct sending){ .word = "REPLAC" }, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "REPLACE"));
	kit_deliver(d, "replace");
	desk_free(d);
}
END_TEST

START_TEST(nothing_goes_to_production_yet)
{
	struct desk *d = kit_desk("a.sync", kit_good);

	kit_answer(d);
	desk_set(d, "partner", "acme", "x");
	desk_set(d, "env", "production", "x");
	ck_assert_str_eq(desk_word(d), "PRODUCTION");
	ck_assert(!desk_send(d, &(struct sending){ .word = "PRODUCTION" },
	    NULL));
	ck_assert_ptr_null(desk_delivered(d));
	desk_free(d);
}
END_TEST

START_TEST(milestones_are_dated_from_the_delivery)
{
	struct desk *d = kit_desk("a.sync", kit_good);
	struct milestone list[MILESTONES_MAX];
	size_t count;

	kit_answer(d);
	kit_deliver(d, NULL);
	desk_set(d, "env", "production", "x");
	count = desk_milestones(d, list);
	ck_assert_uint_gt(count, 1);
	for (size_t i = 1; i < count; i++)
		ck_assert_int_ge(list[i].when, list[i - 1].when);
	ck_assert_int_ge(list[0].when, 1795444920);
	desk_free(d);
}
END_TEST

/* --- one ID from the website ------------------------------------------- */

static const struct {
	const char *id;
	enum twin twin;
	uint64_t line;
} ids[] = {
	{ "cust-3", TWIN_EXACT, 4 },
	{ "CUST-3", TWIN_CASE, 4 },
	{ "  cust-3\n", TWIN_EXACT, 4 },
	{ "cust%2D3", TWIN_DECODED, 4 },
	{ "a b", TWIN_DECODED, 6 },
	{ "spaced", TWIN_TRIMMED, 5 },
	{ "nobody", TWIN_NONE, 0 },
	{ "last", TWIN_EXACT, 7 },
};

START_TEST(an_id_is_found_as_it_is_or_nearly)
{
	struct desk *d = kit_desk("a.sync", "cust-1\td_sid=1\n"
	    "cust-2\td_sid=1\n\ncust-3\td_sid=1\n spaced\td_sid=1\n"
	    "a%20b\td_sid=1\nlast\td_sid=1");
	struct handshake h;

	ck_assert(desk_handshake(d, ids[_i].id, NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	desk_handshake_result(d, &h);
	ck_assert_int_eq(h.state, WORK_DONE);
	ck_assert_int_eq(h.twin, ids[_i].twin);
	ck_assert_uint_eq(h.line, ids[_i].line);
	ck_assert_int_eq(h.whole, ids[_i].twin != TWIN_EXACT ||
	    ids[_i].line == 7);
	desk_free(d);
}
END_TEST

/* Where the ID stands depends on the kind of file and its lines. */
static const struct {
	const char *name, *bytes, *id;
	enum twin twin;
	uint64_t line;
} layouts[] = {
	{ "adobe_id_0_1204_1795444920.sync", "1\tcust-1\n2\tcust-2\n",
	    "cust-2", TWIN_EXACT, 2 },
	{ "adobe_id_0_7_1204_1795444920.sync", "1\tx\tA\n2\t\tb\n", "B",
	    TWIN_CASE, 2 },
	{ "ftp_dpm_odc_1204_1795444920.sync",
	    "cust-9\tcust-1\t\td_sid=1\n", "cust-1", TWIN_EXACT, 1 },
	{ "ftp_dpm_odc_1204_1795444920.sync",
	    "cust-9\tcust-1\t\td_sid=1\n", "cust-9", TWIN_NONE, 0 },
	{ "a.sync", "cust-1\td_sid=1\tcust-2\n", "cust-2", TWIN_NONE, 0 },
	{ "a.sync", "cust-1\td_sid=1\rcust-2\td_sid=1\r", "cust-2",
	    TWIN_EXACT, 2 },
	{ "a.sync", "\xEF\xBB\xBF" "cust-1\td_sid=1\r\ncust-2\r\n",
	    "cust-2", TWIN_EXACT, 2 },
	{ "a.sync", "\xEF\xBB\xBF" "cust-1\td_sid=1\r\n", "cust-1",
	    TWIN_EXACT, 1 },
};

START_TEST(an_id_is_sought_where_it_may_stand)
{
	struct desk *d = kit_desk(layouts[_i].name, layouts[_i].bytes);
	struct handshake h;

	ck_assert(desk_handshake(d, layouts[_i].id, NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	desk_handshake_result(d, &h);
	ck_assert_int_eq(h.twin, layouts[_i].twin);
	ck_assert_uint_eq(h.line, layouts[_i].line);
	desk_free(d);
}
END_TEST

START_TEST(an_empty_id_is_refused)
{
	struct desk *d = kit_desk("a.sync", kit_good);
	struct err err = { 0 };

	ck_assert(!desk_handshake(d, " \n", &err));
	ck_assert_int_eq(err.kind, ERR_USAGE);
	desk_free(d);
}
END_TEST

/* --- while work is going on -------------------------------------------- */

enum { MANY = 40000 };

static char *
many_lines(void)
{
	struct buf text = { 0 };

	for (int i = 0; i < MANY; i++)
		buf_printf(&text, "cust-%d\td_sid=%d%s\n", i, i % 90 + 1,
		    i % 7 == 0 ? "  " : "");
	return buf_take(&text);
}

/* All that a screen may ask for at any moment. */
static void
look_around(struct desk *d)
{
	struct cause causes[RULE_COUNT];
	struct blocker blockers[BLOCKERS_MAX];
	struct plan_sums now, planned;
	struct check_summary summary;
	const struct look_line *lines;
	size_t got;

	(void)desk_causes(d, causes, NULL);
	(void)desk_blockers(d, blockers);
	desk_sums(d, &now, &planned);
	ck_assert_uint_eq(planned.ready + planned.attention + planned.aside,
	    planned.records);
	ck_assert(desk_summary(d, DESK_ORIGINAL, &summary));
	for (unsigned s = 0; s < STAGE_COUNT; s++)
		(void)desk_stage_state(d, (enum stage)s);
	ck_assert(look_at(desk_look(d, DESK_ORIGINAL), MANY - 3, 3, &lines,
	    &got, NULL));
	ck_assert_uint_eq(got, 3);
}

START_TEST(everything_can_be_looked_at_while_work_is_going_on)
{
	char *text = many_lines();
	struct desk *d;
	struct plan_sums now, planned;
	struct handshake h;

	kit_home();
	d = desk_new(true, NULL);
	ck_assert(desk_open(d, kit_file("a.sync", text), NULL));
	look_around(d);
	ck_assert(desk_handshake(d, "cust-39999", NULL));
	while (desk_busy(d)) {
		(void)desk_poll(d);
		look_around(d);
	}
	desk_handshake_result(d, &h);
	ck_assert_int_eq(h.twin, TWIN_EXACT);
	ck_assert_uint_eq(h.line, MANY);
	kit_answer(d);
	desk_sums(d, &now, &planned);
	ck_assert_uint_eq(now.attention, (MANY + 6) / 7);
	ck_assert_uint_eq(planned.ready, MANY);
	ck_assert(desk_repair(d, NULL));
	while (desk_busy(d)) {
		(void)desk_poll(d);
		look_around(d);
	}
	kit_deliver(d, NULL);
	ck_assert_uint_eq(desk_delivered(d)->records, MANY);
	desk_free(d);
	free(text);
}
END_TEST

START_TEST(answers_may_change_in_the_middle_of_work)
{
	char *text = many_lines();
	struct desk *d;
	char dpid[16];

	kit_home();
	d = desk_new(_i == 1, NULL);
	ck_assert(desk_open(d, kit_file("a.sync", text), NULL));
	for (int i = 1; i <= 30; i++) {
		(void)snprintf(dpid, sizeof(dpid), "%d", 1200 + i);
		desk_set(d, "dpid", dpid, "x");
		(void)desk_pump(d);
		(void)desk_poll(d);
		look_around(d);
	}
	while (desk_undo(d))
		continue;
	ck_assert_msg(!desk_has_file(d), "undone to before the file");
	while (desk_redo(d))
		continue;
	ck_assert_str_eq(desk_get(d, "dpid"), "1230");
	kit_answer(d);
	ck_assert(desk_repair(d, NULL));
	desk_stop(d, DESK_REPAIR);
	ck_assert_msg(access(desk_copy_path(d), F_OK) != 0,
	    "nothing half made is left");
	desk_free(d);
	free(text);
}
END_TEST

START_TEST(practice_files_open_as_the_persons_own)
{
	struct desk *d;
	struct check_summary summary;
	struct err err = { 0 };

	kit_home();
	d = desk_new(false, NULL);
	ck_assert_msg(desk_practise(d, (enum practice)_i, &err), "%s",
	    err.text);
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert(str_starts(str_from(desk_path(d, DESK_ORIGINAL)),
	    kit_folder()));
	ck_assert(desk_summary(d, DESK_ORIGINAL, &summary));
	ck_assert_uint_gt(summary.records, 10);
	ck_assert_int_eq(summary.verdict, _i == PRACTICE_GOOD ? VERDICT_READY
	    : VERDICT_STOPPED);
	ck_assert_msg(desk_practise(d, (enum practice)_i, &err),
	    "a second time: %s", err.text);
	desk_free(d);
}
END_TEST

START_TEST(a_file_that_changes_under_the_check_is_not_believed)
{
	struct desk *d;
	struct blocker list[BLOCKERS_MAX];
	FILE *f;

	kit_home();
	d = desk_new(false, NULL);
	ck_assert(desk_open(d, kit_file("a.sync", kit_good), NULL));
	f = fopen(desk_path(d, DESK_ORIGINAL), "a");
	ck_assert_ptr_nonnull(f);
	(void)fputs("cust-3\td_sid=1\n", f);
	(void)fclose(f);
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert_int_eq(desk_work(d, DESK_CHECK), WORK_FAILED);
	ck_assert_int_eq(desk_error(d, DESK_CHECK).kind, ERR_CHANGED);
	ck_assert_uint_gt(desk_blockers(d, list), 0);
	ck_assert(!desk_forecast(d, &(struct forecast){ 0 }));
	ck_assert(!desk_repair(d, NULL));
	ck_assert(desk_again(d, DESK_CHECK, NULL));
	kit_answer(d);
	ck_assert_int_eq(desk_work(d, DESK_CHECK), WORK_DONE);
	ck_assert_uint_eq(desk_blockers(d, list), 0);
	kit_deliver(d, NULL);
	ck_assert_uint_eq(desk_delivered(d)->records, 3);
	desk_free(d);
}
END_TEST

START_TEST(a_receipt_is_kept_and_found_again)
{
	struct desk *d = kit_desk("a.sync", kit_good);
	struct delivered *was = malloc(sizeof(*was));
	char path[8192];

	kit_answer(d);
	desk_keep(d);
	kit_deliver(d, NULL);
	*was = *desk_delivered(d);
	ck_assert_uint_eq(strlen(was->reference), 4);
	(void)snprintf(path, sizeof(path), "%s/aam-onboard/receipt-%s.json",
	    kit_folder(), was->reference);
	ck_assert_msg(access(path, R_OK) == 0, "%s", path);
	ck_assert_int_eq(desk_stage_state(d, STAGE_SEND), STAGE_TODO);
	desk_visit(d, STAGE_SEND);
	ck_assert_int_eq(desk_stage_state(d, STAGE_SEND), STAGE_DONE);
	desk_free(d);
	d = desk_new(false, NULL);
	ck_assert(desk_resume(d, NULL));
	ck_assert_ptr_nonnull(desk_delivered(d));
	ck_assert_str_eq(desk_delivered(d)->sha256, was->sha256);
	ck_assert_ptr_nonnull(desk_practice_receipt(d));
	desk_free(d);
	free(was);
}
END_TEST

Suite *
suite_delivery(void)
{
	Suite *s = suite_create("delivery");
	TCase *t = tcase_create("delivery");

	tcase_add_loop_test(t, the_whole_story_ends_in_the_practice_folder,
	    0, 2);
	tcase_add_test(t, replacing_takes_a_typed_word);
	tcase_add_test(t, nothing_goes_to_production_yet);
	tcase_add_test(t, milestones_are_dated_from_the_delivery);
	tcase_add_loop_test(t, an_id_is_found_as_it_is_or_nearly, 0,
	    sizeof(ids) / sizeof(ids[0]));
	tcase_add_loop_test(t, an_id_is_sought_where_it_may_stand, 0,
	    sizeof(layouts) / sizeof(layouts[0]));
	tcase_add_test(t, an_empty_id_is_refused);
	tcase_add_test(t,
	    everything_can_be_looked_at_while_work_is_going_on);
	tcase_add_loop_test(t, answers_may_change_in_the_middle_of_work, 0,
	    2);
	tcase_add_loop_test(t, practice_files_open_as_the_persons_own,
	    PRACTICE_GOOD, PRACTICE_FAULTY + 1);
	tcase_add_test(t,
	    a_file_that_changes_under_the_check_is_not_believed);
	tcase_add_test(t, a_receipt_is_kept_and_found_again);
	tcase_set_timeout(t, 60);
	suite_add_tcase(s, t);
	return s;
}
