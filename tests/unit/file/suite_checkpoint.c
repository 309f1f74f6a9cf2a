/* SPDX-License-Identifier: MIT */
/* Going on in packed data from places that were kept: the libraries promise
 * it in part only, so it is tried at random. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "file/checkpoint.h"
#include "file/jump.h"
#include "tests/unit/file/disk.h"
#include "tests/unit/file/gz.h"
#include "tests/unit/unit.h"

unit_suite suite_checkpoint;

enum {
	RAW = 3 << 20,
	KEPT = 64,		/* places of one walk */
	ROOM = 200000,		/* most bytes inflated from each */
	PIECE = 90000,
	STEP = 4000,
};

static size_t
random_below(unsigned long *x, size_t n)
{
	*x = *x * 6364136223846793005UL + 1442695040888963407UL;
	return (size_t)(*x >> 33) % n;
}

/* A packed member, one that is stored, an empty one, one packed again. */
static void
make_members(struct buf *raw, struct buf *packed)
{
	struct buf text = { 0 };

	disk_fill(&text, RAW);
	raw->max = 4 * RAW;
	packed->max = 4 * RAW;
	gz_pack(packed, buf_str(&text));
	gz_member(packed, str_cut(buf_str(&text), 5, 150000));
	gz_cook(packed, "e");
	gz_pack(packed, str_cut(buf_str(&text), 999, RAW));
	buf_add_str(raw, buf_str(&text));
	buf_add_str(raw, str_cut(buf_str(&text), 5, 150000));
	buf_add_str(raw, str_cut(buf_str(&text), 999, RAW));
	buf_release(&text);
}

struct kept {
	const struct inflater *state;
	size_t raw, disk;
};

/* Inflate up to room bytes in pieces of any size; all must be as in raw. */
static void
go_on(struct inflater *i, struct str packed, struct str raw, size_t room,
    unsigned long *x)
{
	static char to[PIECE];
	size_t most = random_below(x, 3) == 0 ? 50 : PIECE;

	while (room > 0 && raw.n > 0) {
		size_t n = 1 + random_below(x, most), used;
		size_t in = 1 + random_below(x, most);
		struct space out = { to, n < room ? n : room, 0 };

		in = in < packed.n ? in : packed.n;
		ck_assert(inflater_run(i, str_cut(packed, 0, in), &used,
		    &out));
		ck_assert_uint_le(out.made, raw.n);
		if (out.made > 0)
			ck_assert_mem_eq(to, raw.p, out.made);
		packed = str_cut(packed, used, packed.n);
		raw = str_cut(raw, out.made, raw.n);
		room -= out.made;
	}
}

static size_t
keep_some(struct str packed, struct kept *kept, unsigned long *x)
{
	static char to[PIECE];
	struct inflater *i = inflater_new(UINT64_MAX);
	size_t at = 0, count = 0;

	while (at < packed.n && count < KEPT) {
		struct space out = { to, 1 + random_below(x, PIECE), 0 };
		size_t used, n = 1 + random_below(x, PIECE);

		n = n < packed.n - at ? n : packed.n - at;
		ck_assert(inflater_run(i, str_cut(packed, at, at + n), &used,
		    &out));
		at += used;
		if (random_below(x, 4) == 0)
			kept[count++] = (struct kept){ inflater_keep(i),
				inflater_raw(i), at };
	}
	inflater_free(i);
	return count;
}

START_TEST(a_kept_place_goes_on_with_the_same_bytes)
{
	unsigned long x = _i + 1;
	struct buf raw = { 0 }, packed = { 0 };
	struct kept kept[KEPT];
	size_t count;

	make_members(&raw, &packed);
	count = keep_some(buf_str(&packed), kept, &x);
	ck_assert_uint_gt(count, 20);
	for (size_t k = 0; k < 2 * count; k++) {
		const struct kept *p = &kept[k % count];
		struct inflater *i = inflater_copy(p->state);

		go_on(i, str_cut(buf_str(&packed), p->disk, packed.n),
		    str_cut(buf_str(&raw), p->raw, raw.n), ROOM, &x);
		inflater_free(i);
	}
	for (size_t k = 0; k < count; k++)
		inflater_free(kept[k].state);
	buf_release(&raw);
	buf_release(&packed);
}
END_TEST

#define MIB ((uint64_t)1 << 20)

/* An inflater with a full window. */
static struct inflater *
make_state(void)
{
	struct inflater *i = inflater_new(UINT64_MAX);
	struct buf raw = { 0 }, packed = { 0 };
	char *to = xmalloc(ROOM);
	struct space out = { to, ROOM, 0 };
	size_t used;

	make_members(&raw, &packed);
	ck_assert(inflater_run(i, buf_str(&packed), &used, &out));
	buf_release(&raw);
	buf_release(&packed);
	free(to);
	return i;
}

/* 36 MB at most, and something for the allocator. */
START_TEST(places_of_the_largest_file_take_36_mb_at_most)
{
	struct checkpoints *c = checkpoints_new();
	struct inflater *i = make_state();
	size_t before = disk_memory();
	const struct checkpoint *p;

	for (uint64_t at = 0; at < 65536 * MIB; at += 8 * MIB)
		checkpoints_offer(c, at, at, i);
	if (!UNIT_SANITIZED)
		ck_assert_uint_lt(disk_memory() - before, 38 * MIB);
	for (uint64_t at = 0; at < 65536 * MIB; at += 13 * MIB + 1) {
		p = checkpoints_find(c, at);
		ck_assert_uint_le(p->raw, at);
		ck_assert_uint_lt(at - p->raw,
		    (at < 5120 * MIB ? 8 : 256) * MIB);
	}
	inflater_free(i);
	checkpoints_free(c);
}
END_TEST

START_TEST(the_last_place_before_is_found)
{
	struct checkpoints *c = checkpoints_new();
	struct inflater *i = inflater_new(UINT64_MAX);

	ck_assert_ptr_null(checkpoints_find(c, UINT64_MAX));
	checkpoints_offer(c, 17 * MIB, 3, i);
	checkpoints_offer(c, 18 * MIB, 4, i);
	checkpoints_offer(c, 90 * MIB, 5, i);
	ck_assert_ptr_null(checkpoints_find(c, 17 * MIB - 1));
	ck_assert_uint_eq(checkpoints_find(c, 17 * MIB)->disk, 3);
	ck_assert_uint_eq(checkpoints_find(c, 89 * MIB)->disk, 3);
	ck_assert_uint_eq(checkpoints_find(c, UINT64_MAX)->disk, 5);
	inflater_free(i);
	checkpoints_free(c);
}
END_TEST

/* Reads STEP and a little more; nothing was inflated again for it. */
static void
step_over(struct jump *j, const struct feed_file *file, size_t at,
    const struct buf *raw, uint64_t *inflated)
{
	char bytes[STEP + 96];
	struct space out = { bytes, sizeof(bytes), 0 };

	ck_assert(jump_read(j, file, at, &out, NULL));
	ck_assert_uint_eq(out.made, sizeof(bytes));
	ck_assert_mem_eq(bytes, raw->p + at, sizeof(bytes));
	ck_assert_uint_ge(inflater_raw(j->feed.inflater), *inflated);
	*inflated = inflater_raw(j->feed.inflater);
}

START_TEST(small_steps_on_and_back_inflate_nothing_twice)
{
	struct jump j = { .feed.cap = 65536 };
	struct feed_file file = { .limit = UINT64_MAX };
	struct buf raw = { 0 }, packed = { 0 };
	uint64_t inflated = 0, most;
	size_t at = 0;

	make_members(&raw, &packed);
	file.path = unit_file("in.gz", packed.p, packed.n);
	file.fd = open(file.path, O_RDONLY);
	file.size = packed.n;
	file.checkpoints = checkpoints_new();
	for (; at < 4 << 20; at += STEP)
		step_over(&j, &file, at, &raw, &inflated);
	most = inflated;
	for (int i = 0; i < 50; i++)
		step_over(&j, &file, at -= STEP, &raw, &inflated);
	ck_assert_uint_eq(inflated, most);
	inflated = 0;
	step_over(&j, &file, 5, &raw, &inflated);
	step_over(&j, &file, 4 << 20, &raw, &inflated);
	jump_release(&j);
	checkpoints_free(file.checkpoints);
	close(file.fd);
	buf_release(&raw);
	buf_release(&packed);
}
END_TEST

Suite *
suite_checkpoint(void)
{
	Suite *s = suite_create("checkpoint");
	TCase *t = tcase_create("checkpoint");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, a_kept_place_goes_on_with_the_same_bytes, 0, 8);
	tcase_add_test(t, places_of_the_largest_file_take_36_mb_at_most);
	tcase_add_test(t, the_last_place_before_is_found);
	tcase_add_test(t, small_steps_on_and_back_inflate_nothing_twice);
	suite_add_tcase(s, t);
	return s;
}
