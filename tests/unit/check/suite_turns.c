/* SPDX-License-Identifier: MIT */
/* Bad lines of which the fast lane takes the good items, against the same
 * lines judged by the rules alone. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/fastlane.h"
#include "check/remember.h"
#include "tests/unit/check/amount.h"
#include "tests/unit/check/dice.h"
#include "tests/unit/check/lines.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_turns;

enum { SEED = 7, LINES = 30000, GAME = 500 };

/* Both judges, one with a fast lane at its side. */
struct desk {
	struct context context;
	struct name_verdict name;
	struct facts facts;
	struct judge alone, helped;
	struct fastlane fast;
	uint32_t traces[TRACES_ROOM];
	uint32_t traced[2][TRACES_ROOM];	/* by each judge */
	size_t taken;		/* lines of which items were taken */
};

static void
desk_open(struct desk *d, size_t kind, enum kernel kernel)
{
	const struct lines_kind *k = lines_kind(kind);

	memset(d, 0, sizeof(*d));
	d->context = ran_context_of(k->name, k->context);
	name_diagnose(str_from(k->name), d->context.now, &d->name);
	facts_fill(&d->facts, &d->context, &d->name.parts);
	site_build(&d->facts.site);
	fastlane_init(&d->fast, &d->facts, &d->helped.keys, SEED, kernel);
	d->fast.traces = d->traces;
	d->helped.fast = &d->fast;
}

static void
desk_close(struct desk *d)
{
	fastlane_release(&d->fast);
	judge_release(&d->helped);
	judge_release(&d->alone);
	facts_release(&d->facts);
}

static bool
same_finding(const struct finding *a, const struct finding *b)
{
	return a->rule == b->rule && a->severity == b->severity &&
	    a->column == b->column && a->length == b->length &&
	    a->total == b->total;
}

static int
by_value(const void *a, const void *b)
{
	uint32_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return x < y ? -1 : x > y;
}

static void
expect_the_same_memory(const struct judge *a, const struct judge *b)
{
	struct mention want = { .key = 0 }, got = { .key = 0 };
	struct str text = a->line.text;

	ck_assert(remember_line(a, SEED, &want) ==
	    remember_line(b, SEED, &got));
	ck_assert_msg(want.key == got.key && want.text == got.text &&
	    want.spelling == got.spelling && want.flags == got.flags,
	    "memory of %.*s", (int)text.n, text.p);
}

/* In any order.  Of a very long line there may be none. */
static void
expect_same_traces(struct desk *d)
{
	uint32_t n = remember_traces(&d->alone, d->traced[0]);
	uint32_t helped = remember_traces(&d->helped, d->traced[1]);

	if (helped == 0 && d->alone.line.text.n >= TRACES_LINE * TRACE_BYTES)
		return;
	ck_assert_uint_eq(helped, n);
	for (size_t i = 0; i < 2 && n > 0; i++) {
		ck_assert_uint_eq(d->traced[i][0] + 1, n);
		qsort(d->traced[i], n, sizeof(uint32_t), by_value);
	}
	ck_assert_mem_eq(d->traced[0], d->traced[1], n * sizeof(uint32_t));
}

static void
expect_the_same(struct desk *d)
{
	const struct judge *a = &d->alone, *b = &d->helped;
	struct str text = a->line.text;
	int n = (int)text.n;

	ck_assert_msg(a->count == b->count && a->worst == b->worst &&
	    memcmp(&a->rules, &b->rules, sizeof(a->rules)) == 0,
	    "rules of %.*s", n, text.p);
	for (size_t i = 0; i < a->count; i++)
		ck_assert_msg(same_finding(&a->found[i], &b->found[i]),
		    "%s of %.*s", rule_get(a->found[i].rule)->code, n,
		    text.p);
	ck_assert_msg(a->signals == b->signals && a->removals == b->removals,
	    "sums of %.*s", n, text.p);
	ck_assert_msg(a->compare == b->compare &&
	    a->cell_count == b->cell_count, "cells of %.*s", n, text.p);
	ck_assert_msg(d->fast.bare_told || str_eq(a->bare, b->bare),
	    "bare number of %.*s", n, text.p);
	expect_the_same_memory(a, b);
	expect_same_traces(d);
}

/* text is in the middle of what can be read. */
static void
try_line(struct desk *d, struct str text)
{
	struct line line = { .number = 2, .offset = 9 };

	line_whole(&line, text);
	line.ended = true;
	judge_line(&d->alone, &d->facts, &line, false);
	judge_line(&d->helped, &d->facts, &line, false);
	expect_the_same(d);
	d->taken += d->helped.count > 0 &&
	    d->helped.touch_count < d->alone.touch_count;
}

/* Each line of text, with what lies around it. */
static void
try_lines(struct desk *d, struct str text, struct dice *dice)
{
	char *room = xcalloc(1, text.n + 2 * FAST_PAD);
	struct str left = { room + FAST_PAD, text.n };

	memcpy(room + FAST_PAD, text.p, text.n);
	while (left.n > 0) {
		size_t n = str_find(left, 0, '\n');

		d->fast.bare_told = dice_once_in(dice, 2);
		try_line(d, str_cut(left, 0, n));
		left = str_cut(left, n < left.n ? n + 1 : n, left.n);
	}
	free(room);
}

static void
play(size_t kind, enum kernel kernel, struct dice *dice)
{
	struct buf text = { 0 };
	struct desk d;

	desk_open(&d, kind, kernel);
	lines_make(kind, dice, GAME, &text);
	try_lines(&d, buf_str(&text), dice);
	buf_release(&text);
	desk_close(&d);
}

START_TEST(turns_find_what_the_rules_find)
{
	struct dice dice = { amount_seed() + (uint64_t)_i };
	size_t kind = (size_t)_i % lines_kinds();

	for (enum kernel k = KERNEL_NONE; k < KERNEL_COUNT; k++)
		if (fastlane_has(k))
			play(kind, k, &dice);
}
END_TEST

static int
games(void)
{
	return (int)(amount_lines(LINES) / GAME);
}

/* The lines that the test below is about, for files without more answers. */
static const struct {
	const char *text;
	bool taken;		/* some of it by the fast lane */
} lines[] = {
	{ "cust-1\td_sid=24,d_sid=25 ", true },
	{ "cust-1\td_sid=24,d_sid=25,", true },
	{ "cust-1\t,d_sid=24,d_sid=25", true },
	{ "a:b\td_sid=24", true },
	{ "cust-1\td_sid=24,,d_unsid=25,a=b=c", true },
	{ "cust-1\td_sid=24,\xFF", true },
	{ "cust-1\td_sid=24,d_sid=2\x01,d_sid=25", true },
	{ "cust-1 \td_sid=24\t", true },
	{ "cust-1\td_sid=24,d_sid=24", true },
	{ "cust-1\td_sid=24,D_SID=24", true },
	{ "cust-1\td_sid=24,d_sid=25,d_unsid=24", true },
	{ "cust-1\td_sid=24,24:0,\"d_sid\"=24,24:-1", true },
	{ "cust-1\td_sid=24,ic=24,ic=24,a=24,a=\"24\"", true },
	{ "cust-1\td_sid=24,a=\"b,d_sid=25,c\",d_sid=25", true },
	{ "cust-1\td_sid=24,d_unsid=024,024:0,5:0,d_unsid=024", true },
	{ "cust-1\tic=1,D_SID=2,d_sid=2,1ab=1,\"1ab\"=2,d_sid=3", true },
	/* It would have to be searched for too often. */
	{ "cust-1\td_sid=1,d_sid=2,d_sid=3,d_sid=4,d_sid=5,"
	    "ic=1,ic=2,ic=3,ic=4,ic=5", false },
	{ "cust-1\td_sid=24,\"a,b\"=\"c\",\"a,b\"=\"d\"", true },
	{ "cust-1\td_sid=24,\"a,b\"=\"c\",a=c,'a,b'=\"c\"", true },
	/* Nothing is taken of what has a quote too many. */
	{ "cust-1\td_sid=24,\"a\"=\"b", false },
};

START_TEST(good_items_of_a_bad_line_are_taken)
{
	struct dice dice = { 1 };
	struct desk d;

	desk_open(&d, 0, KERNEL_BEST);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		d.taken = 0;
		try_lines(&d, str_from(lines[i].text), &dice);
		ck_assert_msg((d.taken > 0) == lines[i].taken, "%s",
		    lines[i].text);
	}
	desk_close(&d);
}
END_TEST

/* Two lines, the second where the first was. */
START_TEST(line_is_remembered_for_itself)
{
	char room[2 * FAST_PAD + 16] = { 0 };
	char *at = room + FAST_PAD;
	struct str text = { at, strlen("ann1\t24:0 ") };
	struct desk d;

	desk_open(&d, 0, KERNEL_BEST);
	memcpy(at, "ann1\t24:0 ", text.n);
	try_line(&d, text);
	memcpy(at, "bob2\t24:0 ", text.n);
	try_line(&d, text);
	desk_close(&d);
}
END_TEST

/* What was on the line has to fit a set: payloads of a byte less than each
 * set is for, of just that, and of one more. */
START_TEST(payload_is_taken_however_long_it_is)
{
	struct dice dice = { 1 };
	struct buf text = { .max = 1 << 20 };
	size_t most;
	struct desk d;

	desk_open(&d, 0, KERNEL_BEST);
	most = _i < 3 ? d.fast.small.most : d.fast.large.most;
	buf_add_str(&text, str_from("a:b\td_sid=1"));
	for (unsigned i = 10000; text.n < most + 9; i++)
		buf_printf(&text, ",d_sid=%u", i);
	text.n = most + (size_t)(_i % 3) - 1 + sizeof("a:b\t") - 1;
	try_lines(&d, buf_str(&text), &dice);
	ck_assert_uint_eq(d.taken, 1);
	ck_assert_uint_eq(d.fast.huge.most > 0, _i == 5);
	buf_release(&text);
	desk_close(&d);
}
END_TEST

Suite *
suite_turns(void)
{
	Suite *s = suite_create("turns");
	TCase *t = tcase_create("turns");

	tcase_set_timeout(t, AMOUNT_SECONDS);
	tcase_add_loop_test(t, turns_find_what_the_rules_find, 0, games());
	tcase_add_test(t, good_items_of_a_bad_line_are_taken);
	tcase_add_test(t, line_is_remembered_for_itself);
	tcase_add_loop_test(t, payload_is_taken_however_long_it_is, 0, 6);
	suite_add_tcase(s, t);
	return s;
}
