/* SPDX-License-Identifier: MIT */
/* Tickets in a folder: held by one program, set aside when damaged. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "file/path.h"
#include "tests/unit/send/tickets.h"
#include "tests/unit/unit.h"

unit_suite suite_ticket_file;

static unsigned
count_names(const char *folder, const char *part_of_name)
{
	DIR *dir = opendir(folder);
	const struct dirent *d;
	unsigned count = 0;

	ck_assert_ptr_nonnull(dir);
	while ((d = readdir(dir)) != NULL)
		count += strstr(d->d_name, part_of_name) != NULL;
	ck_assert_int_eq(closedir(dir), 0);
	return count;
}

static void
damage(const char *path)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(pwrite(fd, "X", 1, 40), 1);
	ck_assert_int_eq(close(fd), 0);
}

START_TEST(damaged_ones_are_set_aside)
{
	char *folder = xstrdup(unit_folder());
	char *first = ticket_made(folder), *second = xstrdup(first);
	struct err err = { 0 };

	damage(first);
	ck_assert_ptr_null(ticket_open(first, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_ptr_nonnull(strstr(err.text, "damaged-1"));
	ck_assert_uint_eq(count_names(folder, "-damaged-1"), 1);
	ck_assert_int_ne(access(first, F_OK), 0);
	free(first);
	first = ticket_made(folder);
	ck_assert_str_eq(first, second);
	damage(first);
	ck_assert_ptr_null(ticket_open(first, &err));
	ck_assert_uint_eq(count_names(folder, "-damaged-2"), 1);
	free(first);
	free(second);
	free(folder);
}
END_TEST

START_TEST(one_that_others_can_write_is_not_used)
{
	char *path = ticket_made(unit_folder());
	struct err err = { 0 };

	ck_assert_int_eq(chmod(path, 0620), 0);
	ck_assert_ptr_null(ticket_open(path, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_ptr_nonnull(strstr(err.text, "others could have changed"));
	free(path);
}
END_TEST

START_TEST(one_of_a_newer_program_is_left_alone)
{
	static const char newer[] = "aam-onboard ticket 2 ";
	struct buf text = { 0 };
	char hex[HASH_HEX];
	struct err err = { 0 };
	const char *path;

	hash_of(str_from("aam-onboard ticket 2"), hex);
	buf_printf(&text, "%s%.8s\nwhat we do not know\n", newer, hex);
	path = unit_file("x.ticket", buf_text(&text), text.n);
	ck_assert_ptr_null(ticket_open(path, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_ptr_nonnull(strstr(err.text, "newer version"));
	ck_assert_int_eq(access(path, F_OK), 0);
	buf_release(&text);
}
END_TEST

START_TEST(links_and_folders_are_no_tickets)
{
	char *path = ticket_made(unit_folder());
	char *other = path_join(unit_folder(), "link.ticket");
	struct err err = { 0 };

	ck_assert_int_eq(symlink(path, other), 0);
	ck_assert_ptr_null(ticket_open(other, &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_int_eq(unlink(other), 0);
	ck_assert_int_eq(mkdir(other, 0700), 0);
	ck_assert_ptr_null(ticket_open(other, &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	free(other);
	free(path);
}
END_TEST

START_TEST(two_programs_cannot_both_go_on)
{
	char *path = ticket_made(unit_folder());
	struct err err = { 0 };
	struct ticket *t = ticket_open(path, &err);
	int status;
	pid_t child = fork();

	if (child == 0) {
		(void)ticket_open(path, &err);
		_exit(err.kind == ERR_USAGE && err.sys == EAGAIN ? 0 : 1);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_ptr_null(ticket_open(path, &err));
	ticket_free(t);
	t = ticket_open(path, &err);
	ck_assert_ptr_nonnull(t);
	ticket_free(t);
	free(path);
}
END_TEST

/* It tells that it holds the ticket, then is killed. */
START_TEST(killed_owner_lets_go)
{
	char *folder = xstrdup(unit_folder()), *path = ticket_made(folder);
	struct err err = { 0 };
	struct ticket_list l;
	struct ticket *t;
	int ready[2], status;
	char byte;
	pid_t child;

	ck_assert_int_eq(pipe(ready), 0);
	child = fork();
	if (child == 0) {
		t = ticket_open(path, &err);
		(void)!write(ready[1], "x", 1);
		for (;;)
			(void)pause();
	}
	ck_assert_int_eq(read(ready[0], &byte, 1), 1);
	ticket_list_read(&l, folder);
	ck_assert_uint_eq(l.count, 1);
	ck_assert(l.list[0].busy);
	ticket_check(&l.list[0].facts, SAMPLE_PARTS);
	ticket_list_release(&l);
	ck_assert_int_eq(kill(child, SIGKILL), 0);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	t = ticket_open(path, &err);
	ck_assert_msg(t != NULL, "%s", err.text);
	ticket_free(t);
	free(path);
	free(folder);
}
END_TEST

START_TEST(new_ones_get_names_of_their_own)
{
	char *folder = xstrdup(unit_folder()), *path = ticket_made(folder);
	struct ticket_facts f = ticket_sample();
	struct err err = { 0 };
	struct ticket *t = ticket_create(folder, &f, &err);

	ck_assert_ptr_nonnull(t);
	ck_assert_str_ne(ticket_path(t), path);
	ck_assert_uint_eq(count_names(folder, ".ticket"), 2);
	ck_assert_uint_eq(count_names(folder, ".part"), 0);
	ticket_free(t);
	free(path);
	free(folder);
}
END_TEST

START_TEST(full_disk_keeps_what_was_there)
{
	char *path = ticket_made(unit_folder());
	struct rlimit old, small;
	struct ticket_part p = ticket_sample_part(SAMPLE_PARTS + 1);
	struct err err = { 0 };
	struct ticket *t = ticket_open(path, &err);
	struct stat st;

	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = old;
	small.rlim_cur = (rlim_t)st.st_size + 5;
	(void)signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
	ck_assert(!ticket_part(t, &p, &err));
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert(!ticket_part(t, &p, &err));
	ticket_free(t);
	t = ticket_open(path, &err);
	ck_assert_ptr_nonnull(t);
	ticket_check(ticket_facts(t), SAMPLE_PARTS);
	ticket_free(t);
	free(path);
}
END_TEST

START_TEST(all_of_a_folder_are_found_oldest_first)
{
	char *folder = xstrdup(unit_folder()), *path;
	struct ticket_facts f = ticket_sample();
	struct err err = { 0 };
	struct ticket *t;
	struct ticket_list l;

	damage(path = ticket_made(folder));
	free(path);
	free(ticket_made(folder));
	f.created -= 5;
	t = ticket_create(folder, &f, &err);
	ticket_free(t);
	ticket_list_read(&l, folder);
	ck_assert_uint_eq(l.count, 3);
	ck_assert_str_ne(l.list[0].trouble, "");
	ck_assert_int_eq(l.list[1].facts.created, f.created);
	ticket_check(&l.list[2].facts, SAMPLE_PARTS);
	ck_assert(!l.list[2].busy);
	ticket_list_release(&l);
	ticket_list_read(&l, "/nowhere/at/all");
	ck_assert_uint_eq(l.count, 0);
	free(folder);
}
END_TEST

Suite *
suite_ticket_file(void)
{
	Suite *s = suite_create("ticket_file");
	TCase *t = tcase_create("ticket_file");

	tcase_add_test(t, damaged_ones_are_set_aside);
	tcase_add_test(t, one_that_others_can_write_is_not_used);
	tcase_add_test(t, one_of_a_newer_program_is_left_alone);
	tcase_add_test(t, links_and_folders_are_no_tickets);
	tcase_add_test(t, two_programs_cannot_both_go_on);
	tcase_add_test(t, killed_owner_lets_go);
	tcase_add_test(t, new_ones_get_names_of_their_own);
	tcase_add_test(t, full_disk_keeps_what_was_there);
	tcase_add_test(t, all_of_a_folder_are_found_oldest_first);
	suite_add_tcase(s, t);
	return s;
}
