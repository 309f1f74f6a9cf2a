/* SPDX-License-Identifier: MIT */
/* The customer's file: what may be opened, and that changes are seen. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <threads.h>
#include <unistd.h>

#include "base/buf.h"
#include "file/hash.h"
#include "file/path.h"
#include "file/sink.h"
#include "file/source.h"
#include "tests/unit/file/disk.h"
#include "tests/unit/unit.h"

unit_suite suite_source;

static void
make_socket(const char *name)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(a.sun_path, sizeof(a.sun_path), "%s", name);
	ck_assert_int_eq(bind(fd, (struct sockaddr *)&a, sizeof(a)), 0);
}

/* One of each in the current folder. */
static void
make_kinds(void)
{
	char deep[300] = "long-", *p = deep + 5;

	memset(p, 'x', 255);
	ck_assert_int_eq(chdir(unit_folder()), 0);
	ck_assert_int_eq(mkdir("folder", 0700), 0);
	ck_assert_int_eq(mkfifo("pipe", 0600), 0);
	make_socket("socket");
	ck_assert_int_eq(symlink("none", "dangling"), 0);
	ck_assert_int_eq(symlink("loop", "loop"), 0);
	ck_assert_int_eq(symlink("folder", "to-folder"), 0);
	ck_assert_int_eq(close(open("plain", O_CREAT | O_WRONLY, 0600)), 0);
	ck_assert_int_eq(close(open("locked", O_CREAT | O_WRONLY, 0)), 0);
}

#define TOO_LONG "0123456789012345678901234567890123456789012345678901234567" \
    "89012345678901234567890123456789012345678901234567890123456789012345" \
    "67890123456789012345678901234567890123456789012345678901234567890123" \
    "456789012345678901234567890123456789012345678901234567890123456789"

static const struct {
	const char *path;
	int sys;
	const char *words;
} refused[] = {
	{ "folder", 0, "folder is a folder" },
	{ "to-folder", 0, "to-folder is a folder" },
	{ "pipe", 0, "pipe is a pipe" },
	{ "socket", ENXIO, "socket is a socket" },
	{ "/dev/null", 0, "null is a device" },
	{ "/dev/zero", 0, "zero is a device" },
	{ "dangling", ENOENT, "dangling is a link to a file that is gone" },
	{ "loop", ELOOP, "loop is a link that leads back" },
	{ "none.sync", ENOENT, "no file none.sync" },
	{ "none/none.sync", ENOENT, "no file none.sync" },
	{ "plain/none.sync", ENOTDIR, "not a folder" },
	{ "", ENOENT, "No file is named yet" },
	{ TOO_LONG, ENAMETOOLONG, "longer than this computer" },
	{ "/proc/self/status", 0, "made up by the system" },
	{ "locked", EACCES, "may not be read" },
	{ "ev\033[2Jil", ENOENT, "ev\\x1B[2Jil" },
};

START_TEST(what_is_no_file_is_refused_by_name)
{
	struct err err = { 0 };

	make_kinds();
	if (refused[_i].sys == EACCES && geteuid() == 0)
		return;
	ck_assert_ptr_null(source_open(refused[_i].path, &err));
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert_msg(err.sys == refused[_i].sys, "%s: %d", err.text, err.sys);
	ck_assert_msg(strstr(err.text, refused[_i].words) != NULL, "%s",
	    err.text);
	ck_assert_ptr_null(source_open(refused[_i].path, NULL));
}
END_TEST

START_TEST(pipe_with_a_writer_is_not_waited_for)
{
	struct err err = { 0 };
	int writer;

	make_kinds();
	writer = open("pipe", O_RDWR);
	ck_assert_int_eq(write(writer, "data", 4), 4);
	ck_assert_ptr_null(source_open("pipe", &err));
	ck_assert_ptr_nonnull(strstr(err.text, "is a pipe"));
	close(writer);
}
END_TEST

#define ZIP_ENTRY "PK\x03\x04xxxxxxxxxxxxxxxxxxxxxx"
#define ROW(c, bytes) { c, bytes, sizeof(bytes) - 1 }

static const struct {
	enum container container;
	const char *bytes;
	size_t n;
} containers[] = {
	ROW(CONTAINER_EMPTY, ""),
	ROW(CONTAINER_PLAIN, "a"),
	ROW(CONTAINER_PLAIN, "\x1F"),
	ROW(CONTAINER_PLAIN, "cust-001\td_sid=24\n"),
	ROW(CONTAINER_PLAIN, "\xFF\xFE" "a\0"),
	ROW(CONTAINER_PLAIN, "PK\x01\x02"),
	ROW(CONTAINER_PLAIN, "PK"),
	ROW(CONTAINER_GZIP, "\x1F\x8B"),
	ROW(CONTAINER_ZIP, "PK\x03\x04"),
	ROW(CONTAINER_ZIP, "PK\x05\x06rest"),
	ROW(CONTAINER_ZIP, ZIP_ENTRY "\x05\0\0\0a.txt xl/workbook.xml"),
	ROW(CONTAINER_EXCEL, ZIP_ENTRY "\x13\0\0\0[Content_Types].xml"),
	ROW(CONTAINER_ZIP, ZIP_ENTRY "\x13\0\0\0[Content_Types].xm"),
	ROW(CONTAINER_EXCEL, ZIP_ENTRY "\x05\0\0\0a.txtdata" ZIP_ENTRY
	    "\x0B\0\0\0xl/work.xml"),
	ROW(CONTAINER_OTHER, "BZh91AY&SY"),
	ROW(CONTAINER_OTHER, "\xFD" "7zXZ\0"),
	ROW(CONTAINER_OTHER, "7z\xBC\xAF\x27\x1C"),
	ROW(CONTAINER_OTHER, "Rar!\x1A\x07\0"),
	ROW(CONTAINER_OTHER, "\x28\xB5\x2F\xFD"),
	ROW(CONTAINER_OTHER, "%PDF-1.7"),
	ROW(CONTAINER_OTHER, "\xD0\xCF\x11\xE0\xA1\xB1"),
	ROW(CONTAINER_OTHER, "PAR1"),
	ROW(CONTAINER_PGP_ARMOR, "-----BEGIN PGP MESSAGE-----\n"),
	ROW(CONTAINER_PLAIN, "-----BEGIN PGP PUBLIC KEY BLOCK-----\n"),
	ROW(CONTAINER_PGP, "\x84x"),
	ROW(CONTAINER_PGP, "\x85x"),
	ROW(CONTAINER_PGP, "\x86x"),
	ROW(CONTAINER_PGP, "\xC1x"),
	ROW(CONTAINER_PLAIN, "\xC3\xA4"),
};

START_TEST(first_bytes_tell_the_container)
{
	const char *path = unit_file("in", containers[_i].bytes,
	    containers[_i].n);
	struct source *s = source_open(path, NULL);

	ck_assert_ptr_nonnull(s);
	ck_assert_int_eq(source_container(s), containers[_i].container);
	ck_assert_uint_eq(source_size(s), containers[_i].n);
	ck_assert_str_eq(source_path(s), path);
	source_free(s);
}
END_TEST

static const size_t sizes[] = {
	0, 1, 4095, 4096, SOURCE_BLOCK - 1, SOURCE_BLOCK, SOURCE_BLOCK + 1,
	3 * SOURCE_BLOCK + 5,
};
static const size_t blocks[] = { SOURCE_BLOCK, 4096, 65536, 1000003 };

enum { BLOCKS = sizeof(blocks) / sizeof(blocks[0]) };

START_TEST(plain_file_is_read_whole_in_blocks_of_any_size)
{
	struct buf want = { 0 }, got = { 0 };
	char sum[HASH_HEX];
	struct source *s;
	struct str bytes;
	enum source_result r;

	buf_add_text(&want, "");
	disk_fill(&want, sizes[_i / BLOCKS]);
	hash_of(buf_str(&want), sum);
	s = source_open(unit_file("in", want.p, want.n), NULL);
	source_set_block(s, blocks[_i % BLOCKS]);
	while ((r = source_read(s, &bytes, NULL)) == SOURCE_BYTES) {
		ck_assert_uint_gt(bytes.n, 0);
		ck_assert_uint_le(bytes.n, blocks[_i % BLOCKS]);
		ck_assert_str_eq(source_sha256(s), "");
		buf_add_str(&got, bytes);
		ck_assert_uint_eq(source_raw_bytes(s), got.n);
		ck_assert_uint_eq(source_disk_bytes(s), got.n);
	}
	ck_assert_int_eq(r, SOURCE_END);
	ck_assert(str_eq(buf_str(&got), buf_str(&want)));
	ck_assert_str_eq(source_sha256(s), sum);
	ck_assert_int_eq(source_fault(s), GZIP_FINE);
	ck_assert(source_unchanged(s, NULL));
	source_free(s);
	buf_release(&want);
	buf_release(&got);
}
END_TEST

START_TEST(second_source_starts_at_the_start_and_outlives_the_first)
{
	struct source *s = source_open(unit_file("in", "data", 4), NULL);
	struct source *again;
	struct str bytes;

	ck_assert_int_eq(source_read(s, &bytes, NULL), SOURCE_BYTES);
	again = source_again(s, NULL);
	ck_assert_ptr_nonnull(again);
	source_free(s);
	ck_assert_int_eq(source_read(again, &bytes, NULL), SOURCE_BYTES);
	ck_assert(str_eq_text(bytes, "data"));
	ck_assert_int_eq(source_container(again), CONTAINER_PLAIN);
	ck_assert(source_unchanged(again, NULL));
	source_free(again);
	source_free(NULL);
}
END_TEST

static const struct {
	const char *how, *words;
} changes[] = {
	{ "grow", "grew" },
	{ "shrink", "became shorter" },
	{ "replace", "replaced by another" },
	{ "delete", "moved or deleted" },
	{ "move", "moved or deleted" },
	{ "touch", "changed by another program" },
	{ "folder", "replaced by another" },
	{ "mode", "changed by another program" },
};

/* The clock of the file system has ticks: go on until one was seen. */
static void
change_mode(const char *path)
{
	struct stat before, now;

	ck_assert_int_eq(stat(path, &before), 0);
	do {
		ck_assert_int_eq(chmod(path, 0640), 0);
		ck_assert_int_eq(stat(path, &now), 0);
	} while (now.st_ctim.tv_sec == before.st_ctim.tv_sec &&
	    now.st_ctim.tv_nsec == before.st_ctim.tv_nsec);
}

static void
change(const char *path, const char *how)
{
	struct timespec times[2] = { { 1, 0 }, { 1, 0 } };
	char moved[4200];

	snprintf(moved, sizeof(moved), "%s.moved", path);
	if (strcmp(how, "grow") == 0) {
		ck_assert_int_eq(truncate(path, 11), 0);
	} else if (strcmp(how, "shrink") == 0) {
		ck_assert_int_eq(truncate(path, 9), 0);
	} else if (strcmp(how, "mode") == 0) {
		change_mode(path);
	} else if (strcmp(how, "touch") == 0) {
		ck_assert_int_eq(utimensat(AT_FDCWD, path, times, 0), 0);
	} else if (strcmp(how, "delete") == 0) {
		ck_assert_int_eq(unlink(path), 0);
	} else {
		ck_assert_int_eq(rename(path, moved), 0);
		if (strcmp(how, "replace") == 0)
			ck_assert_int_eq(close(open(path, O_CREAT | O_WRONLY,
			    0600)), 0);
		if (strcmp(how, "folder") == 0)
			ck_assert_int_eq(mkdir(path, 0700), 0);
	}
}

START_TEST(file_that_changed_is_found_out)
{
	const char *path = unit_file("export.sync", "0123456789", 10);
	struct source *s = source_open(path, NULL);
	struct err err = { 0 };

	ck_assert(source_unchanged(s, &err));
	ck_assert_int_eq(err.kind, ERR_NONE);
	change(path, changes[_i].how);
	ck_assert(!source_unchanged(s, &err));
	ck_assert_int_eq(err.kind, ERR_CHANGED);
	ck_assert_msg(strstr(err.text, changes[_i].words) != NULL, "%s",
	    err.text);
	ck_assert_ptr_nonnull(strstr(err.text, "export.sync"));
	ck_assert_ptr_nonnull(strstr(err.text, "nothing was done"));
	source_free(s);
}
END_TEST

START_TEST(file_that_shrinks_under_the_reader_is_no_end)
{
	const char *path = unit_file("export.sync", "0123456789", 10);
	struct source *s = source_open(path, NULL);
	struct err err = { 0 };
	struct str bytes;
	size_t got = 9;
	char out[10];

	source_set_block(s, 4);
	ck_assert_int_eq(source_read(s, &bytes, &err), SOURCE_BYTES);
	ck_assert_int_eq(truncate(path, 4), 0);
	ck_assert_int_eq(source_read(s, &bytes, &err), SOURCE_FAILED);
	ck_assert_int_eq(err.kind, ERR_CHANGED);
	ck_assert_str_eq(source_sha256(s), "");
	ck_assert(source_read_at(s, 2, out, 8, &got, &err));
	ck_assert_uint_eq(got, 2);
	source_free(s);
}
END_TEST

START_TEST(file_that_grows_is_read_to_its_size_at_the_start)
{
	const char *path = unit_file("export.sync", "0123456789", 10);
	struct source *s = source_open(path, NULL);
	struct str bytes;

	ck_assert_int_eq(truncate(path, 1 << 30), 0);
	ck_assert_int_eq(source_read(s, &bytes, NULL), SOURCE_BYTES);
	ck_assert(str_eq_text(bytes, "0123456789"));
	ck_assert_int_eq(source_read(s, &bytes, NULL), SOURCE_END);
	ck_assert(!source_unchanged(s, NULL));
	source_free(s);
}
END_TEST

static const struct {
	uint64_t at;
	size_t n, got;
} places[] = {
	{ 0, 10, 10 },
	{ 0, 11, 10 },
	{ 3, 4, 4 },
	{ 9, 5, 1 },
	{ 10, 5, 0 },
	{ 11, 5, 0 },
	{ UINT64_MAX, 5, 0 },
	{ 4, 0, 0 },
};

START_TEST(any_place_of_a_plain_file_can_be_read)
{
	static const char text[] = "0123456789";
	struct source *s = source_open(unit_file("in", text, 10), NULL);
	char out[16];
	size_t got = 99;

	ck_assert(source_read_at(s, places[_i].at, out, places[_i].n, &got,
	    NULL));
	ck_assert_uint_eq(got, places[_i].got);
	if (got > 0)
		ck_assert_mem_eq(out, text + places[_i].at, got);
	source_free(s);
}
END_TEST

enum { LARGE = 48 << 20, JUMPS = 60, JUMP_BYTES = 5000 };

/* A packed file that inflates to the same as want. */
static char *
pack_large(const struct buf *want)
{
	char *path = path_join(unit_folder(), "large.gz");
	struct sink *to = sink_open(path, 0600, 0, NULL, NULL);

	sink_pack(to, DEFLATE_STEADY);
	ck_assert(sink_write(to, want->p, want->n, NULL));
	ck_assert(sink_publish(to, NULL));
	sink_free(to);
	return path;
}

static void
jump_about(struct source *s, const struct buf *want, unsigned long x)
{
	char out[JUMP_BYTES];

	for (int i = 0; i < JUMPS; i++) {
		size_t at, n, got;

		x = x * 6364136223846793005UL + 1442695040888963407UL;
		at = (size_t)(x >> 20) % want->n;
		n = want->n - at < JUMP_BYTES ? want->n - at : JUMP_BYTES;
		ck_assert(source_read_at(s, at, out, JUMP_BYTES, &got, NULL));
		ck_assert_uint_eq(got, n);
		ck_assert_mem_eq(out, want->p + at, n);
	}
}

static int
scan(void *arg)
{
	struct source *s = arg;
	struct str bytes;
	uint64_t n = 0;
	enum source_result r;

	while ((r = source_read(s, &bytes, NULL)) == SOURCE_BYTES)
		n += bytes.n;
	return r == SOURCE_END && n == LARGE ? 0 : 1;
}

START_TEST(jumps_in_a_large_gzip_file_give_its_bytes_while_it_is_read)
{
	struct buf want = { 0 };
	struct source *s, *jumper;
	thrd_t reader;
	int result = -1;
	char *path;

	disk_fill(&want, LARGE);
	path = pack_large(&want);
	s = source_open(path, NULL);
	jumper = source_again(s, NULL);
	ck_assert_int_eq(thrd_create(&reader, scan, s), thrd_success);
	jump_about(jumper, &want, 1);
	ck_assert_int_eq(thrd_join(reader, &result), thrd_success);
	ck_assert_int_eq(result, 0);
	jump_about(jumper, &want, 2);
	jump_about(s, &want, 3);
	source_free(s);
	source_free(jumper);
	free(path);
	buf_release(&want);
}
END_TEST

Suite *
suite_source(void)
{
	Suite *s = suite_create("source");
	TCase *t = tcase_create("source");

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, what_is_no_file_is_refused_by_name, 0,
	    sizeof(refused) / sizeof(refused[0]));
	tcase_add_test(t, pipe_with_a_writer_is_not_waited_for);
	tcase_add_loop_test(t, first_bytes_tell_the_container, 0,
	    sizeof(containers) / sizeof(containers[0]));
	tcase_add_loop_test(t, plain_file_is_read_whole_in_blocks_of_any_size,
	    0, BLOCKS * sizeof(sizes) / sizeof(sizes[0]));
	tcase_add_test(t,
	    second_source_starts_at_the_start_and_outlives_the_first);
	tcase_add_loop_test(t, file_that_changed_is_found_out, 0,
	    sizeof(changes) / sizeof(changes[0]));
	tcase_add_test(t, file_that_shrinks_under_the_reader_is_no_end);
	tcase_add_test(t, file_that_grows_is_read_to_its_size_at_the_start);
	tcase_add_loop_test(t, any_place_of_a_plain_file_can_be_read, 0,
	    sizeof(places) / sizeof(places[0]));
	tcase_add_test(t,
	    jumps_in_a_large_gzip_file_give_its_bytes_while_it_is_read);
	suite_add_tcase(s, t);
	return s;
}
