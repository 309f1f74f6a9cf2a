/* SPDX-License-Identifier: MIT */
/* Deliveries to S3 that were interrupted, and go on: what is there is not
 * sent again, and a changed file is not mixed into it. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "send/ticket.h"
#include "tests/unit/send/s3scene.h"
#include "tests/unit/unit.h"

unit_suite suite_s3_again;

/* With the right to put alone, it is found out at the end; what was sent
 * is not sent again when the person agrees. */
START_TEST(name_taken_is_found_out_without_looking)
{
	struct scene s;
	unsigned sent;
	char *ticket;

	scene_set_up(&s, SCENE_LARGE, NULL);
	scene_must_arrive(&s);
	scene_login(&s, SERVER_PUT_KEY, SERVER_PUT_SECRET, "");
	ck_assert_int_eq(scene_deliver(&s), STEP_FAILED);
	ck_assert_int_eq(s.notes.ask, ASK_REPLACE);
	sent = server_count(&s.server, "op=part");
	ticket = scene_ticket(&s);
	s.order.resume = ticket;
	s.order.replace = true;
	scene_must_arrive(&s);
	ck_assert_uint_eq(server_count(&s.server, "op=part"), sent);
	free(ticket);
	scene_tear_down(&s);
}
END_TEST

/* How often each part was begun; the ticket says which ones arrived. */
struct count {
	unsigned done, sent[3];
};

static char *
count_parts(const struct scene *s, struct count *c)
{
	struct ticket_list list = { 0 };
	char *path = scene_ticket(s), text[16];

	*c = (struct count){ 0 };
	ticket_list_read(&list, s->tickets);
	for (unsigned i = 0; i < 3; i++)
		if (ticket_facts_part(&list.list[0].facts, i + 1) != NULL) {
			(void)snprintf(text, sizeof(text), "part=%u ", i + 1);
			c->done++;
			c->sent[i] = server_count(&s->server, text);
		}
	ticket_list_release(&list);
	return path;
}

static void
must_be_continued(struct scene *s, bool any)
{
	struct count c;
	char *ticket = count_parts(s, &c), text[16];

	s->order.resume = ticket;
	scene_must_arrive(s);
	for (unsigned i = 0; i < 3; i++) {
		(void)snprintf(text, sizeof(text), "part=%u ", i + 1);
		if (c.sent[i] > 0)
			ck_assert_uint_eq(server_count(&s->server, text),
			    c.sent[i]);
	}
	if (any)
		ck_assert_uint_gt(c.done, 0);
	ck_assert_uint_ne(s->delivered.proofs & BIT(PROOF_CHECKSUM), 0);
	free(ticket);
}

/* Let go when so many parts are there, and continued: those are not sent
 * again. */
START_TEST(what_was_let_go_is_continued)
{
	struct scene s;

	scene_set_up(&s, SCENE_LARGE, NULL);
	if (_i % 2 == 1) {
		scene_login(&s, SERVER_PUT_KEY, SERVER_PUT_SECRET, "");
	}
	ck_assert(scene_begin(&s));
	scene_run_to_part(&s, 1 + (unsigned)_i / 2 % 3);
	scene_end(&s);
	ck_assert(!scene_is_there(&s));
	must_be_continued(&s, true);
	scene_tear_down(&s);
}
END_TEST

/* A process that is killed, after so many parts or anywhere between. */
START_TEST(killed_delivery_is_continued)
{
	struct scene s;
	pid_t child;

	scene_set_up(&s, SCENE_LARGE, NULL);
	child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		unsigned more = 1 + (unsigned)_i * 7 % 40;

		if (!scene_begin(&s))
			_exit(1);
		while (s.progress.part <= (unsigned)_i % 3)
			if (delivery_step(s.delivery, &s.err) != STEP_MORE)
				_exit(1);
			else
				delivery_progress(s.delivery, &s.progress);
		while (more-- > 0 && delivery_step(s.delivery, &s.err) ==
		    STEP_MORE)
			;
		(void)raise(SIGKILL);
	}
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
	if (scene_files_in(s.tickets) == 0) {
		scene_must_be_there(&s);	/* it was quicker */
	} else {
		must_be_continued(&s, true);
	}
	scene_tear_down(&s);
}
END_TEST

/* Let go before any part was confirmed: in the same upload. */
START_TEST(delivery_without_a_part_is_continued)
{
	struct scene s;

	scene_set_up(&s, SCENE_LARGE, NULL);
	if (_i == 1)
		server_faults(&s.server, "set checksums=off\n");
	ck_assert(scene_begin(&s));
	while (scene_files_in(s.tickets) == 0)
		ck_assert_int_eq(scene_run(&s, 1), STEP_MORE);
	ck_assert_uint_eq(s.progress.part, 0);
	scene_end(&s);
	must_be_continued(&s, false);
	ck_assert_uint_eq(server_count(&s.server, "op=create"), 1);
	scene_tear_down(&s);
}
END_TEST

/* What was put together is damaged: with the person's word it is replaced,
 * which takes all parts once more. */
START_TEST(damaged_file_is_replaced)
{
	struct scene s;
	char *ticket;

	scene_set_up(&s, SCENE_LARGE, NULL);
	server_faults(&s.server, "complete crc x1\n");
	ck_assert_int_eq(scene_deliver(&s), STEP_FAILED);
	ck_assert_uint_eq(s.progress.fault, FAULT_NOT_THE_SAME);
	ticket = scene_ticket(&s);
	s.order.resume = ticket;
	server_faults(&s.server, "head crc\n");
	ck_assert_int_eq(scene_deliver(&s), STEP_FAILED);
	ck_assert_int_eq(s.notes.ask, ASK_REPLACE);
	s.order.replace = true;
	server_faults(&s.server, "head crc x1\n");
	scene_must_arrive(&s);
	ck_assert_uint_eq(server_count(&s.server, "op=create"), 2);
	free(ticket);
	scene_tear_down(&s);
}
END_TEST

START_TEST(delivery_to_another_place_is_not_continued)
{
	struct scene s;
	char *ticket;

	scene_set_up(&s, SCENE_LARGE, NULL);
	ck_assert(scene_begin(&s));
	scene_run_to_part(&s, 1);
	scene_end(&s);
	ticket = scene_ticket(&s);
	s.order.resume = ticket;
	s.order.partner = "other";
	ck_assert_int_eq(scene_deliver(&s), STEP_FAILED);
	ck_assert_int_eq(s.err.kind, ERR_CONFIG);
	s.order.partner = "acme";
	scene_must_arrive(&s);
	free(ticket);
	scene_tear_down(&s);
}
END_TEST

START_TEST(changed_file_is_not_continued)
{
	struct scene s;
	char *ticket;
	FILE *f;

	scene_set_up(&s, SCENE_LARGE, NULL);
	ck_assert(scene_begin(&s));
	scene_run_to_part(&s, 1);
	scene_end(&s);
	ticket = scene_ticket(&s);
	f = fopen(s.file, "r+b");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_ne(fputc((unsigned char)s.bytes[0] ^ 1, f), EOF);
	ck_assert_int_eq(fclose(f), 0);
	s.hash[0] = s.hash[0] == '0' ? '1' : '0';
	s.order.resume = ticket;
	ck_assert_int_eq(scene_deliver(&s), STEP_FAILED);
	ck_assert_int_eq(s.err.kind, ERR_CHANGED);
	ck_assert_uint_eq(scene_files_in(s.tickets), 1);
	ck_assert(!scene_is_there(&s));
	free(ticket);
	scene_tear_down(&s);
}
END_TEST

Suite *
suite_s3_again(void)
{
	Suite *s = suite_create("s3_again");
	TCase *t = tcase_create("s3_again");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, name_taken_is_found_out_without_looking);
	tcase_add_loop_test(t, what_was_let_go_is_continued, 0, 6);
	tcase_add_loop_test(t, killed_delivery_is_continued, 0, 12);
	tcase_add_loop_test(t, delivery_without_a_part_is_continued, 0, 2);
	tcase_add_test(t, damaged_file_is_replaced);
	tcase_add_test(t, delivery_to_another_place_is_not_continued);
	tcase_add_test(t, changed_file_is_not_continued);
	suite_add_tcase(s, t);
	return s;
}
