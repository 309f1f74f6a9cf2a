/* SPDX-License-Identifier: MIT */
/* Options are read strictly, and every refusal names the way out. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/option.h"
#include "cmd/wrap.h"
#include "tests/unit/unit.h"

unit_suite suite_option;

struct settings {
	const char *name;
	uint64_t number;
	int64_t when;
	bool flag;
};

static const struct option rows[] = {
	{ "name", "TEXT", "a text", option_text,
	    offsetof(struct settings, name) },
	{ "number", "N", "a number", option_number,
	    offsetof(struct settings, number) },
	{ "now", "EPOCH", "a moment", option_time,
	    offsetof(struct settings, when) },
	{ "flag", NULL, "a flag", option_flag,
	    offsetof(struct settings, flag) },
	{ 0 },
};

enum { WORDS = 8 };

/* Words are separated by single blanks; _ stands for an empty one. */
static int
cut(char *line, char *words[WORDS])
{
	int count = 0;
	char *at = line;

	while (at != NULL && *at != '\0') {
		char *end = strchr(at, ' ');

		if (end != NULL)
			*end++ = '\0';
		if (strcmp(at, "_") == 0)
			*at = '\0';
		words[count++] = at;
		at = end;
	}
	return count;
}

static const struct {
	const char *line;
	const char *name;
	uint64_t number;
	int64_t when;
	bool flag;
	int left;		/* arguments */
	const char *first;
} fine[] = {
	{ "", NULL, 0, 0, false, 0, NULL },
	{ "--name x", "x", 0, 0, false, 0, NULL },
	{ "--name=x=y", "x=y", 0, 0, false, 0, NULL },
	{ "--name= a", "", 0, 0, false, 1, "a" },
	{ "--name --flag", "--flag", 0, 0, false, 0, NULL },
	{ "a --number 7 b", NULL, 7, 0, false, 2, "a" },
	{ "--number=18446744073709551615", NULL, UINT64_MAX, 0, false, 0,
	    NULL },
	{ "--now 9223372036854775807", NULL, 0, INT64_MAX, false, 0, NULL },
	{ "--flag - a", NULL, 0, 0, true, 2, "-" },
	{ "-- --flag", NULL, 0, 0, false, 1, "--flag" },
	{ "a -- --", NULL, 0, 0, false, 2, "a" },
	{ "--number 1 --number 2", NULL, 2, 0, false, 0, NULL },
	{ "_ a", NULL, 0, 0, false, 2, "" },
};

START_TEST(options_and_arguments_are_told_apart)
{
	struct settings s = { 0 };
	char line[128];
	char *words[WORDS];
	struct err err = { 0 };
	int count;

	(void)strncpy(line, fine[_i].line, sizeof(line) - 1);
	line[sizeof(line) - 1] = '\0';
	count = cut(line, words);
	ck_assert_msg(options_read(rows, &s, &count, words, &err), "%s",
	    err.text);
	ck_assert_int_eq(count, fine[_i].left);
	if (count > 0)
		ck_assert_str_eq(words[0], fine[_i].first);
	ck_assert_pstr_eq(s.name, fine[_i].name);
	ck_assert_uint_eq(s.number, fine[_i].number);
	ck_assert_int_eq(s.when, fine[_i].when);
	ck_assert_int_eq(s.flag, fine[_i].flag);
}
END_TEST

static const struct {
	const char *line, *says;
} refused[] = {
	{ "--nmae x", "Did you mean --name?" },
	{ "--zzzzzz", "There is no option --zzzzzz. Use --help" },
	{ "-x", "There is no option --x" },
	{ "--name", "--name needs a value: --name TEXT" },
	{ "--flag=1", "--flag takes no value" },
	{ "--number -1", "--number: \"-1\" is not a whole number" },
	{ "--number=", "--number: \"\" is not a whole number" },
	{ "--number 18446744073709551616", "is not a whole number" },
	{ "--now 9223372036854775808", "is not a whole number" },
	{ "--nu\x1Bmber 1", "There is no option --nu\\x1Bmber. Use" },
};

START_TEST(wrong_options_are_refused_with_the_right_one)
{
	struct settings s = { 0 };
	char line[128];
	char *words[WORDS];
	struct err err = { 0 };
	int count;

	(void)strncpy(line, refused[_i].line, sizeof(line) - 1);
	line[sizeof(line) - 1] = '\0';
	count = cut(line, words);
	ck_assert(!options_read(rows, &s, &count, words, &err));
	ck_assert_int_eq(err.kind, ERR_USAGE);
	ck_assert_msg(strstr(err.text, refused[_i].says) != NULL, "%s",
	    err.text);
}
END_TEST

START_TEST(help_is_made_of_the_same_rows)
{
	struct buf out = { 0 };

	options_describe(rows, &out);
	ck_assert_str_eq(buf_text(&out),
	    "  --name TEXT           a text\n"
	    "  --number N            a number\n"
	    "  --now EPOCH           a moment\n"
	    "  --flag                a flag\n");
	buf_release(&out);
}
END_TEST

START_TEST(text_is_broken_at_blanks_before_column_80)
{
	struct buf out = { 0 };

	wrap_paragraph(&out, "123456789 123456789 123456789 123456789 "
	    "123456789 123456789 123456789 12345 end", 4);
	ck_assert_str_eq(buf_text(&out), "    123456789 123456789 123456789 "
	    "123456789 123456789 123456789 123456789 12345\n    end\n");
	buf_clear(&out);
	wrap_paragraph(&out, "123456789 123456789 123456789 123456789 "
	    "123456789 123456789 123456789 123456", 4);
	ck_assert_str_eq(buf_text(&out), "    123456789 123456789 123456789 "
	    "123456789 123456789 123456789 123456789\n    123456\n");
	buf_clear(&out);
	wrap_paragraph(&out, "", 2);
	ck_assert_str_eq(buf_text(&out), "  \n");
	buf_release(&out);
}
END_TEST

Suite *
suite_option(void)
{
	Suite *s = suite_create("option");
	TCase *t = tcase_create("option");

	tcase_add_loop_test(t, options_and_arguments_are_told_apart, 0,
	    sizeof(fine) / sizeof(fine[0]));
	tcase_add_loop_test(t, wrong_options_are_refused_with_the_right_one,
	    0, sizeof(refused) / sizeof(refused[0]));
	tcase_add_test(t, help_is_made_of_the_same_rows);
	tcase_add_test(t, text_is_broken_at_blanks_before_column_80);
	suite_add_tcase(s, t);
	return s;
}
