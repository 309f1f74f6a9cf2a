/* SPDX-License-Identifier: MIT */
/* Whether a login works is found out without touching anything. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "send/login_try.h"
#include "send/sts.h"
#include "tests/unit/send/canary.h"
#include "tests/unit/server.h"
#include "tests/unit/unit.h"

unit_suite suite_login_try;

#define ROLE "arn:aws:iam::123456789012:role/"
#define WRONG "wJalrXUtnFEMI/K7MDENG/bPxRfiCYWRONGWRONG"

/* A server, and the keys of somebody. */
static const struct row {
	const char *faults;
	const char *id, *secret, *token, *role, *external;
	const char *bucket;	/* NULL: the one that is there */
	bool works;
	const char *refused;	/* words of the refusal; NULL: none */
	const char *words;
} rows[] = {
	{ "", SERVER_KEY, SERVER_SECRET, "", "", "", NULL, true, NULL,
	    "arn:aws:iam::123456789012:user/partner" },
	{ "", SERVER_PUT_KEY, SERVER_PUT_SECRET, "", "", "", NULL, true,
	    NULL, "The login works" },
	{ "", SERVER_SESSION_KEY, SERVER_SESSION_SECRET,
	    SERVER_SESSION_TOKEN, "", "", NULL, true, NULL,
	    "The login works" },
	{ "", SERVER_KEY, WRONG, "", "", "", NULL, false, "secret", NULL },
	{ "", "AKIANOBODY", SERVER_SECRET, "", "", "", NULL, false,
	    "access key", NULL },
	/* Servers that know no STS. */
	{ "sts error=405/MethodNotAllowed\n", SERVER_KEY, SERVER_SECRET, "",
	    "", "", NULL, true, NULL, "The login works." },
	{ "sts error=405/MethodNotAllowed\n", SERVER_PUT_KEY,
	    SERVER_PUT_SECRET, "", "", "", NULL, false, NULL,
	    "does not tell" },
	{ "sts error=405/MethodNotAllowed\n", SERVER_KEY, WRONG, "", "", "",
	    NULL, false, "secret", NULL },
	{ "sts error=405/MethodNotAllowed\n", SERVER_KEY, SERVER_SECRET, "",
	    "", "", "missing", false, "bucket", NULL },
	{ "sts garbage\n", SERVER_KEY, SERVER_SECRET, "", "", "", NULL, true,
	    NULL, "The login works." },
	/* A clock that is wrong. */
	{ "set clock=18000\n", SERVER_KEY, SERVER_SECRET, "", "", "", NULL,
	    true, NULL, "The login works" },
	{ "set clock=-18000\n", SERVER_KEY, SERVER_SECRET, "", ROLE "x", "",
	    NULL, true, NULL, "The login works" },
	/* Roles. */
	{ "", SERVER_KEY, SERVER_SECRET, "", ROLE "x", "", NULL, true, NULL,
	    "The login works" },
	{ "", SERVER_KEY, SERVER_SECRET, "", ROLE "external", "practice",
	    NULL, true, NULL, "The login works" },
	{ "", SERVER_KEY, SERVER_SECRET, "", ROLE "external", "other", NULL,
	    false, "may not take on the role", NULL },
	{ "", SERVER_KEY, WRONG, "", ROLE "x", "", NULL, false, "secret",
	    NULL },
	{ "sts body=/dev/null\n", SERVER_KEY, SERVER_SECRET, "", ROLE "x",
	    "", NULL, false, "", NULL },
};

static char none[] = "";

struct scene {
	struct server server;
	struct environment env;
	char endpoint[64];
	struct login_try_place place;
	struct login login;
};

static void
set_up(struct scene *s, const struct row *r, const char *const *options)
{
	*s = (struct scene){ .login = { .from = LOGIN_PROFILE,
		.source = "your AWS profile x" } };
	server_start(&s->server, "s3server", options);
	server_faults(&s->server, r->faults);
	s->env = (struct environment){ .name = none, .title = none,
		.bucket = none, .region = none, .style = none, .ca = none };
	(void)snprintf(s->endpoint, sizeof(s->endpoint),
	    "http://127.0.0.1:%d", s->server.port);
	s->env.endpoint = s->endpoint;
	s->place = (struct login_try_place){ &s->env,
		r->bucket != NULL ? r->bucket : "bucket", "partner" };
	(void)snprintf(s->login.user, sizeof(s->login.user), "%s", r->id);
	secret_set(&s->login.secret, str_from(r->secret));
	secret_set(&s->login.token, str_from(r->token));
	(void)snprintf(s->login.role, sizeof(s->login.role), "%s", r->role);
	(void)snprintf(s->login.role_session, sizeof(s->login.role_session),
	    "aam-onboard");
	(void)snprintf(s->login.external_id, sizeof(s->login.external_id),
	    "%s", r->external);
}

static enum step
try_it(struct scene *s, bool *works, char words[LOGIN_TRY_WORDS],
    struct err *err)
{
	struct login_try *t = login_try_begin(&s->place, &s->login, err);
	enum step step = t == NULL ? STEP_FAILED : STEP_MORE;

	while (step == STEP_MORE)
		step = login_try_step(t, err);
	if (step == STEP_DONE) {
		*works = login_try_works(t);
		(void)snprintf(words, LOGIN_TRY_WORDS, "%s",
		    login_try_words(t));
	}
	login_try_free(t);
	return step;
}

static void
check_role(const struct scene *s)
{
	ck_assert_int_eq(s->login.from, LOGIN_ROLE);
	ck_assert_str_eq(s->login.role, "");
	ck_assert_int_eq(strncmp(s->login.user, "ASIA", 4), 0);
	ck_assert_uint_gt(s->login.token.n, 100);
	ck_assert_int_gt(s->login.expires, clock_now() + 3500);
	ck_assert_int_le(s->login.expires, clock_now() + 3600);
	ck_assert_ptr_nonnull(strstr(s->login.source,
	    ", with your AWS profile x"));
}

START_TEST(login_is_tried)
{
	const struct row *r = &rows[_i];
	char words[LOGIN_TRY_WORDS] = "";
	struct err err = { 0 };
	struct scene s;
	bool works = false;
	enum step step;

	set_up(&s, r, NULL);
	step = try_it(&s, &works, words, &err);
	if (r->refused != NULL) {
		ck_assert_int_eq(step, STEP_FAILED);
		ck_assert_msg(strstr(err.text, r->refused) != NULL, "%s",
		    err.text);
		ck_assert_ptr_null(strstr(err.text, "wJalrXUt"));
	} else {
		ck_assert_msg(step == STEP_DONE, "%s", err.text);
		ck_assert_int_eq(works, r->works);
		ck_assert_msg(strstr(words, r->words) != NULL, "%s", words);
	}
	if (step == STEP_DONE && r->role[0] != '\0')
		check_role(&s);
	ck_assert_uint_eq(server_count(&s.server, "op=put "), 0);
	login_release(&s.login);
	server_end(&s.server);
}
END_TEST

/* What a server lent is nowhere in memory once it was released. */
START_TEST(keys_of_a_role_are_wiped)
{
	const struct row r = { "", SERVER_KEY, SERVER_SECRET, "", ROLE "x",
		"", NULL, true, NULL, "" };
	char words[LOGIN_TRY_WORDS], backwards[128] = "";
	struct err err = { 0 };
	struct scene s;
	bool works = false;

	secret_prepare();
	set_up(&s, &r, NULL);
	ck_assert_int_eq(try_it(&s, &works, words, &err), STEP_DONE);
	ck_assert_uint_lt(s.login.secret.n, sizeof(backwards));
	for (size_t i = 0; i < s.login.secret.n; i++)
		backwards[i] =
		    s.login.secret.text[s.login.secret.n - 1 - i];
	ck_assert_uint_eq(canary_count(backwards), 1);
	login_release(&s.login);
	ck_assert_uint_eq(canary_count(backwards), 0);
	server_end(&s.server);
}
END_TEST

START_TEST(other_region_is_gone_to)
{
	static const char *const options[] = { "--region", "eu-west-3",
		NULL };
	struct row r = rows[0];
	char words[LOGIN_TRY_WORDS];
	struct err err = { 0 };
	struct scene s;
	bool works = false;

	set_up(&s, &r, options);
	ck_assert_msg(try_it(&s, &works, words, &err) == STEP_DONE, "%s",
	    err.text);
	ck_assert(works);
	login_release(&s.login);
	server_end(&s.server);
}
END_TEST

START_TEST(server_that_is_away_is_told)
{
	struct row r = rows[0];
	char words[LOGIN_TRY_WORDS];
	struct err err = { 0 };
	struct scene s;
	bool works;

	set_up(&s, &r, NULL);
	server_end(&s.server);
	ck_assert_int_eq(try_it(&s, &works, words, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_NETWORK);
	login_release(&s.login);
}
END_TEST

START_TEST(address_that_cannot_be_is_refused_at_once)
{
	struct row r = rows[0];
	char words[LOGIN_TRY_WORDS];
	struct err err = { 0 };
	struct scene s;
	bool works;

	set_up(&s, &r, NULL);
	s.env.endpoint = (char[]){ "http://169.254.169.254" };
	ck_assert_int_eq(try_it(&s, &works, words, &err), STEP_FAILED);
	ck_assert_str_ne(err.text, "");
	s.env.endpoint = (char[]){ "ftp://x" };
	ck_assert_int_eq(try_it(&s, &works, words, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	login_release(&s.login);
	server_end(&s.server);
}
END_TEST

/* --- what is said to STS, and what it answers -------------------------- */

START_TEST(form_of_a_role_is_encoded)
{
	struct login l = { .role = "arn:aws:iam::1:role/a b",
		.role_session = "me@work", .external_id = "x&y=z+" };
	struct buf form = { 0 };

	sts_form_role(&l, &form);
	ck_assert_str_eq(buf_text(&form), "Action=AssumeRole&Version="
	    "2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa%20b&"
	    "RoleSessionName=me%40work&ExternalId=x%26y%3Dz%2B");
	buf_clear(&form);
	l.external_id[0] = '\0';
	sts_form_role(&l, &form);
	ck_assert_ptr_null(strstr(buf_text(&form), "ExternalId"));
	buf_release(&form);
}
END_TEST

#define KEYS "<AccessKeyId>ASIAX</AccessKeyId>" \
	"<SecretAccessKey>s3</SecretAccessKey>" \
	"<SessionToken>t0</SessionToken>"
#define UNTIL(x) "<Expiration>" x "</Expiration>"
#define ANSWER(x) "<AssumeRoleResponse><AssumeRoleResult><Credentials>" x \
	"</Credentials></AssumeRoleResult></AssumeRoleResponse>"

static const struct {
	const char *body;
	bool ok;
} answers[] = {
	{ ANSWER(KEYS UNTIL("2026-01-01T01:00:00Z")), true },
	{ ANSWER(KEYS UNTIL("2026-01-01T01:00:00.000Z")), true },
	{ ANSWER(KEYS UNTIL("2026-01-01T00:00:00Z")), false },
	{ ANSWER(KEYS UNTIL("soon")), false },
	{ ANSWER(KEYS), false },
	{ ANSWER(UNTIL("2026-01-01T01:00:00Z")), false },
	{ ANSWER("<AccessKeyId>ASIAX</AccessKeyId>"
	    UNTIL("2026-01-01T01:00:00Z")), false },
	{ "", false },
	{ "<html>hello</html>", false },
};

START_TEST(answer_about_a_role_is_taken_whole_or_not)
{
	enum { NOW = 1767225600 };
	struct login l = { .user = "AKIAOLD", .role = "arn:r",
		.source = "y" };
	struct err err = { 0 };
	bool ok = sts_take_role(&l, str_from(answers[_i].body), NOW, &err);

	ck_assert_int_eq(ok, answers[_i].ok);
	if (ok) {
		ck_assert_str_eq(l.user, "ASIAX");
		ck_assert(str_eq_text(secret_str(&l.secret), "s3"));
		ck_assert(str_eq_text(secret_str(&l.token), "t0"));
		ck_assert_int_eq(l.expires, NOW + 3600);
		ck_assert_str_eq(l.source, "the role arn:r, with y");
		ck_assert_str_eq(l.role, "");
	} else {
		ck_assert_int_eq(err.kind, ERR_LOGIN);
		ck_assert_str_eq(l.role, "arn:r");
	}
	login_release(&l);
}
END_TEST

Suite *
suite_login_try(void)
{
	Suite *s = suite_create("login_try");
	TCase *t = tcase_create("login_try");

	tcase_add_loop_test(t, login_is_tried, 0,
	    sizeof(rows) / sizeof(rows[0]));
	tcase_add_test(t, keys_of_a_role_are_wiped);
	tcase_add_test(t, other_region_is_gone_to);
	tcase_add_test(t, server_that_is_away_is_told);
	tcase_add_test(t, address_that_cannot_be_is_refused_at_once);
	tcase_add_test(t, form_of_a_role_is_encoded);
	tcase_add_loop_test(t, answer_about_a_role_is_taken_whole_or_not, 0,
	    sizeof(answers) / sizeof(answers[0]));
	suite_add_tcase(s, t);
	return s;
}
