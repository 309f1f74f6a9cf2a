/* SPDX-License-Identifier: MIT */
/* Packed copies, and our own small files. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "file/hash.h"
#include "file/path.h"
#include "file/sink.h"
#include "tests/unit/file/disk.h"
#include "tests/unit/unit.h"

unit_suite suite_pack;

/* Reads a packed file back through a source. */
static void
unpacks_to(const char *path, struct str want)
{
	struct source *s = source_open(path, NULL);
	struct buf got = { 0 };
	enum source_result r;
	struct str bytes;

	ck_assert_ptr_nonnull(s);
	while ((r = source_read(s, &bytes, NULL)) == SOURCE_BYTES)
		buf_add_str(&got, bytes);
	ck_assert_int_eq(r, SOURCE_END);
	ck_assert_int_eq(source_container(s), CONTAINER_GZIP);
	ck_assert_uint_eq(source_members(s), 1);
	ck_assert(str_eq(buf_str(&got), want));
	buf_release(&got);
	source_free(s);
}

static void
pack_to(const char *path, struct str raw, size_t piece, char sum[HASH_HEX])
{
	struct sink *s = sink_open(path, 0600, 0, NULL, NULL);
	struct stat st;

	ck_assert_ptr_nonnull(s);
	sink_pack(s, DEFLATE_STEADY);
	for (size_t at = 0; at < raw.n; at += piece)
		ck_assert(sink_write(s, raw.p + at, raw.n - at < piece
		    ? raw.n - at : piece, NULL));
	ck_assert(sink_publish(s, NULL));
	memcpy(sum, sink_sha256(s), HASH_HEX);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_uint_eq(sink_disk_bytes(s), st.st_size);
	sink_free(s);
}

START_TEST(packed_file_is_equal_for_equal_bytes)
{
	char *folder = strdup(unit_folder());
	char *one = path_join(folder, "1.gz"), *two = path_join(folder, "2.gz");
	char sum[HASH_HEX], again[HASH_HEX], disk[HASH_HEX], *text;
	struct buf raw = { 0 };
	size_t n;

	for (int i = 0; i < 20000 * _i; i++)
		buf_printf(&raw, "user-%d\td_sid=%d\n", i * 7919, i % 30);
	pack_to(one, buf_str(&raw), 1 << 20, sum);
	pack_to(two, buf_str(&raw), 777, again);
	ck_assert_str_eq(sum, again);
	text = disk_read(one, &n);
	hash_of((struct str){ text, n }, disk);
	ck_assert_str_eq(sum, disk);
	/* No flags, no time, so nothing of when or where. */
	ck_assert_mem_eq(text, "\x1F\x8B\x08\0\0\0\0\0\0", 9);
	unpacks_to(one, buf_str(&raw));
	free(text);
	free(one);
	free(two);
	free(folder);
	buf_release(&raw);
}
END_TEST

START_TEST(state_file_is_replaced_whole_and_private)
{
	char *folder = strdup(unit_folder());
	char *path = path_join(folder, "state.json");
	struct err err = { 0 };

	umask(0);
	ck_assert(sink_replace(path, str_from("one"), &err));
	disk_holds(path, "one");
	ck_assert_int_eq(chmod(path, 0666), 0);
	ck_assert(sink_replace(path, str_from("two, longer"), &err));
	disk_holds(path, "two, longer");
	ck_assert_uint_eq(disk_mode(path), 0600);
	ck_assert(sink_replace(path, str_from(""), &err));
	disk_holds(path, "");
	ck_assert_uint_eq(disk_entries(folder), 1);
	free(path);
	path = path_join(folder, "none/state.json");
	ck_assert(!sink_replace(path, str_from("x"), &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_int_eq(err.sys, ENOENT);
	free(path);
	free(folder);
}
END_TEST

START_TEST(replaced_link_leaves_its_target_alone)
{
	char *folder = strdup(unit_folder());
	char *path = path_join(folder, "state.json");
	char *other = path_join(folder, "other");

	disk_put(other, "theirs");
	ck_assert_int_eq(symlink("other", path), 0);
	ck_assert(sink_replace(path, str_from("ours"), NULL));
	disk_holds(other, "theirs");
	disk_holds(path, "ours");
	free(path);
	free(other);
	free(folder);
}
END_TEST

Suite *
suite_pack(void)
{
	Suite *s = suite_create("pack");
	TCase *t = tcase_create("pack");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, packed_file_is_equal_for_equal_bytes, 0, 3);
	tcase_add_test(t, state_file_is_replaced_whole_and_private);
	tcase_add_test(t, replaced_link_leaves_its_target_alone);
	suite_add_tcase(s, t);
	return s;
}
