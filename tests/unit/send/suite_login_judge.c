/* SPDX-License-Identifier: MIT */
/* What was typed in place of a login is told, and never shown. */
#include <string.h>

#include "send/login.h"
#include "tests/unit/unit.h"

unit_suite suite_login_judge;

#define GOOD_ID "AKIA0123456789ABCDEF"
#define TEMPORARY "ASIA0123456789ABCDEF"
#define GOOD_SECRET "abcdefghijABCDEFGHIJ0123456789/+abcdefgh"

static const struct {
	const char *id, *secret, *token;
	const char *words;	/* NULL: it is taken */
} keys[] = {
	{ GOOD_ID, GOOD_SECRET, "", NULL },
	{ GOOD_ID, GOOD_SECRET, "IQoJb3JpZ2luX2VjEA//+==", NULL },
	{ TEMPORARY, GOOD_SECRET, "IQoJ", NULL },
	{ "owner", "short", "", NULL },	/* other S3 servers */
	{ "", GOOD_SECRET, "", "ID is missing" },
	{ GOOD_ID, "", "", "secret key that belongs" },
	{ TEMPORARY, GOOD_SECRET, "", "temporary key" },
	{ GOOD_ID " ", GOOD_SECRET, "", "space in the access key ID" },
	{ " " GOOD_ID, GOOD_SECRET, "", "space in the access key ID" },
	{ GOOD_ID "\n", GOOD_SECRET, "", "ID goes over" },
	{ "\"" GOOD_ID "\"", GOOD_SECRET, "", "quote around the access" },
	{ "aws_access_key_id=" GOOD_ID, GOOD_SECRET, "", "after the =" },
	{ GOOD_ID "," GOOD_SECRET, GOOD_SECRET, "", "none has" },
	{ GOOD_ID "\xC2\xA0", GOOD_SECRET, "", "none has" },
	{ GOOD_ID "\x1B[2J", GOOD_SECRET, "", "none has" },
	{ GOOD_SECRET, GOOD_ID, "", "looks like the secret key" },
	{ GOOD_ID, GOOD_ID, "", "looks like an access key ID" },
	{ GOOD_ID, GOOD_SECRET " ", "", "space in the secret key" },
	{ GOOD_ID, "\t" GOOD_SECRET, "", "space in the secret key" },
	{ GOOD_ID, GOOD_SECRET "\r\n", "", "secret key goes over" },
	{ GOOD_ID, "'" GOOD_SECRET "'", "", "quote around the secret" },
	{ GOOD_ID, "AWS_SECRET_ACCESS_KEY=" GOOD_SECRET, "",
	    "after the =" },
	{ GOOD_ID, GOOD_SECRET "\xE2\x80\x8B", "", "in the secret key that" },
	{ GOOD_ID, GOOD_SECRET, "IQoJ\nIQoJ", "token goes over" },
	{ GOOD_ID, GOOD_SECRET, "\"IQoJ\"", "quote around the session" },
	{ GOOD_ID, GOOD_SECRET, "IQoJ IQoJ", "space in the session" },
	{ GOOD_ID, GOOD_SECRET, GOOD_ID, "token is" },
};

START_TEST(keys_are_judged_and_never_quoted)
{
	struct login l = { 0 };
	struct err err = { 0 };
	bool ok = login_typed_keys(&l, str_from(keys[_i].id),
	    str_from(keys[_i].secret), str_from(keys[_i].token), &err);

	ck_assert_int_eq(ok, keys[_i].words == NULL);
	if (ok) {
		ck_assert_str_eq(l.user, keys[_i].id);
		ck_assert(str_eq_text(secret_str(&l.secret),
		    keys[_i].secret));
		ck_assert(str_eq_text(secret_str(&l.token), keys[_i].token));
		ck_assert_int_eq(l.from, LOGIN_TYPED);
	} else {
		ck_assert_msg(strstr(err.text, keys[_i].words) != NULL,
		    "%s", err.text);
		ck_assert_ptr_null(strstr(err.text, "0123456789"));
		ck_assert_ptr_null(strstr(err.text, "IQoJ"));
		ck_assert_int_eq(l.from, LOGIN_NONE);
	}
	login_release(&l);
}
END_TEST

START_TEST(refused_ones_change_nothing)
{
	struct login l = { 0 };
	struct err err = { 0 };

	ck_assert(login_typed_keys(&l, str_from(GOOD_ID),
	    str_from(GOOD_SECRET), str_from(""), &err));
	ck_assert(!login_typed_keys(&l, str_from("x y"), str_from("z"),
	    str_from(""), &err));
	ck_assert_str_eq(l.user, GOOD_ID);
	ck_assert(!login_typed_password(&l, str_from(""), str_from("z"),
	    &err));
	ck_assert(!login_typed_password(&l, str_from("me"),
	    str_from("pass\nword"), &err));
	ck_assert_ptr_null(strstr(err.text, "pass\n"));
	ck_assert(!login_typed_password(&l, str_from("me\nyou"),
	    str_from("z"), &err));
	ck_assert_str_eq(l.user, GOOD_ID);
	ck_assert(login_typed_password(&l, str_from("me"),
	    str_from(" pass word\" "), &err));
	ck_assert(str_eq_text(secret_str(&l.secret), " pass word\" "));
	login_release(&l);
	ck_assert_ptr_null(l.secret.text);
}
END_TEST

START_TEST(id_of_any_length_fits_or_is_refused)
{
	char id[LOGIN_USER_MAX + 1];
	struct login l = { 0 };
	struct err err = { 0 };

	memset(id, 'A', sizeof(id));
	ck_assert(login_typed_keys(&l, (struct str){ id,
	    LOGIN_USER_MAX - 1 }, str_from("x"), str_from(""), &err));
	ck_assert(!login_typed_keys(&l, (struct str){ id, LOGIN_USER_MAX },
	    str_from("x"), str_from(""), &err));
	login_release(&l);
}
END_TEST

static const struct {
	const char *user, *shown;
} shown[] = {
	{ GOOD_ID, "AKIA...CDEF" },
	{ "abcdefghijkl", "abcd...ijkl" },
	{ "abcdefghijk", "a..." },
	{ "x", "x..." },
	{ "", "..." },
	{ "\x1B[2Jabcdefghijkl", "..." },
};

START_TEST(little_of_an_id_is_shown)
{
	char out[LOGIN_SHOWN_MAX];

	ck_assert_str_eq(login_shown(shown[_i].user, out), shown[_i].shown);
}
END_TEST

Suite *
suite_login_judge(void)
{
	Suite *s = suite_create("login_judge");
	TCase *t = tcase_create("login_judge");

	tcase_add_loop_test(t, keys_are_judged_and_never_quoted, 0,
	    sizeof(keys) / sizeof(keys[0]));
	tcase_add_test(t, refused_ones_change_nothing);
	tcase_add_test(t, id_of_any_length_fits_or_is_refused);
	tcase_add_loop_test(t, little_of_an_id_is_shown, 0,
	    sizeof(shown) / sizeof(shown[0]));
	suite_add_tcase(s, t);
	return s;
}
