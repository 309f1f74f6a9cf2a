/* SPDX-License-Identifier: MIT */
/* Paths: cut, joined, made, and found in what was dropped on the window. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/dropped.h"
#include "file/path.h"
#include "tests/unit/unit.h"

unit_suite suite_path;

static const struct {
	const char *path, *base, *folder, *shown;
} parts[] = {
	{ "/a/b.sync", "b.sync", "/a", "b.sync" },
	{ "b.sync", "b.sync", ".", "b.sync" },
	{ "/b.sync", "b.sync", "/", "b.sync" },
	{ "a//b", "b", "a", "b" },
	{ "a/b/", "", "a/b", "b" },
	{ "C:\\x\\b.sync", "b.sync", ".", "b.sync" },
	{ "/", "", "/", "/" },
	{ "", "", ".", "" },
	{ "/a/evil\033[2Jname", "evil\033[2Jname", "/a",
	    "evil\\x1B[2Jname" },
};

START_TEST(path_has_its_parts)
{
	char *folder = path_folder(parts[_i].path);
	char *shown = path_shown(parts[_i].path);

	ck_assert(str_eq_text(path_base(str_from(parts[_i].path)),
	    parts[_i].base));
	ck_assert_str_eq(folder, parts[_i].folder);
	ck_assert_str_eq(shown, parts[_i].shown);
	free(folder);
	free(shown);
}
END_TEST

START_TEST(long_name_is_shown_cut)
{
	char name[256] = "", *shown;

	memset(name, 'x', 255);
	shown = path_shown(name);
	ck_assert_uint_le(strlen(shown), 60);
	ck_assert_ptr_nonnull(strstr(shown, "bytes"));
	free(shown);
}
END_TEST

START_TEST(join_puts_one_slash)
{
	char *a = path_join("a", "b"), *b = path_join("a/", "b");
	char *c = path_join("", "b");

	ck_assert_str_eq(a, "a/b");
	ck_assert_str_eq(b, "a/b");
	ck_assert_str_eq(c, "b");
	free(a);
	free(b);
	free(c);
}
END_TEST

static const struct {
	const char *text, *path;
} drops[] = {
	{ "/a/b.sync", "/a/b.sync" },
	{ "  /a/b.sync \r\n", "/a/b.sync" },
	{ "'/a/b c.sync' ", "/a/b c.sync" },
	{ "\"/a/b c.sync\"\n", "/a/b c.sync" },
	{ "\"/a/b \\\"c\\\" \\\\ \\d\"", "/a/b \"c\" \\ \\d" },
	{ "'/a/it'\\''s.sync'", "/a/it's.sync" },
	{ "/a/'b c'.sync", "/a/b c.sync" },
	{ "/a/b\\ c\\ (1).sync", "/a/b c (1).sync" },
	{ "/a/it\\'s.sync", "/a/it's.sync" },
	{ "it's Bob's.sync", "it's Bob's.sync" },
	{ "'open.sync", "'open.sync" },
	{ "my file.sync", "my file.sync" },
	{ "a\\b", "a\\b" },
	{ "'/a/1.sync' '/a/2.sync'", "/a/1.sync" },
	{ "file:///a/b%20c.sync", "/a/b c.sync" },
	{ "file://localhost/a/b%20c.sync\r\n", "/a/b c.sync" },
	{ "file:/a/%C3%A4.sync", "/a/\xC3\xA4.sync" },
	{ "file:///a/100%25%zz%0", "/a/100%%zz%0" },
	{ "file:///a/x%00y", "/a/x%00y" },
	{ "file:///a/1.sync\r\nfile:///a/2.sync\r\n", "/a/1.sync" },
	{ "/a/b%20c.sync", "/a/b%20c.sync" },
	{ "~/b.sync", "/home/kim/b.sync" },
	{ "'~/b c.sync'", "/home/kim/b c.sync" },
	{ "~", "/home/kim/" },
	{ "~kim/b", "~kim/b" },
	{ "C:\\none such\\b.sync", "C:\\none such\\b.sync" },
	{ "\"C:\\none such\\b.sync\"", "C:\\none such\\b.sync" },
	{ "file:///C:/none%20such/b", "C:/none such/b" },
	{ "", "" },
	{ " \r\n", "" },
	{ "''", "" },
};

START_TEST(dropped_text_becomes_the_path)
{
	char *path;

	ck_assert_int_eq(setenv("HOME", "/home/kim", 1), 0);
	path = path_from_dropped(str_from(drops[_i].text));
	ck_assert_str_eq(path, drops[_i].path);
	free(path);
}
END_TEST

START_TEST(tilde_stays_without_a_home)
{
	char *path;

	ck_assert_int_eq(unsetenv("HOME"), 0);
	path = path_from_dropped(str_from("~/b.sync"));
	ck_assert_str_eq(path, "~/b.sync");
	free(path);
	path = path_from_dropped((struct str){ "/a\0b", 4 });
	ck_assert_str_eq(path, "/a");
	free(path);
}
END_TEST

START_TEST(windows_path_is_found_under_the_mounts)
{
	char *mounts = strdup(unit_folder());
	char *folder = path_join(mounts, "c/Users/kim");
	char *file = path_join(folder, "b c.sync"), *got;

	ck_assert(path_make_folders(folder, NULL));
	ck_assert_int_eq(symlink("/dev/null", file), 0);
	got = dropped_windows(str_from("C:\\Users\\kim\\b c.sync"), mounts);
	ck_assert_str_eq(got, file);
	free(got);
	got = dropped_windows(str_from("c:/Users\\kim"), mounts);
	ck_assert_str_eq(got, folder);
	free(got);
	ck_assert_ptr_null(dropped_windows(str_from("D:\\Users"), mounts));
	ck_assert_ptr_null(dropped_windows(str_from("/c/Users"), mounts));
	ck_assert_ptr_null(dropped_windows(str_from("C:"), mounts));
	free(mounts);
	free(folder);
	free(file);
}
END_TEST

static mode_t
mode_of(const char *path)
{
	struct stat st;

	ck_assert_int_eq(stat(path, &st), 0);
	return st.st_mode & 07777;
}

static void
forget_homes(void)
{
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_DATA_HOME");
}

static const struct {
	enum path_home which;
	const char *variable, *below_variable, *below_home;
} homes[] = {
	{ PATH_CONFIG, "XDG_CONFIG_HOME", "aam-onboard/f",
	    ".config/aam-onboard/f" },
	{ PATH_STATE, "XDG_STATE_HOME", "aam-onboard/f",
	    ".local/state/aam-onboard/f" },
	{ PATH_PRACTICE, "XDG_DATA_HOME", "aam-onboard/practice/f",
	    ".local/share/aam-onboard/practice/f" },
};

static void
check_home(enum path_home which, const char *base, const char *below)
{
	char *want = path_join(base, below), *folder = path_folder(want);
	struct err err = { 0 };
	char *got = path_home(which, "f", &err);

	ck_assert_msg(got != NULL, "%s", err.text);
	ck_assert_str_eq(got, want);
	ck_assert_int_eq(mode_of(folder), 0700);
	ck_assert_int_ne(access(want, F_OK), 0);
	free(got);
	got = path_home(which, NULL, &err);
	ck_assert_str_eq(got, folder);
	free(got);
	free(want);
	free(folder);
}

START_TEST(our_folders_follow_the_environment)
{
	char *base = strdup(unit_folder());

	umask(0);
	forget_homes();
	setenv("HOME", base, 1);
	check_home(homes[_i].which, base, homes[_i].below_home);
	setenv(homes[_i].variable, "relative", 1);
	check_home(homes[_i].which, base, homes[_i].below_home);
	setenv(homes[_i].variable, base, 1);
	setenv("HOME", "/nonexistent", 1);
	check_home(homes[_i].which, base, homes[_i].below_variable);
	free(base);
}
END_TEST

START_TEST(no_home_is_told_by_the_variable_to_set)
{
	struct err err = { 0 };

	forget_homes();
	unsetenv("HOME");
	ck_assert_ptr_null(path_home(homes[_i].which, NULL, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_ptr_nonnull(strstr(err.text, homes[_i].variable));
	setenv("HOME", "", 1);
	ck_assert_ptr_null(path_home(homes[_i].which, NULL, &err));
}
END_TEST

START_TEST(file_in_the_way_of_a_folder_is_named)
{
	const char *file = unit_file("taken", "x", 1);
	char *below = path_join(file, "sub");
	struct err err = { 0 };

	ck_assert(!path_make_folders(below, &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_int_eq(err.sys, ENOTDIR);
	ck_assert_ptr_nonnull(strstr(err.text, "taken"));
	free(below);
}
END_TEST

START_TEST(data_lies_where_the_environment_says)
{
	char *got;

	setenv("AAM_ONBOARD_DATADIR", "/somewhere", 1);
	got = path_data("help/x");
	ck_assert_str_eq(got, "/somewhere/help/x");
	free(got);
	unsetenv("AAM_ONBOARD_DATADIR");
	got = path_data("help/x");
	ck_assert_str_eq(got, AAM_DATADIR "/help/x");
	free(got);
}
END_TEST

START_TEST(small_file_is_read_up_to_its_limit)
{
	const char *path = unit_file("small", "12345", 5);
	struct err err = { 0 };
	size_t n = 0;
	char *text;

	for (size_t max = 5; max < 7; max++) {
		text = path_read_small(path, max, &n, &err);
		ck_assert_ptr_nonnull(text);
		ck_assert_uint_eq(n, 5);
		ck_assert_str_eq(text, "12345");
		free(text);
	}
	ck_assert_ptr_null(path_read_small(path, 4, &n, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_ptr_null(path_read_small("/dev/zero", 9, &n, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_ptr_null(path_read_small("/nonexistent", 9, &n, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_int_eq(err.sys, ENOENT);
	/* A file that says it is empty and is not. */
	ck_assert_ptr_null(path_read_small("/proc/self/status", 9, &n, &err));
}
END_TEST

Suite *
suite_path(void)
{
	Suite *s = suite_create("path");
	TCase *t = tcase_create("path");

	tcase_add_loop_test(t, path_has_its_parts, 0,
	    sizeof(parts) / sizeof(parts[0]));
	tcase_add_test(t, long_name_is_shown_cut);
	tcase_add_test(t, join_puts_one_slash);
	tcase_add_loop_test(t, dropped_text_becomes_the_path, 0,
	    sizeof(drops) / sizeof(drops[0]));
	tcase_add_test(t, tilde_stays_without_a_home);
	tcase_add_test(t, windows_path_is_found_under_the_mounts);
	tcase_add_loop_test(t, our_folders_follow_the_environment, 0,
	    sizeof(homes) / sizeof(homes[0]));
	tcase_add_loop_test(t, no_home_is_told_by_the_variable_to_set, 0,
	    sizeof(homes) / sizeof(homes[0]));
	tcase_add_test(t, file_in_the_way_of_a_folder_is_named);
	tcase_add_test(t, data_lies_where_the_environment_says);
	tcase_add_test(t, small_file_is_read_up_to_its_limit);
	suite_add_tcase(s, t);
	return s;
}
