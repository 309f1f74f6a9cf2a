/* SPDX-License-Identifier: MIT */
/* Keys for S3 are found where the AWS tools have them, in their order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "send/login.h"
#include "tests/unit/send/world.h"
#include "tests/unit/unit.h"

unit_suite suite_login;

#define ID(x) "aws_access_key_id = AKIA" x "\n"
#define SECRET(x) "aws_secret_access_key = secret/" x "\n"
#define TOKEN(x) "aws_session_token = token" x "\n"
#define PAIR(x) ID(x) SECRET(x)
#define REPLY "{\"Version\":1,\"AccessKeyId\":\"AKIAPROGRAM\"," \
	"\"SecretAccessKey\":\"secret/PROGRAM\"}"

/* What is there, and what is found: the source, or words of the refusal. */
static const struct row {
	const char *credentials, *config;
	const char *env[8];	/* NAME=value */
	const char *profile, *named;
	const char *user;	/* NULL: none; "!": refused */
	const char *words;	/* of the source or the refusal */
	enum login_from from;
} rows[] = {
	{ .user = NULL },
	{ .config = "[default]\nregion = eu-west-1\n", .user = NULL },
	{ .credentials = "[default]\n" PAIR("ONE"), .user = "AKIAONE",
	    .words = "your AWS profile default", .from = LOGIN_PROFILE },
	{ .config = "[default]\n" PAIR("ONE"), .user = "AKIAONE",
	    .words = "profile default", .from = LOGIN_PROFILE },
	{ .config = "[default]\n" PAIR("ONE") "[profile default]\n"
	    PAIR("TWO"), .user = "AKIATWO", .words = "profile default",
	    .from = LOGIN_PROFILE },
	{ .credentials = "[default]\n" PAIR("ONE"),
	    .config = "[default]\n" PAIR("TWO"), .user = "AKIAONE",
	    .words = "profile default", .from = LOGIN_PROFILE },
	{ .credentials = "[default]\n" PAIR("ONE") "[w]\n" PAIR("TWO"),
	    .env = { "AWS_PROFILE=w" }, .user = "AKIATWO",
	    .words = "profile w", .from = LOGIN_PROFILE },
	{ .credentials = "[default]\n" PAIR("ONE") "[w]\n" PAIR("TWO"),
	    .env = { "AWS_PROFILE=default" }, .profile = "w",
	    .user = "AKIATWO", .words = "profile w", .from = LOGIN_PROFILE },
	{ .env = { "AWS_PROFILE=gone" }, .user = "!",
	    .words = "no AWS profile gone" },
	{ .config = "[profile bare]\nregion = x\n", .profile = "bare",
	    .user = "!", .words = "has no keys" },
	/* The environment, and what comes before and after it. */
	{ .credentials = "[default]\n" PAIR("ONE"),
	    .env = { "AWS_ACCESS_KEY_ID=AKIAENV",
	    "AWS_SECRET_ACCESS_KEY=secret" }, .user = "AKIAENV",
	    .words = "the environment (AWS_ACCESS_KEY_ID)",
	    .from = LOGIN_ENVIRONMENT },
	{ .credentials = "[w]\n" PAIR("ONE"),
	    .env = { "AWS_ACCESS_KEY_ID=AKIAENV",
	    "AWS_SECRET_ACCESS_KEY=secret" }, .profile = "w",
	    .user = "AKIAONE", .words = "profile w", .from = LOGIN_PROFILE },
	{ .env = { "AWS_ACCESS_KEY_ID=AKIAENV" }, .user = "!",
	    .words = "environment" },
	{ .env = { "AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=" },
	    .user = NULL },
	{ .named = "[default]\n" PAIR("NAMED"),
	    .env = { "AWS_ACCESS_KEY_ID=AKIAENV",
	    "AWS_SECRET_ACCESS_KEY=secret" }, .user = "AKIANAMED",
	    .words = "the file ", .from = LOGIN_FILE },
	{ .named = "[default]\n" PAIR("NAMED") "[w]\n" PAIR("W"),
	    .profile = "w", .user = "AKIAW", .words = "the file ",
	    .from = LOGIN_FILE },
	{ .named = "[other]\n" PAIR("NAMED"),
	    .env = { "AWS_ACCESS_KEY_ID=AKIAENV",
	    "AWS_SECRET_ACCESS_KEY=secret" }, .user = "!",
	    .words = "under [default]" },
	/* Half of it, and what cannot be right. */
	{ .credentials = "[default]\n" ID("ONE"), .user = "!",
	    .words = "secret key that belongs" },
	{ .credentials = "[default]\n" SECRET("ONE"), .user = "!",
	    .words = "access key ID is missing" },
	{ .credentials = "[default]\n" ID("ONE")
	    "aws_secret_access_key = \"in/quotes\"\n", .user = "!",
	    .words = "quote around the secret" },
	{ .credentials = "[default]\n" PAIR("ONE")
	    "aws_session_token = one\n  two\n", .user = "!",
	    .words = "more than one line" },
	{ .credentials = "[default]\n"
	    "aws_access_key_id = ASIA0123456789ABCDEF\n" SECRET("T"),
	    .user = "!", .words = "temporary key" },
	{ .credentials = "[default]\n"
	    "aws_access_key_id = ASIA0123456789ABCDEF\n" SECRET("T")
	    TOKEN("T"), .user = "ASIA0123456789ABCDEF",
	    .words = "profile default", .from = LOGIN_PROFILE },
	/* Programs. */
	{ .config = "[default]\ncredential_process = printf %s '" REPLY
	    "'\n", .user = "AKIAPROGRAM",
	    .words = "the program of your AWS profile default",
	    .from = LOGIN_PROCESS },
	{ .config = "[default]\n" PAIR("ONE")
	    "credential_process = /no/such\n", .user = "AKIAONE",
	    .words = "profile", .from = LOGIN_PROFILE },
	{ .config = "[default]\ncredential_process = echo '{}'\n",
	    .user = "!", .words = "agreed on" },
	{ .config = "[default]\ncredential_process = echo no\n",
	    .user = "!", .words = "not a login" },
	{ .config = "[default]\ncredential_process = printf %s "
	    "'{\"Version\":1}'\n", .user = "!", .words = "gave no keys" },
	{ .config = "[default]\ncredential_process = false\n", .user = "!",
	    .words = "ended without one" },
	/* Roles. */
	{ .config = "[profile r]\nrole_arn = arn:aws:iam::1:role/x\n"
	    "source_profile = default\n[default]\n" PAIR("ONE"),
	    .profile = "r", .user = "AKIAONE", .words = "profile default",
	    .from = LOGIN_PROFILE },
	{ .config = "[profile r]\nrole_arn = arn:aws:iam::1:role/x\n"
	    "source_profile = r\n" PAIR("SELF"), .profile = "r",
	    .user = "AKIASELF", .words = "profile r",
	    .from = LOGIN_PROFILE },
	{ .config = "[profile r]\nrole_arn = arn:aws:iam::1:role/x\n"
	    "credential_source = Environment\n", .profile = "r",
	    .env = { "AWS_ACCESS_KEY_ID=AKIAENV",
	    "AWS_SECRET_ACCESS_KEY=secret" }, .user = "AKIAENV",
	    .words = "environment", .from = LOGIN_ENVIRONMENT },
	{ .config = "[profile r]\nrole_arn = arn:aws:iam::1:role/x\n"
	    "credential_source = Ec2InstanceMetadata\n", .profile = "r",
	    .user = "!", .words = "never asks" },
	{ .config = "[profile r]\nrole_arn = arn:aws:iam::1:role/x\n"
	    "source_profile = gone\n", .profile = "r", .user = "!",
	    .words = "source_profile has none" },
	{ .config = "[profile r]\nrole_arn = arn:aws:iam::1:role/x\n"
	    "source_profile = s\n[profile s]\nrole_arn = arn:aws:iam::1:y\n",
	    .profile = "r", .user = "!", .words = "two roles" },
	{ .config = "[profile r]\nrole_arn = arn:aws:iam::1:role/x\n"
	    "source_profile = r\nmfa_serial = 1\n", .profile = "r",
	    .user = "!", .words = "code from a device" },
	{ .config = "[profile r]\nrole_arn = x\nsource_profile = r\n",
	    .profile = "r", .user = "!", .words = "cannot be understood" },
	/* Ways that are not ours. */
	{ .config = "[profile s]\nsso_session = corp\n", .profile = "s",
	    .user = "!", .words = "aws sso login" },
	{ .config = "[default]\nsso_start_url = https://x\n", .user = "!",
	    .words = "(SSO)" },
	{ .credentials = "[s]\n" PAIR("ONE"),
	    .config = "[profile s]\nsso_session = corp\n", .profile = "s",
	    .user = "AKIAONE", .words = "profile s", .from = LOGIN_PROFILE },
	{ .config = "[profile s]\nweb_identity_token_file = /x\n",
	    .profile = "s", .user = "!", .words = "token of another" },
};

static void
lay_out(struct world *w, const struct row *r)
{
	world_open(w);
	if (r->credentials != NULL)
		world_file(w, ".aws/credentials", r->credentials, 0600);
	if (r->config != NULL)
		world_file(w, ".aws/config", r->config, 0600);
	if (r->named != NULL)
		w->it.credentials_file = world_file(w, "named", r->named,
		    0600);
	w->it.profile = r->profile;
	for (size_t i = 0; r->env[i] != NULL; i++)
		world_env(r->env[i]);
}

START_TEST(login_is_found_in_its_order)
{
	static const struct login_place s3 = { LOGIN_KEYS, "", "", "" };
	const struct row *r = &rows[_i];
	struct login got = { 0 };
	struct err err = { 0 };
	struct world w;
	enum step step;

	lay_out(&w, r);
	step = world_search(&w, &s3, &got, &err);
	if (r->user != NULL && strcmp(r->user, "!") == 0) {
		ck_assert_int_eq(step, STEP_FAILED);
		ck_assert_int_eq(err.kind, ERR_LOGIN);
		ck_assert_msg(strstr(err.text, r->words) != NULL, "%s",
		    err.text);
		ck_assert_ptr_null(strstr(err.text, "secret/"));
	} else {
		ck_assert_msg(step == STEP_DONE, "%s", err.text);
		ck_assert_int_eq(got.from, r->from);
		ck_assert_str_eq(got.user, r->user == NULL ? "" : r->user);
	}
	if (got.from != LOGIN_NONE) {
		ck_assert_msg(strstr(got.source, r->words) != NULL, "%s",
		    got.source);
		ck_assert(got.secret.n > 0);
	}
	login_release(&got);
	world_close(&w);
}
END_TEST

START_TEST(role_and_region_are_taken_along)
{
	static const struct login_place s3 = { LOGIN_KEYS, "", "", "" };
	struct row r = { .profile = "r", .config = "[profile r]\n"
	    "role_arn = arn:aws:iam::123456789012:role/Deliver\n"
	    "external_id = adobe-77\nrole_session_name = me@work\n"
	    "source_profile = base\nregion = eu-west-1\n"
	    "[profile base]\nregion = us-east-2\n" PAIR("ONE")
	    TOKEN("LONG") };
	struct login got = { 0 };
	struct err err = { 0 };
	struct world w;

	lay_out(&w, &r);
	ck_assert_msg(world_search(&w, &s3, &got, &err) == STEP_DONE, "%s",
	    err.text);
	ck_assert_str_eq(got.role,
	    "arn:aws:iam::123456789012:role/Deliver");
	ck_assert_str_eq(got.external_id, "adobe-77");
	ck_assert_str_eq(got.role_session, "me@work");
	ck_assert_str_eq(got.region, "eu-west-1");
	ck_assert(str_eq_text(secret_str(&got.secret), "secret/ONE"));
	ck_assert(str_eq_text(secret_str(&got.token), "tokenLONG"));
	login_release(&got);
	world_close(&w);
}
END_TEST

static const struct {
	const char *expiration;
	int64_t expires;	/* 0: refused */
} ends[] = {
	{ "2026-01-01T12:00:00Z", WORLD_NOW + 43200 },
	{ "2026-01-01T12:00:00+00:00", WORLD_NOW + 43200 },
	{ "2026-01-01T12:00:00.123456+02:00", WORLD_NOW + 36000 },
	{ "2025-12-31T20:00:00-05:30", WORLD_NOW + 5400 },
	{ "2026-01-01T00:00:00Z", 0 },
	{ "2025-01-01T00:00:00Z", 0 },
	{ "2026-01-01", 0 },
	{ "2026-13-01T00:00:00Z", 0 },
	{ "2027-01-01T24:00:00Z", 0 },
	{ "2027-01-01T00:00:00", 0 },
	{ "2027-01-01T00:00:00+0200", 0 },
};

START_TEST(end_of_a_login_is_known)
{
	static const struct login_place s3 = { LOGIN_KEYS, "", "", "" };
	char config[512];
	struct row r = { .config = config };
	struct login got = { 0 };
	struct err err = { 0 };
	struct world w;
	enum step step;

	(void)snprintf(config, sizeof(config), "[default]\n"
	    "credential_process = printf %%s '{\"Version\":1,"
	    "\"AccessKeyId\":\"AKIAX\",\"SecretAccessKey\":\"s\","
	    "\"SessionToken\":\"t\",\"Expiration\":\"%s\"}'\n",
	    ends[_i].expiration);
	lay_out(&w, &r);
	step = world_search(&w, &s3, &got, &err);
	ck_assert_int_eq(step, ends[_i].expires > 0 ? STEP_DONE
	    : STEP_FAILED);
	ck_assert_int_eq(got.expires, ends[_i].expires);
	login_release(&got);
	world_close(&w);
}
END_TEST

/* Who can read a file that was named for it, or change one of AWS's. */
static const struct {
	const char *path;
	mode_t mode;
	bool ok;
} modes[] = {
	{ "named", 0600, true },
	{ "named", 0400, true },
	{ "named", 0640, false },
	{ "named", 0604, false },
	{ "named", 0620, false },
	{ ".aws/credentials", 0644, true },
	{ ".aws/credentials", 0660, false },
	{ ".aws/credentials", 0602, false },
};

START_TEST(files_have_to_be_guarded)
{
	static const struct login_place s3 = { LOGIN_KEYS, "", "", "" };
	struct login got = { 0 };
	struct err err = { 0 };
	struct world w;
	const char *path;

	world_open(&w);
	path = world_file(&w, modes[_i].path, "[default]\n" PAIR("ONE"),
	    modes[_i].mode);
	if (strcmp(modes[_i].path, "named") == 0)
		w.it.credentials_file = path;
	ck_assert_int_eq(world_search(&w, &s3, &got, &err),
	    modes[_i].ok ? STEP_DONE : STEP_FAILED);
	if (!modes[_i].ok)
		ck_assert_msg(strstr(err.text, "chmod 600") != NULL, "%s",
		    err.text);
	login_release(&got);
	world_close(&w);
}
END_TEST

START_TEST(file_named_for_it_has_to_be_there)
{
	static const struct login_place s3 = { LOGIN_KEYS, "", "", "" };
	struct login got = { 0 };
	struct err err = { 0 };
	struct world w;

	world_open(&w);
	w.it.credentials_file = "/no/such/file";
	ck_assert_int_eq(world_search(&w, &s3, &got, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_LOGIN);
	world_close(&w);
}
END_TEST

START_TEST(world_is_that_of_the_process)
{
	struct login_world w = { 0 };

	login_world_here(&w);
	ck_assert_ptr_eq(w.home, getenv("HOME"));
	ck_assert_ptr_eq(w.env("PATH"), getenv("PATH"));
	ck_assert_ptr_null(w.env("AAM_NO_SUCH_VARIABLE"));
	ck_assert_ptr_null(w.profile);
	ck_assert_ptr_null(w.credentials_file);
	ck_assert_int_gt(w.now, WORLD_NOW);
}
END_TEST

Suite *
suite_login(void)
{
	Suite *s = suite_create("login");
	TCase *t = tcase_create("login");

	tcase_add_loop_test(t, login_is_found_in_its_order, 0,
	    sizeof(rows) / sizeof(rows[0]));
	tcase_add_test(t, role_and_region_are_taken_along);
	tcase_add_loop_test(t, end_of_a_login_is_known, 0,
	    sizeof(ends) / sizeof(ends[0]));
	tcase_add_loop_test(t, files_have_to_be_guarded, 0,
	    sizeof(modes) / sizeof(modes[0]));
	tcase_add_test(t, file_named_for_it_has_to_be_there);
	tcase_add_test(t, world_is_that_of_the_process);
	suite_add_tcase(s, t);
	return s;
}
