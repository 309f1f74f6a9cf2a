/* SPDX-License-Identifier: MIT */
/*
 * Secrets that were read are nowhere in memory once they were released.
 * The canary is only ever written backwards here, and compared so.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "send/login.h"
#include "tests/unit/send/canary.h"
#include "tests/unit/send/world.h"
#include "tests/unit/unit.h"

unit_suite suite_canary;

static const char backwards[] = "7Y+yranac/terces-siht-dnif-ton-od";

enum { CANARY = sizeof(backwards) - 1 };

static bool
is_canary(const char *p)
{
	return canary_is(p, backwards);
}

static size_t
count_canaries(void)
{
	return canary_count(backwards);
}

/* before + canary + after, without leaving a copy of it. */
static const char *
write_file(struct world *w, const char *name, const char *before,
    const char *after)
{
	char path[512];
	FILE *f;

	(void)world_file(w, name, "", 0600);
	(void)snprintf(path, sizeof(path), "%s/%s", w->home, name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_eq(setvbuf(f, NULL, _IONBF, 0), 0);
	ck_assert_int_ge(fputs(before, f), 0);
	for (size_t i = CANARY; i > 0; i--)
		ck_assert_int_ne(fputc(backwards[i - 1], f), EOF);
	ck_assert_int_ge(fputs(after, f), 0);
	ck_assert_int_eq(fclose(f), 0);
	return w->paths[w->count - 1];
}

static void
search_and_release(const struct world *w, const struct login_place *place,
    size_t in_token)
{
	struct login got = { 0 };
	struct err err = { 0 };

	ck_assert_msg(world_search(w, place, &got, &err) == STEP_DONE, "%s",
	    err.text);
	ck_assert(is_canary(in_token > 0 ? got.token.text + in_token
	    : got.secret.text));
	ck_assert_uint_gt(count_canaries(), 0);
	login_release(&got);
	ck_assert_uint_eq(count_canaries(), 0);
}

static const struct login_place s3 = { LOGIN_KEYS, "", "", "" };
static const struct login_place ftps = { LOGIN_PASSWORD, "h", "", "" };

START_TEST(keys_of_a_profile_are_wiped)
{
	struct world w;

	json_wipe_memory();
	world_open(&w);
	(void)write_file(&w, ".aws/credentials", "[default]\n"
	    "aws_access_key_id = AKIAX\naws_secret_access_key = ", "\n");
	search_and_release(&w, &s3, 0);
	world_close(&w);
}
END_TEST

/* What gives memory back writes over the first bytes of it only. */
START_TEST(answer_of_a_program_is_wiped)
{
	static const char begin[] = "a-token-that-begins-with-other-letters-";
	struct world w;

	json_wipe_memory();
	world_open(&w);
	(void)write_file(&w, "reply", "{\"Version\": 1, \"AccessKeyId\": "
	    "\"AKIAX\", \"SecretAccessKey\": \"abc\", \"SessionToken\": \""
	    "a-token-that-begins-with-other-letters-",
	    "-and-more-of-it-so-that-it-is-a-long-one\"}");
	(void)world_file(&w, ".aws/config", "[default]\n"
	    "credential_process = cat reply\n", 0600);
	ck_assert_int_eq(chdir(w.home), 0);
	search_and_release(&w, &s3, sizeof(begin) - 1);
	ck_assert_int_eq(chdir("/"), 0);
	world_close(&w);
}
END_TEST

START_TEST(passwords_are_wiped)
{
	struct world w;

	json_wipe_memory();
	world_open(&w);
	(void)write_file(&w, ".netrc", "machine h login me password ", "\n");
	search_and_release(&w, &ftps, 0);
	w.it.credentials_file = write_file(&w, "named",
	    "[default]\nuser = me\npassword = ", "\n");
	search_and_release(&w, &ftps, 0);
	world_close(&w);
}
END_TEST

/* A search that is given up, or ends with a refusal. */
START_TEST(what_was_refused_is_wiped_too)
{
	struct login got = { 0 };
	struct err err = { 0 };
	struct world w;

	json_wipe_memory();
	world_open(&w);
	(void)write_file(&w, ".aws/credentials", "[default]\n"
	    "aws_access_key_id = AKIAX\naws_secret_access_key = \"", "\"\n");
	ck_assert_int_eq(world_search(&w, &s3, &got, &err), STEP_FAILED);
	ck_assert_uint_eq(count_canaries(), 0);
	(void)write_file(&w, ".aws/credentials", "[default]\n"
	    "aws_access_key_id = ", "\naws_secret_access_key = x\n");
	ck_assert_int_eq(world_search(&w, &s3, &got, &err), STEP_FAILED);
	ck_assert_uint_eq(count_canaries(), 0);
	world_close(&w);
}
END_TEST

Suite *
suite_canary(void)
{
	Suite *s = suite_create("canary");
	TCase *t = tcase_create("canary");

	tcase_add_test(t, keys_of_a_profile_are_wiped);
	tcase_add_test(t, answer_of_a_program_is_wiped);
	tcase_add_test(t, passwords_are_wiped);
	tcase_add_test(t, what_was_refused_is_wiped_too);
	suite_add_tcase(s, t);
	return s;
}
