/* SPDX-License-Identifier: MIT */
/* Looking for lines in the preview and in a problem, without a terminal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "ui/app.h"

unit_suite suite_seek;

enum { LINES = 40000, BROKEN = 5000 };

/* Every 5000th line is broken, the last but one has a trait of its own. */
static void
make_text(struct buf *out, int traits)
{
	for (int i = 1; i <= LINES; i++) {
		buf_printf(out, "cust-%07d-abc\td_sid=%s%s", i,
		    i % BROKEN == 0 ? "x" : "24",
		    i == LINES - 1 ? ",d_sid=4711" : "");
		for (int t = 0; t < traits; t++)
			buf_printf(out, ",d_sid=%d", 1000 + t);
		buf_add_char(out, '\n');
	}
}

/* A wizard that stands on screen, its check so many steps old (negative:
 * done). */
static struct app *
begin_wide(struct desk **desk, int steps, const char *screen, int traits)
{
	struct buf text = { .max = 20 << 20 };
	struct err err = { 0 };
	struct app *app;

	ck_assert_int_eq(setenv("HOME", unit_folder(), 1), 0);
	ck_assert_int_eq(unsetenv("XDG_STATE_HOME"), 0);
	ck_assert_int_eq(unsetenv("XDG_CONFIG_HOME"), 0);
	make_text(&text, traits);
	*desk = desk_new(false, &err);
	ck_assert_msg(*desk != NULL, "%s", err.text);
	ck_assert_msg(desk_open(*desk, unit_file("a.sync", text.p, text.n),
	    &err), "%s", err.text);
	for (int i = 0; i != steps && desk_pump(*desk); i++)
		continue;
	(void)desk_poll(*desk);
	buf_release(&text);
	desk_visit(*desk, STAGE_PREVIEW);
	desk_visit(*desk, STAGE_FIX);
	app = app_new(*desk, false);
	app_jump(app, strcmp(screen, "fix") == 0 ? STAGE_FIX + 1
	    : STAGE_PREVIEW + 1);
	ck_assert_str_eq(app_screen(app)->name, screen);
	return app;
}

static struct app *
begin(struct desk **desk, int steps, const char *screen)
{
	return begin_wide(desk, steps, screen, 0);
}

static void
end(struct app *app, struct desk *desk)
{
	app_free(app);
	desk_free(desk);
}

/* Steps of work until nothing is left; each is told, as the loop does. */
static unsigned
work(struct app *app, struct desk *desk)
{
	unsigned steps = 0;

	for (; desk_work(desk, DESK_SEARCH) == WORK_RUNNING; steps++) {
		ck_assert(desk_pump(desk));
		if (desk_poll(desk))
			app_news(app);
	}
	return steps;
}

static void
find(struct app *app, const char *text)
{
	app_key(app, '/');
	ck_assert_str_eq(app_screen(app)->name, "find");
	app_answer(app, "find", text);
	app_next(app);
	ck_assert_str_eq(app_screen(app)->name, "preview");
}

static void
expect_focus(struct app *app, uint64_t line)
{
	char id[32];

	(void)snprintf(id, sizeof(id), "l%llu", (unsigned long long)line);
	ck_assert_str_eq(app_page(app)->focus, id);
}

static void
expect_status(struct app *app, const char *words)
{
	const char *status = app_page(app)->status;

	ck_assert_msg(status != NULL && strstr(status, words) != NULL,
	    "\"%s\" is not in \"%s\"", words, status);
}

START_TEST(far_text_is_found_while_the_check_runs)
{
	struct desk *desk;
	struct app *app = begin(&desk, 1, "preview");

	find(app, "d_sid=4711");
	work(app, desk);
	expect_focus(app, LINES - 1);
	ck_assert(!app_page(app)->stops);
	app_key(app, 'n');
	work(app, desk);
	expect_status(app, "Not found below. N goes on from the first");
	expect_focus(app, LINES - 1);
	app_key(app, 'n');
	work(app, desk);
	expect_focus(app, LINES - 1);
	app_key(app, 'p');
	work(app, desk);
	expect_status(app, "Not found above. P goes on from the last");
	end(app, desk);
}
END_TEST

START_TEST(a_search_says_where_it_is_and_escape_stops_it)
{
	struct desk *desk;
	struct app *app = begin_wide(&desk, 1, "preview", 30);

	find(app, "nowhere");
	ck_assert_int_eq(desk_work(desk, DESK_SEARCH), WORK_RUNNING);
	ck_assert(app_page(app)->stops);
	expect_status(app, "Searching ... line ");
	expect_status(app, "Esc stops.");
	app_key(app, PRESS_ESCAPE);
	expect_status(app, "The search was stopped.");
	ck_assert_int_eq(desk_work(desk, DESK_SEARCH), WORK_STOPPED);
	ck_assert_str_eq(app_screen(app)->name, "preview");
	expect_focus(app, 1);
	app_key(app, PRESS_ESCAPE);
	ck_assert_str_ne(app_screen(app)->name, "preview");
	end(app, desk);
}
END_TEST

START_TEST(a_line_past_the_end_is_the_last_line)
{
	struct desk *desk;
	struct app *app = begin(&desk, _i == 0 ? 1 : -1, "preview");

	find(app, "39999");
	work(app, desk);
	expect_focus(app, 39999);
	find(app, "88888888");
	work(app, desk);
	expect_focus(app, LINES);
	end(app, desk);
}
END_TEST

START_TEST(problems_are_gone_through_and_around)
{
	struct desk *desk;
	struct app *app = begin(&desk, _i == 0 ? 1 : -1, "preview");

	for (uint64_t i = 1; i <= LINES / BROKEN; i++) {
		app_key(app, 'n');
		work(app, desk);
		expect_focus(app, i * BROKEN);
	}
	app_key(app, 'n');
	work(app, desk);
	expect_status(app, "No problem below.");
	app_key(app, 'n');
	work(app, desk);
	expect_focus(app, BROKEN);
	app_key(app, 'p');
	work(app, desk);
	expect_status(app, "No problem above.");
	app_key(app, 'p');
	work(app, desk);
	expect_focus(app, LINES);
	end(app, desk);
}
END_TEST

static size_t
count_data(const struct page *p)
{
	size_t count = 0;

	for (size_t i = 0; i < p->count; i++)
		count += p->items[i]->kind == ITEM_DATA;
	return count;
}

START_TEST(only_lines_with_a_problem_are_listed)
{
	struct desk *desk;
	struct app *app = begin(&desk, _i == 0 ? 1 : -1, "preview");

	app_set_room(app, 59, 40);
	app_key(app, 'o');
	work(app, desk);
	ck_assert_uint_eq(count_data(app_page(app)), LINES / BROKEN);
	expect_focus(app, BROKEN);
	app_key(app, PRESS_DOWN);
	app_key(app, 'n');
	expect_focus(app, 3 * BROKEN);
	app_key(app, PRESS_PAGE_DOWN);
	expect_focus(app, LINES);
	app_key(app, PRESS_DOWN);
	expect_status(app, "No problem below.");
	find(app, "12000");
	work(app, desk);
	expect_focus(app, 15000);
	ck_assert_uint_eq(count_data(app_page(app)), LINES / BROKEN);
	app_key(app, 'o');
	expect_focus(app, 15000);
	ck_assert_uint_gt(count_data(app_page(app)), LINES / BROKEN);
	end(app, desk);
}
END_TEST

START_TEST(filter_and_text_hold_together_and_one_by_one)
{
	struct desk *desk;
	struct app *app = begin(&desk, -1, "preview");

	app_key(app, 'o');
	find(app, "-0020000-");
	work(app, desk);
	ck_assert_uint_eq(count_data(app_page(app)), 1);
	expect_focus(app, 20000);
	find(app, "");
	work(app, desk);
	ck_assert_uint_gt(count_data(app_page(app)), 1);
	find(app, "-0020001-");
	work(app, desk);
	ck_assert_uint_eq(count_data(app_page(app)), 0);
	app_key(app, 'o');
	work(app, desk);
	ck_assert_uint_eq(count_data(app_page(app)), 1);
	expect_focus(app, 20001);
	end(app, desk);
}
END_TEST

/* A thousand places are kept; there are more. */
START_TEST(places_past_the_kept_ones_are_gone_to)
{
	struct desk *desk;
	struct app *app;
	struct buf text = { .max = 1 << 20 };

	for (int i = 1; i <= 3000; i++)
		buf_printf(&text, "c%d\td_sid=%s\n", i, i % 2 ? "x" : "24");
	app = begin(&desk, -1, "fix");
	ck_assert(desk_open(desk, unit_file("b.sync", text.p, text.n), NULL));
	ck_assert(desk_finish(desk, NULL, NULL));
	app_news(app);
	app_choose(app, "rule.TRAIT-NUM");
	ck_assert_str_eq(app_screen(app)->name, "problem");
	ck_assert_str_eq(app_page(app)->title_note, "1 of 1,500");
	for (int i = 1; i < 1500; i++) {
		app_key(app, 'n');
		work(app, desk);
	}
	ck_assert_str_eq(app_page(app)->title_note, "1,500 of 1,500");
	app_key(app, 'n');
	work(app, desk);
	expect_status(app, "That was the last place.");
	for (int i = 1; i < 700; i++) {
		app_key(app, 'p');
		work(app, desk);
	}
	ck_assert_str_eq(app_page(app)->title_note, "801 of 1,500");
	app_key(app, 'o');
	work(app, desk);
	ck_assert_str_eq(app_screen(app)->name, "preview");
	expect_focus(app, 1601);
	end(app, desk);
	buf_release(&text);
}
END_TEST

Suite *
suite_seek(void)
{
	Suite *s = suite_create("seek");
	TCase *t = tcase_create("seek");

	tcase_set_timeout(t, 30);
	tcase_add_test(t, far_text_is_found_while_the_check_runs);
	tcase_add_test(t, a_search_says_where_it_is_and_escape_stops_it);
	tcase_add_loop_test(t, a_line_past_the_end_is_the_last_line, 0, 2);
	tcase_add_loop_test(t, problems_are_gone_through_and_around, 0, 2);
	tcase_add_loop_test(t, only_lines_with_a_problem_are_listed, 0, 2);
	tcase_add_test(t, filter_and_text_hold_together_and_one_by_one);
	tcase_add_test(t, places_past_the_kept_ones_are_gone_to);
	suite_add_tcase(s, t);
	return s;
}
