/* SPDX-License-Identifier: MIT */
/* Deliveries to an FTP server that break off, are stopped, and go on. */
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

unit_suite suite_ftp_again;

enum { SMALL = 200000 };

static const char *const services[] = { "ftp", "ftps" };

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

START_TEST(server_that_is_away_is_waited_for)
{
	struct drop d;
	unsigned waits = 0;

	drop_set_up(&d, "ftp", SMALL);
	server_faults(&d.server, "connect refuse\n");
	drop_begin(&d);
	while (d.step == STEP_MORE && waits < 3) {
		drop_step(&d);
		waits += d.progress.fault != FAULT_NONE && d.progress.wait > 0;
	}
	ck_assert_int_eq(d.step, STEP_MORE);
	server_faults(&d.server, "");
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_DONE);
	ck_assert_uint_eq(d.progress.fault, FAULT_NONE);
	drop_arrived(&d, DROP_NAME);
	drop_tear_down(&d);
}
END_TEST

START_TEST(paused_delivery_rests)
{
	struct drop d;
	uint64_t sent;

	drop_set_up(&d, "ftp", 3 * DROP_SIZE);
	d.order.rate = 20000000;
	drop_begin(&d);
	drop_until(&d, 1);
	delivery_pause(d.delivery, true);
	drop_step(&d);
	sent = d.progress.bytes;
	for (int i = 0; i < 20; i++)
		drop_step(&d);
	ck_assert_uint_eq(d.progress.bytes, sent);
	ck_assert_uint_lt(sent, d.size);
	delivery_pause(d.delivery, false);
	drop_finish(&d);
	ck_assert_int_eq(d.step, STEP_DONE);
	drop_arrived(&d, DROP_NAME);
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
suite_ftp_again(void)
{
	Suite *s = suite_create("ftp_again");
	TCase *t = tcase_create("ftp_again");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, server_that_is_away_is_waited_for);
	tcase_add_test(t, paused_delivery_rests);
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
