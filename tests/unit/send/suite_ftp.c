/* SPDX-License-Identifier: MIT */
/* Deliveries to an FTP server: whole, once, or not at all. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* What happens to the upload, and whether it goes on behind what is there or
 * begins anew. */
static const struct {
	const char *fault;
	unsigned more;
} breaks[] = {
	{ "stor cut=50000 x1\n", 1 },
	{ "stor drop=50000 x1\n", 1 },
	{ "stor lost x1\n", 0 },
	{ "stor drop=0 x1\n", 0 },
	{ "connect refuse x1\n", 0 },
	{ "size refuse x1\n", 0 },
	{ "stor cut=50000 x1\nappe cut=50000 x2\n", 3 },
};

START_TEST(broken_connection_is_gone_on_with)
{
	struct drop d;

	drop_set_up(&d, services[_i % 2], SMALL);
	server_faults(&d.server, breaks[_i / 2].fault);
	drop_deliver(&d);
	drop_arrived(&d, DROP_NAME);
	ck_assert_uint_ge(server_count(&d.server, "APPE "),
	    breaks[_i / 2].more);
	ck_assert_uint_eq(drop_tickets(&d), 0);
	drop_tear_down(&d);
}
END_TEST

/* "It is there" is not believed, its length is. */
static const char *const liars[] = { "stor truncate=1000\n",
	"size size=12 from=2\n" };

START_TEST(server_that_loses_bytes_is_found_out)
{
	struct drop d;

	drop_set_up(&d, "ftps", SMALL);
	server_faults(&d.server, liars[_i]);
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_uint_eq(d.progress.fault, FAULT_NOT_THE_SAME);
	ck_assert(!drop_is_there(&d, DROP_NAME));
	drop_tear_down(&d);
}
END_TEST

/* Some servers say that they are full, others hang up. */
static const struct {
	const char *faults, *bytes;
} full[] = {
	{ "stor full=5000/552\n", "5,000 bytes" },
	{ "stor full=5000/452\n", "5,000 bytes" },
	{ "stor drop=5000\nappe drop=0\n", "5,000 bytes" },
	{ "stor cut=5000\nappe cut=0\n", "5,000 bytes" },
};

START_TEST(full_server_is_told_with_how_much_it_took)
{
	struct drop d;

	drop_set_up(&d, "ftp", SMALL);
	server_faults(&d.server, full[_i].faults);
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_uint_eq(d.progress.fault, FAULT_NO_SPACE);
	ck_assert_msg(strstr(d.err.text, full[_i].bytes) != NULL, "%s",
	    d.err.text);
	ck_assert_ptr_nonnull(strstr(d.err.text, "possibly full"));
	ck_assert_uint_eq(drop_tickets(&d), 1);
	drop_tear_down(&d);
}
END_TEST

START_TEST(file_that_is_taken_on_at_once_has_arrived)
{
	struct drop d;
	char rename[] = "no";

	drop_set_up(&d, "ftp", SMALL);
	d.environment.rename = rename;
	server_faults(&d.server, "size reply=550/gone\n");
	drop_deliver(&d);
	ck_assert_uint_eq(delivery_result(d.delivery)->proofs, 0);
	ck_assert_uint_eq(delivery_notes(d.delivery)->count, 1);
	drop_tear_down(&d);
}
END_TEST

/* The rest of the tests need a file that does not fit into what the system
 * keeps for a connection, so that it can be stopped in its middle. */

static void
stop_in_the_middle(struct drop *d)
{
	server_faults(&d->server, "stor stall=3000000\n");
	drop_begin(d);
	drop_until(d, 3000000);
	ck_assert_int_eq(d->step, STEP_MORE);
}

/* What the server had taken already has to be on its disk first, which it
 * notes down. */
static void
go_on(struct drop *d)
{
	server_faults(&d->server, "");
	while (server_count(&d->server, "STOR ") == 0)
		(void)poll(NULL, 0, 1);
	ck_assert_uint_eq(drop_tickets(d), 1);
	d->order.resume = d->ticket;
}

START_TEST(delivery_that_was_left_is_gone_on_with)
{
	struct drop d;

	drop_set_up(&d, services[_i], 3 * DROP_SIZE);
	stop_in_the_middle(&d);
	drop_leave(&d);
	go_on(&d);
	drop_deliver(&d);
	drop_arrived(&d, DROP_NAME);
	ck_assert_uint_eq(server_count(&d.server, "APPE "), 1);
	ck_assert_uint_eq(drop_tickets(&d), 0);
	drop_tear_down(&d);
}
END_TEST

static const uint64_t kills[] = { 1, 70000, 1000000, 3000000 };

START_TEST(killed_delivery_is_gone_on_with)
{
	struct drop d;
	pid_t child;

	drop_set_up(&d, "ftps", 3 * DROP_SIZE);
	server_faults(&d.server, "stor stall=3000000\n");
	child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		drop_begin(&d);
		drop_until(&d, kills[_i]);
		(void)kill(getpid(), SIGKILL);
	}
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
	go_on(&d);
	drop_deliver(&d);
	drop_arrived(&d, DROP_NAME);
	ck_assert_uint_eq(drop_tickets(&d), 0);
	drop_tear_down(&d);
}
END_TEST

START_TEST(changed_file_is_not_gone_on_with)
{
	struct drop d;

	drop_set_up(&d, "ftp", 3 * DROP_SIZE);
	stop_in_the_middle(&d);
	drop_leave(&d);
	go_on(&d);
	drop_fill(&d, 3 * DROP_SIZE, 2);
	drop_begin(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_int_eq(d.err.kind, ERR_CHANGED);
	drop_tear_down(&d);
}
END_TEST

/* Somebody else's bytes are where ours were: under the name at the end they
 * stay until the person says otherwise. */
START_TEST(foreign_bytes_are_not_gone_on_behind)
{
	char rename[] = "no";
	struct drop d;
	char *other;

	drop_set_up(&d, "ftp", 3 * DROP_SIZE);
	d.environment.rename = rename;
	stop_in_the_middle(&d);
	drop_leave(&d);
	go_on(&d);
	other = calloc(1, 4 * DROP_SIZE);
	drop_put(&d, DROP_NAME, other, _i == 0 ? 500000 : 4 * DROP_SIZE);
	drop_begin(&d);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_int_eq(delivery_notes(d.delivery)->ask, ASK_REPLACE);
	drop_leave(&d);
	d.order.replace = true;
	drop_deliver(&d);
	drop_arrived(&d, DROP_NAME);
	free(other);
	drop_tear_down(&d);
}
END_TEST

START_TEST(cancelled_delivery_leaves_nothing)
{
	struct drop d;

	drop_set_up(&d, services[_i], 3 * DROP_SIZE);
	stop_in_the_middle(&d);
	delivery_cancel(d.delivery);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_int_eq(d.err.kind, ERR_CANCELLED);
	ck_assert(!drop_is_there(&d, DROP_NAME));
	ck_assert(!drop_is_there(&d, DROP_NAME ".part"));
	ck_assert_uint_eq(drop_tickets(&d), 0);
	drop_tear_down(&d);
}
END_TEST

START_TEST(what_cannot_be_removed_is_named)
{
	struct drop d;

	drop_set_up(&d, "ftp", 3 * DROP_SIZE);
	server_faults(&d.server, "stor stall=3000000\ndele reply=550/no\n");
	drop_begin(&d);
	drop_until(&d, 3000000);
	delivery_cancel(d.delivery);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_int_eq(d.err.kind, ERR_CANCELLED);
	ck_assert_ptr_nonnull(strstr(d.err.text, DROP_NAME ".part"));
	ck_assert_uint_eq(drop_tickets(&d), 1);
	drop_tear_down(&d);
}
END_TEST

START_TEST(delivery_cancelled_before_it_began_touches_nothing)
{
	struct drop d;

	drop_set_up(&d, "ftp", SMALL);
	drop_begin(&d);
	delivery_cancel(d.delivery);
	drop_finish(&d);
	ck_assert_int_eq(d.err.kind, ERR_CANCELLED);
	ck_assert_uint_eq(server_count(&d.server, "DELE "), 0);
	drop_tear_down(&d);
}
END_TEST

START_TEST(file_that_changes_on_the_way_is_taken_back)
{
	struct drop d;
	FILE *f;

	drop_set_up(&d, "ftp", 3 * DROP_SIZE);
	server_faults(&d.server, "stor stall=3000000\nstor for=300\n");
	drop_begin(&d);
	drop_until(&d, 1);
	f = fopen(d.file, "r+b");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_eq(fputc('!', f), '!');
	ck_assert_int_eq(fclose(f), 0);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_FAILED);
	ck_assert_int_eq(d.err.kind, ERR_CHANGED);
	ck_assert(!drop_is_there(&d, DROP_NAME));
	ck_assert(!drop_is_there(&d, DROP_NAME ".part"));
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
	tcase_add_test(t, other_bytes_than_were_checked_do_not_leave);
	loop(t, file_of_the_name_is_replaced_when_asked_for, 2);
	tcase_add_test(t, server_that_forbids_the_new_name_is_told);
	loop(t, broken_connection_is_gone_on_with, 2 * COUNT(breaks));
	loop(t, server_that_loses_bytes_is_found_out, COUNT(liars));
	loop(t, full_server_is_told_with_how_much_it_took, COUNT(full));
	tcase_add_test(t, file_that_is_taken_on_at_once_has_arrived);
	loop(t, delivery_that_was_left_is_gone_on_with, 2);
	loop(t, killed_delivery_is_gone_on_with, COUNT(kills));
	tcase_add_test(t, changed_file_is_not_gone_on_with);
	loop(t, foreign_bytes_are_not_gone_on_behind, 2);
	loop(t, cancelled_delivery_leaves_nothing, 2);
	tcase_add_test(t, what_cannot_be_removed_is_named);
	tcase_add_test(t, delivery_cancelled_before_it_began_touches_nothing);
	tcase_add_test(t, file_that_changes_on_the_way_is_taken_back);
	suite_add_tcase(s, t);
	return s;
}
