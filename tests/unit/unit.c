/* SPDX-License-Identifier: MIT */
/* Runs the suites of one layer and keeps their scratch folders. */
#define _GNU_SOURCE
#include "tests/unit/unit.h"

#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[PATH_MAX];
static char folder[PATH_MAX];
static char file[PATH_MAX];
static unsigned folders;

static int
remove_one(const char *path, const struct stat *st, int flag,
    struct FTW *where)
{
	(void)st;
	(void)flag;
	(void)where;
	return remove(path);
}

static void
make_root(void)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(root, sizeof(root), "%s/aam-unit-XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(root) == NULL) {
		perror(root);
		exit(99);
	}
}

int
unit_run(unit_suite *const *suites)
{
	SRunner *runner = srunner_create(suites[0]());

	for (size_t i = 1; suites[i] != NULL; i++)
		srunner_add_suite(runner, suites[i]());
	make_root();
	srunner_set_tap(runner, "-");
	srunner_run_all(runner, CK_SILENT);
	srunner_free(runner);
	(void)nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return EXIT_SUCCESS;
}

const char *
unit_folder(void)
{
	/* An earlier test may have had the same process number. */
	do
		snprintf(folder, sizeof(folder), "%.*s/%u-%ld",
		    (int)(sizeof(folder) - 40), root, folders++,
		    (long)getpid());
	while (mkdir(folder, 0700) != 0 && errno == EEXIST);
	if (access(folder, W_OK) != 0)
		ck_abort_msg("cannot make a folder");
	return folder;
}

const char *
unit_file(const char *name, const void *bytes, size_t n)
{
	FILE *f;

	snprintf(file, sizeof(file), "%.*s/%s", (int)(sizeof(file) - 300),
	    unit_folder(), name);
	f = fopen(file, "wb");
	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
	ck_assert_int_eq(fclose(f), 0);
	return file;
}

const char *
unit_source(const char *relative)
{
	static char path[PATH_MAX];
	const char *top = getenv("srcdir");

	snprintf(path, sizeof(path), "%s/%s", top != NULL ? top : ".",
	    relative);
	return path;
}
