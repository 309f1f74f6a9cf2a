/* SPDX-License-Identifier: MIT */
/* A kept session comes back whole; a damaged one is never believed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "file/hash.h"
#include "file/path.h"
#include "run/store.h"
#include "tests/unit/unit.h"

unit_suite suite_store;

static struct session *
sample(void)
{
	struct session *s = session_new();

	session_set(s, "dpid", "1204", "Data source ID");
	session_join(s, "Your file");
	session_set(s, "file.path", "/home/ann/100%/r\xFF\x80 caf\xC3\xA9",
	    "Your file");
	session_set(s, "mode", "sync", "Your file");
	session_join_end(s);
	session_set(s, "partner", "acme", "Folder 50 % \"x\"");
	(void)session_undo(s);
	session_note(s, "seen.file", "yes");
	return s;
}

static void
assert_same(const struct session *a, const struct session *b)
{
	const char *ka, *va, *kb, *vb;
	size_t ia = 0, ib = 0;

	while (session_next(a, &ia, &ka, &va)) {
		ck_assert(session_next(b, &ib, &kb, &vb));
		ck_assert_str_eq(ka, kb);
		ck_assert_str_eq(va, vb);
	}
	ck_assert(!session_next(b, &ib, &kb, &vb));
}

START_TEST(answers_and_journal_survive)
{
	struct session *s = sample(), *back;
	struct buf text = { 0 };
	int64_t when = 0;
	struct err err = { 0 };

	store_compose(s, 1795444920, &text);
	back = store_parse(buf_str(&text), &when, &err);
	ck_assert_msg(back != NULL, "%s", err.text);
	ck_assert_int_eq(when, 1795444920);
	assert_same(s, back);
	ck_assert_str_eq(session_redo_label(back), "Folder 50 % \"x\"");
	ck_assert(session_redo(back));
	ck_assert_str_eq(session_get(back, "partner"), "acme");
	ck_assert(session_undo(back));
	ck_assert(session_undo(back));
	ck_assert_str_eq(session_get(back, "file.path"), "");
	ck_assert(session_undo(back));
	ck_assert_ptr_null(session_undo_label(back));
	session_free(back);
	session_free(s);
	buf_release(&text);
}
END_TEST

START_TEST(no_changed_byte_is_believed)
{
	static const unsigned char flips[] = { 0x01, 0x80, 0xFF };
	struct session *s = sample();
	struct buf text = { 0 };

	store_compose(s, 1795444920, &text);
	for (size_t i = 0; i < text.n; i++)
		for (size_t f = 0; f < sizeof(flips); f++) {
			struct err err = { 0 };
			int64_t when;

			text.p[i] = (char)(text.p[i] ^ flips[f]);
			ck_assert_msg(store_parse(buf_str(&text), &when,
			    &err) == NULL, "byte %zu", i);
			ck_assert_int_eq(err.kind, ERR_CONFIG);
			text.p[i] = (char)(text.p[i] ^ flips[f]);
		}
	buf_release(&text);
	session_free(s);
}
END_TEST

START_TEST(no_cut_text_is_believed)
{
	struct session *s = sample();
	struct buf text = { 0 };
	int64_t when;

	store_compose(s, 1, &text);
	for (size_t n = 0; n < text.n; n++)
		ck_assert_msg(store_parse(str_cut(buf_str(&text), 0, n),
		    &when, NULL) == NULL, "%zu bytes", n);
	buf_add_char(&text, '\n');
	ck_assert_ptr_null(store_parse(buf_str(&text), &when, NULL));
	buf_release(&text);
	session_free(s);
}
END_TEST

START_TEST(a_newer_version_is_told_apart)
{
	struct err err = { 0 };
	int64_t when;

	ck_assert_ptr_null(store_parse(str_from("{\"aam-onboard\":"
	    "\"session\",\"format\":2,\"sha256\":\"00\"}\n{}\n"), &when,
	    &err));
	ck_assert_msg(strstr(err.text, "newer") != NULL, "%s", err.text);
}
END_TEST

static void
use_folder(void)
{
	ck_assert_int_eq(setenv("XDG_STATE_HOME", unit_folder(), 1), 0);
	clock_fix(1795444920);
}

START_TEST(on_disk_it_is_private_and_found_again)
{
	struct session *s = sample(), *back;
	struct stat st;
	char *path;
	int64_t when;
	struct err err = { 0 };

	use_folder();
	ck_assert_ptr_null(store_load(&when, &err));
	ck_assert_int_eq(err.kind, ERR_NONE);
	ck_assert_msg(store_save(s, &err), "%s", err.text);
	path = path_home(PATH_STATE, "session.json", NULL);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
	back = store_load(&when, &err);
	ck_assert_ptr_nonnull(back);
	assert_same(s, back);
	session_free(back);
	ck_assert(store_put_away(&err));
	ck_assert_int_ne(access(path, F_OK), 0);
	ck_assert(store_save(s, &err));
	ck_assert_msg(store_put_away(&err), "a second one on this day");
	ck_assert(store_put_away(&err));
	free(path);
	session_free(s);
}
END_TEST

START_TEST(without_a_folder_nothing_was_damaged)
{
	int64_t when;
	struct err err = { 0 };

	ck_assert_int_eq(unsetenv("XDG_STATE_HOME"), 0);
	ck_assert_int_eq(unsetenv("HOME"), 0);
	ck_assert_ptr_null(store_load(&when, &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
}
END_TEST

static const struct {
	const char *text, *what;
} foreign[] = {
	{ "", "empty" },
	{ "hello", "text" },
	{ "{\"aam-onboard\":\"session\"}\n{}\n", "head without checksum" },
	{ "\x1F\x8B\x08", "binary" },
};

START_TEST(a_foreign_file_is_put_out_of_the_way)
{
	char *path, *aside;
	FILE *f;
	int64_t when;
	struct err err = { 0 };

	use_folder();
	path = path_home(PATH_STATE, "session.json", NULL);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	(void)fputs(foreign[_i].text, f);
	(void)fclose(f);
	ck_assert_ptr_null(store_load(&when, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_int_ne(access(path, F_OK), 0);
	aside = path_home(PATH_STATE,
	    "session-unreadable-2026-11-23.json", NULL);
	ck_assert_msg(access(aside, F_OK) == 0, "%s: %s", foreign[_i].what,
	    err.text);
	ck_assert_ptr_nonnull(strstr(err.text, "session-unreadable"));
	free(aside);
	free(path);
}
END_TEST

#define JOURNAL(done, steps) \
    "\"journal\":{\"done\":" done ",\"steps\":[" steps "]}"
#define STEP(label, changes) \
    "{\"label\":" label ",\"changes\":[" changes "]}"
#define CHANGE "{\"key\":\"dpid\",\"before\":\"1\",\"after\":\"2\"}"

/* What a right head does not make better. */
static const struct {
	const char *body, *what;
} bodies[] = {
	{ "{\"saved\":1,\"answers\":{\"dpid\":7}," JOURNAL("0", "") "}",
	    "answer" },
	{ "{\"saved\":1,\"answers\":{\"dpid\":\"%4\"}," JOURNAL("0", "")
	    "}", "answer" },
	{ "{\"saved\":1,\"answers\":{\"dpid\":\"%zz\"}," JOURNAL("0", "")
	    "}", "answer" },
	{ "{\"saved\":1,\"answers\":{\"dpid\":\"a%00b\"}," JOURNAL("0", "")
	    "}", "answer" },
	{ "{\"saved\":1,\"answers\":{\"\":\"x\"}," JOURNAL("0", "") "}",
	    "answer" },
	{ "{\"saved\":1,\"answers\":{}}", "add up" },
	{ "{\"saved\":1,\"answers\":{}," JOURNAL("1", "") "}", "add up" },
	{ "{\"saved\":1,\"answers\":{}," JOURNAL("1", STEP("7", CHANGE))
	    "}", "step 1" },
	{ "{\"saved\":1,\"answers\":{}," JOURNAL("1", STEP("\"x\"", ""))
	    "}", "step 1" },
	{ "{\"saved\":1,\"answers\":{}," JOURNAL("2", STEP("\"x\"", CHANGE)
	    "," STEP("\"x\"", "{\"key\":\"dpid\"}")) "}", "step 2" },
	{ "{\"answers\":{}," JOURNAL("0", "") "}", "damaged" },
};

static struct session *
parse_body(const char *body, struct err *err)
{
	struct buf text = { 0 };
	struct session *s;
	char hex[HASH_HEX];
	int64_t when;

	hash_of(str_from(body), hex);
	buf_printf(&text, "{\"aam-onboard\":\"session\",\"format\":1,"
	    "\"sha256\":\"%s\"}\n%s", hex, body);
	s = store_parse(buf_str(&text), &when, err);
	buf_release(&text);
	return s;
}

START_TEST(a_whole_text_that_makes_no_session_is_refused)
{
	struct err err = { 0 };

	ck_assert_ptr_null(parse_body(bodies[_i].body, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_msg(strstr(err.text, bodies[_i].what) != NULL, "%s",
	    err.text);
}
END_TEST

START_TEST(a_text_made_by_hand_is_a_session)
{
	struct err err = { 0 };
	struct session *s = parse_body("{\"saved\":1,\"answers\":{\"dpid\":"
	    "\"%32\"}," JOURNAL("1", STEP("\"%78\"", CHANGE)) "}", &err);

	ck_assert_msg(s != NULL, "%s", err.text);
	ck_assert_str_eq(session_undo_label(s), "x");
	ck_assert_str_eq(session_get(s, "dpid"), "2");
	ck_assert(session_undo(s));
	ck_assert_str_eq(session_get(s, "dpid"), "1");
	session_free(s);
}
END_TEST

Suite *
suite_store(void)
{
	Suite *s = suite_create("store");
	TCase *t = tcase_create("store");

	tcase_add_test(t, answers_and_journal_survive);
	tcase_add_test(t, no_changed_byte_is_believed);
	tcase_add_test(t, no_cut_text_is_believed);
	tcase_add_test(t, a_newer_version_is_told_apart);
	tcase_add_test(t, on_disk_it_is_private_and_found_again);
	tcase_add_test(t, without_a_folder_nothing_was_damaged);
	tcase_add_loop_test(t, a_foreign_file_is_put_out_of_the_way, 0,
	    sizeof(foreign) / sizeof(foreign[0]));
	tcase_add_loop_test(t,
	    a_whole_text_that_makes_no_session_is_refused, 0,
	    sizeof(bodies) / sizeof(bodies[0]));
	tcase_add_test(t, a_text_made_by_hand_is_a_session);
	tcase_set_timeout(t, 60);
	suite_add_tcase(s, t);
	return s;
}
