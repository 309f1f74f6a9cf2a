/* SPDX-License-Identifier: MIT */
/* The preview, the way from problem to problem, and the line index. */
#include <string.h>

#include "check/look.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_look;

#define NAME "ftp_dpm_12345_1767225600.sync"

/* A check that has gone so many steps, and a look beside it. */
struct scene {
	struct context context;
	struct name_verdict name;
	struct source *source, *again;
	struct check *check;
	struct look *look;
};

static void
open_scene(struct scene *s, struct str bytes, bool checked)
{
	struct check_options five = { .examples = 5 };
	struct err err = { .kind = ERR_NONE };

	s->context = ran_context(NAME);
	name_diagnose(str_from(NAME), s->context.now, &s->name);
	s->source = source_open(unit_file("data", bytes.p, bytes.n), &err);
	ck_assert_msg(s->source != NULL, "%s", err.text);
	s->again = source_again(s->source, &err);
	s->check = check_begin(s->source, &s->context, &five);
	while (checked && check_step(s->check, &err) == STEP_MORE)
		continue;
	s->look = look_new(s->again, &s->context, &s->name.parts,
	    check_index(s->check), check_findings(s->check));
}

static void
close_scene(struct scene *s)
{
	look_free(s->look);
	check_free(s->check);
	source_free(s->again);
	source_free(s->source);
}

/* Lines 7, 2007, 4007 ... are broken; 2500 has no line end style of its
 * own but CR LF, 9000 is the last. */
static void
many_lines(struct buf *out)
{
	for (int i = 1; i <= 9000; i++)
		buf_printf(out, "cust-%04d\td_sid=%s%s", i,
		    i % 2000 == 7 ? "gold" : "24", i == 2500 ? "\r\n" :
		    i == 9000 ? "" : "\n");
}

static const struct {
	uint64_t first;
	size_t count, got;
	const char *begins, *end;
} views[] = {
	{ 1, 3, 3, "cust-0001\td_sid=24", "\n" },
	{ 0, 1, 1, "cust-0001\td_sid=24", "\n" },
	{ 7, 1, 1, "cust-0007\td_sid=gold", "\n" },
	{ 1024, 2, 2, "cust-1024\td_sid=24", "\n" },
	{ 1025, 2, 2, "cust-1025\td_sid=24", "\n" },
	{ 2500, 2, 2, "cust-2500\td_sid=24", "\r\n" },
	{ 8999, 5, 2, "cust-8999\td_sid=24", "\n" },
	{ 9000, 5, 1, "cust-9000\td_sid=24", "" },
	{ 9001, 5, 0, NULL, NULL },
};

static void
expect_view(struct scene *s, int i)
{
	const struct look_line *lines;
	struct err err = { .kind = ERR_NONE };
	size_t got;

	ck_assert(look_at(s->look, views[i].first, views[i].count, &lines,
	    &got, &err));
	ck_assert_uint_eq(got, views[i].got);
	if (got == 0)
		return;
	ck_assert_uint_eq(lines[0].line, views[i].first == 0 ? 1 :
	    views[i].first);
	ck_assert(str_eq_text(lines[0].bytes, views[i].begins));
	ck_assert_uint_eq(lines[0].length, strlen(views[i].begins));
	ck_assert_str_eq(lines[0].end, views[i].end);
	ck_assert_uint_eq(lines[0].offset >= (lines[0].line - 1) * 19, true);
}

START_TEST(any_line_is_shown_as_it_is)
{
	struct buf text = { 0 };
	struct scene s;

	many_lines(&text);
	for (int checked = 0; checked < 2; checked++) {
		open_scene(&s, buf_str(&text), checked == 1);
		expect_view(&s, _i);
		close_scene(&s);
	}
	buf_release(&text);
}
END_TEST

START_TEST(faults_of_a_shown_line_are_told)
{
	const struct look_line *lines;
	struct err err = { .kind = ERR_NONE };
	struct scene s;
	size_t got;

	open_scene(&s, str_from("a\td_sid=1\na\td_sid=1\nb\td_sid=x,d_sid=1,"
	    "d_sid=1\n"), true);
	ck_assert(look_at(s.look, 1, 9, &lines, &got, &err));
	ck_assert_uint_eq(got, 3);
	ck_assert_uint_eq(lines[0].count, 0);
	ck_assert_uint_eq(lines[1].count, 1);
	ck_assert_int_eq(lines[1].findings[0].rule, RULE_LINE_DUP);
	ck_assert_int_eq(lines[1].worst, SEVERITY_INFO);
	ck_assert_uint_eq(lines[2].count, 2);
	ck_assert_int_eq(lines[2].worst, SEVERITY_ERROR);
	ck_assert_uint_eq(lines[2].findings[0].line, 3);
	close_scene(&s);
}
END_TEST

static const struct {
	uint64_t line;
	enum look_way way;
	enum rule_id rule;
	uint64_t found;
} steps[] = {
	{ 0, LOOK_NEXT, RULE_COUNT, 7 },
	{ 7, LOOK_NEXT, RULE_COUNT, 2007 },
	{ 2007, LOOK_NEXT, RULE_COUNT, 2500 },
	{ 6007, LOOK_NEXT, RULE_COUNT, 8007 },
	{ 8007, LOOK_NEXT, RULE_COUNT, 0 },
	{ 7, LOOK_PREVIOUS, RULE_COUNT, 0 },
	{ 9000, LOOK_PREVIOUS, RULE_COUNT, 8007 },
	{ 8007, LOOK_PREVIOUS, RULE_COUNT, 6007 },
	{ 7, LOOK_NEXT, RULE_TRAIT_NUM, 2007 },
	{ 2501, LOOK_PREVIOUS, RULE_TRAIT_NUM, 2007 },
	{ 0, LOOK_NEXT, RULE_KV_QUOTE, 0 },
	{ 0, LOOK_NEXT, RULE_LINE_CRLF, 2500 },
};

START_TEST(step_goes_to_the_nearest_problem)
{
	struct err err = { .kind = ERR_NONE };
	struct buf text = { 0 };
	struct scene s;
	uint64_t found = 99;

	many_lines(&text);
	open_scene(&s, buf_str(&text), true);
	ck_assert(look_problem(s.look, steps[_i].line, steps[_i].way,
	    steps[_i].rule, &found, &err));
	ck_assert_uint_eq(found, steps[_i].found);
	close_scene(&s);
	buf_release(&text);
}
END_TEST

START_TEST(problem_past_the_checked_part_is_found)
{
	struct err err = { .kind = ERR_NONE };
	struct buf text = { 0 };
	struct scene s;
	uint64_t found = 99;

	many_lines(&text);
	open_scene(&s, buf_str(&text), false);
	ck_assert(look_problem(s.look, 3000, LOOK_NEXT, RULE_COUNT, &found,
	    &err));
	ck_assert_uint_eq(found, 4007);
	ck_assert(look_problem(s.look, 3000, LOOK_PREVIOUS, RULE_TRAIT_NUM,
	    &found, &err));
	ck_assert_uint_eq(found, 2007);
	close_scene(&s);
	buf_release(&text);
}
END_TEST

/* Five examples are kept; the sixth is looked for in the file. */
START_TEST(problem_past_the_kept_examples_is_found)
{
	struct err err = { .kind = ERR_NONE };
	struct buf text = { 0 };
	struct scene s;
	uint64_t found = 99;

	for (int i = 1; i <= 20; i++)
		buf_printf(&text, "c%d\td_sid=%s\n", i, i % 2 ? "x" : "24");
	open_scene(&s, buf_str(&text), true);
	ck_assert(look_problem(s.look, 9, LOOK_NEXT, RULE_TRAIT_NUM, &found,
	    &err));
	ck_assert_uint_eq(found, 11);
	ck_assert(look_problem(s.look, 17, LOOK_PREVIOUS, RULE_TRAIT_NUM,
	    &found, &err));
	ck_assert_uint_eq(found, 15);
	close_scene(&s);
	buf_release(&text);
}
END_TEST

START_TEST(line_of_megabytes_is_clipped_and_passed)
{
	const struct look_line *lines;
	struct err err = { .kind = ERR_NONE };
	struct buf text = { .max = 8 << 20 };
	struct scene s;
	size_t got;

	buf_add_text(&text, "a\td_sid=1\nb\tk=");
	while (text.n < 6000000)
		buf_add_char(&text, 'x');
	buf_add_text(&text, "\nc\td_sid=1\n");
	open_scene(&s, buf_str(&text), _i == 1);
	ck_assert(look_at(s.look, 2, 3, &lines, &got, &err));
	ck_assert_uint_eq(got, 2);
	ck_assert_uint_eq(lines[0].length, 6000000 - 10);
	ck_assert_uint_eq(lines[0].bytes.n, LOOK_BYTES_MAX);
	ck_assert_str_eq(lines[0].end, "\n");
	ck_assert(str_eq_text(lines[1].bytes, "c\td_sid=1"));
	ck_assert_uint_eq(lines[1].line, 3);
	close_scene(&s);
	buf_release(&text);
}
END_TEST

START_TEST(old_mac_lines_are_lines)
{
	const struct look_line *lines;
	struct err err = { .kind = ERR_NONE };
	struct scene s;
	size_t got;

	open_scene(&s, str_from("a\td_sid=1\rb\td_sid=2\r"), true);
	ck_assert(look_at(s.look, 2, 3, &lines, &got, &err));
	ck_assert_uint_eq(got, 1);
	ck_assert(str_eq_text(lines[0].bytes, "b\td_sid=2"));
	ck_assert_str_eq(lines[0].end, "\r");
	close_scene(&s);
}
END_TEST

START_TEST(text_is_found_after_a_line)
{
	struct err err = { .kind = ERR_NONE };
	struct buf text = { 0 };
	struct scene s;
	uint64_t found, reached;

	many_lines(&text);
	open_scene(&s, buf_str(&text), true);
	ck_assert(look_find(s.look, 7, str_from("gold"), &found, &reached,
	    &err));
	ck_assert_uint_eq(found, 2007);
	ck_assert(look_find(s.look, 8007, str_from("gold"), &found, &reached,
	    &err));
	ck_assert_uint_eq(found, 0);
	ck_assert_uint_eq(reached, 9000);
	ck_assert(look_find(s.look, 0, str_from("CUST"), &found, &reached,
	    &err));
	ck_assert_uint_eq(found, 0);
	close_scene(&s);
	buf_release(&text);
}
END_TEST

START_TEST(index_knows_a_start_at_or_before_any_line)
{
	struct lineindex *x = lineindex_new();
	uint64_t known, offset;

	for (uint64_t line = 1; line <= 5000; line++)
		lineindex_add(x, line, (line - 1) * 100 +
		    (line > 3 ? 2000000 : 0));
	lineindex_reach(x, 5000);
	ck_assert_uint_eq(lineindex_lines(x), 5000);
	for (uint64_t line = 1; line <= 5000; line++) {
		lineindex_before(x, line, &known, &offset);
		ck_assert_uint_le(known, line);
		ck_assert_uint_lt(line - known, LINEINDEX_STEP);
		ck_assert_uint_eq(offset, (known - 1) * 100 +
		    (known > 3 ? 2000000 : 0));
	}
	/* More than a MiB away: it has an entry of its own. */
	lineindex_before(x, 4, &known, &offset);
	ck_assert_uint_eq(known, 4);
	lineindex_free(x);
}
END_TEST

START_TEST(index_of_tiny_lines_stays_small)
{
	struct lineindex *x = lineindex_new();
	uint64_t known, offset, last = 0, entries = 0;

	for (uint64_t line = 1; line <= 1 << 20; line += 64)
		lineindex_add(x, line, (line - 1) * 2);
	for (uint64_t line = 1; line <= 1 << 20; line++) {
		lineindex_before(x, line, &known, &offset);
		ck_assert_uint_le((line - known) * 2, 1 << 16);
		entries += known != last;
		last = known;
	}
	ck_assert_uint_eq(entries, (2 << 20) / (1 << 16));
	lineindex_free(x);
}
END_TEST

#define COUNT(a) (int)(sizeof(a) / sizeof((a)[0]))

Suite *
suite_look(void)
{
	Suite *s = suite_create("look");
	TCase *t = tcase_create("look");

	tcase_add_loop_test(t, any_line_is_shown_as_it_is, 0, COUNT(views));
	tcase_add_test(t, faults_of_a_shown_line_are_told);
	tcase_add_loop_test(t, step_goes_to_the_nearest_problem, 0,
	    COUNT(steps));
	tcase_add_test(t, problem_past_the_checked_part_is_found);
	tcase_add_test(t, problem_past_the_kept_examples_is_found);
	tcase_add_loop_test(t, line_of_megabytes_is_clipped_and_passed, 0, 2);
	tcase_add_test(t, old_mac_lines_are_lines);
	tcase_add_test(t, text_is_found_after_a_line);
	tcase_add_test(t, index_knows_a_start_at_or_before_any_line);
	tcase_add_test(t, index_of_tiny_lines_stays_small);
	suite_add_tcase(s, t);
	return s;
}
