/* SPDX-License-Identifier: MIT */
/* However a file is cut and read, by one thread or two and with whatever
 * instructions, the findings are the same, in the same order. */
#include <stdlib.h>
#include <string.h>

#include "check/block.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_blocks;

#define TRAIT_NAME "ftp_dpm_12345_1767225600.sync"

enum { TEXT_MAX = 64 << 20 };

static const struct {
	size_t block, piece;
	unsigned threads;
	enum kernel kernel;
} cuts[] = {
	{ 1 << 20, 70000, 2, KERNEL_BEST },
	{ 1 << 16, 1 << 20, 2, KERNEL_NONE },
	{ 5000, 1 << 16, 1, KERNEL_PORTABLE },
	{ 777, 1 << 20, 2, KERNEL_SSE2 },
};

enum { EXAMPLES = 300 };

static void
expect_same(const struct context *context, struct str text, size_t least)
{
	struct check_options usual = { .examples = EXAMPLES, .threads = 1,
		.kernel = KERNEL_NONE };
	struct ran want;

	ran_check_as(&want, context, text, SOURCE_BLOCK, &usual);
	for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
		struct check_options options = { .examples = EXAMPLES,
			.block = cuts[i].block, .threads = cuts[i].threads,
			.kernel = cuts[i].kernel };
		struct ran got;

		if (cuts[i].block < least)
			continue;
		ran_check_as(&got, context, text, cuts[i].piece, &options);
		ck_assert_msg(strcmp(buf_text(&got.told),
		    buf_text(&want.told)) == 0, "blocks of %zu:\n%.2000s",
		    cuts[i].block, buf_text(&got.told));
		ran_release(&got);
	}
	ran_release(&want);
}

static void
add_many(struct buf *out, char c, size_t n)
{
	while (n-- > 0)
		buf_add_char(out, c);
}

static void
add_ordinary(struct buf *out, int from, int to)
{
	static const char *const ends[] = { "\n", "\r\n", " \n", "\t\n",
		",24\n", ",d_unsid=7\n", ",\"a\"=\"b\n", "\n\n" };

	for (int i = from; i < to; i++)
		buf_printf(out, "%s%d\td_sid=%d%s", i % 3 ? "cust-" : "CUST-",
		    i / 2, i % 11, ends[(i * 7 + i / 8) % 8]);
}

/* Some megabytes of lines with faults of all kinds. */
START_TEST(any_cut_gives_the_same_findings)
{
	struct context context = ran_context(TRAIT_NAME);
	struct buf text = { .max = TEXT_MAX };

	add_ordinary(&text, 0, 40000);
	if (_i > 0)
		buf_add_text(&text, "cust-1\td_sid=1");
	expect_same(&context, buf_str(&text), 0);
	buf_release(&text);
}
END_TEST

static const char *const kinds[] = { TRAIT_NAME,
	"ftp_dpm_12345_1767225600.overwrite",
	"ftp_dpm_odc_12345_1767225600.sync",
	"adobe_id_20914_12345_1767225600.sync",
	"c2c_id_12345_67890_1767225600.sync",
};

/* Every file is a good one of some kind, but for some faults. */
static void
add_kind(struct buf *out, int kind, int i)
{
	const char *end = i % 97 == 5 ? " \n" : i % 89 == 0 ? "\r\n" : "\n";
	int person = i % 7 == 3 ? i / 5 : i;

	if (kind < 2)
		buf_printf(out, "cust-%d\td_%ssid=%d%s%s", person,
		    i % 31 == 0 ? "un" : "", i % 5, i % 3 ? ",77" : "", end);
	else if (kind == 2)
		buf_printf(out, "idfa\t97987BCA-AE59-4C7D-94BA-EE4F%08d\t"
		    "d_sid=%d%s", person, i % 5, end);
	else if (kind == 3)
		buf_printf(out, "97987bca-ae59-4c7d-94ba-ee4f%08d\tcust%d%s",
		    person, i % 13 ? i : i / 9, end);
	else
		buf_printf(out, "cust%d\t55e79200c1635b37ad31a378c39feb12f120"
		    "f116625093a19bc32fff%08d%s", person, i / 13, end);
}

START_TEST(every_kind_gives_the_same_findings)
{
	struct context context = ran_context(kinds[_i]);
	struct buf text = { .max = TEXT_MAX };

	for (int i = 0; i < 20000; i++)
		add_kind(&text, _i, i);
	expect_same(&context, buf_str(&text), 0);
	buf_release(&text);
}
END_TEST

/* After so many that none is an example any more; some are copies, some
 * give and take. */
START_TEST(lines_that_only_inform_are_counted_the_same_for_any_cut)
{
	struct context context = ran_context(TRAIT_NAME);
	struct buf text = { .max = TEXT_MAX };
	uint32_t dice = 1;

	for (int i = 0; i < 9000; i++) {
		int person = i % 9 == 8 ? i / 9 : i;

		dice = dice * 1103515245 + 12345;
		buf_printf(&text, dice >> 16 & 1 ? "%038d\t%s,%s\n" :
		    "cust-%d\t%s,%s\n", person, dice >> 17 & 1 ?
		    "\"k\"=\"\303\251\"" : "\"k\"=\"e\"",
		    dice >> 18 & 1 ? "d_sid=5" : "d_unsid=5");
	}
	expect_same(&context, buf_str(&text), 0);
	buf_release(&text);
}
END_TEST

static const int around[] = { -2, -1, 0, 1, 2 };

/* One line about as long as what is held, at the start of the file, behind
 * short lines, and without a line end. */
START_TEST(line_at_the_limit_is_the_same_for_any_cut)
{
	struct context context = ran_context(TRAIT_NAME);
	size_t n = (size_t)(READER_HOLD + around[_i / 4]);
	bool behind = _i & 1, ended = _i & 2;
	struct buf text = { .max = TEXT_MAX };
	size_t start;

	if (behind)
		add_ordinary(&text, 0, 20000);
	start = text.n;
	buf_add_text(&text, "long\tkey=");
	while (text.n < start + n - 1)
		buf_add_char(&text, 'x');
	buf_add_char(&text, _i % 3 == 0 ? '\r' : ' ');
	if (ended) {
		buf_add_char(&text, '\n');
		add_ordinary(&text, 0, 50);
	}
	expect_same(&context, buf_str(&text), 4096);
	buf_release(&text);
}
END_TEST

/* What is held is judged whole up to the limit, and one byte further only
 * its beginning is. */
START_TEST(line_beyond_the_limit_is_judged_by_its_beginning)
{
	struct context context = ran_context(TRAIT_NAME);
	size_t n = (size_t)(READER_HOLD + around[_i]);
	bool whole = n <= READER_HOLD;
	struct buf text = { .max = TEXT_MAX };
	struct buf codes = { 0 };
	struct ran r;

	buf_add_text(&text, "a\td_sid=gold,key=");
	while (text.n < n)
		buf_add_char(&text, 'x');
	buf_add_text(&text, "\nb\td_sid=1\n");
	ran_check(&r, &context, buf_str(&text), SOURCE_BLOCK);
	ran_codes(&r, false, &codes);
	ck_assert_str_eq(buf_text(&codes), whole ? "LINE-LONG@1 TRAIT-NUM@1" :
	    "LINE-LONG@1");
	ck_assert_uint_eq(r.summary.users, whole ? 2 : 1);
	ran_release(&r);
	buf_release(&codes);
	buf_release(&text);
}
END_TEST

static const char *const long_ends[] = { "", "\n", "\r\n", "\n\n",
	" \r\r\r\nb\td_sid=gold\n" };

/* Long lines that are nothing but blanks are blank. */
START_TEST(lines_of_megabytes_are_the_same_for_any_cut)
{
	struct context context = ran_context(TRAIT_NAME);
	static const size_t lengths[] = { 1 << 20, (2 << 20) - 1, 2 << 20,
		(3 << 20) + 5 };
	struct buf text = { .max = TEXT_MAX };

	for (size_t i = 0; i < 4; i++) {
		add_many(&text, i % 2 == 0 ? ' ' : 'x', lengths[i]);
		buf_add_text(&text, long_ends[(size_t)_i]);
		buf_add_text(&text, i == 1 ? "\n" : "c\td_sid=5\n");
	}
	add_many(&text, 'y', 5 << 20);
	buf_add_text(&text, long_ends[(size_t)_i]);
	expect_same(&context, buf_str(&text), 4096);
	buf_release(&text);
}
END_TEST

/* The first line of titles may lie behind any number of blank lines. */
START_TEST(titles_are_found_behind_blocks_of_blank_lines)
{
	struct context context = ran_context(TRAIT_NAME);
	struct buf text = { .max = TEXT_MAX };
	struct check_options options = { .examples = 1, .block = 1 << 16 };
	struct buf codes = { 0 };
	struct ran r;

	add_many(&text, '\n', (1 << 19) + 3);
	buf_add_text(&text, "userid\ttraits\nuserid2\td_sid=1\n");
	expect_same(&context, buf_str(&text), 1 << 16);
	ran_check_as(&r, &context, buf_str(&text), SOURCE_BLOCK, &options);
	ran_codes(&r, false, &codes);
	ck_assert_ptr_nonnull(strstr(buf_text(&codes),
	    "LINE-HEADER@524292"));
	ck_assert_uint_eq(r.summary.records, 2);
	ran_release(&r);
	buf_release(&codes);
	buf_release(&text);
}
END_TEST

START_TEST(file_of_blanks_alone_is_empty)
{
	struct context context = ran_context(TRAIT_NAME);
	struct buf text = { .max = TEXT_MAX };
	struct ran r;

	add_many(&text, '\n', 1 << 18);
	add_many(&text, '\t', 3 << 20);
	expect_same(&context, buf_str(&text), 1 << 16);
	ran_check(&r, &context, buf_str(&text), SOURCE_BLOCK);
	ck_assert_uint_eq(r.count, 1);
	ck_assert_int_eq(r.findings[0].rule, RULE_SIZE_EMPTY);
	ran_release(&r);
	buf_release(&text);
}
END_TEST

/* Old Mac line ends; the file is read twice. */
START_TEST(lines_that_end_in_cr_are_the_same_for_any_cut)
{
	struct context context = ran_context(TRAIT_NAME);
	struct buf text = { .max = TEXT_MAX };
	struct ran r;

	for (int i = 0; i < 100000; i++)
		buf_printf(&text, "c%d\td_sid=%s\r", i, i % 9 ? "1" : "x");
	expect_same(&context, buf_str(&text), 0);
	ran_check(&r, &context, buf_str(&text), SOURCE_BLOCK);
	ck_assert_uint_eq(r.summary.lines, 100000);
	ran_release(&r);
	buf_release(&text);
}
END_TEST

/* The second thread may have blocks at that moment. */
START_TEST(check_can_be_given_up_at_any_step)
{
	struct context context = ran_context(TRAIT_NAME);
	struct check_options options = { .examples = 10, .threads = 2,
		.block = 1 << 14 };
	struct buf text = { .max = TEXT_MAX };
	struct err err = { .kind = ERR_NONE };
	struct check_summary summary;
	const char *path;

	add_ordinary(&text, 0, 20000);
	path = unit_file("data", text.p, text.n);
	for (int steps = 0; steps < 40; steps++) {
		struct source *source = source_open(path, &err);
		struct check *c = check_begin(source, &context, &options);

		source_set_block(source, 1 << 14);
		for (int i = 0; i < steps; i++)
			(void)check_step(c, &err);
		check_summarize(c, &summary);
		ck_assert_uint_le(summary.lines, 22500);
		check_free(c);
		source_free(source);
	}
	buf_release(&text);
}
END_TEST

#define COUNT(a) (int)(sizeof(a) / sizeof((a)[0]))

Suite *
suite_blocks(void)
{
	Suite *s = suite_create("blocks");
	TCase *t = tcase_create("blocks");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, any_cut_gives_the_same_findings, 0, 2);
	tcase_add_loop_test(t, every_kind_gives_the_same_findings, 0,
	    COUNT(kinds));
	tcase_add_test(t,
	    lines_that_only_inform_are_counted_the_same_for_any_cut);
	tcase_add_loop_test(t, line_at_the_limit_is_the_same_for_any_cut, 0,
	    COUNT(around) * 4);
	tcase_add_loop_test(t,
	    line_beyond_the_limit_is_judged_by_its_beginning, 0,
	    COUNT(around));
	tcase_add_loop_test(t, lines_of_megabytes_are_the_same_for_any_cut,
	    0, COUNT(long_ends));
	tcase_add_test(t, titles_are_found_behind_blocks_of_blank_lines);
	tcase_add_test(t, file_of_blanks_alone_is_empty);
	tcase_add_test(t, lines_that_end_in_cr_are_the_same_for_any_cut);
	tcase_add_test(t, check_can_be_given_up_at_any_step);
	suite_add_tcase(s, t);
	return s;
}
