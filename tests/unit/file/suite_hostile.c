/* SPDX-License-Identifier: MIT */
/* Files that are meant to hurt: read to their end, or refused, in little
 * memory. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "file/path.h"
#include "file/sink.h"
#include "file/source.h"
#include "tests/unit/file/disk.h"
#include "tests/unit/file/gz.h"
#include "tests/unit/unit.h"

unit_suite suite_hostile;

#define MIB ((uint64_t)1 << 20)

/* The most memory of this process so far, in MiB. */
static long
peak(void)
{
	FILE *f = fopen("/proc/self/status", "r");
	char line[200];
	long kb = 0;

	while (kb == 0 && fgets(line, sizeof(line), f) != NULL)
		if (strncmp(line, "VmHWM:", 6) == 0)
			kb = strtol(line + 6, NULL, 10);
	fclose(f);
	return kb >> 10;
}

/* Runs work in a process of its own, which may take that much more memory. */
static void
within(long mib, void (*work)(const char *path), const char *path)
{
	pid_t child;
	int status;

	fflush(NULL);
	child = fork();
	if (child == 0) {
		long before = peak();

		work(path);
		_exit(peak() - before > mib ? 99 : 0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0,
	    "ended with %d", WEXITSTATUS(status));
}

/* Reads all of it, without a hash; how many bytes. */
static uint64_t
read_all(const char *path, enum source_result end, unsigned members)
{
	struct source *s = source_open(path, NULL);
	char *to = xmalloc(SOURCE_BLOCK);
	enum source_result r;
	uint64_t n;
	size_t got;

	source_want_hash(s, false);
	do
		r = source_fill(s, to, SOURCE_BLOCK, &got, NULL);
	while (r == SOURCE_BYTES);
	n = source_raw_bytes(s);
	if (r != end || source_members(s) != members)
		_exit(1);
	source_free(s);
	free(to);
	return n;
}

enum { BOMB = 256 };

static void
read_bomb(const char *path)
{
	struct source *s = source_open(path, NULL);
	char out[100];
	size_t got;

	if (read_all(path, SOURCE_END, 1) != BOMB * MIB)
		_exit(2);
	if (!source_read_at(s, BOMB * MIB - 50, out, 100, &got, NULL) ||
	    got != 50 || out[49] != 0)
		_exit(3);
	source_free(s);
}

START_TEST(bomb_of_zeros_is_inflated_in_little_memory)
{
	char *path = path_join(unit_folder(), "bomb.gz");
	struct sink *to = sink_open(path, 0600, 0, NULL, NULL);
	char *zeros = xcalloc(1, MIB);

	sink_pack(to, DEFLATE_STEADY);
	for (int i = 0; i < BOMB; i++)
		ck_assert(sink_write(to, zeros, MIB, NULL));
	ck_assert(sink_publish(to, NULL));
	ck_assert_uint_lt(sink_disk_bytes(to), MIB);
	sink_free(to);
	free(zeros);
	within(12, read_bomb, path);
	free(path);
}
END_TEST

enum { FLOOD = 200000, NAME = 20 << 20 };

static void
read_flood(const char *path)
{
	if (read_all(path, SOURCE_END, FLOOD + 1) != sizeof(GZ_TEXT) - 1)
		_exit(2);
}

START_TEST(flood_of_empty_members_is_read_to_its_end)
{
	struct buf in = { .max = 8 * MIB }, one = { 0 };

	gz_cook(&one, "e");
	for (int i = 0; i < FLOOD; i++)
		buf_add_str(&in, buf_str(&one));
	gz_cook(&in, "m");
	within(8, read_flood, unit_file("in.gz", in.p, in.n));
	buf_release(&in);
	buf_release(&one);
}
END_TEST

static void
read_one(const char *path)
{
	if (read_all(path, SOURCE_END, 1) != sizeof(GZ_TEXT) - 1)
		_exit(2);
}

/* With a name, or a comment, or an extra field as long as may be. */
START_TEST(header_of_many_bytes_is_passed_over)
{
	static const char flags[] = { 0x08, 0x10, 0x04 };
	size_t n = _i == 2 ? 65535 : NAME;
	struct buf in = { .max = NAME + 100 }, member = { 0 };

	gz_member(&member, str_from(GZ_TEXT));
	member.p[3] = flags[_i];
	buf_add(&in, member.p, 10);
	if (_i == 2)
		buf_add(&in, "\xFF\xFF", 2);
	for (size_t i = 0; i < n; i++)
		buf_add_char(&in, 'n');
	if (_i < 2)
		buf_add_char(&in, '\0');
	buf_add(&in, member.p + 10, member.n - 10);
	within(8, read_one, unit_file("in.gz", in.p, in.n));
	buf_release(&in);
	buf_release(&member);
}
END_TEST

static const uint64_t holes[] = {
	5120 * MIB - 1, 5120 * MIB, 5120 * MIB + 1, 1048576 * MIB,
};

static void
read_ends(const char *path)
{
	struct source *s = source_open(path, NULL);
	uint64_t size = source_size(s);
	char *to = xmalloc(SOURCE_BLOCK);
	size_t got;

	if (source_container(s) != CONTAINER_PLAIN)
		_exit(1);
	for (int i = 0; i < 64; i++)
		if (source_fill(s, to, SOURCE_BLOCK, &got, NULL) !=
		    SOURCE_BYTES || got != SOURCE_BLOCK)
			_exit(2);
	if (!source_read_at(s, size - 7, to, 100, &got, NULL) || got != 7 ||
	    !source_unchanged(s, NULL))
		_exit(3);
	source_free(s);
	free(to);
}

START_TEST(file_of_one_great_hole_is_read_at_any_place)
{
	const char *path = unit_file("hole", "", 0);

	/* Not every file system can have such a file. */
	if (truncate(path, (off_t)holes[_i]) == 0)
		within(6, read_ends, path);
}
END_TEST

#define LONG51 "0123456789012345678901234567890123456789-and-so-on-"

static const char *const names[] = {
	"-rf", "a b", "a\nb", "\033[2J", "\xE2\x80\xAEtxt.exe", "\xFF\xFE",
	"$(touch x)", "'\"`;|&", "...", "a\\b", "%s%n",
	LONG51 LONG51 LONG51 LONG51 LONG51,
};

START_TEST(name_of_any_bytes_is_only_a_name)
{
	char *path = path_join(unit_folder(), names[_i]);
	struct err err = { 0 };
	struct source *s;

	disk_put(path, "data");
	s = source_open(path, &err);
	ck_assert_msg(s != NULL, "%s", err.text);
	ck_assert_str_eq(source_path(s), path);
	ck_assert(source_unchanged(s, NULL));
	ck_assert_int_eq(unlink(path), 0);
	ck_assert(!source_unchanged(s, &err));
	for (const char *p = err.text; *p != '\0'; p++)
		ck_assert((unsigned char)*p >= ' ' && *p != 127);
	ck_assert_ptr_null(strstr(err.text, "\xE2\x80\xAE"));
	source_free(s);
	free(path);
}
END_TEST

static const time_t times[] = { -86400, 0, 2147483648, 4294967296 };

START_TEST(file_of_any_year_is_read)
{
	struct timespec when[2] = { { times[_i], 0 }, { times[_i], 0 } };
	const char *path = unit_file("in", "data", 4);
	struct source *s;

	ck_assert_int_eq(utimensat(AT_FDCWD, path, when, 0), 0);
	s = source_open(path, NULL);
	ck_assert_ptr_nonnull(s);
	ck_assert(source_unchanged(s, NULL));
	source_free(s);
}
END_TEST

START_TEST(packed_file_that_shrinks_was_changed_and_is_not_damaged)
{
	struct buf raw = { 0 }, in = { 0 };
	struct err err = { 0 };
	enum source_result r;
	struct source *s;
	struct str bytes;
	const char *path;

	disk_fill(&raw, 100000);
	in.max = 2 * raw.n;
	gz_member(&in, buf_str(&raw));
	path = unit_file("in.gz", in.p, in.n);
	s = source_open(path, NULL);
	source_set_block(s, 4096);
	ck_assert_int_eq(source_read(s, &bytes, &err), SOURCE_BYTES);
	ck_assert_int_eq(truncate(path, 50000), 0);
	while ((r = source_read(s, &bytes, &err)) == SOURCE_BYTES)
		;
	ck_assert_int_eq(r, SOURCE_FAILED);
	ck_assert_int_eq(err.kind, ERR_CHANGED);
	ck_assert_int_eq(source_fault(s), GZIP_FINE);
	source_free(s);
	buf_release(&raw);
	buf_release(&in);
}
END_TEST

/* It says 4096 bytes, and gives a few. */
START_TEST(file_of_the_system_that_lies_about_its_size_is_no_trap)
{
	struct err err = { 0 };
	struct source *s = source_open("/sys/kernel/mm/transparent_hugepage"
	    "/enabled", &err);
	enum source_result r = SOURCE_BYTES;
	struct str bytes;

	for (int i = 0; s != NULL && i < 10 && r == SOURCE_BYTES; i++)
		r = source_read(s, &bytes, &err);
	ck_assert(s == NULL || r == SOURCE_FAILED);
	ck_assert_int_ne(err.kind, ERR_NONE);
	source_free(s);
}
END_TEST

#define ROWS(table) (sizeof(table) / sizeof((table)[0]))

Suite *
suite_hostile(void)
{
	Suite *s = suite_create("hostile");
	TCase *t = tcase_create("hostile");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, bomb_of_zeros_is_inflated_in_little_memory);
	tcase_add_test(t, flood_of_empty_members_is_read_to_its_end);
	tcase_add_loop_test(t, header_of_many_bytes_is_passed_over, 0, 3);
	tcase_add_loop_test(t, file_of_one_great_hole_is_read_at_any_place,
	    0, ROWS(holes));
	tcase_add_loop_test(t, name_of_any_bytes_is_only_a_name, 0,
	    ROWS(names));
	tcase_add_loop_test(t, file_of_any_year_is_read, 0, ROWS(times));
	tcase_add_test(t,
	    packed_file_that_shrinks_was_changed_and_is_not_damaged);
	tcase_add_test(t,
	    file_of_the_system_that_lies_about_its_size_is_no_trap);
	suite_add_tcase(s, t);
	return s;
}
