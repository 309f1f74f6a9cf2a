/* SPDX-License-Identifier: MIT */
/* Odd ends: names, damaged archives, work that is stopped and begun again,
 * files that change at the wrong moment. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "file/deflate.h"
#include "file/path.h"
#include "run/desk.h"
#include "tests/unit/run/kit.h"
#include "tests/unit/unit.h"

unit_suite suite_ends;

/* --- names ------------------------------------------------------------- */

static const struct {
	const char *name, *copy, *side;
} names[] = {
	{ "summer.sync", "summer.fixed.sync.gz", "summer.aside.tsv" },
	{ "summer.sync.gz", "summer.fixed.sync.gz", "summer.aside.tsv" },
	{ "a.overwrite", "a.fixed.overwrite.gz", "a.aside.tsv" },
	{ "a.b.csv", "a.b.fixed.csv.gz", "a.b.aside.tsv" },
	{ "noending", "noending.fixed.gz", "noending.aside.tsv" },
	{ ".hidden", ".hidden.fixed.gz", ".hidden.aside.tsv" },
};

START_TEST(copy_is_called_after_the_original)
{
	struct desk *d = kit_desk(names[_i].name, kit_faulty);

	ck_assert_str_eq(path_base(str_from(desk_copy_path(d))).p,
	    names[_i].copy);
	ck_assert_str_eq(path_base(str_from(desk_side_path(d))).p,
	    names[_i].side);
	desk_free(d);
}
END_TEST

/* --- one line ---------------------------------------------------------- */

static const struct look_line *
line_of(struct desk *d, uint64_t line)
{
	const struct look_line *lines;
	size_t got;

	ck_assert(look_at(desk_look(d, DESK_ORIGINAL), line, 1, &lines, &got,
	    NULL));
	ck_assert_uint_eq(got, 1);
	return lines;
}

static const struct {
	uint64_t line;
	enum fix_id fix;
	bool drop;
	const char *becomes;	/* NULL: stays as it is */
} line_repairs[] = {
	{ 2, FIX_R08, false, "cust-2\td_sid=24" },
	{ 2, FIX_NONE, false, "cust-2\td_sid=24" },
	{ 2, FIX_R06, false, NULL },
	{ 1, FIX_NONE, false, NULL },
	{ 3, FIX_R06, true, NULL },
	{ 3, FIX_NONE, true, NULL },
};

START_TEST(one_line_shows_what_a_repair_makes_of_it)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	const struct look_line *line = line_of(d, line_repairs[_i].line);
	struct buf out = { 0 };
	bool drop, changed;

	changed = desk_repair_line(d, line_repairs[_i].fix, line, &out,
	    &drop);
	ck_assert_int_eq(drop, line_repairs[_i].drop);
	if (!drop)
		ck_assert_int_eq(changed, line_repairs[_i].becomes != NULL);
	if (line_repairs[_i].becomes != NULL)
		ck_assert_str_eq(buf_text(&out), line_repairs[_i].becomes);
	buf_release(&out);
	desk_free(d);
}
END_TEST

START_TEST(without_a_file_there_is_nothing_to_show)
{
	struct look_line line = { 0 };
	struct plan_sums now, planned;
	struct cause causes[RULE_COUNT];
	struct buf out = { 0 };
	struct err err = { 0 };
	struct desk *d;
	bool drop = true;

	kit_home();
	d = desk_new(false, NULL);
	ck_assert(!desk_repair_line(d, FIX_R08, &line, &out, &drop));
	ck_assert(!drop);
	desk_sums(d, &now, &planned);
	ck_assert_uint_eq(now.records + planned.records, 0);
	ck_assert_uint_eq(desk_causes(d, causes, NULL), 0);
	ck_assert_ptr_null(desk_findings(d, DESK_ORIGINAL));
	ck_assert_ptr_null(desk_look(d, DESK_ORIGINAL));
	ck_assert_ptr_null(desk_context(d, DESK_ORIGINAL));
	ck_assert_ptr_null(desk_parts(d, DESK_ORIGINAL));
	ck_assert_str_eq(desk_file_name(d, DESK_ORIGINAL), "");
	ck_assert(!desk_again(d, DESK_COPY_CHECK, &err));
	ck_assert_int_eq(err.kind, ERR_USAGE);
	ck_assert(!desk_handshake(d, "cust-1", &err));
	ck_assert(!desk_name(d, &out, &err));
	buf_release(&out);
	desk_free(d);
}
END_TEST

/* --- findings that are given up at the end ----------------------------- */

/* A packed file whose last bytes, its checksum, are not what they were. */
static void
write_damaged(const char *path)
{
	struct deflater *f = deflater_new(DEFLATE_STEADY);
	struct buf text = { 0 }, packed = { 0 };
	struct str piece;
	FILE *out = fopen(path, "w");

	ck_assert_ptr_nonnull(out);
	for (int i = 0; i < 4000; i++)
		buf_printf(&text, "cust-%d\td_sid=%d  \n", i * 7919, i % 90);
	deflater_give(f, buf_str(&text));
	while (deflater_take(f, &piece))
		buf_add_str(&packed, piece);
	deflater_end(f);
	while (deflater_take(f, &piece))
		buf_add_str(&packed, piece);
	packed.p[packed.n - 6] ^= 1;
	ck_assert_uint_eq(fwrite(packed.p, 1, packed.n, out), packed.n);
	(void)fclose(out);
	deflater_free(f);
	buf_release(&packed);
	buf_release(&text);
}

START_TEST(preview_of_a_damaged_archive_tells_no_debris)
{
	struct handshake h;
	struct desk *d;
	const char *path;

	kit_home();
	d = desk_new(_i == 1, NULL);
	path = kit_file("a.sync.gz", "");
	write_damaged(path);
	ck_assert(desk_open(d, path, NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert_int_eq(desk_work(d, DESK_CHECK), WORK_DONE);
	ck_assert_uint_eq(findings_count(desk_findings(d, DESK_ORIGINAL),
	    RULE_LINE_TRAILSP), 0);
	ck_assert_uint_eq(findings_count(desk_findings(d, DESK_ORIGINAL),
	    RULE_COMP_BAD), 1);
	ck_assert(kit_blocked(d, NULL, RULE_COMP_BAD));
	ck_assert(desk_handshake(d, "cust-7919", NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	desk_handshake_result(d, &h);
	ck_assert_int_eq(h.twin, TWIN_EXACT);
	ck_assert_uint_eq(kit_search(d, 0, RULE_LINE_TRAILSP), 0);
	desk_free(d);
}
END_TEST

START_TEST(preview_of_blank_lines_tells_that_it_is_empty)
{
	struct desk *d = kit_desk("a.sync", "  \n\t\n   \n");

	ck_assert_uint_eq(findings_count(desk_findings(d, DESK_ORIGINAL),
	    RULE_SIZE_EMPTY), 1);
	ck_assert_uint_eq(findings_count(desk_findings(d, DESK_ORIGINAL),
	    RULE_LINE_BLANK), 0);
	ck_assert_uint_eq(line_of(d, 2)->length, 1);
	ck_assert_uint_eq(kit_search(d, 0, RULE_LINE_BLANK), 0);
	desk_free(d);
}
END_TEST

/* --- stopped, and begun again ------------------------------------------ */

/* What it had found is there, and what follows is found as well. */
START_TEST(a_stopped_check_goes_on_where_it_was)
{
	struct buf text = { .max = 8 << 20 };
	struct check_progress before, after;
	struct desk *d;
	unsigned generation;

	for (int i = 1; text.n < 3 << 20; i++)
		buf_printf(&text, "cust-%07d\td_sid=%s\n", i,
		    i % 1000 == 0 ? "x" : "24");
	kit_home();
	d = desk_new(_i == 1, NULL);
	ck_assert(desk_open(d, kit_file("a.sync", buf_text(&text)), NULL));
	generation = desk_generation(d, DESK_ORIGINAL);
	do {
		(void)desk_pump(d);
		(void)desk_progress(d, DESK_ORIGINAL, &before);
	} while (before.lines == 0);
	desk_stop(d, DESK_CHECK);
	(void)desk_progress(d, DESK_ORIGINAL, &before);
	ck_assert(desk_again(d, DESK_CHECK, NULL));
	(void)desk_progress(d, DESK_ORIGINAL, &after);
	ck_assert_uint_ge(after.lines, before.lines);
	ck_assert_uint_eq(desk_generation(d, DESK_ORIGINAL), generation);
	ck_assert(desk_finish(d, NULL, NULL));
	(void)desk_progress(d, DESK_ORIGINAL, &after);
	ck_assert_uint_eq(findings_count(desk_findings(d, DESK_ORIGINAL),
	    RULE_TRAIT_NUM), after.lines / 1000);
	desk_free(d);
	buf_release(&text);
}
END_TEST

START_TEST(a_stopped_delivery_arrived_nowhere)
{
	struct desk *d = kit_desk("a.sync", kit_good);
	struct delivery_progress p;
	struct buf name = { 0 };
	struct err err = { 0 };

	kit_answer(d);
	ck_assert(desk_send(d, &(struct sending){ 0 }, NULL));
	ck_assert(desk_name(d, &name, NULL));
	ck_assert_str_eq(buf_text(&name), "ftp_dpm_1204_1795444920.sync");
	ck_assert(desk_pump(d));
	desk_stop(d, DESK_SEND);
	ck_assert_int_eq(desk_work(d, DESK_SEND), WORK_STOPPED);
	ck_assert_ptr_null(desk_delivered(d));
	ck_assert_ptr_null(desk_practice_receipt(d));
	ck_assert(!desk_again(d, DESK_SEND, &err));
	ck_assert_int_eq(err.kind, ERR_USAGE);
	kit_deliver(d, NULL);
	desk_delivery(d, &p);
	ck_assert_int_eq(p.stage, DELIVERY_DONE);
	buf_release(&name);
	desk_free(d);
}
END_TEST

START_TEST(a_stopped_repair_is_made_again)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	struct repair_counts counts;

	desk_set_aside(d, RULE_ID_SCI, true);
	ck_assert(desk_repair(d, NULL));
	ck_assert_msg(desk_again(d, DESK_REPAIR, NULL), "it is at work");
	desk_stop(d, DESK_REPAIR);
	ck_assert_int_eq(desk_work(d, DESK_REPAIR), WORK_STOPPED);
	ck_assert(!desk_copy_sound(d));
	ck_assert_int_ne(access(desk_copy_path(d), F_OK), 0);
	ck_assert(desk_again(d, DESK_REPAIR, NULL));
	desk_repair_counts(d, &counts);
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert(desk_copy_sound(d));
	ck_assert(desk_again(d, DESK_COPY_CHECK, NULL));
	ck_assert(!desk_copy_sound(d));
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert(desk_copy_sound(d));
	desk_free(d);
}
END_TEST

START_TEST(a_search_is_stopped_and_done_again)
{
	struct desk *d = kit_desk("a.sync", kit_good);
	struct handshake h;

	ck_assert(desk_handshake(d, "nobody", NULL));
	desk_stop(d, DESK_HANDSHAKE);
	desk_handshake_result(d, &h);
	ck_assert_int_eq(h.state, WORK_STOPPED);
	ck_assert(!h.whole);
	ck_assert(desk_again(d, DESK_HANDSHAKE, NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	desk_handshake_result(d, &h);
	ck_assert(h.whole);
	ck_assert_int_eq(h.twin, TWIN_NONE);
	desk_visit(d, STAGE_CUSTOMER);
	desk_set(d, "placement", "cookie", "x");
	ck_assert_msg(desk_stage_state(d, STAGE_CUSTOMER) ==
	    STAGE_ATTENTION, "an ID that is not in the file is told");
	desk_free(d);
}
END_TEST

/* --- answers ----------------------------------------------------------- */

START_TEST(a_file_is_put_back_and_taken_again)
{
	struct desk *d = kit_desk("export.txt", kit_good);

	desk_close(d);
	ck_assert(!desk_has_file(d));
	ck_assert_int_eq(desk_work(d, DESK_CHECK), WORK_NONE);
	ck_assert(desk_undo(d));
	ck_assert(desk_has_file(d));
	ck_assert(desk_redo(d));
	ck_assert(!desk_has_file(d));
	ck_assert(!desk_redo(d));
	desk_join(d, "x");
	ck_assert_msg(!desk_undo(d) && !desk_redo(d), "not in between");
	desk_join_end(d);
	desk_free(d);
}
END_TEST

START_TEST(a_note_is_no_step_of_undo)
{
	struct desk *d = kit_desk("export.txt", kit_good);
	unsigned before = desk_generation(d, DESK_ORIGINAL);
	const char *label = session_undo_label(desk_session(d));

	desk_note(d, "seen.source", "yes");
	desk_note(d, "seen.source", "yes");
	ck_assert_str_eq(desk_get(d, "seen.source"), "yes");
	ck_assert_str_eq(session_undo_label(desk_session(d)), label);
	ck_assert_uint_eq(desk_generation(d, DESK_ORIGINAL), before);
	desk_note(d, "dpid", "1204");
	ck_assert_uint_eq(desk_generation(d, DESK_ORIGINAL), before + 1);
	desk_free(d);
}
END_TEST

START_TEST(a_path_from_here_is_kept_whole)
{
	const char *path;
	struct desk *d;

	kit_home();
	path = kit_file("a.sync", kit_good);
	ck_assert_int_eq(chdir(kit_folder()), 0);
	d = desk_new(false, NULL);
	ck_assert(desk_open(d, "a.sync", NULL));
	ck_assert_str_eq(desk_get(d, "file.path"), path);
	desk_free(d);
}
END_TEST

START_TEST(a_copy_that_is_another_by_now_is_not_believed)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	struct err err;
	char *path;
	FILE *f;

	desk_keep(d);
	kit_answer(d);
	desk_set(d, "pack", "no", "x");
	kit_copy(d);
	path = xstrdup(desk_copy_path(d));
	desk_free(d);
	f = fopen(path, "a");
	ck_assert_ptr_nonnull(f);
	(void)fputs("cust-9\td_sid=24\n", f);
	(void)fclose(f);
	d = desk_new(false, NULL);
	ck_assert(desk_resume(d, NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert_int_eq(desk_work(d, DESK_COPY_CHECK), WORK_FAILED);
	err = desk_error(d, DESK_COPY_CHECK);
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert(!desk_copy_sound(d));
	free(path);
	desk_free(d);
}
END_TEST

Suite *
suite_ends(void)
{
	Suite *s = suite_create("ends");
	TCase *t = tcase_create("ends");

	tcase_add_loop_test(t, copy_is_called_after_the_original, 0,
	    sizeof(names) / sizeof(names[0]));
	tcase_add_loop_test(t, one_line_shows_what_a_repair_makes_of_it, 0,
	    sizeof(line_repairs) / sizeof(line_repairs[0]));
	tcase_add_test(t, without_a_file_there_is_nothing_to_show);
	tcase_add_loop_test(t,
	    preview_of_a_damaged_archive_tells_no_debris, 0, 2);
	tcase_add_test(t, preview_of_blank_lines_tells_that_it_is_empty);
	tcase_add_loop_test(t, a_stopped_check_goes_on_where_it_was, 0, 2);
	tcase_add_test(t, a_stopped_delivery_arrived_nowhere);
	tcase_add_test(t, a_stopped_repair_is_made_again);
	tcase_add_test(t, a_search_is_stopped_and_done_again);
	tcase_add_test(t, a_file_is_put_back_and_taken_again);
	tcase_add_test(t, a_note_is_no_step_of_undo);
	tcase_add_test(t, a_path_from_here_is_kept_whole);
	tcase_add_test(t, a_copy_that_is_another_by_now_is_not_believed);
	tcase_set_timeout(t, 60);
	suite_add_tcase(s, t);
	return s;
}
