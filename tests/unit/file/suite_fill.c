/* SPDX-License-Identifier: MIT */
/* A plain file straight into the room of the caller. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "file/hash.h"
#include "file/source.h"
#include "tests/unit/file/disk.h"
#include "tests/unit/unit.h"

unit_suite suite_fill;

enum { PAGE = 4096, SIZE = 3 * SOURCE_BLOCK + 77 };

static const size_t rooms[] = {
	17, PAGE - 1, PAGE, PAGE + 1, 65536, SOURCE_BLOCK, 2 * SOURCE_BLOCK,
};

START_TEST(file_lands_in_the_room_page_by_page)
{
	size_t room = rooms[_i], n = 0, got;
	char *to = xmalloc(room + 1);
	struct buf want = { 0 }, have = { .max = SIZE + 64 };
	struct source *s;

	disk_fill(&want, SIZE);
	s = source_open(unit_file("in", want.p, want.n), NULL);
	to[room] = '#';
	while (source_fill(s, to, room, &got, NULL) == SOURCE_BYTES) {
		ck_assert_uint_gt(got, 0);
		ck_assert_uint_le(got, room);
		buf_add(&have, to, got);
		n = source_disk_bytes(s);
		if (room >= PAGE && n < SIZE)
			ck_assert_uint_eq(n % PAGE, 0);
	}
	ck_assert_int_eq(to[room], '#');
	ck_assert_uint_eq(got, 0);
	ck_assert_uint_eq(n, SIZE);
	ck_assert(str_eq(buf_str(&have), buf_str(&want)));
	source_free(s);
	buf_release(&want);
	buf_release(&have);
	free(to);
}
END_TEST

START_TEST(hash_is_made_unless_it_is_not_wanted)
{
	struct source *s = source_open(unit_file("in", "abc", 3), NULL);
	char sum[HASH_HEX], to[8];
	size_t got;

	hash_of(str_from("abc"), sum);
	source_want_hash(s, _i == 1);
	ck_assert_int_eq(source_fill(s, to, 8, &got, NULL), SOURCE_BYTES);
	ck_assert_uint_eq(got, 3);
	ck_assert_int_eq(source_fill(s, to, 8, &got, NULL), SOURCE_END);
	ck_assert_str_eq(source_sha256(s), _i == 1 ? sum : "");
	ck_assert_int_eq(source_fill(s, to, 8, &got, NULL), SOURCE_END);
	ck_assert_uint_eq(got, 0);
	source_free(s);
}
END_TEST

/* A helper that does nothing until somebody waits. */
struct lazy {
	void *jobs[HASH_JOBS];
	uint64_t given, done, refused;
};

static uint64_t
lazy_give(void *with, void *job)
{
	struct lazy *lazy = with;

	if (lazy->given - lazy->done == HASH_JOBS ||
	    (lazy->given + lazy->refused) % 7 == 6) {
		lazy->refused++;
		return 0;
	}
	lazy->jobs[lazy->given % HASH_JOBS] = job;
	return ++lazy->given;
}

static void
lazy_wait(void *with, uint64_t number)
{
	struct lazy *lazy = with;

	for (; lazy->done < number; lazy->done++)
		hash_job(NULL, lazy->jobs[lazy->done % HASH_JOBS]);
}

/* What a helper has not looked at yet stays, though one room is used again
 * and again; half of the file is read alone. */
START_TEST(hash_is_the_same_with_a_late_helper)
{
	enum { ROOM = 50000 };
	struct lazy lazy = { .given = 0 };
	struct hash_helper helper = { lazy_give, lazy_wait, &lazy };
	struct buf want = { 0 };
	char sum[HASH_HEX], *to = xmalloc(2 * ROOM);
	enum source_result result = SOURCE_BYTES;
	struct source *s;
	size_t got;

	disk_fill(&want, SIZE);
	hash_of(buf_str(&want), sum);
	s = source_open(unit_file("in", want.p, want.n), NULL);
	source_help_hash(s, &helper);
	for (int i = 0; result == SOURCE_BYTES; i++) {
		result = source_fill(s, to + i % 3 * (ROOM / 2), ROOM, &got,
		    NULL);
		if (_i == 1 && source_raw_bytes(s) > SIZE / 2)
			source_help_hash(s, NULL);
	}
	ck_assert_uint_gt(lazy.given, 3);
	ck_assert_uint_eq(lazy.given, lazy.done);
	ck_assert_uint_gt(lazy.refused, 0);
	ck_assert_str_eq(source_sha256(s), sum);
	source_free(s);
	buf_release(&want);
	free(to);
}
END_TEST

START_TEST(filling_and_reading_go_through_one_file_together)
{
	struct source *s = source_open(unit_file("in", "0123456789", 10),
	    NULL);
	struct str bytes;
	char to[4];
	size_t got;

	ck_assert_int_eq(source_fill(s, to, 4, &got, NULL), SOURCE_BYTES);
	ck_assert_mem_eq(to, "0123", 4);
	ck_assert_int_eq(source_read(s, &bytes, NULL), SOURCE_BYTES);
	ck_assert(str_eq_text(bytes, "456789"));
	ck_assert_uint_eq(source_raw_bytes(s), 10);
	source_free(s);
}
END_TEST

Suite *
suite_fill(void)
{
	Suite *s = suite_create("fill");
	TCase *t = tcase_create("fill");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, file_lands_in_the_room_page_by_page, 0,
	    sizeof(rooms) / sizeof(rooms[0]));
	tcase_add_loop_test(t, hash_is_made_unless_it_is_not_wanted, 0, 2);
	tcase_add_loop_test(t, hash_is_the_same_with_a_late_helper, 0, 2);
	tcase_add_test(t, filling_and_reading_go_through_one_file_together);
	suite_add_tcase(s, t);
	return s;
}
