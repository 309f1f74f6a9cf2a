/* SPDX-License-Identifier: MIT */
/* What is on the disk, for tests. */
#include "tests/unit/file/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/path.h"
#include "tests/unit/unit.h"

unsigned
disk_entries(const char *folder)
{
	DIR *dir = opendir(folder);
	unsigned n = 0;

	ck_assert_ptr_nonnull(dir);
	while (readdir(dir) != NULL)
		n++;
	closedir(dir);
	return n - 2;
}

char *
disk_read(const char *path, size_t *n)
{
	struct err err = { 0 };
	char *text = path_read_small(path, 1 << 22, n, &err);

	ck_assert_msg(text != NULL, "%s", err.text);
	return text;
}

void
disk_holds(const char *path, const char *want)
{
	size_t n;
	char *text = disk_read(path, &n);

	ck_assert_str_eq(text, want);
	ck_assert_uint_eq(n, strlen(want));
	free(text);
}

void
disk_put(const char *path, const char *text)
{
	int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), strlen(text));
	ck_assert_int_eq(close(fd), 0);
}

mode_t
disk_mode(const char *path)
{
	struct stat st;

	ck_assert_int_eq(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

void
disk_fill(struct buf *b, size_t n)
{
	unsigned long x = 1;

	b->max = n + 64;
	while (b->n < n) {
		x = x * 6364136223846793005UL + 1442695040888963407UL;
		buf_printf(b, "user-%zu\td_sid=%lu\n", b->n, x >> 60);
	}
	b->n = n;
}

size_t
disk_memory(void)
{
	char text[256];
	int fd = open("/proc/self/statm", O_RDONLY);
	ssize_t n = read(fd, text, sizeof(text) - 1);
	char *second;

	ck_assert_int_gt(n, 0);
	text[n] = '\0';
	close(fd);
	second = strchr(text, ' ');
	return strtoul(second, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}
