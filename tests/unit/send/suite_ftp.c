/* SPDX-License-Identifier: MIT */
/* Deliveries to an FTP server: whole, once, or not at all. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "send/fault.h"
#include "tests/unit/send/drop.h"
#include "tests/unit/unit.h"

unit_suite suite_ftp;

enum { SMALL = 200000 };

static const char *const services[] = { "ftp", "ftps" };

START_TEST(file_arrives_and_its_length_is_compared)
{
	char address[64];
	const struct delivered *got;
	struct drop d;

	drop_set_up(&d, services[_i], SMALL);
	drop_deliver(&d);
	drop_arrived(&d, DROP_NAME);
	got = delivery_result(d.delivery);
	(void)snprintf(address, sizeof(address), "%s://127.0.0.1:%s/"
	    DROP_NAME, services[_i], d.port);
	ck_assert_str_eq(got->address, address);
	ck_assert_str_eq(got->sha256, d.sha256);
	ck_assert_uint_eq(got->bytes, SMALL);
	ck_assert_uint_eq(got->proofs, 1u << PROOF_SIZE);
	ck_assert(!drop_is_there(&d, DROP_NAME ".part"));
	ck_assert_uint_eq(drop_tickets(&d), 0);
	drop_tear_down(&d);
}
END_TEST

static const struct {
	const char *rename;
	unsigned renamed;
} ways[] = { { "", 1 }, { "yes", 1 }, { "no", 0 } };

START_TEST(file_has_another_name_until_it_is_whole)
{
	struct drop d;
	char rename[8];

	drop_set_up(&d, "ftp", SMALL);
	(void)snprintf(rename, sizeof(rename), "%s", ways[_i].rename);
	d.environment.rename = rename;
	drop_deliver(&d);
	drop_arrived(&d, DROP_NAME);
	ck_assert_uint_eq(server_count(&d.server, "RNTO "),
	    ways[_i].renamed);
	drop_tear_down(&d);
}
END_TEST

START_TEST(file_goes_into_its_folder)
{
	static char folders[][16] = { "bucket", "/bucket", "bucket/" };
	struct drop d;

	drop_set_up(&d, "ftps", SMALL);
	d.environment.directory = folders[_i];
	drop_deliver(&d);
	drop_arrived(&d, "bucket/" DROP_NAME);
	drop_tear_down(&d);
}
END_TEST

START_TEST(plain_ftp_needs_to_be_agreed_to)
{
	struct drop d;

	drop_set_up(&d, "ftp", SMALL);
	d.order.plain = false;
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_int_eq(delivery_notes(d.delivery)->ask, ASK_PLAIN);
	ck_assert_uint_eq(server_count(&d.server, " code="), 0);
	drop_tear_down(&d);
}
END_TEST

/* Nobody listens to what is not said. */
START_TEST(server_without_tls_is_told_nothing)
{
	struct drop d;

	drop_set_up(&d, "ftps", SMALL);
	server_faults(&d.server, "auth reply=500/what\n");
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_uint_eq(d.progress.fault, FAULT_TLS_MISSING);
	ck_assert_uint_eq(server_count(&d.server, "USER "), 0);
	ck_assert_uint_eq(server_count(&d.server, "PASS "), 0);
	drop_tear_down(&d);
}
END_TEST

START_TEST(wrong_password_is_asked_for_again)
{
	struct drop d;

	drop_set_up(&d, services[_i], SMALL);
	secret_set(&d.login.secret, str_from("wrong"));
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_int_eq(d.err.kind, ERR_LOGIN);
	ck_assert_int_eq(delivery_notes(d.delivery)->ask, ASK_LOGIN);
	ck_assert_uint_eq(server_count(&d.server, "STOR "), 0);
	ck_assert_uint_eq(drop_tickets(&d), 0);
	drop_tear_down(&d);
}
END_TEST

START_TEST(other_bytes_than_were_checked_do_not_leave)
{
	struct drop d;

	drop_set_up(&d, "ftps", SMALL);
	d.sha256[5] = d.sha256[5] == '0' ? '1' : '0';
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_int_eq(d.err.kind, ERR_CHANGED);
	ck_assert_uint_eq(server_count(&d.server, "STOR "), 0);
	ck_assert(!drop_is_there(&d, DROP_NAME ".part"));
	drop_tear_down(&d);
}
END_TEST

START_TEST(nobody_is_asked_who_they_are_by_a_server)
{
	struct drop d;

	drop_set_up(&d, services[_i], SMALL);
	d.login.user[0] = '\0';
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_int_eq(delivery_notes(d.delivery)->ask, ASK_LOGIN);
	ck_assert_uint_eq(server_count(&d.server, " code="), 0);
	drop_tear_down(&d);
}
END_TEST

/* Some want to see that both connections come from the same side; and none
 * may send us to another host. */
static const char *const wishes[] = { "set reuse=yes\n",
	"epsv reply=500/what\npasv elsewhere\n" };

START_TEST(wishes_of_servers_are_met)
{
	struct drop d;

	drop_set_up(&d, "ftps", SMALL);
	server_faults(&d.server, wishes[_i]);
	drop_deliver(&d);
	drop_arrived(&d, DROP_NAME);
	drop_tear_down(&d);
}
END_TEST

START_TEST(reply_without_end_is_cut_off)
{
	struct drop d;

	drop_set_up(&d, "ftp", SMALL);
	server_faults(&d.server, "user flood=1000000\n");
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_uint_eq(d.progress.fault, FAULT_REPLY_LONG);
	drop_tear_down(&d);
}
END_TEST

static const char *const renames[] = { "yes", "no" };

START_TEST(file_of_the_name_is_replaced_when_asked_for)
{
	struct drop d;
	char rename[8];

	drop_set_up(&d, "ftp", SMALL);
	(void)snprintf(rename, sizeof(rename), "%s", renames[_i]);
	d.environment.rename = rename;
	drop_put(&d, DROP_NAME, "theirs", 6);
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_int_eq(delivery_notes(d.delivery)->ask, ASK_REPLACE);
	ck_assert_uint_eq(server_count(&d.server, "STOR "), 0);
	drop_leave(&d);
	d.order.replace = true;
	drop_deliver(&d);
	drop_arrived(&d, DROP_NAME);
	drop_tear_down(&d);
}
END_TEST

START_TEST(server_that_forbids_the_new_name_is_told)
{
	struct drop d;

	drop_set_up(&d, "ftp", SMALL);
	server_faults(&d.server, "rnfr reply=550/no\n");
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_ptr_nonnull(strstr(d.err.text, "rename = no"));
	ck_assert_uint_eq(drop_tickets(&d), 1);
	drop_tear_down(&d);
}
END_TEST

static void
loop(TCase *t, const TTest *test, size_t n)
{
	tcase_add_loop_test(t, test, 0, (int)n);
}

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

Suite *
suite_ftp(void)
{
	Suite *s = suite_create("ftp");
	TCase *t = tcase_create("ftp");

	tcase_set_timeout(t, 60);
	loop(t, file_arrives_and_its_length_is_compared, 2);
	loop(t, file_has_another_name_until_it_is_whole, COUNT(ways));
	loop(t, file_goes_into_its_folder, 3);
	tcase_add_test(t, plain_ftp_needs_to_be_agreed_to);
	tcase_add_test(t, server_without_tls_is_told_nothing);
	loop(t, wrong_password_is_asked_for_again, 2);
	loop(t, nobody_is_asked_who_they_are_by_a_server, 2);
	loop(t, wishes_of_servers_are_met, COUNT(wishes));
	tcase_add_test(t, reply_without_end_is_cut_off);
	tcase_add_test(t, other_bytes_than_were_checked_do_not_leave);
	loop(t, file_of_the_name_is_replaced_when_asked_for, 2);
	tcase_add_test(t, server_that_forbids_the_new_name_is_told);
	suite_add_tcase(s, t);
	return s;
}
