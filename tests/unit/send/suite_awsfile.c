/* SPDX-License-Identifier: MIT */
/* The files of the AWS tools are read as those tools read them. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "send/awsfile.h"
#include "tests/unit/unit.h"

unit_suite suite_awsfile;

static const char text[] = "\xEF\xBB\xBF# [a] is a comment\r\n"
    "; and = so is this\r\n"
    "before = any section\r\n"
    "[a]\r\n"
    "aws_access_key_id=AKIAFIRST\r\n"
    "  \t aws_fake = 1\r\n"
    "AWS_Secret_Access_Key  =  x/y+z==  \r\n"
    "[profile  \"my work\" ] # so is this\n"
    "process = \"/opt/a b\" --x=1 ;y #z\n"
    "empty =\n"
    "s3 =\n"
    "  region = nested\n"
    "  more = nested\n"
    "\n"
    "region = eu-west-1\n"
    "[ b ]\n"
    "\tindented = yes\n"
    "\tregion = all of it\n"
    "\t  on two lines\n"
    "[a]\n"
    "aws_access_key_id = AKIASECOND\n"
    "last = no line end";

static const struct {
	const char *section, *key, *value;	/* NULL: there is none */
} cases[] = {
	{ "a", "aws_access_key_id", "AKIASECOND" },
	{ "a", "aws_fake", NULL },
	{ "a", "aws_secret_access_key", "x/y+z==" },
	{ "a", "before", NULL },
	{ "a", "region", NULL },
	{ "a", "last", "no line end" },
	{ "profile my work", "process", "\"/opt/a b\" --x=1 ;y #z" },
	{ "profile my work", "empty", "" },
	{ "profile my work", "s3", "region = nested\n  more = nested" },
	{ "profile my work", "region", "eu-west-1" },
	{ "profile my work", "more", NULL },
	{ "b", "indented", "yes" },
	{ "b", "region", "all of it\n\t  on two lines" },
	{ "my work", "region", NULL },
	{ "c", "region", NULL },
};

static struct secretfile
file_of(const char *bytes, size_t n)
{
	struct secretfile f = { xmalloc(n + 1), n };

	memcpy(f.text, bytes, n);
	f.text[n] = '\0';
	return f;
}

START_TEST(value_is_what_the_tools_take)
{
	struct secretfile f = file_of(text, sizeof(text) - 1);
	struct str got = awsfile_get(&f, str_from(cases[_i].section),
	    cases[_i].key);

	ck_assert_msg((got.p != NULL) == (cases[_i].value != NULL) &&
	    str_eq_text(got, cases[_i].value == NULL ? ""
	    : cases[_i].value), "[%s] %s: \"%.*s\"", cases[_i].section,
	    cases[_i].key, STR_ARG(got));
	secretfile_release(&f);
}
END_TEST

START_TEST(sections_are_found)
{
	struct secretfile f = file_of(text, sizeof(text) - 1);

	ck_assert(awsfile_has(&f, str_from("a")));
	ck_assert(awsfile_has(&f, str_from("b")));
	ck_assert(awsfile_has(&f, str_from("profile my work")));
	ck_assert(!awsfile_has(&f, str_from("profile a")));
	ck_assert(!awsfile_has(&f, str_from("my work")));
	ck_assert(!awsfile_has(&f, str_from("")));
	secretfile_release(&f);
}
END_TEST

START_TEST(long_token_arrives_whole)
{
	enum { TOKEN = 200000 };
	static const char before[] = "[default]\naws_session_token = ";
	struct secretfile f = { xcalloc(1, TOKEN + 100), 0 };
	struct str got;

	memcpy(f.text, before, sizeof(before) - 1);
	memset(f.text + sizeof(before) - 1, 'A', TOKEN);
	f.n = sizeof(before) - 1 + TOKEN;
	f.text[f.n++] = '\n';
	got = awsfile_get(&f, str_from("default"), "aws_session_token");
	ck_assert_uint_eq(got.n, TOKEN);
	secretfile_release(&f);
}
END_TEST

/* Whatever is in it, what is found lies inside. */
START_TEST(any_bytes_are_read_safely)
{
	static const char alphabet[] = "[]a=\n \t#;\"\r";
	uint32_t random = 12345;
	char bytes[24];

	for (unsigned round = 0; round < 200000; round++) {
		struct secretfile f;
		struct str got;

		for (size_t i = 0; i < sizeof(bytes); i++) {
			random = random * 1664525 + 1013904223;
			bytes[i] = alphabet[(random >> 16) %
			    (sizeof(alphabet) - 1)];
		}
		f = file_of(bytes, round % (sizeof(bytes) + 1));
		(void)awsfile_has(&f, str_from("a"));
		got = awsfile_get(&f, str_from("a"), "a");
		ck_assert(got.p == NULL || (got.p >= f.text &&
		    got.p + got.n <= f.text + f.n));
		secretfile_release(&f);
	}
}
END_TEST

Suite *
suite_awsfile(void)
{
	Suite *s = suite_create("awsfile");
	TCase *t = tcase_create("awsfile");

	tcase_add_loop_test(t, value_is_what_the_tools_take, 0,
	    sizeof(cases) / sizeof(cases[0]));
	tcase_add_test(t, sections_are_found);
	tcase_add_test(t, long_token_arrives_whole);
	tcase_add_test(t, any_bytes_are_read_safely);
	suite_add_tcase(s, t);
	return s;
}
