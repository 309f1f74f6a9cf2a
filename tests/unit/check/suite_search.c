/* SPDX-License-Identifier: MIT */
/* Looking for lines: from the lists, by judging again, by reading. */
#include <stdlib.h>

#include "tests/unit/check/scene.h"
#include "tests/unit/unit.h"

unit_suite suite_search;

enum { LINES = 600, LINE_BYTES = 20 };

/* Look to the end of the search, and count its steps. */
static unsigned
look_for(struct scene *s, const struct search_order *order)
{
	struct err err = { .kind = ERR_NONE };
	enum step step = STEP_MORE;
	unsigned steps = 0;

	search_begin(s->search, check_findings(s->check), order);
	for (; step == STEP_MORE; steps++)
		step = search_step(s->search, &err);
	ck_assert_msg(step == STEP_DONE, "%s", err.text);
	return steps;
}

/* The first line found; 0: none. */
static uint64_t
first_of(struct scene *s, const struct search_order *order)
{
	(void)look_for(s, order);
	if (search_count(s->search) == 0)
		return 0;
	return search_get(s->search, 0)->line;
}

static const struct {
	uint64_t line;
	bool back;
	enum rule_id rule;
	uint64_t found;
} steps[] = {
	{ 0, false, RULE_COUNT, 7 },
	{ 7, false, RULE_COUNT, 2007 },
	{ 2007, false, RULE_COUNT, 2500 },
	{ 6007, false, RULE_COUNT, 8007 },
	{ 8007, false, RULE_COUNT, 0 },
	{ 7, true, RULE_COUNT, 0 },
	{ 9000, true, RULE_COUNT, 8007 },
	{ 8007, true, RULE_COUNT, 6007 },
	{ 7, false, RULE_TRAIT_NUM, 2007 },
	{ 2501, true, RULE_TRAIT_NUM, 2007 },
	{ 0, false, RULE_KV_QUOTE, 0 },
	{ 0, false, RULE_LINE_CRLF, 2500 },
};

START_TEST(search_goes_to_the_nearest_problem)
{
	struct search_order order = { .what = { .problem = true,
		.rule = steps[_i].rule }, .line = steps[_i].line,
		.back = steps[_i].back, .want = 1 };
	struct buf text = { 0 };
	struct scene s;

	scene_lines(&text);
	scene_open(&s, buf_str(&text), ALL);
	ck_assert_uint_eq(first_of(&s, &order), steps[_i].found);
	ck_assert_int_eq(search_ended(s.search), steps[_i].found == 0);
	scene_close(&s);
	buf_release(&text);
}
END_TEST

/* --- against a plain model --------------------------------------------- */

/* Each line is good, breaks a rule, breaks another, or only has a word. */
struct model {
	struct buf text;
	bool num[LINES + 1], space[LINES + 1], word[LINES + 1];
};

static void
make_model(struct model *m, unsigned seed)
{
	*m = (struct model){ 0 };
	srand(seed);
	for (int i = 1; i <= LINES; i++) {
		unsigned dice = (unsigned)rand() % 16;

		m->num[i] = dice < 3;
		m->space[i] = dice == 3;
		m->word[i] = rand() % 9 == 0;
		buf_printf(&m->text, "%s%d\td_sid=%s%s\n",
		    m->word[i] ? "gold" : "c", i, m->num[i] ? "x" : "24",
		    m->space[i] ? " " : "");
	}
}

static bool
model_fits(const struct model *m, const struct search_for *what, int i)
{
	if (what->text.n > 0 && !m->word[i])
		return false;
	if (!what->problem)
		return true;
	return what->rule == RULE_TRAIT_NUM ? m->num[i]
	    : m->num[i] || m->space[i];
}

/* What is found is all there is, nothing else, in order. */
static void
expect_like(struct scene *s, const struct model *m,
    const struct search_order *order)
{
	int way = order->back ? -1 : 1;
	size_t n = 0;

	(void)look_for(s, order);
	for (int i = (int)order->line + way; i >= 1 && i <= LINES &&
	    n < order->want; i += way) {
		if (!model_fits(m, &order->what, i))
			continue;
		ck_assert_msg(n < search_count(s->search),
		    "line %d was passed over", i);
		ck_assert_int_eq((int)search_get(s->search, n)->line, i);
		n++;
	}
	ck_assert_uint_eq(search_count(s->search), n);
	ck_assert_int_eq(search_ended(s->search), n < order->want);
}

/* Whether the check is at its start, in the middle or done, and whether the
 * places were kept or not: five are. */
START_TEST(search_finds_what_a_plain_model_finds)
{
	static const int checked[] = { 0, 40, ALL };
	struct model m;
	struct scene s;

	make_model(&m, 7u + (unsigned)_i);
	scene_open(&s, buf_str(&m.text), checked[_i % 3]);
	if (_i % 3 == 1) {
		ck_assert_uint_gt(lineindex_lines(check_index(s.check)), 20);
		ck_assert_uint_lt(lineindex_lines(check_index(s.check)),
		    LINES - 20);
	}
	for (int i = 0; i < 60; i++) {
		struct search_order order = { .what = {
			.problem = i % 3 != 0,
			.rule = i % 2 ? RULE_TRAIT_NUM : RULE_COUNT,
			.text = str_from(i % 3 != 2 ? "gold" : "") },
			.line = (uint64_t)rand() % (LINES + 2),
			.back = rand() % 2 == 0, .shown = i % 5 == 0,
			.want = 1 + (size_t)rand() % 30 };

		expect_like(&s, &m, &order);
	}
	scene_close(&s);
	buf_release(&m.text);
}
END_TEST

START_TEST(found_lines_come_with_their_bytes_and_faults)
{
	struct search_order order = { .what = { .problem = true,
		.rule = RULE_COUNT }, .line = 9000, .back = true,
		.shown = true, .want = 2 };
	const struct look_line *line;
	struct buf text = { 0 };
	struct scene s;

	scene_lines(&text);
	scene_open(&s, buf_str(&text), ALL);
	(void)look_for(&s, &order);
	ck_assert_uint_eq(search_count(s.search), 2);
	line = search_get(s.search, 1);
	ck_assert_uint_eq(line->line, 6007);
	ck_assert(str_eq_text(line->bytes, "cust-6007\td_sid=gold"));
	ck_assert_uint_eq(line->count, 1);
	ck_assert_int_eq(line->findings[0].rule, RULE_TRAIT_NUM);
	ck_assert_int_eq(line->worst, SEVERITY_ERROR);
	scene_close(&s);
	buf_release(&text);
}
END_TEST

/* --- far lines --------------------------------------------------------- */

START_TEST(line_that_nobody_came_to_is_reached_by_a_search)
{
	struct search_order order = { .what = { .number = 8500 },
		.want = 1 };
	const struct look_line *lines;
	struct buf text = { 0 };
	struct scene s;
	size_t got;

	scene_lines(&text);
	scene_open(&s, buf_str(&text), 3);
	ck_assert(look_reaches(s.look, 2));
	ck_assert(!look_reaches(s.look, 8500));
	ck_assert_uint_eq(first_of(&s, &order), 8500);
	ck_assert(look_reaches(s.look, 8500));
	ck_assert(look_at(s.look, 8500, 1, &lines, &got, NULL));
	ck_assert(str_eq_text(lines[0].bytes, "cust-8500\td_sid=24"));
	order.what.number = 12345;
	ck_assert_uint_eq(first_of(&s, &order), 9000);
	ck_assert(search_ended(s.search));
	scene_close(&s);
	buf_release(&text);
}
END_TEST

/* --- bounds ------------------------------------------------------------ */

/* Twelve megabytes without the text: no step reads more than its share, and
 * where it is grows from step to step. */
START_TEST(search_goes_in_bounded_steps)
{
	struct search_order order = { .what = { .text =
		str_from(_i == 1 ? "" : "gold"), .problem = _i == 1,
		.rule = RULE_COUNT }, .want = 1 };
	uint64_t line, before = 0, offset;
	struct buf text = { .max = 16 << 20 };
	struct err err = { 0 };
	unsigned count = 1;
	struct scene s;

	for (int i = 0; text.n < 12 << 20; i++)
		buf_printf(&text, "c%d\td_sid=24\n", i);
	scene_open(&s, buf_str(&text), 1);
	search_begin(s.search, check_findings(s.check), &order);
	while (search_step(s.search, &err) == STEP_MORE && count < 99) {
		search_place(s.search, &line, &offset);
		ck_assert_uint_gt(line, before);
		ck_assert_uint_le(offset, (uint64_t)count *
		    ((8 << 20) + LINE_BYTES));
		before = line;
		count++;
	}
	ck_assert_uint_ge(count, _i == 1 ? 12 : 2);
	ck_assert(search_ended(s.search));
	scene_close(&s);
	buf_release(&text);
}
END_TEST

Suite *
suite_search(void)
{
	Suite *s = suite_create("search");
	TCase *t = tcase_create("search");

	tcase_add_loop_test(t, search_goes_to_the_nearest_problem, 0,
	    (int)(sizeof(steps) / sizeof(steps[0])));
	tcase_add_loop_test(t, search_finds_what_a_plain_model_finds, 0, 12);
	tcase_add_test(t, found_lines_come_with_their_bytes_and_faults);
	tcase_add_test(t, line_that_nobody_came_to_is_reached_by_a_search);
	tcase_add_loop_test(t, search_goes_in_bounded_steps, 0, 2);
	suite_add_tcase(s, t);
	return s;
}
