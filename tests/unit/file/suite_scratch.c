/* SPDX-License-Identifier: MIT */
/* Temporary files: nobody sees them, and they give back what they got. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "file/scratch.h"
#include "tests/unit/file/disk.h"
#include "tests/unit/unit.h"

unit_suite suite_scratch;

enum { SIZE = 300000 };

START_TEST(any_place_gives_back_what_was_written)
{
	struct scratch *s = scratch_open(unit_folder(), NULL);
	struct buf want = { 0 };
	static char got[SIZE];

	disk_fill(&want, SIZE);
	ck_assert(scratch_write(s, 5, want.p + 5, SIZE - 5, NULL));
	ck_assert(scratch_write(s, 0, want.p, 5, NULL));
	ck_assert(scratch_read(s, 0, got, SIZE, NULL));
	ck_assert_mem_eq(got, want.p, SIZE);
	ck_assert(scratch_read(s, 77, got, 10, NULL));
	ck_assert_mem_eq(got, want.p + 77, 10);
	scratch_free(s);
	scratch_free(NULL);
	buf_release(&want);
}
END_TEST

START_TEST(it_has_no_name_and_is_for_us_alone)
{
	const char *folder = unit_folder();
	struct scratch *s;
	struct stat st;

	ck_assert_int_eq(setenv("TMPDIR", folder, 1), 0);
	s = scratch_open(_i == 0 ? folder : NULL, NULL);
	ck_assert_ptr_nonnull(s);
	ck_assert_uint_eq(disk_entries(folder), 0);
	ck_assert_int_eq(fstat(scratch_fd(s), &st), 0);
	ck_assert_uint_eq(st.st_nlink, 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0600);
	ck_assert(fcntl(scratch_fd(s), F_GETFD) & FD_CLOEXEC);
	scratch_free(s);
}
END_TEST

START_TEST(what_goes_wrong_is_told_with_the_folder)
{
	const char *folder = unit_folder();
	struct scratch *s = scratch_open(folder, NULL);
	struct rlimit room = { 1000, 1000 };
	struct err err = { 0 };
	char bytes[2000] = { 0 };

	ck_assert_ptr_null(scratch_open("/no/such/folder", &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_ptr_nonnull(strstr(err.text, "/no/such/folder"));
	ck_assert(!scratch_read(s, 0, bytes, 1, &err));
	ck_assert_ptr_nonnull(strstr(err.text, folder));
	(void)signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &room), 0);
	ck_assert(!scratch_write(s, 0, bytes, sizeof(bytes), &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_ptr_nonnull(strstr(err.text, folder));
	ck_assert_ptr_nonnull(strstr(err.text, "Free some space"));
	scratch_free(s);
}
END_TEST

Suite *
suite_scratch(void)
{
	Suite *s = suite_create("scratch");
	TCase *t = tcase_create("scratch");

	tcase_add_test(t, any_place_gives_back_what_was_written);
	tcase_add_loop_test(t, it_has_no_name_and_is_for_us_alone, 0, 2);
	tcase_add_test(t, what_goes_wrong_is_told_with_the_folder);
	suite_add_tcase(s, t);
	return s;
}
