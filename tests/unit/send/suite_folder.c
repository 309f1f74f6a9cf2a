/* SPDX-License-Identifier: MIT */
/* A delivery to the practice drop-off arrives whole or not at all. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/hash.h"
#include "file/path.h"
#include "send/reply.h"
#include "send/service.h"
#include "spec/receipt.h"
#include "tests/unit/unit.h"

unit_suite suite_folder;

enum { NOW = 1767225600 };	/* 2026-01-01 00:00:00 UTC */

static const char content[] = "cust-001\td_sid=24\ncust-002\td_sid=26\n";
static const char good_name[] = "ftp_dpm_1204_1767225600.sync";

static const struct environment practice = { .name = (char[]){ "practice" } };

struct scene {
	char file[4096], folder[4096], hash[HASH_HEX];
	struct forecast forecast;
	struct delivery_order order;
};

static void
set_up(struct scene *s)
{
	(void)snprintf(s->file, sizeof(s->file), "%s",
	    unit_file("export.sync", content, strlen(content)));
	(void)snprintf(s->folder, sizeof(s->folder), "%s", unit_folder());
	hash_of(str_from(content), s->hash);
	s->forecast = (struct forecast){ .received = 2, .processed = 2,
		.stored = 2 };
	s->order = (struct delivery_order){ .path = s->file,
		.name = good_name, .sha256 = s->hash,
		.environment = &practice, .drop_off = s->folder,
		.bucket = "practice-bucket", .partner = "acme", .records = 2,
		.now = NOW, .forecast = &s->forecast };
}

static enum step
deliver(const struct delivery_order *order, struct delivered *out,
    struct err *err)
{
	struct delivery *d = delivery_begin(service_find(str_from("folder")),
	    order, err);
	enum step step = STEP_MORE;

	if (d == NULL)
		return STEP_FAILED;
	while (step == STEP_MORE)
		step = delivery_step(d, err);
	if (step == STEP_DONE)
		*out = *delivery_result(d);
	delivery_free(d);
	return step;
}

static bool
is_there(const struct scene *s, const char *relative)
{
	char *path = path_join(s->folder, relative);
	bool there = access(path, F_OK) == 0;

	free(path);
	return there;
}

static const char target[] =
    "practice-bucket/acme/date=2026-01-01/ftp_dpm_1204_1767225600.sync";

START_TEST(file_arrives_verified_with_a_receipt)
{
	struct scene s;
	struct delivered got = { 0 }, back = { 0 };
	struct buf json = { 0 };
	struct err err = { 0 };

	set_up(&s);
	ck_assert_msg(deliver(&s.order, &got, &err) == STEP_DONE, "%s",
	    err.text);
	ck_assert_uint_eq(got.proofs, 1U << PROOF_READ_BACK);
	ck_assert_str_eq(got.sha256, s.hash);
	ck_assert_uint_eq(got.bytes, strlen(content));
	ck_assert_uint_eq(strlen(got.reference), 4);
	ck_assert(is_there(&s, target));
	ck_assert(is_there(&s, "inbox/"
	    "receipt-ftp_dpm_1204_1767225600.sync.txt"));
	delivered_write(&got, &json);
	ck_assert(delivered_read(buf_str(&json), &back, &err));
	ck_assert_int_eq(memcmp(&got, &back, sizeof(got)), 0);
	buf_release(&json);
}
END_TEST

START_TEST(second_delivery_of_the_name_replaces_nothing)
{
	struct scene s;
	struct delivered got = { 0 };
	struct err err = { 0 };

	set_up(&s);
	ck_assert_int_eq(deliver(&s.order, &got, &err), STEP_DONE);
	ck_assert_int_eq(deliver(&s.order, &got, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_ptr_nonnull(strstr(err.text, "fresh time stamp"));
	ck_assert(is_there(&s, target));
}
END_TEST

START_TEST(bytes_that_were_not_checked_do_not_go)
{
	struct scene s;
	struct delivered got = { 0 };
	struct err err = { 0 };

	set_up(&s);
	s.hash[0] = s.hash[0] == '0' ? '1' : '0';
	ck_assert_int_eq(deliver(&s.order, &got, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_CHANGED);
	ck_assert(!is_there(&s, target));
	ck_assert(!is_there(&s, "inbox"));
}
END_TEST

START_TEST(file_that_changes_on_the_way_does_not_go)
{
	struct scene s;
	struct err err = { 0 };
	struct delivery *d;
	FILE *f;

	set_up(&s);
	d = delivery_begin(service_find(str_from("folder")), &s.order, &err);
	ck_assert_ptr_nonnull(d);
	ck_assert_int_eq(delivery_step(d, &err), STEP_MORE);
	ck_assert_int_eq(delivery_step(d, &err), STEP_MORE);
	f = fopen(s.file, "ab");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs("cust-003\td_sid=1\n", f), 0);
	ck_assert_int_eq(fclose(f), 0);
	while (delivery_step(d, &err) == STEP_MORE)
		continue;
	ck_assert_int_eq(err.kind, ERR_CHANGED);
	delivery_free(d);
	ck_assert(!is_there(&s, target));
}
END_TEST

START_TEST(cancelled_delivery_leaves_nothing)
{
	for (int steps = 0; steps < 4; steps++) {
		struct scene s;
		struct err err = { 0 };
		struct delivery *d;

		set_up(&s);
		d = delivery_begin(service_find(str_from("folder")),
		    &s.order, &err);
		for (int i = 0; i < steps; i++)
			ck_assert_int_eq(delivery_step(d, &err), STEP_MORE);
		delivery_free(d);
		ck_assert(!is_there(&s, target));
		ck_assert(!is_there(&s, "inbox"));
	}
}
END_TEST

static const char *const unwelcome[] = { "export.csv",
	"ftp_dpm_1204_1767225600.csv", "ftp_dpm_0_1767225600.sync",
	"../ftp_dpm_1204_1767225600.sync.zip" };

START_TEST(unknown_name_is_turned_away)
{
	struct scene s;
	struct delivered got = { 0 };
	struct err err = { 0 };

	set_up(&s);
	s.order.name = unwelcome[_i];
	ck_assert_int_eq(deliver(&s.order, &got, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_USAGE);
	ck_assert(!is_there(&s, "practice-bucket"));
}
END_TEST

START_TEST(pretend_receipt_can_be_read_as_a_receipt)
{
	struct scene s;
	struct buf text = { 0 };
	struct receipt r = { 0 };
	struct err err = { 0 };

	set_up(&s);
	reply_compose(&s.order, &text);
	ck_assert_ptr_nonnull(strstr(buf_text(&text), "PRACTICE"));
	ck_assert_msg(receipt_parse(buf_str(&text), &r, &err), "%s",
	    err.text);
	ck_assert_uint_eq(r.counters.received, 2);
	ck_assert_uint_eq(r.counters.stored, 2);
	ck_assert_uint_eq(r.file_count, 1);
	ck_assert_ptr_nonnull(strstr(r.files[0], good_name));
	receipt_release(&r);
	buf_release(&text);
}
END_TEST

Suite *
suite_folder(void)
{
	Suite *s = suite_create("folder");
	TCase *t = tcase_create("folder");

	tcase_add_test(t, file_arrives_verified_with_a_receipt);
	tcase_add_test(t, second_delivery_of_the_name_replaces_nothing);
	tcase_add_test(t, bytes_that_were_not_checked_do_not_go);
	tcase_add_test(t, file_that_changes_on_the_way_does_not_go);
	tcase_add_test(t, cancelled_delivery_leaves_nothing);
	tcase_add_loop_test(t, unknown_name_is_turned_away, 0,
	    sizeof(unwelcome) / sizeof(unwelcome[0]));
	tcase_add_test(t, pretend_receipt_can_be_read_as_a_receipt);
	suite_add_tcase(s, t);
	return s;
}
