/* SPDX-License-Identifier: MIT */
/* Whole copies: what changes, what stays, and that nothing is lost. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/unit/fix/trial.h"
#include "tests/unit/unit.h"

unit_suite suite_repair;

#define MARK "\xEF\xBB\xBF"

enum { MEBI = 1 << 20 };

static const char trait[] = "ftp_dpm_12345_1767225600.sync";
static const char overwrite[] = "ftp_dpm_12345_1767225600.overwrite";
static const char odc[] = "ftp_dpm_odc_12345_1767225600.sync";
static const char sync_name[] = "adobe_id_0_12345_1767225600.sync";
static const char c2c[] = "c2c_id_12345_67890_1767225600.sync";

#define UUID "59767559181262060060278870901087098252"
#define HASH1 "55e79200c1635b37ad31a378c39feb12f120f116625093a19bc32fff15041149"
#define HASH2 "16d72e3edbeb089b299e0d12fc09522fdc5ece2d11dcb1304ecdd6fab4f7193a"

/* All safe repairs. */
static const struct {
	const char *name, *before, *after;
} files[] = {
	{ trait, "a\td_sid=1\n", "a\td_sid=1\n" },
	{ trait, "a\td_sid=1", "a\td_sid=1\n" },
	{ trait, "a\td_sid=1\r\n\r\nb\td_sid=1\r\r\n",
	    "a\td_sid=1\nb\td_sid=1\n" },
	{ trait, "a\td_sid=1\nb\td_sid=1\r", "a\td_sid=1\nb\td_sid=1\n" },
	{ trait, MARK "\n \t\na\td_sid=1\n", "a\td_sid=1\n" },
	{ trait, MARK MARK "a\td_sid=1\n", "a\td_sid=1\n" },
	{ trait, "\n" MARK "a\td_sid=1\n", "a\td_sid=1\n" },
	{ trait, "\n\n a\td_sid=1 \n\t\n", "a\td_sid=1\n" },
	{ trait, "a\td_sid=1\n\t ", "a\td_sid=1\n" },
	{ trait, "a \t d_sid=1,,d_sid=2, \n", "a\td_sid=1,d_sid=2\n" },
	{ trait, "a<TAB>k=v\nb\t-l=w\n", "a\tk=v\nb\tl=w\n" },
	{ trait, "a\tk=\xE2\x80\x9Cv\xE2\x80\x9D\n", "a\tk=\"v\"\n" },
	{ trait, "a\tk=\xE2\x80\x98v\xE2\x80\x99\n", "a\tk=\"v\"\n" },
	{ trait, "a\tk=\xE2\x80\x99" "90s\n", "a\tk='90s\n" },
	{ trait, "a\tk=\"x,\xE2\x80\x99y\"\n", "a\tk=\"x,'y\"\n" },
	{ trait, "a\tk=v\xE2\x80\x99s\n", "a\tk=v\xE2\x80\x99s\n" },
	{ trait, "a\t,,\n", "a\t,,\n" },
	{ trait, "a\t- x=1\n", "a\tx=1\n" },
	{ overwrite, "a\t\nb\td_sid=1\t\n", "a\t\nb\td_sid=1\n" },
	{ overwrite, "a \t \nb\td_sid=1 \n", "a \t \nb\td_sid=1\n" },
	{ overwrite, "a<TAB>\nb<TAB>d_sid=1\n", "a<TAB>\nb\td_sid=1\n" },
	{ odc, "idfa\tA \t 1,2\nidfa\tA\t1 \n", "idfa\tA\t1,2\nidfa\tA\t1\n" },
	{ odc, "idfa<TAB>A\\t1\n", "idfa\tA\t1\n" },
	{ sync_name, UUID " \tx\t\n" UUID "<TAB>y\n",
	    UUID "\tx\n" UUID "\ty\n" },
	{ c2c, "a \t " HASH1 " \t " HASH2 "\nb<TAB>" HASH1 "<TAB>" HASH2 "\n",
	    "a\t" HASH1 "\t" HASH2 "\nb\t" HASH1 "\t" HASH2 "\n" },
};

static void
expect_bytes(const char *path, struct str want)
{
	struct buf got = { 0 };

	trial_read(path, &got);
	ck_assert_msg(str_eq(buf_str(&got), want), "%s: want <%.*s> got <%s>",
	    path, STR_ARG(want), buf_text(&got));
	buf_release(&got);
}

/* What the plan was to cure is cured, and there is nothing more to do. */
static void
expect_settled(const struct trial *t)
{
	struct trial again;
	struct buf first = { 0 };
	struct err err = { .kind = ERR_NONE };

	trial_open_copy(&again, t);
	ck_assert_int_eq(trial_repair(&again, &err), STEP_DONE);
	ck_assert_uint_eq(again.counts.changed, 0);
	trial_read(t->copy, &first);
	expect_bytes(again.copy, buf_str(&first));
	buf_release(&first);
	trial_release(&again);
}

START_TEST(safe_repairs_give_exactly_this_file)
{
	struct trial t;
	struct err err = { .kind = ERR_NONE };

	trial_open(&t, files[_i].name, str_from(files[_i].before));
	ck_assert_msg(trial_repair(&t, &err) == STEP_DONE, "%s", err.text);
	expect_bytes(t.copy, str_from(files[_i].after));
	expect_settled(&t);
	trial_release(&t);
}
END_TEST

START_TEST(pieces_of_any_size_give_the_same_copy)
{
	static const size_t blocks[] = { 1, 2, 3, 7 };

	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		struct trial t;
		struct err err = { .kind = ERR_NONE };

		trial_open(&t, files[_i].name, str_from(files[_i].before));
		t.block = blocks[i];
		ck_assert_int_eq(trial_repair(&t, &err), STEP_DONE);
		expect_bytes(t.copy, str_from(files[_i].after));
		trial_release(&t);
	}
}
END_TEST

START_TEST(empty_plan_copies_every_byte)
{
	struct trial t;
	struct err err = { .kind = ERR_NONE };

	trial_open(&t, files[_i].name, str_from(files[_i].before));
	memset(&t.plan, 0, sizeof(t.plan));
	ck_assert_int_eq(trial_repair(&t, &err), STEP_DONE);
	expect_bytes(t.copy, str_from(files[_i].before));
	ck_assert_uint_eq(t.counts.changed, 0);
	trial_release(&t);
}
END_TEST

/* --- one by one -------------------------------------------------------- */

START_TEST(counts_tell_what_was_done)
{
	struct trial t;
	struct err err = { .kind = ERR_NONE };

	trial_open(&t, trait, str_from(MARK "a\td_sid=1 \r\n\r\n"
	    "b\td_sid=1\r\n c\td_sid=1 \r\nd\td_sid=1"));
	ck_assert_int_eq(trial_repair(&t, &err), STEP_DONE);
	ck_assert_uint_eq(t.counts.lines_in, 5);
	ck_assert_uint_eq(t.counts.lines_out, 4);
	ck_assert_uint_eq(t.counts.dropped, 1);
	ck_assert_uint_eq(t.counts.changed, 4);
	ck_assert_uint_eq(t.counts.by_fix[FIX_R01], 1);
	ck_assert_uint_eq(t.counts.by_fix[FIX_R04], 3);
	ck_assert_uint_eq(t.counts.by_fix[FIX_R06], 1);
	ck_assert_uint_eq(t.counts.by_fix[FIX_R08], 2);
	ck_assert_uint_eq(t.counts.by_fix[FIX_R09], 1);
	ck_assert_uint_eq(t.counts.by_fix[FIX_R34], 1);
	trial_release(&t);
}
END_TEST

START_TEST(lines_set_aside_are_kept_with_number_and_reason)
{
	struct trial t;
	struct err err = { .kind = ERR_NONE };
	struct stat st;

	trial_open(&t, trait, str_from("a:b\td_sid=x \r\n\nb\td_sid=1\n"
	    "c\td_sid=y\nd:e\td_sid=1"));
	ruleset_add(&t.plan.aside, RULE_ID_COLON);
	ruleset_add(&t.plan.aside, RULE_TRAIT_NUM);
	ck_assert_int_eq(trial_repair(&t, &err), STEP_DONE);
	expect_bytes(t.copy, str_from("b\td_sid=1\n"));
	expect_bytes(t.side, str_from("line\treason\toriginal line\n"
	    "1\tID-COLON,TRAIT-NUM\ta:b\td_sid=x \n"
	    "4\tTRAIT-NUM\tc\td_sid=y\n5\tID-COLON\td:e\td_sid=1\n"));
	ck_assert_uint_eq(t.counts.aside, 3);
	ck_assert_uint_eq(t.counts.dropped, 1);
	ck_assert_int_eq(stat(t.side, &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0600);
	expect_settled(&t);
	trial_release(&t);
}
END_TEST

START_TEST(row_of_titles_can_be_set_aside)
{
	struct trial t, copy;
	struct err err = { .kind = ERR_NONE };

	trial_open(&t, trait, str_from(MARK "\nid\ttraits\nb\td_sid=1\n"));
	ck_assert(trial_found(&t, RULE_LINE_HEADER));
	ruleset_add(&t.plan.aside, RULE_LINE_HEADER);
	ck_assert_int_eq(trial_repair(&t, &err), STEP_DONE);
	expect_bytes(t.copy, str_from("b\td_sid=1\n"));
	trial_open_copy(&copy, &t);
	ck_assert(!trial_found(&copy, RULE_LINE_HEADER));
	ck_assert_int_eq(copy.summary.verdict, VERDICT_READY);
	trial_release(&copy);
	trial_release(&t);
}
END_TEST

static const mode_t modes[][2] = { { 0600, 0600 }, { 0640, 0640 },
	{ 0644, 0644 }, { 0666, 0644 }, { 0400, 0600 }, { 0755, 0644 } };

START_TEST(copy_is_readable_for_those_who_may_read_the_original)
{
	struct trial t;
	struct err err = { .kind = ERR_NONE };
	struct stat st;
	char path[TRIAL_PATH];

	trial_open(&t, trait, str_from("a\td_sid=1 \n"));
	ck_assert_int_eq(chmod(t.file, modes[_i][0]), 0);
	snprintf(path, sizeof(path), "%s", t.file);
	trial_release(&t);
	trial_open_file(&t, trait, path);
	ck_assert_int_eq(trial_repair(&t, &err), STEP_DONE);
	ck_assert_int_eq(stat(t.copy, &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, modes[_i][1]);
	trial_release(&t);
}
END_TEST

/* --- long lines -------------------------------------------------------- */

static void
add_long(struct buf *out, const char *start, size_t n)
{
	out->max = 16 * MEBI;
	buf_add_text(out, start);
	for (size_t i = strlen(start); i < n; i++)
		buf_add_char(out, 'x');
}

static const size_t lengths[] = { 102399, 102400, 102401, MEBI - 1, MEBI,
	MEBI + 1, MEBI + 2, 3 * MEBI + 5 };

START_TEST(line_of_any_length_passes_whole)
{
	static const char *const ends[] = { "\n", "\r\n", "\r\r\n", "",
		"\r" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		struct trial t;
		struct err err = { .kind = ERR_NONE };
		struct buf in = { 0 }, out = { 0 };

		add_long(&in, MARK "a\tk=", lengths[_i] + 3);
		buf_add_str(&out, str_cut(buf_str(&in), 3, in.n));
		buf_add_text(&in, ends[i]);
		buf_add_text(&out, "\n");
		if (i < 3) {
			buf_add_text(&in, "b\tk=v \n");
			buf_add_text(&out, "b\tk=v\n");
		} else if (i == 4) {
			/* Without any line end CR would be one. */
			buf_clear(&in);
			buf_clear(&out);
			add_long(&out, "b\tk=v\na\tk=", lengths[_i] + 6);
			buf_add_str(&in, buf_str(&out));
			buf_add_text(&in, "\r");
			buf_add_text(&out, "\n");
		}
		trial_open(&t, trait, buf_str(&in));
		ck_assert_int_eq(trial_repair(&t, &err), STEP_DONE);
		expect_bytes(t.copy, buf_str(&out));
		trial_release(&t);
		buf_release(&in);
		buf_release(&out);
	}
}
END_TEST

START_TEST(long_line_can_be_set_aside)
{
	struct trial t;
	struct err err = { .kind = ERR_NONE };
	struct buf in = { 0 }, side = { 0 };

	side.max = 16 * MEBI;
	add_long(&in, "a\tk=", lengths[_i]);
	buf_add_text(&side, "line\treason\toriginal line\n1\tLINE-LONG\t");
	buf_add_str(&side, buf_str(&in));
	buf_add_text(&side, "\n");
	buf_add_text(&in, "\r\nb\tk=v\n");
	trial_open(&t, trait, buf_str(&in));
	ruleset_add(&t.plan.aside, RULE_LINE_LONG);
	ck_assert_int_eq(trial_repair(&t, &err), STEP_DONE);
	if (lengths[_i] > 102400) {
		expect_bytes(t.copy, str_from("b\tk=v\n"));
		expect_bytes(t.side, buf_str(&side));
	} else {
		ck_assert(!trial_exists(t.side));
	}
	trial_release(&t);
	buf_release(&in);
	buf_release(&side);
}
END_TEST

/* --- packed ------------------------------------------------------------ */

START_TEST(packed_input_and_output_hold_the_same_text)
{
	bool in = _i & 1, out = _i & 2;
	char path[TRIAL_PATH];
	struct trial t, again;
	struct err err = { .kind = ERR_NONE };
	struct buf text = { 0 };

	snprintf(path, sizeof(path), "%s/in", unit_folder());
	if (in)
		trial_pack(path, str_from("a\tk=v \r\n\nb\tk=v"));
	else
		snprintf(path, sizeof(path), "%s", unit_file("in",
		    "a\tk=v \r\n\nb\tk=v", 14));
	trial_open_file(&t, trait, path);
	t.pack = out;
	ck_assert_msg(trial_repair(&t, &err) == STEP_DONE, "%s", err.text);
	trial_unpack(t.copy, &text);
	ck_assert_str_eq(buf_text(&text), "a\tk=v\nb\tk=v\n");
	trial_open_copy(&again, &t);
	ck_assert_int_eq(source_container(again.source),
	    out ? CONTAINER_GZIP : CONTAINER_PLAIN);
	again.pack = out;
	ck_assert_int_eq(trial_repair(&again, &err), STEP_DONE);
	ck_assert_str_eq(again.sha256, t.sha256);
	trial_release(&again);
	trial_release(&t);
	buf_release(&text);
}
END_TEST

/* --- before and after on screen ---------------------------------------- */

static const struct {
	enum fix_id fix;
	const char *before, *after;	/* NULL: the line goes */
	bool first;
} shown[] = {
	{ FIX_R01, MARK "a\tk=v", "a\tk=v", true },
	{ FIX_R01, MARK "a\tk=v", MARK "a\tk=v", false },
	{ FIX_R04, "a\tk=v\r", "a\tk=v", false },
	{ FIX_R06, " \t", NULL, false },
	{ FIX_R08, "a\tk=v ", "a\tk=v", true },
	{ FIX_R16, "a\t-k=v ", "a\tk=v ", true },
};

START_TEST(line_is_shown_as_it_will_be)
{
	struct trial t;
	struct plan plan = { .on = { [FIX_NONE] = false } };
	struct repair_rules rules;
	struct str before = str_from(shown[_i].before);
	struct buf out = { 0 };
	bool drop = false, changed;

	trial_open(&t, trait, str_from("a\tk=v\n"));
	plan.on[shown[_i].fix] = true;
	rules = (struct repair_rules){ &t.context, &t.summary.name.parts,
		&plan };
	changed = repair_line(&rules, before, shown[_i].first, &out, &drop);
	ck_assert_int_eq(drop, shown[_i].after == NULL);
	if (!drop)
		ck_assert_str_eq(buf_text(&out), shown[_i].after);
	ck_assert_int_eq(changed, drop || !str_eq(before, buf_str(&out)));
	buf_release(&out);
	trial_release(&t);
}
END_TEST

enum {
	FILES = sizeof(files) / sizeof(files[0]),
	LENGTHS = sizeof(lengths) / sizeof(lengths[0]),
	MODES = sizeof(modes) / sizeof(modes[0]),
	SHOWN = sizeof(shown) / sizeof(shown[0]),
};

Suite *
suite_repair(void)
{
	Suite *s = suite_create("repair");
	TCase *t = tcase_create("repair");

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, safe_repairs_give_exactly_this_file, 0, FILES);
	tcase_add_loop_test(t, pieces_of_any_size_give_the_same_copy, 0,
	    FILES);
	tcase_add_loop_test(t, empty_plan_copies_every_byte, 0, FILES);
	tcase_add_test(t, counts_tell_what_was_done);
	tcase_add_test(t, lines_set_aside_are_kept_with_number_and_reason);
	tcase_add_test(t, row_of_titles_can_be_set_aside);
	tcase_add_loop_test(t,
	    copy_is_readable_for_those_who_may_read_the_original, 0, MODES);
	tcase_add_loop_test(t, line_of_any_length_passes_whole, 0, LENGTHS);
	tcase_add_loop_test(t, long_line_can_be_set_aside, 0, LENGTHS);
	tcase_add_loop_test(t, packed_input_and_output_hold_the_same_text, 0,
	    4);
	tcase_add_loop_test(t, line_is_shown_as_it_will_be, 0, SHOWN);
	suite_add_tcase(s, t);
	return s;
}
