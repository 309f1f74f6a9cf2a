/* SPDX-License-Identifier: MIT */
/* New files appear whole or not at all, and never over another one. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file/hash.h"
#include "file/path.h"
#include "file/sink.h"
#include "tests/unit/file/disk.h"
#include "tests/unit/unit.h"

unit_suite suite_sink;

/* Both ways to write: without a name, and as where that is not known. */
enum { UNNAMED, NAMED, WAYS };

static struct sink *
open_sink(const char *path, int way)
{
	struct err err = { 0 };
	struct sink *s = sink_open(path, 0640, 0, NULL, &err);

	ck_assert_msg(s != NULL, "%s", err.text);
	if (way == NAMED)
		sink_name(s);
	return s;
}

START_TEST(file_is_there_whole_once_it_is_published)
{
	char *folder = strdup(unit_folder());
	char *path = path_join(folder, "new.sync"), sum[HASH_HEX];
	struct sink *s;

	s = open_sink(path, _i);
	ck_assert(sink_write(s, "one\n", 4, NULL));
	ck_assert(sink_write(s, "", 0, NULL));
	ck_assert(sink_write(s, "two\n", 4, NULL));
	ck_assert_int_ne(access(path, F_OK), 0);
	ck_assert_uint_eq(disk_entries(folder), _i == NAMED);
	ck_assert_str_eq(sink_sha256(s), "");
	ck_assert(sink_publish(s, NULL));
	ck_assert_uint_eq(sink_disk_bytes(s), 8);
	hash_of(str_from("one\ntwo\n"), sum);
	ck_assert_str_eq(sink_sha256(s), sum);
	sink_free(s);
	disk_holds(path, "one\ntwo\n");
	ck_assert_uint_eq(disk_entries(folder), 1);
	free(path);
	free(folder);
}
END_TEST

START_TEST(abandoned_file_leaves_nothing)
{
	char *folder = strdup(unit_folder());
	char *path = path_join(folder, "new.sync");
	struct sink *s = open_sink(path, _i);

	ck_assert(sink_write(s, "one\n", 4, NULL));
	sink_free(s);
	ck_assert_uint_eq(disk_entries(folder), 0);
	free(path);
	free(folder);
}
END_TEST

START_TEST(name_taken_before_the_start_is_refused)
{
	const char *path = unit_file("taken.sync", "old", 3);
	struct err err = { 0 };

	ck_assert_ptr_null(sink_open(path, 0600, 0, NULL, &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_int_eq(err.sys, EEXIST);
	ck_assert_ptr_nonnull(strstr(err.text, "taken.sync"));
	disk_holds(path, "old");
}
END_TEST

START_TEST(name_taken_while_writing_is_not_overwritten)
{
	char *folder = strdup(unit_folder());
	char *path = path_join(folder, "new.sync");
	struct err err = { 0 };
	struct sink *s = open_sink(path, _i);

	ck_assert(sink_write(s, "new", 3, NULL));
	disk_put(path, "theirs");
	ck_assert(!sink_publish(s, &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_int_eq(err.sys, EEXIST);
	ck_assert(!sink_publish(s, NULL));
	sink_free(s);
	disk_holds(path, "theirs");
	ck_assert_uint_eq(disk_entries(folder), 1);
	free(path);
	free(folder);
}
END_TEST

START_TEST(even_a_dangling_link_keeps_its_name)
{
	char *path = path_join(unit_folder(), "link.sync");
	struct err err = { 0 };
	struct sink *s = open_sink(path, _i);

	ck_assert_int_eq(symlink("nowhere", path), 0);
	ck_assert(!sink_publish(s, &err));
	ck_assert_int_eq(err.sys, EEXIST);
	sink_free(s);
	ck_assert_ptr_null(sink_open(path, 0600, 0, NULL, &err));
	ck_assert_int_eq(err.sys, EEXIST);
	free(path);
}
END_TEST

START_TEST(original_is_known_by_any_name)
{
	const char *path = unit_file("original.sync", "data", 4);
	char *folder = path_folder(path);
	char *hard = path_join(folder, "hard.sync");
	char *soft = path_join(folder, "soft.sync");
	struct source *source;
	struct source_identity self;
	struct err err = { 0 };

	ck_assert_int_eq(link(path, hard), 0);
	ck_assert_int_eq(symlink("original.sync", soft), 0);
	source = source_open(path, NULL);
	self = source_identity(source);
	ck_assert_ptr_null(sink_open(hard, 0600, 0, &self, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "original"));
	ck_assert_ptr_null(sink_open(soft, 0600, 0, &self, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "is the original itself"));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	disk_holds(path, "data");
	source_free(source);
	free(folder);
	free(hard);
	free(soft);
}
END_TEST

static const struct {
	mode_t asked, umask, got;
} modes[] = {
	{ 0600, 0, 0600 },
	{ 0644, 0, 0644 },
	{ 0666, 0, 0644 },
	{ 0777, 0, 0755 },
	{ 0644, 077, 0644 },
	{ 0640, 0777, 0640 },
	{ 0444, 022, 0444 },
	{ 06755, 0, 0755 },
};

START_TEST(mode_is_as_asked_whatever_the_umask)
{
	char *path = path_join(unit_folder(), "new.sync");
	struct sink *s;

	for (int way = 0; way < WAYS; way++) {
		umask(modes[_i].umask);
		s = sink_open(path, modes[_i].asked, 0, NULL, NULL);
		ck_assert_ptr_nonnull(s);
		if (way == NAMED)
			sink_name(s);
		ck_assert(sink_publish(s, NULL));
		sink_free(s);
		ck_assert_uint_eq(disk_mode(path), modes[_i].got);
		ck_assert_int_eq(unlink(path), 0);
	}
	free(path);
}
END_TEST

START_TEST(two_writers_in_a_folder_spare_each_other)
{
	char *folder = strdup(unit_folder());
	char *one = path_join(folder, "1"), *two = path_join(folder, "2");
	char *theirs = path_join(folder, ".aam-onboard-notes");
	struct sink *a = open_sink(one, NAMED), *b;

	disk_put(theirs, "kept");
	ck_assert(sink_write(a, "one", 3, NULL));
	b = open_sink(two, NAMED);
	ck_assert(sink_write(b, "two", 3, NULL));
	ck_assert_uint_eq(disk_entries(folder), 3);
	ck_assert(sink_publish(a, NULL));
	ck_assert(sink_publish(b, NULL));
	sink_free(a);
	sink_free(b);
	disk_holds(one, "one");
	disk_holds(two, "two");
	disk_holds(theirs, "kept");
	ck_assert_uint_eq(disk_entries(folder), 3);
	free(one);
	free(two);
	free(theirs);
	free(folder);
}
END_TEST

START_TEST(temporary_file_is_private)
{
	char *folder = strdup(unit_folder());
	char *path = path_join(folder, "new.sync"), *temporary = NULL;
	DIR *dir;
	struct dirent *d;
	struct sink *s;

	umask(0);
	s = open_sink(path, NAMED);
	dir = opendir(folder);
	while ((d = readdir(dir)) != NULL)
		if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, ".."))
			temporary = path_join(folder, d->d_name);
	closedir(dir);
	ck_assert_ptr_nonnull(temporary);
	ck_assert_uint_eq(disk_mode(temporary), 0600);
	ck_assert_ptr_nonnull(strstr(temporary, "aam-onboard"));
	sink_free(s);
	free(temporary);
	free(path);
	free(folder);
}
END_TEST

static const struct {
	const char *path;	/* below the test's folder */
	int sys;
	const char *words;
} places[] = {
	{ "none/new.sync", ENOENT, "no folder none" },
	{ "file/new.sync", ENOTDIR, "not a folder" },
	{ "sub", EISDIR, "sub is a folder" },
	{ "sub/", EISDIR, "is a folder" },
	{ "readonly/new.sync", EACCES, "may not write" },
};

START_TEST(place_that_takes_no_file_is_named)
{
	char *folder = strdup(unit_folder());
	char *file = path_join(folder, "file"), *sub = path_join(folder, "sub");
	char *readonly = path_join(folder, "readonly");
	char *path = path_join(folder, places[_i].path);
	struct err err = { 0 };

	disk_put(file, "x");
	ck_assert_int_eq(mkdir(sub, 0700), 0);
	ck_assert_int_eq(mkdir(readonly, 0500), 0);
	if (places[_i].sys != EACCES || geteuid() != 0) {
		ck_assert_ptr_null(sink_open(path, 0600, 0, NULL, &err));
		ck_assert_int_eq(err.kind, ERR_OUTPUT);
		ck_assert_msg(err.sys == places[_i].sys, "%s: %d", err.text,
		    err.sys);
		ck_assert_msg(strstr(err.text, places[_i].words) != NULL,
		    "%s", err.text);
	}
	free(folder);
	free(file);
	free(sub);
	free(readonly);
	free(path);
}
END_TEST

START_TEST(name_of_255_bytes_works_and_256_is_named)
{
	char name[257] = "", *folder = strdup(unit_folder()), *path;
	struct err err = { 0 };
	struct sink *s;

	memset(name, 'n', 255);
	path = path_join(folder, name);
	s = open_sink(path, _i);
	ck_assert(sink_publish(s, NULL));
	sink_free(s);
	ck_assert_uint_eq(disk_entries(folder), 1);
	free(path);
	name[255] = 'n';
	path = path_join(folder, name);
	s = sink_open(path, 0600, 0, NULL, &err);
	if (s != NULL)
		ck_assert(!sink_publish(s, &err));
	sink_free(s);
	ck_assert_int_eq(err.sys, ENAMETOOLONG);
	ck_assert_uint_eq(disk_entries(folder), 1);
	free(path);
	free(folder);
}
END_TEST

START_TEST(too_little_room_is_told_before_the_start)
{
	char *folder = strdup(unit_folder());
	char *path = path_join(folder, "new.sync");
	struct err err = { 0 };

	ck_assert_ptr_null(sink_open(path, 0600, UINT64_MAX, NULL, &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_int_eq(err.sys, ENOSPC);
	ck_assert_ptr_nonnull(strstr(err.text, "more is needed"));
	ck_assert_uint_eq(disk_entries(folder), 0);
	free(path);
	free(folder);
}
END_TEST

/* In a child, whose limit on file sizes stands for a disk that is full. */
static int
write_past_limit(const char *path, int way, bool pack)
{
	struct rlimit limit = { 100000, 100000 };
	static char bytes[70000];
	struct err err = { 0 };
	struct sink *s = sink_open(path, 0600, 0, NULL, &err);
	unsigned long x = 1;

	if (s == NULL)
		return 1;
	if (way == NAMED)
		sink_name(s);
	if (pack)
		sink_pack(s, DEFLATE_STEADY);
	for (size_t i = 0; i < sizeof(bytes); i++) {
		x = x * 6364136223846793005UL + 1442695040888963407UL;
		bytes[i] = (char)(x >> 56);
	}
	signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		return 2;
	if (!sink_write(s, bytes, sizeof(bytes), &err))
		return 3;
	/* Packed bytes come out in larger pieces than they went in. */
	for (int i = 0; i < 16 && err.kind == ERR_NONE; i++)
		(void)sink_write(s, bytes, sizeof(bytes), &err);
	if (err.kind != ERR_OUTPUT || err.sys != EFBIG ||
	    strstr(err.text, "larger than") == NULL)
		return 4;
	if (!pack && sink_disk_bytes(s) != 100000)
		return 6;
	if (sink_publish(s, &err) || sink_write(s, "x", 1, &err))
		return 7;
	sink_free(s);
	return 0;
}

START_TEST(write_error_leaves_nothing_behind)
{
	char *folder = strdup(unit_folder());
	char *path = path_join(folder, "new.sync");
	int status = -1;
	pid_t child = fork();

	if (child == 0)
		_exit(write_past_limit(path, _i % WAYS, _i / WAYS == 1));
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 0);
	ck_assert_uint_eq(disk_entries(folder), 0);
	free(path);
	free(folder);
}
END_TEST

START_TEST(killed_writer_leaves_no_file_of_that_name)
{
	char *folder = strdup(unit_folder());
	char *path = path_join(folder, "new.sync");
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		struct sink *s = open_sink(path, _i);

		(void)sink_write(s, "half", 4, NULL);
		raise(SIGKILL);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_ne(access(path, F_OK), 0);
	ck_assert_uint_eq(disk_entries(folder), _i == NAMED);
	/* The next run clears up. */
	sink_free(open_sink(path, NAMED));
	ck_assert_uint_eq(disk_entries(folder), 0);
	free(path);
	free(folder);
}
END_TEST

Suite *
suite_sink(void)
{
	Suite *s = suite_create("sink");
	TCase *t = tcase_create("sink");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, file_is_there_whole_once_it_is_published, 0,
	    WAYS);
	tcase_add_loop_test(t, abandoned_file_leaves_nothing, 0, WAYS);
	tcase_add_test(t, name_taken_before_the_start_is_refused);
	tcase_add_loop_test(t, name_taken_while_writing_is_not_overwritten, 0,
	    WAYS);
	tcase_add_loop_test(t, even_a_dangling_link_keeps_its_name, 0, WAYS);
	tcase_add_test(t, original_is_known_by_any_name);
	tcase_add_loop_test(t, mode_is_as_asked_whatever_the_umask, 0,
	    sizeof(modes) / sizeof(modes[0]));
	tcase_add_test(t, two_writers_in_a_folder_spare_each_other);
	tcase_add_test(t, temporary_file_is_private);
	tcase_add_loop_test(t, place_that_takes_no_file_is_named, 0,
	    sizeof(places) / sizeof(places[0]));
	tcase_add_loop_test(t, name_of_255_bytes_works_and_256_is_named, 0,
	    WAYS);
	tcase_add_test(t, too_little_room_is_told_before_the_start);
	tcase_add_loop_test(t, write_error_leaves_nothing_behind, 0,
	    WAYS * 2);
	tcase_add_loop_test(t, killed_writer_leaves_no_file_of_that_name, 0,
	    WAYS);
	suite_add_tcase(s, t);
	return s;
}
