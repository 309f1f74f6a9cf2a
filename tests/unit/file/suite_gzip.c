/* SPDX-License-Identifier: MIT */
/* Every way a gzip file can be bad is told apart, in pieces of any size. */
#include <stdlib.h>
#include <string.h>

#include "file/hash.h"
#include "file/inflate.h"
#include "file/source.h"
#include "tests/unit/file/disk.h"
#include "tests/unit/file/gz.h"
#include "tests/unit/unit.h"

unit_suite suite_gzip;

#define TWICE GZ_TEXT GZ_TEXT

static const struct {
	const char *recipe;	/* gz.h */
	enum gzip_fault fault;
	unsigned members;
	bool dangling;
	const char *raw;
	enum container inner;
} streams[] = {
	{ "m", GZIP_FINE, 1, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "p", GZIP_FINE, 1, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "mp", GZIP_FINE, 2, false, TWICE, CONTAINER_PLAIN },
	{ "h", GZIP_FINE, 1, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "H", GZIP_FINE, 1, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "e", GZIP_FINE, 1, false, "", CONTAINER_EMPTY },
	{ "eem", GZIP_FINE, 3, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "mee", GZIP_FINE, 3, false, GZ_TEXT, CONTAINER_PLAIN },
	/* cut short: in the header, the data, the CRC, the length */
	{ "2", GZIP_TRUNCATED, 0, false, "", CONTAINER_EMPTY },
	{ "e{{<", GZIP_TRUNCATED, 0, false, "", CONTAINER_EMPTY },
	{ "H{{{{{{{", GZIP_TRUNCATED, 0, false, "", CONTAINER_EMPTY },
	{ "e{", GZIP_TRUNCATED, 1, false, "", CONTAINER_EMPTY },
	{ "m{", GZIP_TRUNCATED, 1, false, "cust-001\td_sid=24",
	    CONTAINER_PLAIN },
	{ "p{", GZIP_TRUNCATED, 1, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "p{{", GZIP_TRUNCATED, 1, false, "cust-001\t", CONTAINER_PLAIN },
	{ "m<", GZIP_TRUNCATED, 1, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "m<<<<<<", GZIP_TRUNCATED, 1, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "mm<", GZIP_TRUNCATED, 2, false, TWICE, CONTAINER_PLAIN },
	{ "m2", GZIP_TRUNCATED, 1, true, GZ_TEXT, CONTAINER_PLAIN },
	/* damaged */
	{ "w", GZIP_HEADER, 0, false, "", CONTAINER_EMPTY },
	{ "r", GZIP_HEADER, 0, false, "", CONTAINER_EMPTY },
	{ "k", GZIP_HEADER, 0, false, "", CONTAINER_EMPTY },
	{ "J", GZIP_HEADER, 0, false, "", CONTAINER_EMPTY },
	{ "d", GZIP_DAMAGED, 1, false, "", CONTAINER_EMPTY },
	{ "c", GZIP_CRC, 1, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "l", GZIP_LENGTH, 1, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "md", GZIP_DAMAGED, 2, false, GZ_TEXT, CONTAINER_PLAIN },
	{ "mc", GZIP_CRC, 2, false, TWICE, CONTAINER_PLAIN },
	{ "mlm", GZIP_LENGTH, 2, false, TWICE, CONTAINER_PLAIN },
	{ "cm", GZIP_CRC, 1, false, GZ_TEXT, CONTAINER_PLAIN },
	/* something behind the end */
	{ "mT", GZIP_TRAILING, 1, true, GZ_TEXT, CONTAINER_PLAIN },
	{ "mpT", GZIP_TRAILING, 2, true, TWICE, CONTAINER_PLAIN },
	{ "m0", GZIP_TRAILING_ZEROS, 1, true, GZ_TEXT, CONTAINER_PLAIN },
	{ "m0000000000", GZIP_TRAILING_ZEROS, 1, true, GZ_TEXT,
	    CONTAINER_PLAIN },
	{ "m00m", GZIP_TRAILING, 1, true, GZ_TEXT, CONTAINER_PLAIN },
	{ "m1", GZIP_TRAILING, 1, true, GZ_TEXT, CONTAINER_PLAIN },
	{ "m1T", GZIP_TRAILING, 1, true, GZ_TEXT, CONTAINER_PLAIN },
	{ "mJ", GZIP_HEADER, 1, true, GZ_TEXT, CONTAINER_PLAIN },
	{ "mw", GZIP_HEADER, 1, true, GZ_TEXT, CONTAINER_PLAIN },
	/* something else inside */
	{ "g", GZIP_FINE, 1, false, NULL, CONTAINER_GZIP },
	{ "z", GZIP_FINE, 1, false, "PK\x03\x04 and more", CONTAINER_ZIP },
	{ "t", GZIP_FINE, 1, false, NULL, CONTAINER_TAR },
	{ "P", GZIP_FINE, 1, false, "-----BEGIN PGP MESSAGE-----\n",
	    CONTAINER_PGP_ARMOR },
};

enum { STREAMS = sizeof(streams) / sizeof(streams[0]) };

static const size_t blocks[] = { SOURCE_BLOCK, 1, 2, 3, 7, 4096, 65536 };

enum { BLOCKS = sizeof(blocks) / sizeof(blocks[0]) };

/* Reads all that s gives; the result that ended it. */
static enum source_result
drain(struct source *s, struct buf *out)
{
	struct err err = { 0 };
	struct str bytes;
	enum source_result r;

	while ((r = source_read(s, &bytes, &err)) == SOURCE_BYTES)
		buf_add_str(out, bytes);
	ck_assert_msg(r != SOURCE_FAILED, "%s", err.text);
	return r;
}

static struct source *
open_cooked(const char *recipe, char sum[HASH_HEX])
{
	struct buf cooked = { 0 };
	struct err err = { 0 };
	struct source *s;
	const char *path;

	gz_cook(&cooked, recipe);
	hash_of(buf_str(&cooked), sum);
	path = unit_file("in.gz", cooked.p, cooked.n);
	s = source_open(path, &err);
	ck_assert_msg(s != NULL, "%s", err.text);
	buf_release(&cooked);
	return s;
}

START_TEST(verdict_is_the_same_in_pieces_of_any_size)
{
	const char *recipe = streams[_i / BLOCKS].recipe;
	char sum[HASH_HEX];
	struct source *s = open_cooked(recipe, sum);
	const char *raw = streams[_i / BLOCKS].raw;
	enum gzip_fault fault = streams[_i / BLOCKS].fault;
	struct buf got = { 0 };
	enum source_result r;
	struct str none;

	source_set_block(s, blocks[_i % BLOCKS]);
	ck_assert_int_eq(source_container(s), CONTAINER_GZIP);
	ck_assert_msg(source_inner(s) == streams[_i / BLOCKS].inner,
	    "%s: inner %d", recipe, (int)source_inner(s));
	r = drain(s, &got);
	ck_assert_msg(source_fault(s) == fault, "%s: fault %d", recipe,
	    (int)source_fault(s));
	ck_assert_int_eq(r, fault == GZIP_FINE ? SOURCE_END : SOURCE_FAULT);
	ck_assert_msg(source_members(s) == streams[_i / BLOCKS].members,
	    "%s: %u members", recipe, source_members(s));
	ck_assert_msg(source_dangling(s) == streams[_i / BLOCKS].dangling,
	    "%s: dangling", recipe);
	if (raw != NULL)
		ck_assert_str_eq(buf_text(&got), raw);
	ck_assert_uint_eq(source_raw_bytes(s), got.n);
	ck_assert_uint_eq(source_disk_bytes(s), source_size(s));
	ck_assert_str_eq(source_sha256(s), sum);
	ck_assert_int_eq(source_read(s, &none, NULL), r);
	ck_assert_uint_eq(none.n, 0);
	buf_release(&got);
	source_free(s);
}
END_TEST

static const size_t rooms[] = { 1, 2, 7, 4096 };

enum { ROOMS = sizeof(rooms) / sizeof(rooms[0]), MOST_ROOM = 4096 };

/* All that s gives into room bytes at a time, and never a byte more. */
static enum source_result
drain_into(struct source *s, size_t room, struct buf *out)
{
	char to[MOST_ROOM + 1];
	enum source_result r;
	size_t got = 99;

	to[room] = '#';
	do {
		r = source_fill(s, to, room, &got, NULL);
		ck_assert_uint_le(got, room);
		buf_add(out, to, got);
	} while (r == SOURCE_BYTES);
	ck_assert_int_eq(to[room], '#');
	ck_assert_uint_eq(got, 0);
	return r;
}

START_TEST(verdict_is_the_same_in_room_of_any_size_without_a_hash)
{
	const char *raw = streams[_i / ROOMS].raw;
	enum gzip_fault fault = streams[_i / ROOMS].fault;
	char sum[HASH_HEX];
	struct source *s = open_cooked(streams[_i / ROOMS].recipe, sum);
	struct buf got = { 0 };
	enum source_result r;

	source_want_hash(s, false);
	r = drain_into(s, rooms[_i % ROOMS], &got);
	ck_assert_int_eq(source_fault(s), fault);
	ck_assert_int_eq(r, fault == GZIP_FINE ? SOURCE_END : SOURCE_FAULT);
	ck_assert_uint_eq(source_members(s), streams[_i / ROOMS].members);
	ck_assert_int_eq(source_dangling(s), streams[_i / ROOMS].dangling);
	if (raw != NULL)
		ck_assert_str_eq(buf_text(&got), raw);
	ck_assert_uint_eq(source_raw_bytes(s), got.n);
	ck_assert_str_eq(source_sha256(s), "");
	buf_release(&got);
	source_free(s);
}
END_TEST

START_TEST(nothing_is_read_behind_a_fault_for_no_hash)
{
	struct buf cooked = { 0 }, got = { 0 };
	struct source *s;

	gz_cook(&cooked, "mT");
	for (int i = 0; i < 2 * SOURCE_BLOCK; i++)
		buf_add_char(&cooked, 'x');
	s = source_open(unit_file("in.gz", cooked.p, cooked.n), NULL);
	source_want_hash(s, false);
	ck_assert_int_eq(drain(s, &got), SOURCE_FAULT);
	ck_assert_int_eq(source_fault(s), GZIP_TRAILING);
	ck_assert_str_eq(buf_text(&got), GZ_TEXT);
	ck_assert_uint_lt(source_disk_bytes(s), 100);
	source_free(s);
	buf_release(&cooked);
	buf_release(&got);
}
END_TEST

START_TEST(jumping_gives_what_reading_gives)
{
	char sum[HASH_HEX];
	struct source *s = open_cooked(streams[_i].recipe, sum);
	struct buf all = { 0 };
	struct err err = { 0 };
	char piece[64];
	size_t got;

	(void)drain(s, &all);
	for (size_t at = 0; at <= all.n + 2; at++) {
		size_t want = at >= all.n ? 0 : all.n - at;

		want = want < 7 ? want : 7;
		ck_assert(source_read_at(s, all.n + 2 - at, piece, 3, &got,
		    &err));
		ck_assert(source_read_at(s, at, piece, 7, &got, &err));
		ck_assert_uint_eq(got, want);
		if (want > 0)
			ck_assert_mem_eq(piece, all.p + at, want);
	}
	buf_release(&all);
	source_free(s);
}
END_TEST

static const struct {
	uint64_t limit;
	enum gzip_fault fault;
	size_t made;
} limits[] = {
	{ sizeof(GZ_TEXT) - 2, GZIP_TOO_LARGE, sizeof(GZ_TEXT) - 2 },
	{ sizeof(GZ_TEXT) - 1, GZIP_FINE, sizeof(GZ_TEXT) - 1 },
	{ sizeof(GZ_TEXT), GZIP_FINE, sizeof(GZ_TEXT) - 1 },
	{ 0, GZIP_TOO_LARGE, 0 },
};

START_TEST(more_raw_bytes_than_the_limit_are_a_fault)
{
	struct inflater *i = inflater_new(limits[_i].limit);
	struct buf in = { 0 };
	char bytes[64];
	struct space out = { bytes, sizeof(bytes), 0 };
	size_t used;

	gz_cook(&in, "p");
	(void)inflater_run(i, buf_str(&in), &used, &out);
	inflater_end(i);
	ck_assert_int_eq(inflater_fault(i), limits[_i].fault);
	ck_assert_uint_eq(out.made, limits[_i].made);
	ck_assert_uint_eq(inflater_raw(i), limits[_i].made);
	ck_assert_mem_eq(bytes, GZ_TEXT, out.made);
	ck_assert(!inflater_dangling(i));
	inflater_free(i);
	buf_release(&in);
}
END_TEST

enum { SHORT_TEXT = 6000 };

/* What comes out of in, all at once; the fault. */
static enum gzip_fault
inflate_all(struct str in, char *to, size_t room, size_t *made)
{
	struct inflater *i = inflater_new(UINT64_MAX);
	struct space out = { to, room, 0 };
	enum gzip_fault fault;
	size_t used;

	if (inflater_run(i, in, &used, &out))
		inflater_end(i);
	fault = inflater_fault(i);
	*made = out.made;
	inflater_free(i);
	return fault;
}

START_TEST(file_cut_at_any_byte_is_told_and_gives_what_it_has)
{
	struct buf raw = { 0 }, in = { 0 };
	char to[SHORT_TEXT + 64];
	size_t made, most = 0;

	disk_fill(&raw, SHORT_TEXT);
	gz_pack(&in, buf_str(&raw));
	for (size_t n = 0; n < in.n; n++) {
		ck_assert_int_eq(inflate_all(str_cut(buf_str(&in), 0, n), to,
		    sizeof(to), &made), GZIP_TRUNCATED);
		ck_assert_uint_ge(made, most);
		ck_assert_uint_le(made, raw.n);
		ck_assert(made == 0 || memcmp(to, raw.p, made) == 0);
		most = made;
	}
	ck_assert_uint_eq(most, raw.n);
	ck_assert_int_eq(inflate_all(buf_str(&in), to, sizeof(to), &made),
	    GZIP_FINE);
	buf_release(&raw);
	buf_release(&in);
}
END_TEST

/* Some bits mean nothing, and some say the same in another way. */
START_TEST(any_byte_that_is_damaged_is_told_or_does_no_harm)
{
	struct buf raw = { 0 }, in = { 0 };
	char to[1 << 17];
	size_t made, harmless = 0;

	disk_fill(&raw, SHORT_TEXT);
	gz_pack(&in, buf_str(&raw));
	for (size_t n = 0; n < in.n; n++) {
		in.p[n] ^= 1 << (n + _i) % 8;
		if (inflate_all(buf_str(&in), to, sizeof(to), &made) ==
		    GZIP_FINE) {
			ck_assert_uint_eq(made, raw.n);
			ck_assert_mem_eq(to, raw.p, raw.n);
			harmless++;
		}
		in.p[n] ^= 1 << (n + _i) % 8;
	}
	ck_assert_uint_lt(harmless, 12);	/* 6: time and system */
	buf_release(&raw);
	buf_release(&in);
}
END_TEST

static const size_t small_rooms[] = { 1, 1000, 65536, 200000 };

START_TEST(bytes_before_damage_come_first_whatever_the_room)
{
	enum { BLOCK = 65535, HEAD = 10, BLOCK_HEAD = 5 };
	struct inflater *i = inflater_new(UINT64_MAX);
	struct buf raw = { 0 }, in = { 0 };
	static char to[3 * BLOCK];
	struct space out = { to, 0, 0 };
	size_t used, at = 0;

	disk_fill(&raw, 3 * BLOCK);
	gz_member(&in, buf_str(&raw));
	in.p[HEAD + 2 * (BLOCK_HEAD + BLOCK)] = 7;	/* no such block */
	do {
		out.room = out.made + small_rooms[_i];
		out.room = out.room < sizeof(to) ? out.room : sizeof(to);
		used = 0;
	} while (inflater_run(i, str_cut(buf_str(&in), at, in.n), &used,
	    &out) && (at += used) <= in.n);
	ck_assert_int_eq(inflater_fault(i), GZIP_DAMAGED);
	ck_assert_uint_eq(out.made, 2 * BLOCK);
	ck_assert_mem_eq(to, raw.p, 2 * BLOCK);
	inflater_free(i);
	buf_release(&raw);
	buf_release(&in);
}
END_TEST

START_TEST(a_copy_goes_on_from_where_it_was_made)
{
	struct inflater *i = inflater_new(UINT64_MAX), *copy;
	struct buf in = { 0 };
	char bytes[64];
	struct space out = { bytes, 5, 0 };
	size_t used;

	gz_cook(&in, "pp");
	ck_assert(inflater_run(i, buf_str(&in), &used, &out));
	ck_assert_uint_eq(out.made, 5);
	out.room = sizeof(bytes);
	copy = inflater_copy(i);
	inflater_free(i);
	ck_assert(inflater_run(copy, str_cut(buf_str(&in), used, in.n), &used,
	    &out));
	inflater_end(copy);
	ck_assert_int_eq(inflater_fault(copy), GZIP_FINE);
	ck_assert_uint_eq(out.made, sizeof(TWICE) - 1);
	ck_assert_mem_eq(bytes, TWICE, sizeof(TWICE) - 1);
	ck_assert_uint_eq(inflater_members(copy), 2);
	inflater_free(copy);
	buf_release(&in);
}
END_TEST

START_TEST(ten_thousand_members_are_read_to_the_last)
{
	struct buf cooked = { 0 }, got = { 0 };
	struct source *s;

	for (int i = 0; i < 10000; i++)
		gz_cook(&cooked, i % 3 == 0 ? "e" : "m");
	s = source_open(unit_file("in.gz", cooked.p, cooked.n), NULL);
	ck_assert_ptr_nonnull(s);
	ck_assert_int_eq(drain(s, &got), SOURCE_END);
	ck_assert_uint_eq(source_members(s), 10000);
	ck_assert_uint_eq(got.n, 6666 * (sizeof(GZ_TEXT) - 1));
	source_free(s);
	buf_release(&cooked);
	buf_release(&got);
}
END_TEST

START_TEST(disk_bytes_of_a_packed_file_can_be_read_as_they_are)
{
	struct buf cooked = { 0 };
	struct source *s;
	char out[64];
	size_t got;

	gz_cook(&cooked, "p");
	s = source_open(unit_file("in.gz", cooked.p, cooked.n), NULL);
	ck_assert_ptr_nonnull(s);
	ck_assert(source_read_disk(s, 2, out, sizeof(out), &got, NULL));
	ck_assert_uint_eq(got, cooked.n - 2);
	ck_assert_mem_eq(out, cooked.p + 2, got);
	ck_assert(source_read_disk(s, cooked.n, out, 1, &got, NULL));
	ck_assert_uint_eq(got, 0);
	source_free(s);
	buf_release(&cooked);
}
END_TEST

Suite *
suite_gzip(void)
{
	Suite *s = suite_create("gzip");
	TCase *t = tcase_create("gzip");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, verdict_is_the_same_in_pieces_of_any_size, 0,
	    STREAMS * BLOCKS);
	tcase_add_loop_test(t,
	    verdict_is_the_same_in_room_of_any_size_without_a_hash, 0,
	    STREAMS * ROOMS);
	tcase_add_test(t, nothing_is_read_behind_a_fault_for_no_hash);
	tcase_add_loop_test(t, jumping_gives_what_reading_gives, 0, STREAMS);
	tcase_add_loop_test(t, more_raw_bytes_than_the_limit_are_a_fault, 0,
	    sizeof(limits) / sizeof(limits[0]));
	tcase_add_test(t, file_cut_at_any_byte_is_told_and_gives_what_it_has);
	tcase_add_loop_test(t,
	    any_byte_that_is_damaged_is_told_or_does_no_harm,
	    0, 8);
	tcase_add_loop_test(t,
	    bytes_before_damage_come_first_whatever_the_room, 0,
	    sizeof(small_rooms) / sizeof(small_rooms[0]));
	tcase_add_test(t, a_copy_goes_on_from_where_it_was_made);
	tcase_add_test(t, ten_thousand_members_are_read_to_the_last);
	tcase_add_test(t,
	    disk_bytes_of_a_packed_file_can_be_read_as_they_are);
	suite_add_tcase(s, t);
	return s;
}
