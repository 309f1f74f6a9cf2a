/* SPDX-License-Identifier: MIT */
/* Servers are known again by what a person accepted, and by nothing else. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/path.h"
#include "send/hostkey.h"
#include "tests/unit/unit.h"

unit_suite suite_hostkey;

#define PRINT_A "SHA256:0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"
#define PRINT_B "SHA256:+/23456789abcdefghijklmnopqrstuvwxyzABCDEFG"

static const struct hostkey key_a = { "ssh-ed25519", PRINT_A };
static const struct hostkey key_b = { "ecdsa", PRINT_B };

static void
set_up(char path[4096])
{
	(void)snprintf(path, 4096, "%.4000s/hostkeys", unit_folder());
}

static void
write_text(const char *path, const char *text, mode_t mode)
{
	FILE *f = fopen(path, "w");

	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs(text, f), 0);
	ck_assert_int_eq(fclose(f), 0);
	ck_assert_int_eq(chmod(path, mode), 0);
}

START_TEST(nothing_is_known_before_something_was_accepted)
{
	struct hostkey key = key_a;
	struct err err = { 0 };
	char path[4096];

	set_up(path);
	ck_assert(hostkey_find(path, "a.test", 22, &key, &err));
	ck_assert_str_eq(key.print, "");
}
END_TEST

START_TEST(accepted_key_is_found_by_host_and_port)
{
	struct hostkey key;
	struct err err = { 0 };
	char path[4096];
	struct stat st;

	set_up(path);
	ck_assert(hostkey_keep(path, "a.test", 22, &key_a, &err));
	ck_assert(hostkey_keep(path, "b.test", 22, &key_b, &err));
	ck_assert(hostkey_find(path, "A.Test", 22, &key, &err));
	ck_assert_str_eq(key.print, PRINT_A);
	ck_assert_str_eq(key.kind, "ssh-ed25519");
	ck_assert(hostkey_find(path, "b.test", 22, &key, &err));
	ck_assert_str_eq(key.print, PRINT_B);
	ck_assert(hostkey_find(path, "a.test", 2222, &key, &err));
	ck_assert_str_eq(key.print, "");
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0600);
}
END_TEST

START_TEST(key_of_the_same_host_takes_its_place)
{
	struct hostkey key;
	struct err err = { 0 };
	char path[4096], *text;
	size_t n;

	set_up(path);
	ck_assert(hostkey_keep(path, "a.test", 22, &key_a, &err));
	ck_assert(hostkey_keep(path, "a.test", 22, &key_b, &err));
	ck_assert(hostkey_find(path, "a.test", 22, &key, &err));
	ck_assert_str_eq(key.print, PRINT_B);
	text = path_read_small(path, 4096, &n, &err);
	ck_assert_str_eq(text, "a.test 22 ecdsa " PRINT_B "\n");
	free(text);
}
END_TEST

/* A line that was damaged is never just left out: then a changed key would
 * look like a new one. */
static const char *const damaged[] = {
	"a.test 22 ssh-ed25519 " PRINT_A,
	"a.test 22 ssh-ed25519 SHA256:short\n",
	"a.test 22 ssh-ed25519 " PRINT_A "x\n",
	"a.test 22 ssh-ed25519 MD5:0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"
	"abc\n",
	"a.test 22 ssh-ed25519 SHA256:0123456789abcdefghijklmnopqrstuvwxyzABCDE"
	"=G\n",
	"a.test 65536 ssh-ed25519 " PRINT_A "\n",
	"a.test 22 ssh-ed25519\n",
	"a.test 22 ssh-ed25519 " PRINT_A " more\n",
	" 22 ssh-ed25519 " PRINT_A "\n",
	"a.test x ssh-ed25519 " PRINT_A "\n",
	"a.test 22 a-kind-with-a-long-name " PRINT_A "\n",
	"b.test 22 ecdsa " PRINT_B "\n\n",
	"\n",
};

START_TEST(damaged_line_is_told_and_kept)
{
	struct hostkey key;
	struct err err = { 0 };
	char path[4096], *text;
	size_t n;

	set_up(path);
	write_text(path, damaged[_i], 0600);
	ck_assert(!hostkey_find(path, "a.test", 22, &key, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_ptr_nonnull(strstr(err.text, "hostkeys:"));
	ck_assert(!hostkey_keep(path, "a.test", 22, &key_b, &err));
	text = path_read_small(path, 4096, &n, &err);
	ck_assert_str_eq(text, damaged[_i]);
	free(text);
}
END_TEST

static const mode_t open_to_others[] = { 0620, 0602, 0666 };

START_TEST(file_that_others_may_write_is_not_believed)
{
	struct hostkey key;
	struct err err = { 0 };
	char path[4096];

	set_up(path);
	write_text(path, "a.test 22 ecdsa " PRINT_B "\n", open_to_others[_i]);
	ck_assert(!hostkey_find(path, "a.test", 22, &key, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
	ck_assert_int_eq(chmod(path, 0644), 0);
	ck_assert(hostkey_find(path, "a.test", 22, &key, &err));
}
END_TEST

START_TEST(link_is_not_followed)
{
	struct hostkey key;
	struct err err = { 0 };
	char path[4096], other[4096];

	set_up(path);
	(void)snprintf(other, sizeof(other), "%.4000s/other", unit_folder());
	write_text(other, "a.test 22 ecdsa " PRINT_B "\n", 0600);
	ck_assert_int_eq(symlink(other, path), 0);
	ck_assert(!hostkey_find(path, "a.test", 22, &key, &err));
}
END_TEST

Suite *
suite_hostkey(void)
{
	Suite *s = suite_create("hostkey");
	TCase *t = tcase_create("hostkey");

	tcase_add_test(t, nothing_is_known_before_something_was_accepted);
	tcase_add_test(t, accepted_key_is_found_by_host_and_port);
	tcase_add_test(t, key_of_the_same_host_takes_its_place);
	tcase_add_loop_test(t, damaged_line_is_told_and_kept, 0,
	    sizeof(damaged) / sizeof(damaged[0]));
	tcase_add_loop_test(t, file_that_others_may_write_is_not_believed, 0,
	    sizeof(open_to_others) / sizeof(open_to_others[0]));
	tcase_add_test(t, link_is_not_followed);
	suite_add_tcase(s, t);
	return s;
}
