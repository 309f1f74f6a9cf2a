/* SPDX-License-Identifier: MIT */
/* What is read of a usual line without judging it, against the judge. */
#include <string.h>

#include "base/buf.h"
#include "check/touches.h"
#include "tests/unit/check/dice.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_touches;

enum { GAMES = 20, LINES = 2000, ITEMS_MAX = 12 };

struct desk {
	struct context context;
	struct name_verdict name;
	struct facts facts;
	struct judge judge;
	struct touches touches;
};

static void
desk_open(struct desk *d)
{
	const char *name = "ftp_dpm_12345_1767225600.sync";

	memset(d, 0, sizeof(*d));
	d->context = ran_context(name);
	name_diagnose(str_from(name), d->context.now, &d->name);
	facts_fill(&d->facts, &d->context, &d->name.parts);
	site_build(&d->facts.site);
}

static void
desk_close(struct desk *d)
{
	judge_release(&d->judge);
	touches_release(&d->touches);
	facts_release(&d->facts);
}

static struct line
line_of(struct str text, uint64_t number)
{
	return (struct line){ .text = text, .number = number,
		.length = text.n, .ended = true };
}

static void
expect_the_same(const struct touches *t, const struct judge *j)
{
	struct str text = j->line.text;
	int n = (int)text.n;

	ck_assert_msg(j->cell_count == 1 && t->id.p == j->cells[0].id.p &&
	    t->id.n == j->cells[0].id.n, "ID of %.*s", n, text.p);
	ck_assert_msg(t->count == j->touch_count, "%zu, not %zu: %.*s",
	    t->count, j->touch_count, n, text.p);
	for (size_t i = 0; i < t->count; i++) {
		const struct touch *got = &t->items[i];
		const struct touch *want = &j->touches[i];

		ck_assert_msg(got->trait == want->trait &&
		    got->removed == want->removed &&
		    got->at.p == want->at.p && got->at.n == want->at.n,
		    "touch %zu of %.*s", i, n, text.p);
	}
}

/* False: it was left to the judge. */
static bool
try_line(struct desk *d, struct str text, uint64_t number)
{
	struct line line = line_of(text, number);

	if (!touches_read(&d->touches, &line))
		return false;
	judge_line(&d->judge, &d->facts, &line, false);
	expect_the_same(&d->touches, &d->judge);
	return true;
}

static const char *
pick(struct dice *dice, const char *const *words, unsigned n)
{
	return words[dice_below(dice, n)];
}

/* Of the forms that are read; and of those that may be near them. */
static void
add_item(struct dice *dice, bool odd, struct buf *out)
{
	static const char *const before[] = { "", "", "d_sid=", "d_unsid=",
		"ic=", " d_sid=", "D_SID=", "d_sid", "\"d_sid\"=", "d_usid=",
		"d_unsid", "d", "k = ", "\"" };
	static const char *const after[] = { "", "", ":0", ":-1", ":1", ":-",
		":", ":00", ":-10", " ", "x", "\"", "\t", "\r", "=" };
	unsigned form = dice_below(dice, 5);

	buf_add_str(out, str_from(odd ? pick(dice, before, 14) :
	    form < 4 ? before[form] : ""));
	if (!odd || !dice_once_in(dice, 8))
		buf_printf(out, "%u", dice_below(dice, 5) +
		    (odd ? 0 : 1));
	if (dice_once_in(dice, 3))
		buf_printf(out, "%09u", dice_below(dice, 1000000));
	if (dice_once_in(dice, 40))
		buf_add_str(out, str_from("12345678901234567890"));
	if (odd)
		buf_add_str(out, str_from(pick(dice, after, 15)));
	else if (form < 2)
		buf_add_str(out, str_from(after[dice_below(dice, 4)]));
}

static void
make_line(struct dice *dice, struct buf *out)
{
	static const char *const ids[] = { "abc", "x", "user 1", " abc",
		"abc ", "", "\xEF\xBB\xBF" "abc", "a\rb", "Z\xC3\xBCrich",
		"7" };
	bool odd = dice_once_in(dice, 3);
	size_t items = dice_below(dice, ITEMS_MAX);

	buf_clear(out);
	buf_add_str(out, str_from(dice_once_in(dice, 4) ?
	    pick(dice, ids, 10) : "abc"));
	buf_add_str(out, str_from(odd && dice_once_in(dice, 9) ? " \t" :
	    "\t"));
	for (size_t i = 0; i <= items; i++) {
		if (i > 0)
			buf_add_char(out, ',');
		add_item(dice, odd && dice_once_in(dice, 3), out);
	}
	if (odd && dice_once_in(dice, 9))
		buf_add_char(out, ',');
}

START_TEST(lines_are_read_as_they_are_judged)
{
	struct dice dice = { .state = (uint64_t)_i };
	struct buf line = { .max = 1 << 12 };
	struct desk d;
	size_t taken = 0;

	desk_open(&d);
	for (size_t i = 0; i < LINES; i++) {
		make_line(&dice, &line);
		taken += try_line(&d, buf_str(&line), 1 + dice_below(&dice, 2));
	}
	ck_assert_uint_gt(taken, LINES / 10);
	ck_assert_uint_lt(taken, LINES);
	buf_release(&line);
	desk_close(&d);
}
END_TEST

START_TEST(usual_lines_are_read)
{
	static const char *const lines[] = { "abc\td_sid=24",
		"abc\td_unsid=24", "a b\t24", "abc\t24:0", "abc\t24:-1,7:0",
		"abc\t0", "abc\t007:0", "abc\t12345678901234567",
		"abc\td_sid=1,d_unsid=2,3,4:0,5:-1,d_sid=24" };
	struct desk d;

	desk_open(&d);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		ck_assert_msg(try_line(&d, str_from(lines[i]), 2), "%s",
		    lines[i]);
	desk_close(&d);
}
END_TEST

START_TEST(other_lines_are_left_to_the_judge)
{
	static const char *const lines[] = { "abc", "abc\t", "\t24",
		" abc\t24", "abc \t24", "abc\t24 ", "abc\t 24", "abc\t24,",
		"abc\t,24", "abc\t24\t", "abc\t24:1", "abc\t24:-", "abc\t24:",
		"abc\td_sid=", "abc\td_sid=024", "abc\td_sid=24:0",
		"abc\tD_SID=24", "abc\t\"24\"", "abc\tk = 24",
		"abc\t123456789012345678" };
	struct desk d;

	desk_open(&d);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct line line = line_of(str_from(lines[i]), 2);

		ck_assert_msg(!touches_read(&d.touches, &line), "%s",
		    lines[i]);
	}
	desk_close(&d);
}
END_TEST

/* The mark at the start of a file is no part of the ID. */
START_TEST(first_line_is_left_to_the_judge)
{
	struct line line = line_of(str_from("abc\td_sid=24"), 1);
	struct desk d;

	desk_open(&d);
	ck_assert(!touches_read(&d.touches, &line));
	desk_close(&d);
}
END_TEST

START_TEST(other_digits_are_another_trait)
{
	static const char *const digits[] = { "0", "00", "1", "01", "10",
		"100", "12345678901234567", "012345678901234567",
		"123456789012345678", "1234567890123456789" };
	enum { COUNT = sizeof(digits) / sizeof(digits[0]) };

	for (size_t i = 0; i < COUNT; i++)
		for (size_t k = 0; k < COUNT; k++)
			ck_assert((touches_trait(str_from(digits[i])) ==
			    touches_trait(str_from(digits[k]))) == (i == k));
}
END_TEST

Suite *
suite_touches(void)
{
	Suite *s = suite_create("touches");
	TCase *t = tcase_create("touches");

	tcase_add_loop_test(t, lines_are_read_as_they_are_judged, 0, GAMES);
	tcase_add_test(t, usual_lines_are_read);
	tcase_add_test(t, other_lines_are_left_to_the_judge);
	tcase_add_test(t, first_line_is_left_to_the_judge);
	tcase_add_test(t, other_digits_are_another_trait);
	suite_add_tcase(s, t);
	return s;
}
