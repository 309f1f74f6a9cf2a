/* SPDX-License-Identifier: MIT */
/* What is taken along: texts, the note for a colleague, whole addresses. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/path.h"
#include "run/desk.h"
#include "tests/unit/run/kit.h"
#include "tests/unit/unit.h"

unit_suite suite_share;

enum { NOTE_MAX = 64 << 10 };

/* The note as it lies on the disk. */
static char *
note_of(struct desk *d, const char *ending)
{
	struct err err = { 0 };
	struct stat st;
	char *path, *text;
	size_t n;

	ck_assert_msg(desk_hand_over(d, &path, &err), "%s", err.text);
	ck_assert_msg(str_ends(str_from(path), ending), "%s", path);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
	text = path_read_small(path, NOTE_MAX, &n, NULL);
	ck_assert_ptr_nonnull(text);
	free(path);
	return text;
}

static void
assert_says(const char *text, const char *words)
{
	ck_assert_msg(strstr(text, words) != NULL, "\"%s\" is not in:\n%s",
	    words, text);
}

/* --- the note ---------------------------------------------------------- */

START_TEST(note_tells_a_colleague_everything)
{
	struct desk *d = kit_desk("a.sync", kit_good);
	struct check_summary sum;
	char *text;

	kit_answer(d);
	text = note_of(d, "/how-to-send.txt");
	ck_assert(desk_summary(d, DESK_ORIGINAL, &sum));
	assert_says(text, desk_path(d, DESK_ORIGINAL));
	assert_says(text, "Name:     ftp_dpm_1204_1795444920.sync\n");
	assert_says(text, "/drop-off/");
	assert_says(text, "/ftp_dpm_1204_1795444920.sync\n");
	assert_says(text, "Lines:    2\n");
	assert_says(text, sum.sha256);
	assert_says(text, "binary mode");
	ck_assert_ptr_null(strstr(text, "Still open"));
	free(text);
	free(note_of(d, "/how-to-send-2.txt"));
	desk_free(d);
}
END_TEST

START_TEST(note_tells_what_is_still_open)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	char *text;

	kit_answer(d);
	text = note_of(d, "/how-to-send.txt");
	assert_says(text, "\nStill open:\n  - ");
	free(text);
	kit_copy(d);
	text = note_of(d, "/how-to-send-2.txt");
	assert_says(text, "/export.fixed.txt.gz\n");
	assert_says(text, "Name:     ftp_dpm_1204_1795444920.sync.gz\n");
	assert_says(text, "Lines:    4\n");
	ck_assert_ptr_null(strstr(text, "Still open"));
	free(text);
	desk_free(d);
}
END_TEST

START_TEST(note_needs_a_file_its_check_and_two_answers)
{
	struct err err = { 0 };
	struct desk *d;
	char *path;

	kit_home();
	d = desk_new(false, NULL);
	ck_assert(!desk_hand_over(d, &path, &err));
	assert_says(err.text, "Choose a file first");
	ck_assert(desk_open(d, kit_file("export.txt", kit_good), NULL));
	ck_assert(!desk_hand_over(d, &path, &err));
	assert_says(err.text, "not read to its end");
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert(!desk_hand_over(d, &path, &err));
	assert_says(err.text, "data source ID");
	desk_set(d, "dpid", "1204", "x");
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert(!desk_hand_over(d, &path, &err));
	assert_says(err.text, "not decided yet where");
	kit_answer(d);
	free(note_of(d, "/how-to-send.txt"));
	desk_free(d);
}
END_TEST

START_TEST(texts_go_to_our_folder_when_the_files_own_is_gone)
{
	char folder[4200], name[4300];
	struct desk *d;
	char *path;

	kit_home();
	(void)snprintf(folder, sizeof(folder), "%s/gone", kit_folder());
	ck_assert_int_eq(mkdir(folder, 0700), 0);
	d = desk_new(false, NULL);
	ck_assert(desk_open(d, kit_file("gone/a.sync", kit_good), NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	(void)snprintf(name, sizeof(name), "%s/gone/a.sync", kit_folder());
	ck_assert_int_eq(unlink(name), 0);
	ck_assert_int_eq(rmdir(folder), 0);
	ck_assert(desk_save_text(d, "web-team", str_from("code"), &path,
	    NULL));
	(void)snprintf(name, sizeof(name), "%s/aam-onboard/web-team.txt",
	    kit_folder());
	ck_assert_str_eq(path, name);
	free(path);
	desk_tick(d, FIX_R08, true);
	ck_assert_msg(str_starts(str_from(desk_copy_path(d)),
	    kit_folder()) && strstr(desk_copy_path(d), "/aam-onboard/") !=
	    NULL, "%s", desk_copy_path(d));
	desk_free(d);
}
END_TEST

START_TEST(a_text_that_cannot_be_kept_says_why)
{
	struct err err = { 0 };
	struct desk *d;
	char *path = NULL;

	kit_home();
	ck_assert_int_eq(setenv("XDG_STATE_HOME", "/dev/null", 1), 0);
	d = desk_new(false, NULL);
	ck_assert(!desk_save_text(d, "web-team", str_from("code"), &path,
	    &err));
	ck_assert_int_ne(err.kind, ERR_NONE);
	ck_assert_str_ne(err.text, "");
	desk_free(d);
}
END_TEST

/* --- the list of problems ---------------------------------------------- */

START_TEST(problems_are_listed_without_the_data)
{
	struct desk *d = kit_desk("export.txt", kit_faulty);
	struct err err = { 0 };
	char *path, *text;
	size_t n;

	ck_assert_msg(desk_save_problems(d, &path, &err), "%s", err.text);
	ck_assert_msg(str_ends(str_from(path), "/problems.txt"), "%s", path);
	text = path_read_small(path, NOTE_MAX, &n, NULL);
	ck_assert_ptr_nonnull(text);
	assert_says(text, "Problems in export.txt\n");
	assert_says(text, "(LINE-TRAILSP), 1 place\n");
	assert_says(text, "  Lines: 2\n");
	assert_says(text, "(ID-SCI), 1 place\n");
	assert_says(text, "  Lines: 5\n");
	ck_assert_ptr_null(strstr(text, "cust-2"));
	ck_assert_ptr_null(strstr(text, "d_sid=24  "));
	free(text);
	free(path);
	desk_free(d);
}
END_TEST

START_TEST(list_of_no_problems_says_so)
{
	struct err err = { 0 };
	struct desk *d;
	char *path, *text;
	size_t n;

	kit_home();
	d = desk_new(false, NULL);
	ck_assert(!desk_save_problems(d, &path, &err));
	ck_assert_int_eq(err.kind, ERR_USAGE);
	ck_assert(desk_open(d, kit_file("a.sync", kit_good), NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	kit_answer(d);
	ck_assert(desk_save_problems(d, &path, &err));
	text = path_read_small(path, NOTE_MAX, &n, NULL);
	ck_assert_str_eq(text, "Problems in a.sync\n\nThere are none.\n");
	free(text);
	free(path);
	desk_free(d);
}
END_TEST

/* --- addresses --------------------------------------------------------- */

static const char own[] =
    "[environment warehouse]\n"
    "kind = production\n"
    "service = s3\n"
    "bucket = demdex-s2s-clients\n"
    "prefix = acme/emea\n"
    "[environment shelf]\n"
    "kind = production\n"
    "service = s3\n"
    "bucket = demdex-s2s-clients\n"
    "[environment old]\n"
    "kind = beta\n"
    "service = sftp\n"
    "host = ftp-in-gtw.demdex.com\n"
    "prefix = in\n"
    "[environment desk]\n"
    "kind = practice\n"
    "service = folder\n"
    "folder = /srv/rehearsal\n";

static const struct {
	const char *env, *address;
} addresses[] = {
	{ "warehouse", "s3://demdex-s2s-clients/acme/emea/"
	    "date=2026-11-23/" },
	{ "shelf", "s3://demdex-s2s-clients/answered/date=2026-11-23/" },
	{ "old", "sftp://ftp-in-gtw.demdex.com/in/" },
	{ "desk", "/srv/rehearsal/practice-bucket/answered/"
	    "date=2026-11-23/" },
};

static void
add_own_environments(const char *text)
{
	char folder[4200];

	kit_home();
	(void)snprintf(folder, sizeof(folder), "%s/aam-onboard",
	    kit_folder());
	(void)mkdir(folder, 0700);
	(void)kit_file("aam-onboard/environments.ini", text);
}

START_TEST(address_is_whole_for_every_kind_of_place)
{
	struct desk *d;
	struct err err = { 0 };
	struct buf out = { 0 };

	add_own_environments(own);
	d = desk_new(false, NULL);
	err = desk_environments_error(d);
	ck_assert_msg(err.kind == ERR_NONE, "%s", err.text);
	ck_assert_uint_eq(desk_environments(d)->count, 7);
	ck_assert(desk_open(d, kit_file("a.sync", kit_good), NULL));
	ck_assert(desk_finish(d, NULL, NULL));
	kit_answer(d);
	desk_set(d, "partner", "answered", "x");
	desk_set(d, "env", addresses[_i].env, "x");
	ck_assert_msg(desk_address(d, &out, &err), "%s", err.text);
	ck_assert_msg(str_starts(buf_str(&out), addresses[_i].address),
	    "%s", buf_text(&out));
	ck_assert_str_eq(buf_text(&out) + strlen(addresses[_i].address),
	    "ftp_dpm_1204_1795444920.sync");
	buf_release(&out);
	desk_free(d);
}
END_TEST

START_TEST(settings_with_a_fault_leave_what_is_built_in)
{
	struct desk *d;
	struct err err;

	add_own_environments("[environment mine]\npassword = x\n");
	d = desk_new(false, NULL);
	err = desk_environments_error(d);
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	assert_says(err.text, "environments.ini:2: ");
	ck_assert_uint_eq(desk_environments(d)->count, ENV_KIND_COUNT);
	ck_assert(desk_open(d, kit_file("a.sync", kit_good), NULL));
	kit_answer(d);
	desk_set(d, "env", "mine", "x");
	ck_assert_ptr_null(desk_environment(d));
	ck_assert(kit_blocked(d, "env", RULE_COUNT));
	ck_assert(!desk_send(d, &(struct sending){ 0 }, &err));
	assert_says(err.text, "choose again");
	desk_free(d);
}
END_TEST

Suite *
suite_share(void)
{
	Suite *s = suite_create("share");
	TCase *t = tcase_create("share");

	tcase_add_test(t, note_tells_a_colleague_everything);
	tcase_add_test(t, note_tells_what_is_still_open);
	tcase_add_test(t, note_needs_a_file_its_check_and_two_answers);
	tcase_add_test(t, problems_are_listed_without_the_data);
	tcase_add_test(t, list_of_no_problems_says_so);
	tcase_add_test(t,
	    texts_go_to_our_folder_when_the_files_own_is_gone);
	tcase_add_test(t, a_text_that_cannot_be_kept_says_why);
	tcase_add_loop_test(t, address_is_whole_for_every_kind_of_place, 0,
	    sizeof(addresses) / sizeof(addresses[0]));
	tcase_add_test(t, settings_with_a_fault_leave_what_is_built_in);
	tcase_set_timeout(t, 60);
	suite_add_tcase(s, t);
	return s;
}
