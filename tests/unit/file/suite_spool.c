/* SPDX-License-Identifier: MIT */
/* Standard input: a pipe, a file, and what else it may be. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "file/source.h"
#include "file/spool.h"
#include "tests/unit/file/disk.h"
#include "tests/unit/file/gz.h"
#include "tests/unit/unit.h"

unit_suite suite_spool;

enum { STEPS_MAX = 1000 };

/* A pipe that holds these few bytes, and then ends. */
static int
pipe_with(struct str bytes)
{
	int ends[2];

	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	ck_assert_int_eq(write(ends[1], bytes.p, bytes.n), bytes.n);
	close(ends[1]);
	return ends[0];
}

static enum step
run(struct spool *s, struct err *err)
{
	enum step step = STEP_MORE;

	for (int i = 0; i < STEPS_MAX && step == STEP_MORE; i++)
		step = spool_step(s, err);
	return step;
}

/* What comes in on fd, as a source. */
static struct source *
spooled(int fd, const char *folder)
{
	struct spool *s = spool_begin(fd, folder, 0, NULL);
	struct source *source;

	ck_assert_ptr_nonnull(s);
	ck_assert_int_eq(run(s, NULL), STEP_DONE);
	ck_assert_int_eq(spool_step(s, NULL), STEP_DONE);
	source = spool_source(s, NULL);
	ck_assert_ptr_nonnull(source);
	spool_free(s);
	return source;
}

static void
gives(struct source *s, struct str want)
{
	struct buf got = { .max = want.n + 64 };
	enum source_result r;
	struct str bytes;

	while ((r = source_read(s, &bytes, NULL)) == SOURCE_BYTES)
		buf_add_str(&got, bytes);
	ck_assert_int_eq(r, SOURCE_END);
	ck_assert(str_eq(buf_str(&got), want));
	ck_assert(source_unchanged(s, NULL));
	buf_release(&got);
}

START_TEST(pipe_can_be_read_like_a_file_and_leaves_nothing)
{
	enum { PART = 60000, PARTS = 40 };
	const char *folder = unit_folder();
	struct buf want = { 0 };
	struct spool *s;
	struct source *source;
	char out[8];
	size_t got;
	int ends[2];

	disk_fill(&want, PART * PARTS);
	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	s = spool_begin(ends[0], folder, 0, NULL);
	for (size_t at = 0; at < want.n; at += PART) {
		ck_assert_int_eq(write(ends[1], want.p + at, PART), PART);
		ck_assert_int_eq(spool_step(s, NULL), STEP_MORE);
		ck_assert_uint_eq(spool_bytes(s), at + PART);
	}
	close(ends[1]);
	ck_assert_int_eq(run(s, NULL), STEP_DONE);
	source = spool_source(s, NULL);
	spool_free(s);
	close(ends[0]);
	ck_assert_int_eq(disk_entries(folder), 0);
	ck_assert_str_eq(source_path(source), "standard input");
	ck_assert_int_eq(source_container(source), CONTAINER_PLAIN);
	gives(source, buf_str(&want));
	ck_assert(source_read_at(source, 70000, out, 8, &got, NULL));
	ck_assert_mem_eq(out, want.p + 70000, 8);
	source_free(source);
	buf_release(&want);
}
END_TEST

START_TEST(packed_bytes_in_a_pipe_are_unpacked)
{
	struct buf packed = { 0 };
	struct source *s;
	int fd;

	gz_cook(&packed, "mp");
	fd = pipe_with(buf_str(&packed));
	s = spooled(fd, unit_folder());
	ck_assert_int_eq(source_container(s), CONTAINER_GZIP);
	gives(s, str_from(GZ_TEXT GZ_TEXT));
	source_free(s);
	close(fd);
	buf_release(&packed);
}
END_TEST

START_TEST(nothing_at_all_is_an_empty_file)
{
	int fd = _i == 0 ? pipe_with(str_from("")) : open("/dev/null",
	    O_RDONLY);
	struct source *s = spooled(fd, unit_folder());

	ck_assert_int_eq(source_container(s), CONTAINER_EMPTY);
	gives(s, str_from(""));
	source_free(s);
	close(fd);
}
END_TEST

START_TEST(silent_pipe_does_not_hold_up_who_wants_to_stop)
{
	struct spool *s;
	int ends[2];

	ck_assert_int_eq(pipe2(ends, O_CLOEXEC | (_i == 0 ? 0 : O_NONBLOCK)),
	    0);
	s = spool_begin(ends[0], unit_folder(), 0, NULL);
	ck_assert_int_eq(spool_step(s, NULL), STEP_MORE);
	ck_assert_uint_eq(spool_bytes(s), 0);
	spool_free(s);
	close(ends[0]);
	close(ends[1]);
}
END_TEST

START_TEST(regular_file_is_taken_as_it_is)
{
	const char *path = unit_file("in", "0123456789", 10);
	int fd = open(path, O_RDONLY);
	struct source *s = spooled(fd, "/no/such/folder");
	struct err err = { 0 };

	close(fd);
	gives(s, str_from("0123456789"));
	ck_assert_int_eq(truncate(path, 11), 0);
	ck_assert(!source_unchanged(s, &err));
	ck_assert_int_eq(err.kind, ERR_CHANGED);
	ck_assert_ptr_nonnull(strstr(err.text, "standard input grew"));
	source_free(s);
}
END_TEST

START_TEST(file_that_was_read_in_part_gives_the_rest)
{
	int fd = open(unit_file("in", "0123456789", 10), O_RDONLY);
	struct source *s;

	ck_assert_int_eq(lseek(fd, 4, SEEK_SET), 4);
	s = spooled(fd, unit_folder());
	gives(s, str_from("456789"));
	source_free(s);
	close(fd);
}
END_TEST

START_TEST(more_than_the_limit_is_refused)
{
	int fd = pipe_with(str_from("0123456789"));
	struct spool *s = spool_begin(fd, unit_folder(), 9 + _i, NULL);
	struct err err = { 0 };

	ck_assert_int_eq(run(s, &err), _i == 0 ? STEP_FAILED : STEP_DONE);
	ck_assert_int_eq(err.kind, _i == 0 ? ERR_INPUT : ERR_NONE);
	ck_assert(_i > 0 || strstr(err.text, "More than 9 bytes") != NULL);
	spool_free(s);
	close(fd);
}
END_TEST

START_TEST(input_without_an_end_is_stopped)
{
	int fd = open("/dev/zero", O_RDONLY);
	struct spool *s = spool_begin(fd, unit_folder(), 5 << 20, NULL);
	struct err err = { 0 };

	ck_assert_int_eq(run(s, &err), STEP_FAILED);
	ck_assert_ptr_nonnull(strstr(err.text, "5,242,880 bytes"));
	ck_assert_ptr_nonnull(strstr(err.text, "to a file"));
	spool_free(s);
	close(fd);
}
END_TEST

START_TEST(full_disk_is_told_with_what_to_do)
{
	struct rlimit room = { 1 << 20, 1 << 20 };
	int fd = open("/dev/zero", O_RDONLY);
	struct spool *s = spool_begin(fd, unit_folder(), 0, NULL);
	struct err err = { 0 };

	(void)signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &room), 0);
	ck_assert_int_eq(run(s, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_ptr_nonnull(strstr(err.text, "--temp-folder"));
	spool_free(s);
	close(fd);
}
END_TEST

static int
open_keyboard(void)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY);

	ck_assert_int_eq(grantpt(master), 0);
	ck_assert_int_eq(unlockpt(master), 0);
	return open(ptsname(master), O_RDWR | O_NOCTTY);
}

START_TEST(keyboard_is_refused_with_a_hint)
{
	struct err err = { 0 };

	ck_assert_ptr_null(spool_begin(open_keyboard(), unit_folder(), 0,
	    &err));
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert_ptr_nonnull(strstr(err.text, "keyboard"));
}
END_TEST

START_TEST(closed_input_and_no_folder_are_told)
{
	struct err err = { 0 };
	int fd = pipe_with(str_from("x"));

	ck_assert_ptr_null(spool_begin(-1, unit_folder(), 0, &err));
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert_ptr_null(spool_begin(fd, "/no/such/folder", 0, &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_ptr_nonnull(strstr(err.text, "/no/such/folder"));
	close(fd);
}
END_TEST

START_TEST(what_cannot_be_read_is_told)
{
	int fd = _i == 0 ? open(unit_folder(), O_RDONLY) :
	    open("/dev/null", O_WRONLY);
	struct spool *s = spool_begin(fd, unit_folder(), 0, NULL);
	struct err err = { 0 };

	ck_assert_int_eq(run(s, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert_ptr_nonnull(strstr(err.text, "Standard input"));
	spool_free(s);
	close(fd);
}
END_TEST

Suite *
suite_spool(void)
{
	Suite *s = suite_create("spool");
	TCase *t = tcase_create("spool");

	tcase_add_test(t, pipe_can_be_read_like_a_file_and_leaves_nothing);
	tcase_add_test(t, packed_bytes_in_a_pipe_are_unpacked);
	tcase_add_loop_test(t, nothing_at_all_is_an_empty_file, 0, 2);
	tcase_add_loop_test(t,
	    silent_pipe_does_not_hold_up_who_wants_to_stop, 0, 2);
	tcase_add_test(t, regular_file_is_taken_as_it_is);
	tcase_add_test(t, file_that_was_read_in_part_gives_the_rest);
	tcase_add_loop_test(t, more_than_the_limit_is_refused, 0, 3);
	tcase_add_test(t, input_without_an_end_is_stopped);
	tcase_add_test(t, full_disk_is_told_with_what_to_do);
	tcase_add_test(t, keyboard_is_refused_with_a_hint);
	tcase_add_test(t, closed_input_and_no_folder_are_told);
	tcase_add_loop_test(t, what_cannot_be_read_is_told, 0, 2);
	suite_add_tcase(s, t);
	return s;
}
