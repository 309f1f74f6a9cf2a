/* SPDX-License-Identifier: MIT */
/* A ticket is believed when every bit of it is as it was written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "file/path.h"
#include "tests/unit/send/tickets.h"
#include "tests/unit/unit.h"

unit_suite suite_ticket;

static char *
contents(const char *path, size_t *n)
{
	char *text = path_read_small(path, 1 << 20, n, NULL);

	ck_assert_ptr_nonnull(text);
	return text;
}

START_TEST(what_was_kept_comes_back)
{
	char *path = ticket_made(unit_folder());
	struct err err = { 0 };
	struct ticket *t = ticket_open(path, &err);
	struct stat st;

	ck_assert_msg(t != NULL, "%s", err.text);
	ticket_check(ticket_facts(t), SAMPLE_PARTS);
	ck_assert_str_eq(ticket_facts(t)->upload, "2~abc/+=");
	ck_assert_uint_eq(ticket_facts(t)->part_size, SAMPLE_PART_SIZE);
	ck_assert_ptr_null(ticket_facts_part(ticket_facts(t),
	    SAMPLE_PARTS + 1));
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0600);
	ck_assert(ticket_remove(t, &err));
	ck_assert_int_ne(access(path, F_OK), 0);
	free(path);
}
END_TEST

START_TEST(stage_and_a_new_upload_are_kept)
{
	char *path = ticket_made(unit_folder());
	struct ticket_part again = ticket_sample_part(2);
	struct err err = { 0 };
	struct ticket *t = ticket_open(path, &err);

	memcpy(again.etag, "new", 4);
	ck_assert(ticket_part(t, &again, &err));
	ck_assert(ticket_stage(t, TICKET_FINISHING, &err));
	ticket_free(t);
	t = ticket_open(path, &err);
	ck_assert_int_eq(ticket_facts(t)->stage, TICKET_FINISHING);
	ck_assert_uint_eq(ticket_facts(t)->part_count, SAMPLE_PARTS);
	ck_assert_str_eq(ticket_facts_part(ticket_facts(t), 2)->etag, "new");
	ck_assert(ticket_upload(t, str_from("second"), 0, &err));
	ticket_free(t);
	t = ticket_open(path, &err);
	ck_assert_int_eq(ticket_facts(t)->stage, TICKET_SENDING);
	ck_assert_uint_eq(ticket_facts(t)->part_count, 0);
	ck_assert_str_eq(ticket_facts(t)->upload, "second");
	ticket_free(t);
	free(path);
}
END_TEST

/* The last byte ends the last line: without it that line is not there. */
START_TEST(no_bit_can_change_unseen)
{
	char *path = ticket_made(unit_folder());
	size_t n, whole = 0;
	char *text = contents(path, &n);

	for (size_t i = 0; i < n; i++)
		for (int bit = 0; bit < 8; bit++) {
			struct ticket_facts f = { 0 };
			struct err err = { 0 };
			bool ok;

			text[i] = (char)(text[i] ^ (1 << bit));
			ok = ticket_parse((struct str){ text, n }, &f,
			    &whole, &err);
			ck_assert_msg(ok == (i + 1 == n),
			    "byte %zu bit %d", i, bit);
			ck_assert_int_eq(err.kind, ok ? ERR_NONE :
			    ERR_CONFIG);
			if (ok)
				ticket_check(&f, SAMPLE_PARTS - 1);
			ticket_facts_release(&f);
			text[i] = (char)(text[i] ^ (1 << bit));
		}
	free(text);
	free(path);
}
END_TEST

START_TEST(what_was_cut_off_is_as_if_not_written)
{
	char *path = ticket_made(unit_folder());
	size_t n, lines = 0, head = 12;
	char *text = contents(path, &n);

	for (size_t cut = 0; cut < n; cut++) {
		struct ticket_facts f = { 0 };
		struct err err = { 0 };
		size_t whole = 0;
		bool ok = ticket_parse((struct str){ text, cut }, &f, &whole,
		    &err);

		ck_assert_msg(ok == (lines >= head - 1), "cut %zu", cut);
		if (ok) {
			ck_assert(whole <= cut && text[whole - 1] == '\n');
			ticket_check(&f, lines < head ? 0 : lines - head);
		}
		ticket_facts_release(&f);
		lines += text[cut] == '\n';
	}
	ck_assert_uint_eq(lines, head + SAMPLE_PARTS);
	free(text);
	free(path);
}
END_TEST

START_TEST(going_on_after_a_torn_line_is_sound)
{
	char *path = ticket_made(unit_folder());
	struct ticket_part p = ticket_sample_part(SAMPLE_PARTS + 1);
	struct err err = { 0 };
	struct ticket *t;
	struct stat st;

	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(truncate(path, st.st_size - 7), 0);
	t = ticket_open(path, &err);
	ck_assert_msg(t != NULL, "%s", err.text);
	ticket_check(ticket_facts(t), SAMPLE_PARTS - 1);
	ck_assert(ticket_part(t, &p, &err));
	ticket_free(t);
	t = ticket_open(path, &err);
	ck_assert_msg(t != NULL, "%s", err.text);
	ck_assert_uint_eq(ticket_facts(t)->part_count, SAMPLE_PARTS);
	ticket_free(t);
	free(path);
}
END_TEST

/* Whole and sound lines, but not those that were written. */
START_TEST(lines_left_out_or_brought_in_are_seen)
{
	char *path = ticket_made(unit_folder());
	size_t n, whole, from = 0;
	char *text = contents(path, &n);
	struct str all = { text, n };

	while (from < n) {
		size_t end = str_find(all, from, '\n') + 1;
		struct buf without = { 0 }, twice = { 0 };
		struct ticket_facts f = { 0 };

		buf_add_str(&without, str_cut(all, 0, from));
		buf_add_str(&without, str_cut(all, end, n));
		buf_add_str(&twice, str_cut(all, 0, end));
		buf_add_str(&twice, str_cut(all, from, n));
		if (end < n)
			ck_assert(!ticket_parse(buf_str(&without), &f,
			    &whole, NULL));
		ck_assert(!ticket_parse(buf_str(&twice), &f, &whole, NULL));
		buf_release(&without);
		buf_release(&twice);
		from = end;
	}
	free(text);
	free(path);
}
END_TEST

START_TEST(changed_file_is_told)
{
	struct ticket_facts f = ticket_sample();
	struct source_identity now = f.identity;

	ck_assert_ptr_null(ticket_facts_change(&f, &now, NULL));
	ck_assert_ptr_null(ticket_facts_change(&f, &now, f.sha256));
	now.modified_ns++;
	ck_assert_ptr_nonnull(ticket_facts_change(&f, &now, NULL));
	ck_assert_ptr_null(ticket_facts_change(&f, &now, f.sha256));
	ck_assert_ptr_nonnull(ticket_facts_change(&f, &now, "other"));
}
END_TEST

Suite *
suite_ticket(void)
{
	Suite *s = suite_create("ticket");
	TCase *t = tcase_create("ticket");

	tcase_add_test(t, what_was_kept_comes_back);
	tcase_add_test(t, stage_and_a_new_upload_are_kept);
	tcase_add_test(t, no_bit_can_change_unseen);
	tcase_add_test(t, what_was_cut_off_is_as_if_not_written);
	tcase_add_test(t, going_on_after_a_torn_line_is_sound);
	tcase_add_test(t, lines_left_out_or_brought_in_are_seen);
	tcase_add_test(t, changed_file_is_told);
	suite_add_tcase(s, t);
	return s;
}
