/* SPDX-License-Identifier: MIT */
/* Settings files: read as a person reads them, or refused with the line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "spec/ini.h"
#include "spec/nearest.h"
#include "tests/unit/spec/fixtures.h"
#include "tests/unit/unit.h"

unit_suite suite_ini;

#define X10 "xxxxxxxxxx"
#define X48 X10 X10 X10 X10 "xxxxxxxx"
#define X180 X48 X48 X48 X10 X10 X10 "xxxxxx"

static bool
collect(void *user, const struct ini_item *item, struct err *err)
{
	if (strcmp(item->key, "stop") == 0)
		return ini_refuse(item, err, "stopped");
	buf_printf(user, "%u[%s]%s=%s|", item->line, item->section,
	    item->key, item->value);
	return true;
}

static const struct {
	const char *text;
	const char *items;
} readable[] = {
	{ "", "" },
	{ "\n\r\n \t\n", "" },
	{ "a=1", "1[]a=1|" },
	{ "[s]\na = 1\nb=\n", "2[s]a=1|3[s]b=|" },
	{ "\xEF\xBB\xBF[s]\r\na=1\r\n", "2[s]a=1|" },
	{ "; c\n# d\n  ; e\n[s t]\n\na\t=\t1 2\t\n", "6[s t]a=1 2|" },
	{ "[a]\nk=1\n[b]\nk=2\n", "2[a]k=1|4[b]k=2|" },
	{ "[s]\na=b=c\n", "2[s]a=b=c|" },
	{ "[s]\na=b;c\n", "2[s]a=b;c|" },
	{ "[s]\na=http://x:1/\n", "2[s]a=http://x:1/|" },
	{ "[s]\na=Z\xC3\xBCrich\n", "2[s]a=Z\xC3\xBCrich|" },
	{ "[" X48 "]\n" X48 "=1\n", "2[" X48 "]" X48 "=1|" },
	{ "k=" X180 "xxxxxxxx\n", "1[]k=" X180 "xxxxxxxx|" },
};

START_TEST(settings_are_given_in_order_with_their_lines)
{
	struct buf got = { 0 };
	struct ini_reader reader = { collect, &got };
	struct err err = { 0 };

	ck_assert_msg(ini_read_text("f.ini", str_from(readable[_i].text),
			  &reader, &err),
	    "%s", err.text);
	ck_assert_str_eq(buf_text(&got), readable[_i].items);
	buf_release(&got);
}
END_TEST

/* n 0: the length of the text. */
static const struct {
	const char *text;
	size_t n;
	const char *refusal;	/* how it starts */
	const char *words;	/* in the rest */
} unreadable[] = {
	{ "k=" X180 "xxxxxxxxx\n", 0, "f.ini:1: ", "190" },
	{ "; " X180 X10 "upload=yes\n", 0, "f.ini:1: ", "190" },
	{ "k=" X180 X180 X180 "upload=yes\n", 0, "f.ini:1: ", "190" },
	{ "\n" X180 X180, 0, "f.ini:2: ", "190" },
	{ "[" X48 "a]\n[" X48 "b]\n", 0, "f.ini:1: ", "48" },
	{ "[s]\n" X48 "x=1\n", 0, "f.ini:2: ", "48" },
	{ "[s]\npw=abc ;def\n", 0, "f.ini:2: ", "semicolon" },
	{ "[s]\npw=;def\n", 0, "f.ini:2: ", "semicolon" },
	{ "[s]\npw=\t;def\n", 0, "f.ini:2: ", "semicolon" },
	{ "[s]\na=1\n b=2\n", 0, "f.ini:3: ", "blank" },
	{ "[s]\na=1\n\tb=2\n", 0, "f.ini:3: ", "blank" },
	{ "[s]\na=1\0b\n", 10, "f.ini:2: ", "nobody can see" },
	{ "[s]\na=\033[31m\n", 0, "f.ini:2: ", "nobody can see" },
	{ "[s]\na=\x7F\n", 0, "f.ini:2: ", "nobody can see" },
	{ "\xFF\xFE[\0s\0]\0", 8, "f.ini:1: ", "" },
	{ "[s]\na=\xC3\n", 0, "f.ini:2: ", "UTF-8" },
	{ "[s]\ra=1\r", 0, "f.ini:1: ", "line ends" },
	{ "[s]\na=1\n[s]\n", 0, "f.ini:3: \"s\"", "line 1" },
	{ "[s]\n[t]\n[S]\n", 0, "f.ini:3: \"S\"", "line 1" },
	{ "[s]\na=1\nb=2\na=1\n", 0, "f.ini:4: \"a\"", "line 2" },
	{ "[s]\na=1\nA=2\n", 0, "f.ini:3: \"A\"", "line 2" },
	{ "[s]\na=\"1\"\n", 0, "f.ini:2: ", "quotes" },
	{ "[s]\na='1'\n", 0, "f.ini:2: ", "quotes" },
	{ "[s]\na: 1\n", 0, "f.ini:2: ", "key = value" },
	{ "[s]\na:b=1\n", 0, "f.ini:2: ", "key = value" },
	{ "[s]\nword\n", 0, "f.ini:2: ", "key = value" },
	{ "[s]\n=1\n", 0, "f.ini:2: ", "nothing before" },
	{ "[s]\na b=1\n", 0, "f.ini:2: ", "letters" },
	{ "[s\na=1\n", 0, "f.ini:1: ", "bracket" },
	{ "[s] a=1\n", 0, "f.ini:1: ", "behind" },
	{ "[s] ; c\n", 0, "f.ini:1: ", "behind" },
	{ "[]\n", 0, "f.ini:1: ", "name" },
	{ "[ s]\n", 0, "f.ini:1: ", "name" },
	{ "[s ;t]\n", 0, "f.ini:1: ", "name" },
	{ "[s]\nstop=1\na=1\n", 0, "f.ini:2: ", "stopped" },
};

START_TEST(what_would_be_read_otherwise_is_refused)
{
	struct buf got = { 0 };
	struct ini_reader reader = { collect, &got };
	struct err err = { 0 };
	struct str text = str_from(unreadable[_i].text);

	if (unreadable[_i].n > 0)
		text.n = unreadable[_i].n;
	ck_assert(!ini_read_text("f.ini", text, &reader, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_msg(strncmp(err.text, unreadable[_i].refusal,
			  strlen(unreadable[_i].refusal)) == 0 &&
		strstr(err.text, unreadable[_i].words) != NULL,
	    "%s", err.text);
	ck_assert_str_eq(buf_text(&got), "");
	buf_release(&got);
}
END_TEST

START_TEST(a_settings_file_has_a_size)
{
	struct buf text = { 0 };
	struct buf got = { 0 };
	struct ini_reader reader = { collect, &got };
	struct err err = { 0 };

	while (text.n < INI_BYTES_MAX)
		buf_add_text(&text, ";2345678901234567890123456789012345678"
		    "9012345678901234567890123\n");
	ck_assert_uint_eq(text.n, INI_BYTES_MAX);
	ck_assert(ini_read_text("f", buf_str(&text), &reader, &err));
	buf_add_text(&text, "\n");
	ck_assert(!ini_read_text("f", buf_str(&text), &reader, &err));
	ck_assert(strstr(err.text, "256 KiB") != NULL);
	buf_release(&text);
}
END_TEST

START_TEST(a_settings_file_has_so_many_settings)
{
	struct buf text = { 0 };
	struct buf got = { 0 };
	struct ini_reader reader = { collect, &got };
	struct err err = { 0 };

	for (int i = 0; i < INI_KEYS_MAX; i++)
		buf_printf(&text, "k%d=1\n", i);
	ck_assert(ini_read_text("f", buf_str(&text), &reader, &err));
	buf_add_text(&text, "last=1\n");
	ck_assert(!ini_read_text("f", buf_str(&text), &reader, &err));
	ck_assert(strstr(err.text, "too many") != NULL);
	buf_release(&text);
	buf_release(&got);
}
END_TEST

static bool
read_file(const char *path, struct err *err)
{
	struct buf got = { 0 };
	struct ini_reader reader = { collect, &got };
	bool ok = ini_read(path, &reader, err);

	buf_release(&got);
	return ok;
}

START_TEST(only_a_regular_file_of_ours_is_read)
{
	const char *path = unit_file("a.ini", "[s]\na=1\n", 8);
	struct err err = { 0 };
	char fifo[4096];

	ck_assert_int_eq(chmod(path, 0600), 0);
	ck_assert_msg(read_file(path, &err), "%s", err.text);
	ck_assert_int_eq(chmod(path, 0666), 0);
	ck_assert(!read_file(path, &err));
	ck_assert(strstr(err.text, "chmod o-w") != NULL);
	ck_assert_int_eq(chmod(path, 0622), 0);
	ck_assert(!read_file(path, &err));
	ck_assert(!read_file(unit_folder(), &err));
	ck_assert(!read_file("/dev/zero", &err));
	ck_assert(!read_file("/does/not/exist", &err));
	ck_assert_int_lt(snprintf(fifo, sizeof(fifo), "%s/fifo",
	    unit_folder()), (int)sizeof(fifo));
	ck_assert_int_eq(mkfifo(fifo, 0600), 0);
	ck_assert(!read_file(fifo, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
}
END_TEST

static const struct {
	const char *word, *near;
} words[] = {
	{ "bukket", "bucket" },
	{ "buckets", "bucket" },
	{ "Hots", "host" },
	{ "region", "region" },
	{ "zzzzzz", NULL },
	{ "", NULL },
	{ "x", NULL },
	{ X48 "x", NULL },
};

START_TEST(the_nearest_word_is_found)
{
	static const char *const known[] = { "bucket", "host", "region",
		NULL };
	const char *near = nearest_word(str_from(words[_i].word), known);

	if (words[_i].near == NULL)
		ck_assert_ptr_null(near);
	else
		ck_assert_str_eq(near, words[_i].near);
}
END_TEST

Suite *
suite_ini(void)
{
	Suite *s = suite_create("ini");
	TCase *t = tcase_create("ini");

	tcase_add_loop_test(t, settings_are_given_in_order_with_their_lines,
	    0, ROWS(readable));
	tcase_add_loop_test(t, what_would_be_read_otherwise_is_refused, 0,
	    ROWS(unreadable));
	tcase_add_test(t, a_settings_file_has_a_size);
	tcase_add_test(t, a_settings_file_has_so_many_settings);
	tcase_add_test(t, only_a_regular_file_of_ours_is_read);
	tcase_add_loop_test(t, the_nearest_word_is_found, 0, ROWS(words));
	suite_add_tcase(s, t);
	return s;
}
