/* SPDX-License-Identifier: MIT */
/* Destinations: built in, described in a file, and what follows there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "spec/environment.h"
#include "spec/timeline.h"
#include "tests/unit/spec/fixtures.h"
#include "tests/unit/unit.h"

unit_suite suite_environment;

START_TEST(three_environments_are_built_in)
{
	struct environments e;
	const struct environment *env;

	environments_init(&e);
	ck_assert_uint_eq(e.count, 3);
	env = environments_find(&e, str_from("PRODUCTION"));
	ck_assert_ptr_nonnull(env);
	ck_assert_str_eq(env->bucket, "demdex-s2s-clients");
	ck_assert_int_eq(env->service, SERVICE_S3);
	env = environments_find(&e, str_from("beta"));
	ck_assert_str_eq(env->bucket,
	    "demdex-s2s-clients-sandbox-us-east-1");
	env = environments_find(&e, str_from("practice"));
	ck_assert_int_eq(env->service, SERVICE_FOLDER);
	ck_assert_str_eq(env_kind_get(ENV_PRODUCTION)->confirm,
	    "PRODUCTION");
	ck_assert_ptr_null(environments_find(&e, str_from("nowhere")));
	environments_release(&e);
	ck_assert_uint_eq(e.count, 0);
}
END_TEST

START_TEST(settings_change_and_add_environments)
{
	static const char text[] = "[environment production]\n"
	    "prefix = acme\nregion = us-east-1\n"
	    "[environment acme-test]\nkind = beta\nservice = sftp\n"
	    "host = sftp.example.com\ntitle = Our own test\n"
	    "[environment class]\nkind = practice\nfolder = /srv/class\n";
	struct environments e;
	const struct environment *env;
	struct err err = { 0 };

	environments_init(&e);
	ck_assert_msg(environments_read_text(&e, "c.ini", str_from(text),
			  &err),
	    "%s", err.text);
	ck_assert_uint_eq(e.count, 5);
	env = environments_find(&e, str_from("production"));
	ck_assert_str_eq(env->prefix, "acme");
	ck_assert_str_eq(env->bucket, "demdex-s2s-clients");
	ck_assert_str_eq(env->origin, "c.ini:2");
	env = environments_find(&e, str_from("acme-test"));
	ck_assert_int_eq(env->kind, ENV_BETA);
	ck_assert_int_eq(env->service, SERVICE_SFTP);
	ck_assert_str_eq(env->title, "Our own test");
	env = environments_find(&e, str_from("class"));
	ck_assert_int_eq(env->service, SERVICE_FOLDER);
	ck_assert_str_eq(env->folder, "/srv/class");
	environments_release(&e);
}
END_TEST

START_TEST(a_place_on_a_network_is_described)
{
	static const char text[] = "[environment lab]\nkind = beta\n"
	    "bucket = inbox\nendpoint = http://127.0.0.1:8000\n"
	    "style = path\nprofile = lab user\nca = /etc/lab/ca.pem\n"
	    "[environment desk]\nkind = beta\nservice = ftps\n"
	    "host = localhost\nport = 2121\nuser = ann\n"
	    "directory = /in/acme\nrename = no\n"
	    "[environment root]\nkind = beta\nservice = sftp\n"
	    "host = sftp.example.com\ndirectory = /\n"
	    "keyfile = /home/ann/.ssh/id_ed25519\n";
	struct environments e;
	const struct environment *env;
	struct err err = { 0 };

	environments_init(&e);
	ck_assert_msg(environments_read_text(&e, "c.ini", str_from(text),
	    &err), "%s", err.text);
	env = environments_find(&e, str_from("lab"));
	ck_assert_str_eq(env->endpoint, "http://127.0.0.1:8000");
	ck_assert_str_eq(env->style, "path");
	ck_assert_str_eq(env->profile, "lab user");
	ck_assert_str_eq(env->ca, "/etc/lab/ca.pem");
	env = environments_find(&e, str_from("desk"));
	ck_assert_int_eq(env->service, SERVICE_FTPS);
	ck_assert_str_eq(env->port, "2121");
	ck_assert_str_eq(env->user, "ann");
	ck_assert_str_eq(env->directory, "/in/acme");
	ck_assert_str_eq(env->rename, "no");
	env = environments_find(&e, str_from("root"));
	ck_assert_str_eq(env->directory, "/");
	ck_assert_str_eq(env->keyfile, "/home/ann/.ssh/id_ed25519");
	environments_release(&e);
}
END_TEST

static const struct {
	const char *kind, *service, *host;
	enum rule_id rules[ENV_RULES_MAX];
	size_t count;
} told[] = {
	{ "beta", "s3", "ftp-in.demdex.com", { 0 }, 0 },
	{ "production", "sftp", "sftp.example.com", { 0 }, 0 },
	{ "production", "sftp", "ftp-in-gtw.demdex.com",
	    { RULE_FTP_NEW }, 1 },
	{ "production", "sftp", "ftp-in.demdex.com",
	    { RULE_FTP_NEW, RULE_FTP_HOST }, 2 },
	{ "beta", "sftp", "sandbox-ftp-in.demdex.com",
	    { RULE_FTP_NEW, RULE_FTP_BETA }, 2 },
	{ "beta", "ftp", "ftp.example.com", { RULE_FTP_PLAIN }, 1 },
	{ "beta", "ftps", "ftp.example.com", { 0 }, 0 },
};

START_TEST(what_adobe_says_of_a_way_is_told)
{
	struct environments e;
	struct buf text = { 0 };
	enum rule_id got[ENV_RULES_MAX];
	size_t count;

	environments_init(&e);
	buf_printf(&text, "[environment x]\nkind = %s\nservice = %s\n"
	    "host = %s\nbucket = inbox\n", told[_i].kind,
	    told[_i].service, told[_i].host);
	ck_assert(environments_read_text(&e, "c.ini", buf_str(&text), NULL));
	count = environment_rules(environments_find(&e, str_from("x")), got);
	ck_assert_uint_eq(count, told[_i].count);
	for (size_t i = 0; i < count; i++)
		ck_assert_int_eq(got[i], told[_i].rules[i]);
	buf_release(&text);
	environments_release(&e);
}
END_TEST

static const struct {
	const char *text;
	const char *refusal;
} bad_settings[] = {
	{ "a=1\n", "c.ini:1: write [environment NAME]" },
	{ "[enviroment x]\nkind=beta\n", "\"environment\"" },
	{ "[environment]\nkind=beta\n", "c.ini:2: " },
	{ "[environment a b]\nkind=beta\n", "letters" },
	{ "[environment x]\nbucket=abc\n", "kind = practice, beta" },
	{ "[environment x]\nkind=betta\n", "practice, beta or production" },
	{ "[environment x]\nkind=beta\n", "no bucket" },
	{ "[environment x]\nkind=beta\nservice=sftp\n", "no server" },
	{ "[environment x]\nkind=beta\nservice=ftp\n", "no server" },
	{ "[environment x]\nkind=beta\nservice=gopher\n",
	    "folder, s3, sftp, ftps or ftp" },
	{ "[environment beta]\nendpoint=http://s3.example.com\n",
	    "https://" },
	{ "[environment beta]\nendpoint=s3.example.com\n", "https://" },
	{ "[environment beta]\nendpoint=https://\n", "https://" },
	{ "[environment beta]\nendpoint=https://a.example:0\n", "https://" },
	{ "[environment beta]\nendpoint=https://a.example/x\n", "https://" },
	{ "[environment beta]\nendpoint=https://169.254.169.254\n",
	    "https://" },
	{ "[environment beta]\nhost=169.254.169.254\n", "server's name" },
	{ "[environment beta]\nstyle=virtual\n", "path or host" },
	{ "[environment beta]\nport=65536\n", "1 to 65535" },
	{ "[environment beta]\nuser=ann smith\n", "name of the account" },
	{ "[environment beta]\ndirectory=in//acme\n", "folder such as" },
	{ "[environment beta]\nkeyfile=id_ed25519\n", "whole path" },
	{ "[environment beta]\nfingerprint=94DB38328496CE32\n",
	    "40 hex digits" },
	{ "[environment beta]\nrename=maybe\n", "yes or no" },
	{ "[environment x]\nkind=beta\nservice=folder\n", "mixes" },
	{ "[environment practice]\nservice=s3\n", "mixes" },
	{ "[environment practice]\nkind=production\n", "another name" },
	{ "[environment beta]\nbukket=abc\n", "Did you mean \"bucket\"?" },
	{ "[environment beta]\nzzzzzzzz=abc\n", "there is no setting" },
	{ "[environment beta]\nbucket=s3://abc\n", "bucket's name alone" },
	{ "[environment beta]\nbucket=ab\n", "bucket's name alone" },
	{ "[environment beta]\nbucket=ABC\n", "bucket's name alone" },
	{ "[environment beta]\nhost=me:pw@x.com\n", "server's name alone" },
	{ "[environment beta]\nprefix=/acme/\n", "without a slash" },
	{ "[environment beta]\nprefix=a/../b\n", "without a slash" },
	{ "[environment practice]\nfolder=here\n", "whole path" },
	{ "[environment beta]\npassword=x\n", "c.ini:2: a login never" },
	{ "[environment beta]\nsecret_key=x\n", "a login never" },
	{ "[environment beta]\nSecretAccessKey=x\n", "a login never" },
	{ "[environment beta]\naws.session.token=x\n", "a login never" },
	{ "[environment beta]\nnote=AKIAIOSFODNN7EXAMPLE\n",
	    "a login never" },
	{ "[environment beta]\nverify=no\n", "other side's identity" },
	{ "[environment beta]\ntls-check=no\n", "other side's identity" },
	{ "[environment beta]\ncommand=rm\n", "cannot start programs" },
};

START_TEST(settings_are_refused_as_a_whole)
{
	struct environments e;
	struct err err = { 0 };
	struct buf text = { 0 };

	environments_init(&e);
	ck_assert(!environments_read_text(&e, "c.ini",
	    str_from(bad_settings[_i].text), &err));
	ck_assert_msg(strstr(err.text, bad_settings[_i].refusal) != NULL,
	    "%s", err.text);
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	/* What was good above the fault is not kept either. */
	buf_printf(&text, "[environment good]\nkind=production\n"
	    "bucket=abc\n%s", bad_settings[_i].text);
	ck_assert(!environments_read_text(&e, "c.ini", buf_str(&text),
	    &err));
	ck_assert_uint_eq(e.count, 3);
	ck_assert_str_eq(e.list[0].origin, "");
	buf_release(&text);
	environments_release(&e);
}
END_TEST

START_TEST(there_are_at_most_so_many_environments)
{
	struct environments e;
	struct buf text = { 0 };
	struct err err = { 0 };

	environments_init(&e);
	for (int i = 3; i < ENVIRONMENTS_MAX; i++)
		buf_printf(&text, "[environment e%d]\nkind=practice\n", i);
	ck_assert(environments_read_text(&e, "c", buf_str(&text), &err));
	ck_assert_uint_eq(e.count, ENVIRONMENTS_MAX);
	ck_assert(!environments_read_text(&e, "c",
	    str_from("[environment more]\nkind=practice\n"), &err));
	ck_assert_uint_eq(e.count, ENVIRONMENTS_MAX);
	buf_release(&text);
	environments_release(&e);
}
END_TEST

START_TEST(environments_come_from_a_file)
{
	static const char text[] = "[environment beta]\nprefix=acme\n";
	struct environments e;
	struct err err = { 0 };

	environments_init(&e);
	ck_assert_msg(environments_read(&e,
			  unit_file("e.ini", text, sizeof(text) - 1), &err),
	    "%s", err.text);
	ck_assert_str_eq(e.list[1].prefix, "acme");
	ck_assert(!environments_read(&e, "/does/not/exist", &err));
	ck_assert_str_eq(e.list[1].prefix, "acme");
	environments_release(&e);
}
END_TEST

START_TEST(the_timeline_is_in_order)
{
	const struct timeline_step *step;
	unsigned before = 0;
	size_t n = 0;

	while ((step = timeline_get((enum env_kind)_i, n)) != NULL) {
		ck_assert_uint_ge(step->hours, before);
		ck_assert_str_ne(step->what, "");
		before = step->hours;
		n++;
	}
	ck_assert_uint_ge(n, 2);
	ck_assert_uint_eq(timeline_get((enum env_kind)_i, 0)->hours, 0);
	/* Only production promises that data becomes usable. */
	ck_assert_int_eq(before >= 48, _i == ENV_PRODUCTION);
}
END_TEST

START_TEST(what_is_kept_for_how_long_is_in_order)
{
	const struct timeline_step *step;
	unsigned before = 0;
	size_t n = 0;

	for (; (step = timeline_keeps(n)) != NULL; n++) {
		ck_assert_uint_ge(step->hours, before);
		before = step->hours;
	}
	ck_assert_uint_ge(n, 5);
}
END_TEST

START_TEST(kinds_and_services_have_their_words)
{
	for (int k = 0; k < ENV_KIND_COUNT; k++) {
		const struct env_kind_row *row =
		    env_kind_get((enum env_kind)k);

		ck_assert_int_eq(env_kind_find(str_from(row->word)), k);
		ck_assert_str_ne(row->happens, "");
	}
	ck_assert_int_eq(env_kind_find(str_from("x")), ENV_KIND_COUNT);
	for (int s = 0; s < SERVICE_COUNT; s++)
		ck_assert_str_ne(env_service_get((enum env_service)s)->needs,
		    "");
}
END_TEST

START_TEST(history_can_be_switched_off)
{
	struct environments e;
	struct err err = { 0 };

	environments_init(&e);
	ck_assert(!e.forget);
	ck_assert(environments_read_text(&e, "x", str_from("[history]\n"
	    "keep = no\n"), &err));
	ck_assert(e.forget);
	ck_assert(!environments_read_text(&e, "x", str_from("[history]\n"
	    "keep = yes\nlength = 9\n"), &err));
	ck_assert(e.forget);
	ck_assert(environments_read_text(&e, "x", str_from("[history]\n"
	    "keep = yes\n"), &err));
	ck_assert(!e.forget);
	environments_release(&e);
}
END_TEST

Suite *
suite_environment(void)
{
	Suite *s = suite_create("environment");
	TCase *t = tcase_create("environment");

	tcase_add_test(t, three_environments_are_built_in);
	tcase_add_test(t, settings_change_and_add_environments);
	tcase_add_test(t, a_place_on_a_network_is_described);
	tcase_add_loop_test(t, what_adobe_says_of_a_way_is_told, 0,
	    ROWS(told));
	tcase_add_loop_test(t, settings_are_refused_as_a_whole, 0,
	    ROWS(bad_settings));
	tcase_add_test(t, there_are_at_most_so_many_environments);
	tcase_add_test(t, environments_come_from_a_file);
	tcase_add_loop_test(t, the_timeline_is_in_order, 0, ENV_KIND_COUNT);
	tcase_add_test(t, what_is_kept_for_how_long_is_in_order);
	tcase_add_test(t, kinds_and_services_have_their_words);
	tcase_add_test(t, history_can_be_switched_off);
	suite_add_tcase(s, t);
	return s;
}
