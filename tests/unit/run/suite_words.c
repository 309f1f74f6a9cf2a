/* SPDX-License-Identifier: MIT */
/* Letters, help topics, and the word that was meant. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "run/help.h"
#include "run/letters.h"
#include "run/near.h"
#include "tests/unit/unit.h"

unit_suite suite_words;

/* --- letters ----------------------------------------------------------- */

START_TEST(every_letter_is_complete_and_fits)
{
	struct session *s = session_new();
	struct buf text = { 0 };
	struct err err = { 0 };
	int column = 0;

	session_set(s, "dpid", "1204", "");
	session_set(s, "file.path", "/tmp/summer.sync", "");
	session_set(s, "idtype", "crm", "");
	ck_assert_msg(letter_write((enum letter)_i, s, &text, &err), "%s",
	    err.text);
	ck_assert(str_starts(buf_str(&text), "Subject: "));
	ck_assert_ptr_nonnull(strstr(buf_text(&text), "\n\nHello,\n"));
	ck_assert(str_ends(buf_str(&text), "Thank you.\n"));
	ck_assert_ptr_null(strchr(buf_text(&text), '{'));
	for (size_t i = 0; i < text.n; i++) {
		column = text.p[i] == '\n' ? 0 : column + 1;
		ck_assert_msg(column <= 80, "%s: long line",
		    letter_get((enum letter)_i)->word);
	}
	buf_release(&text);
	session_free(s);
}
END_TEST

START_TEST(answers_are_filled_in_and_gaps_left_to_write_on)
{
	struct session *s = session_new();
	struct buf text = { 0 };

	session_set(s, "file.path", "/tmp/evil\x1B[2J.sync", "");
	ck_assert(letter_write(LETTER_SOURCE, s, &text, NULL));
	ck_assert_ptr_nonnull(strstr(buf_text(&text),
	    "The file is called: evil\\x1B[2J.sync"));
	ck_assert_ptr_nonnull(strstr(buf_text(&text),
	    "The IDs in it are:  ____________"));
	buf_clear(&text);
	session_set(s, "idtype", "idfa", "");
	session_set(s, "dpid", "1204", "");
	ck_assert(letter_write(LETTER_EXPORT, s, &text, NULL));
	ck_assert_ptr_nonnull(strstr(buf_text(&text), "IDFA"));
	ck_assert_ptr_nonnull(strstr(buf_text(&text), " 1204\n"));
	buf_release(&text);
	session_free(s);
}
END_TEST

START_TEST(every_question_has_its_letter)
{
	ck_assert_int_eq(letter_for("dpid"), LETTER_SOURCE);
	ck_assert_int_eq(letter_for("placement.cookie"), LETTER_WEBSITE);
	ck_assert_int_eq(letter_for("site.sample"), LETTER_WEBSITE);
	ck_assert_int_eq(letter_for("partner"), LETTER_PARTNER);
	ck_assert_int_eq(letter_for("nonsense"), LETTER_COUNT);
}
END_TEST

START_TEST(a_saved_letter_never_replaces_another)
{
	struct session *s = session_new();
	char *folder = xstrdup(unit_folder());
	char *first = NULL, *second = NULL;
	struct stat st;
	struct err err = { 0 };

	ck_assert_msg(letter_save(LETTER_BETA, s, folder, &first, &err),
	    "%s", err.text);
	ck_assert(letter_save(LETTER_BETA, s, folder, &second, &err));
	ck_assert_str_ne(first, second);
	ck_assert(str_ends(str_from(first), "/letter-beta.txt"));
	ck_assert_int_eq(stat(second, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
	free(first);
	free(second);
	free(folder);
	session_free(s);
}
END_TEST

/* --- help -------------------------------------------------------------- */

static void
write_topic(const char *top, const char *lang, const char *name,
    const char *text)
{
	char path[4096];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/help", top);
	(void)mkdir(path, 0700);
	(void)snprintf(path, sizeof(path), "%s/help/%s", top, lang);
	(void)mkdir(path, 0700);
	(void)snprintf(path, sizeof(path), "%s/help/%s/%s.txt", top, lang,
	    name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	(void)fputs(text, f);
	(void)fclose(f);
}

static void
use_topics(void)
{
	const char *top = unit_folder();

	write_topic(top, "en", "traits", "# What a trait is\n\nA mark on a "
	    "person.\n");
	write_topic(top, "en", "cookie", "# Cookies\n\nA cookie keeps the "
	    "ID; a trait does not.\n");
	write_topic(top, "en", "hostile", "Bell\x07\n\n\x1B[31mred\n");
	write_topic(top, "de", "traits", "# Was ein Trait ist\n\nText\n");
	ck_assert_int_eq(setenv("AAM_ONBOARD_DATADIR", top, 1), 0);
}

START_TEST(help_comes_in_the_language_there_is)
{
	struct help_topic t;

	use_topics();
	ck_assert(help_read(&t, "traits", "de_AT.UTF-8", NULL));
	ck_assert_str_eq(t.title, "Was ein Trait ist");
	help_release(&t);
	ck_assert(help_read(&t, "cookie", "de_AT.UTF-8", NULL));
	ck_assert_str_eq(t.title, "Cookies");
	ck_assert_uint_eq(t.count, 1);
	help_release(&t);
	ck_assert(help_read(&t, "traits", "C", NULL));
	ck_assert_str_eq(t.title, "What a trait is");
	help_release(&t);
}
END_TEST

START_TEST(help_shows_nothing_that_harms)
{
	struct help_topic t;

	use_topics();
	ck_assert(help_read(&t, "hostile", "en", NULL));
	ck_assert_str_eq(t.title, "Bell\\x07");
	ck_assert_str_eq(t.lines[0], "\\x1B[31mred");
	help_release(&t);
}
END_TEST

static const char *const bad_names[] = { "", "../en/traits", "traits.txt",
	"tra its", "/etc/passwd", "cooki" };

START_TEST(help_is_only_found_by_a_proper_name)
{
	struct help_topic t;
	struct err err = { 0 };

	use_topics();
	ck_assert(!help_read(&t, bad_names[_i], "en", &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	if (strcmp(bad_names[_i], "cooki") == 0)
		ck_assert_ptr_nonnull(strstr(err.text, "\"cookie\""));
}
END_TEST

START_TEST(help_search_wants_every_word_and_titles_first)
{
	struct help_list l;

	use_topics();
	ck_assert(help_search(&l, "TRAIT", "en", NULL));
	ck_assert_uint_eq(l.count, 2);
	ck_assert_str_eq(l.topics[0].name, "traits");
	ck_assert_str_eq(l.topics[1].name, "cookie");
	help_list_release(&l);
	ck_assert(help_search(&l, " trait  cookie ", "en", NULL));
	ck_assert_uint_eq(l.count, 1);
	help_list_release(&l);
	ck_assert(help_search(&l, "trait nowhere", "en", NULL));
	ck_assert_uint_eq(l.count, 0);
	help_list_release(&l);
	ck_assert(help_all(&l, "en", NULL));
	ck_assert_uint_eq(l.count, 3);
	ck_assert_str_eq(l.topics[0].name, "cookie");
	help_list_release(&l);
}
END_TEST

/* --- near words -------------------------------------------------------- */

static const struct {
	const char *a, *b;
	unsigned distance;
} pairs[] = {
	{ "", "", 0 },
	{ "", "abc", 3 },
	{ "check", "check", 0 },
	{ "CHECK", "check", 0 },
	{ "chekc", "check", 1 },
	{ "chek", "check", 1 },
	{ "jsno", "json", 1 },
	{ "target", "traget", 1 },
	{ "doctor", "explain", 7 },
};

START_TEST(distance_counts_slips_of_the_finger)
{
	ck_assert_uint_eq(near_distance(pairs[_i].a, pairs[_i].b),
	    pairs[_i].distance);
	ck_assert_uint_eq(near_distance(pairs[_i].b, pairs[_i].a),
	    pairs[_i].distance);
}
END_TEST

START_TEST(only_near_words_are_suggested)
{
	ck_assert(near_enough("chekc", 1));
	ck_assert(near_enough("dipd", 1));
	ck_assert(!near_enough("xyz", 3));
	ck_assert(!near_enough("doctor", 4));
}
END_TEST

Suite *
suite_words(void)
{
	Suite *s = suite_create("words");
	TCase *t = tcase_create("words");

	tcase_add_loop_test(t, every_letter_is_complete_and_fits, 0,
	    LETTER_COUNT);
	tcase_add_test(t, answers_are_filled_in_and_gaps_left_to_write_on);
	tcase_add_test(t, every_question_has_its_letter);
	tcase_add_test(t, a_saved_letter_never_replaces_another);
	tcase_add_test(t, help_comes_in_the_language_there_is);
	tcase_add_test(t, help_shows_nothing_that_harms);
	tcase_add_loop_test(t, help_is_only_found_by_a_proper_name, 0,
	    sizeof(bad_names) / sizeof(bad_names[0]));
	tcase_add_test(t, help_search_wants_every_word_and_titles_first);
	tcase_add_loop_test(t, distance_counts_slips_of_the_finger, 0,
	    sizeof(pairs) / sizeof(pairs[0]));
	tcase_add_test(t, only_near_words_are_suggested);
	suite_add_tcase(s, t);
	return s;
}
