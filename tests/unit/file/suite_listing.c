/* SPDX-License-Identifier: MIT */
/* What the picker sees of a folder. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/listing.h"
#include "file/path.h"
#include "tests/unit/unit.h"

unit_suite suite_listing;

static void
make(const char *name, const char *text)
{
	int fd = open(name, O_CREAT | O_WRONLY, 0600);
	struct timespec times[2] = { { 1000000000, 0 }, { 1000000000, 0 } };

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), strlen(text));
	ck_assert_int_eq(futimens(fd, times), 0);
	ck_assert_int_eq(close(fd), 0);
}

START_TEST(folders_come_first_then_files_by_bytes)
{
	static const char *const want[] = {
		"linked", "zoo", "A", "a b", "b\nc", "copy", "\xFFx",
	};
	char *folder = strdup(unit_folder());
	struct listing l;
	struct err err = { 0 };

	ck_assert_int_eq(chdir(folder), 0);
	make("b\nc", "");
	make("\xFFx", "");
	make("a b", "12345");
	make("A", "");
	make(".hidden", "");
	ck_assert_int_eq(mkdir("zoo", 0700), 0);
	ck_assert_int_eq(mkdir(".git", 0700), 0);
	ck_assert_int_eq(mkfifo("pipe", 0600), 0);
	ck_assert_int_eq(symlink("none", "dangling"), 0);
	ck_assert_int_eq(symlink("zoo", "linked"), 0);
	ck_assert_int_eq(symlink("a b", "copy"), 0);
	ck_assert_msg(listing_read(&l, folder, &err), "%s", err.text);
	ck_assert_str_eq(l.folder, folder);
	ck_assert_uint_eq(l.count, sizeof(want) / sizeof(want[0]));
	for (size_t i = 0; i < l.count; i++) {
		ck_assert_str_eq(l.entries[i].name, want[i]);
		ck_assert(l.entries[i].folder == (i < 2));
	}
	ck_assert_uint_eq(l.entries[3].size, 5);
	ck_assert_uint_eq(l.entries[5].size, 5);
	ck_assert_int_eq(l.entries[3].modified, 1000000000);
	ck_assert(!l.cut);
	listing_release(&l);
	ck_assert_ptr_null(l.entries);
	listing_release(&l);
	free(folder);
}
END_TEST

START_TEST(empty_folder_has_no_entries)
{
	struct listing l;

	ck_assert(listing_read(&l, unit_folder(), NULL));
	ck_assert_uint_eq(l.count, 0);
	ck_assert(!l.cut);
	listing_release(&l);
}
END_TEST

static const struct {
	const char *path;
	int sys;
} refused[] = {
	{ "/nonexistent", ENOENT },
	{ "/dev/null", ENOTDIR },
	{ "", ENOENT },
};

START_TEST(folder_that_cannot_be_read_is_named)
{
	struct listing l;
	struct err err = { 0 };

	ck_assert(!listing_read(&l, refused[_i].path, &err));
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert_int_eq(err.sys, refused[_i].sys);
	ck_assert_ptr_null(l.entries);
	listing_release(&l);
}
END_TEST

START_TEST(list_is_cut_at_its_limit)
{
	char name[32];
	struct listing l;
	int folder = open(unit_folder(), O_RDONLY | O_DIRECTORY);

	ck_assert_int_eq(fchdir(folder), 0);
	make("first", "");
	/* Hard links are the cheapest files there are; 1,000 to a file. */
	for (int i = 1; i <= LISTING_MAX; i++) {
		char base[32];

		snprintf(name, sizeof(name), "f%d", i);
		snprintf(base, sizeof(base), "f%d", i - i % 1000);
		if (i % 1000 == 0 || i < 1000)
			make(name, "");
		else
			ck_assert_int_eq(link(base, name), 0);
		if (i < LISTING_MAX - 1)
			continue;
		ck_assert(listing_read(&l, ".", NULL));
		ck_assert_uint_eq(l.count, LISTING_MAX);
		ck_assert(l.cut == (i == LISTING_MAX));
		listing_release(&l);
	}
	close(folder);
}
END_TEST

static const struct {
	const char *name, *typed;
	bool matches;
} typings[] = {
	{ "ftp_dpm_123.sync", "", true },
	{ "ftp_dpm_123.sync", "dpm", true },
	{ "ftp_dpm_123.sync", "fd1s", true },
	{ "ftp_dpm_123.sync", "FDPM", true },
	{ "FTP_DPM.SYNC", "sync", true },
	{ "ftp_dpm_123.sync", "mpd", false },
	{ "ftp_dpm_123.sync", "ff", false },
	{ "ftp", "ftpx", false },
	{ "", "a", false },
	{ "\xC3\x84", "\xC3\x84", true },
	{ "\xC3\x84", "\xC3\xA4", false },
};

START_TEST(letters_match_in_their_order)
{
	ck_assert(listing_matches(typings[_i].name, typings[_i].typed) ==
	    typings[_i].matches);
}
END_TEST

Suite *
suite_listing(void)
{
	Suite *s = suite_create("listing");
	TCase *t = tcase_create("listing");

	tcase_set_timeout(t, 120);
	tcase_add_test(t, folders_come_first_then_files_by_bytes);
	tcase_add_test(t, empty_folder_has_no_entries);
	tcase_add_loop_test(t, folder_that_cannot_be_read_is_named, 0,
	    sizeof(refused) / sizeof(refused[0]));
	tcase_add_test(t, list_is_cut_at_its_limit);
	tcase_add_loop_test(t, letters_match_in_their_order, 0,
	    sizeof(typings) / sizeof(typings[0]));
	suite_add_tcase(s, t);
	return s;
}
