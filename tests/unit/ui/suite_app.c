/* SPDX-License-Identifier: MIT */
/* The wizard without a terminal: random walks, and linear mode. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "ui/app.h"
#include "ui/linear.h"

/* A wizard in a home of its own, its work done on our thread. */
static struct app *
begin(struct desk **desk)
{
	struct err err = { 0 };
	struct app *app;

	ck_assert_int_eq(setenv("HOME", unit_folder(), 1), 0);
	ck_assert_int_eq(unsetenv("XDG_STATE_HOME"), 0);
	ck_assert_int_eq(unsetenv("XDG_CONFIG_HOME"), 0);
	*desk = desk_new(false, &err);
	ck_assert_msg(*desk != NULL, "%s", err.text);
	app = app_new(*desk, false);
	return app;
}

static void
end(struct app *app, struct desk *desk)
{
	app_free(app);
	desk_free(desk);
}

static void
settle(struct app *app, struct desk *desk)
{
	for (int i = 0; i < 1000 && desk_pump(desk); i++)
		continue;
	if (desk_poll(desk))
		app_news(app);
}

static void
assert_sound(struct app *app, struct canvas *c)
{
	const struct page *page = app_page(app);
	bool stops = false;
	int row, column;

	for (size_t i = 0; i < page->count; i++)
		stops = stops || page->items[i]->id != NULL;
	if (page->focus != NULL && stops)
		ck_assert_msg(page_find(page, page->focus) != NULL,
		    "%s: no item %s", app_screen(app)->name, page->focus);
	full_paint(c, page, GLYPHS_UNICODE, app_view(app));
	canvas_cursor(c, &row, &column);
	ck_assert_int_lt(row, canvas_rows(c));
}

START_TEST(random_keys_never_lose_the_focus)
{
	static const int keys[] = { PRESS_ENTER, PRESS_TAB, PRESS_BACK_TAB,
		PRESS_UP, PRESS_DOWN, PRESS_LEFT, PRESS_RIGHT, PRESS_HOME,
		PRESS_END, PRESS_PAGE_UP, PRESS_PAGE_DOWN, PRESS_ESCAPE,
		PRESS_ERASE, ' ', '1', '2', '3', '4', '5', '6', '7', 'n',
		'p', 'u', 'x', 'v', 'f', '/', '?', PRESS_CTRL('R'),
		PRESS_CTRL('G'), 0x6F22 };
	struct canvas *c = canvas_new(80, 24);
	struct desk *desk;
	struct app *app = begin(&desk);

	srand(23u + (unsigned)_i);
	for (int i = 0; i < 400; i++) {
		app_key(app, keys[(size_t)rand() %
		    (sizeof(keys) / sizeof(keys[0]))]);
		if (app_fate(app) != APP_RUNS)
			break;
		if (i % 7 == 0)
			settle(app, desk);
		if (i % 50 == 0) {
			canvas_resize(c, 40 + rand() % 100,
			    12 + rand() % 40);
			app_set_room(app, 59, 16);
		}
		assert_sound(app, c);
	}
	end(app, desk);
	canvas_free(c);
}
END_TEST

START_TEST(two_interrupts_leave)
{
	struct desk *desk;
	struct app *app = begin(&desk);

	app_key(app, PRESS_CTRL('C'));
	ck_assert_str_eq(app_screen(app)->name, "leave");
	ck_assert_int_eq(app_fate(app), APP_RUNS);
	app_key(app, PRESS_CTRL('C'));
	ck_assert_int_eq(app_fate(app), APP_INTERRUPTED);
	end(app, desk);
}
END_TEST

START_TEST(the_help_key_closes_help)
{
	struct desk *desk;
	struct app *app = begin(&desk);

	app_key(app, '?');
	ck_assert_str_eq(app_screen(app)->name, "actions");
	app_key(app, PRESS_CTRL('G'));
	ck_assert_str_eq(app_screen(app)->name, "welcome");
	end(app, desk);
}
END_TEST

START_TEST(a_mask_and_the_mouse_are_switched_on_any_page)
{
	struct desk *desk;
	struct app *app = begin(&desk);

	app_key(app, 'm');
	ck_assert(app_page(app)->masked);
	ck_assert_ptr_nonnull(strstr(app_page(app)->status, "is masked"));
	app_key(app, 'M');
	ck_assert(!app_page(app)->masked);
	ck_assert(!app_mouse_free(app));
	app_key(app, '%');
	ck_assert(app_mouse_free(app));
	ck_assert_ptr_nonnull(strstr(app_page(app)->status, "selects"));
	app_key(app, '%');
	ck_assert(!app_mouse_free(app));
	end(app, desk);
}
END_TEST

static void
say(struct linear *l, struct app *app, struct desk *desk, const char *line)
{
	buf_clear(&l->out);
	linear_take(l, str_from(line));
	settle(app, desk);
}

START_TEST(linear_mode_asks_one_thing_at_a_time)
{
	struct desk *desk;
	struct app *app = begin(&desk);
	struct linear l;

	linear_start(&l, app, true, false);
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out),
	    "Step 1 of 8. Welcome. Nothing sent yet."));
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out), "1. Start."));
	say(&l, app, desk, "9");
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out),
	    "none of the numbers"));
	say(&l, app, desk, "help");
	ck_assert_str_eq(app_screen(app)->name, "actions");
	say(&l, app, desk, "back");
	ck_assert_str_eq(app_screen(app)->name, "welcome");
	say(&l, app, desk, "leave");
	say(&l, app, desk, "1");
	ck_assert_int_eq(app_fate(app), APP_LEFT);
	linear_release(&l);
	end(app, desk);
}
END_TEST

START_TEST(linear_words_are_ascii_and_hold_no_control)
{
	struct desk *desk;
	struct app *app = begin(&desk);
	struct linear l;

	linear_start(&l, app, true, false);
	say(&l, app, desk, "2");
	for (int i = 0; i < 12; i++) {
		say(&l, app, desk, "");
		for (size_t j = 0; j < l.out.n; j++)
			ck_assert(l.out.p[j] == '\n' ||
			    (l.out.p[j] >= ' ' && l.out.p[j] < 0x7F));
	}
	linear_release(&l);
	end(app, desk);
}
END_TEST

/* From the welcome into the exercise, up to the data source. */
static void
go_to_source(struct linear *l, struct app *app, struct desk *desk)
{
	linear_start(l, app, true, false);
	say(l, app, desk, "2");
	say(l, app, desk, "");
	say(l, app, desk, "1");
	ck_assert_str_eq(app_screen(app)->name, "data-source");
}

START_TEST(linear_mode_asks_whether_that_was_meant)
{
	struct desk *desk;
	struct app *app = begin(&desk);
	struct linear l;

	go_to_source(&l, app, desk);
	say(&l, app, desk, "12O4");
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out), "Did you mean\n1204?"
	    "\n1 yes. 2 no, let me type again."));
	say(&l, app, desk, "2");
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out),
	    "Data source ID (DPID) is 12O4. Press Enter to keep it"));
	say(&l, app, desk, "12O4");
	say(&l, app, desk, "1");
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out),
	    "Data source ID (DPID) 1204. Done."));
	ck_assert_str_eq(desk_get(desk, "dpid"), "1204");
	linear_release(&l);
	end(app, desk);
}
END_TEST

START_TEST(linear_mode_reads_a_list_that_was_made_longer)
{
	struct desk *desk;
	struct app *app = begin(&desk);
	struct linear l;

	go_to_source(&l, app, desk);
	say(&l, app, desk, "1204");
	buf_clear(&l.out);
	say(&l, app, desk, "6");
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out), "\n12. "));
	linear_release(&l);
	end(app, desk);
}
END_TEST

START_TEST(linear_mode_leaves_the_letters_of_a_file_name)
{
	struct desk *desk;
	struct app *app = begin(&desk);
	struct linear l;

	go_to_source(&l, app, desk);
	say(&l, app, desk, "1204");
	for (int i = 0; i < 12 &&
	    strcmp(app_screen(app)->name, "preview") != 0; i++)
		app_next(app);
	settle(app, desk);
	linear_release(&l);
	linear_start(&l, app, true, true);
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out),
	    "\nsummer_loyalty_faulty.sync."));
	linear_release(&l);
	end(app, desk);
}
END_TEST

START_TEST(linear_mode_goes_on_where_the_person_was)
{
	struct desk *desk;
	struct app *app = begin(&desk);
	struct linear l;

	go_to_source(&l, app, desk);
	linear_release(&l);
	app_key(app, PRESS_TAB);
	linear_start(&l, app, true, true);
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out), "Step 3 of 8."));
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out),
	    "1. our own customer IDs"));
	ck_assert_ptr_null(strstr(buf_text(&l.out), "(DPID)"));
	linear_release(&l);
	end(app, desk);
}
END_TEST

/* Only what can be chosen has a number, and only when it can be. */
START_TEST(linear_numbers_are_choices)
{
	struct desk *desk;
	struct app *app = begin(&desk);
	struct linear l;

	linear_start(&l, app, true, false);
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out),
	    "\nthe data file you exported."));
	say(&l, app, desk, "2");
	settle(app, desk);
	ck_assert_ptr_null(strstr(buf_text(&l.out), "1. "));
	say(&l, app, desk, "");
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out),
	    "1. Go on with this file."));
	say(&l, app, desk, "1");
	say(&l, app, desk, "1204");
	ck_assert_ptr_nonnull(strstr(buf_text(&l.out),
	    "7. I don't know. Write an e-mail."));
	say(&l, app, desk, "7");
	ck_assert_str_eq(app_screen(app)->name, "letter");
	linear_release(&l);
	end(app, desk);
}
END_TEST

/* --- sizes ------------------------------------------------------------- */

static void
paint_at(struct app *app, struct canvas *c, int columns, int rows,
    struct buf *out)
{
	int width, height;

	canvas_resize(c, columns, rows);
	full_room(columns, rows, &width, &height);
	app_set_room(app, width, height);
	full_paint(c, app_page(app), GLYPHS_UNICODE, app_view(app));
	canvas_dump(c, out);
	canvas_dump_roles(c, out);
}

static void
assert_storm_leaves_no_trace(struct app *app, struct canvas *c)
{
	char *focus = strdup(app_page(app)->focus != NULL
	    ? app_page(app)->focus : "");
	struct buf dump = { 0 }, before = { 0 }, after = { 0 };
	int columns = 1 + rand() % 300, rows = 1 + rand() % 100;

	*app_view(app) = (struct full_view){ .follow = true };
	paint_at(app, c, columns, rows, &before);
	for (int i = 0; i < 100; i++) {
		buf_clear(&dump);
		paint_at(app, c, 1 + rand() % 300, 1 + rand() % 100, &dump);
		ck_assert_msg(strcmp(app_page(app)->focus == NULL ? ""
		    : app_page(app)->focus, focus) == 0, "%s: from %s to %s",
		    app_screen(app)->name, focus, app_page(app)->focus);
	}
	paint_at(app, c, columns, rows, &after);
	ck_assert_msg(strcmp(buf_text(&before), buf_text(&after)) == 0,
	    "%s at %dx%d:\n%s\n%s", app_screen(app)->name, columns, rows,
	    buf_text(&before), buf_text(&after));
	buf_release(&dump);
	buf_release(&before);
	buf_release(&after);
	free(focus);
}

/* Every step with a real session behind it, and what lies over them. */
START_TEST(a_storm_of_sizes_leaves_no_trace)
{
	struct canvas *c = canvas_new(80, 24);
	struct desk *desk;
	struct app *app = begin(&desk);
	struct linear l;

	srand(7);
	go_to_source(&l, app, desk);
	linear_release(&l);
	for (int i = 0; i < 8 && app_page(app)->step < PAGE_STEPS; i++) {
		app_next(app);
		settle(app, desk);
	}
	ck_assert_int_eq(app_page(app)->step, PAGE_STEPS);
	for (int step = 1; step <= PAGE_STEPS; step++) {
		app_jump(app, step);
		settle(app, desk);
		ck_assert_int_eq(app_page(app)->step, step);
		assert_storm_leaves_no_trace(app, c);
		app_key(app, PRESS_DOWN);
		assert_storm_leaves_no_trace(app, c);
		app_key(app, PRESS_CTRL('G'));
		assert_storm_leaves_no_trace(app, c);
		app_key(app, PRESS_ESCAPE);
	}
	end(app, desk);
	canvas_free(c);
}
END_TEST

unit_suite suite_app;

Suite *
suite_app(void)
{
	Suite *s = suite_create("app");
	TCase *t = tcase_create("app");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, random_keys_never_lose_the_focus, 0, 20);
	tcase_add_test(t, two_interrupts_leave);
	tcase_add_test(t, the_help_key_closes_help);
	tcase_add_test(t, a_mask_and_the_mouse_are_switched_on_any_page);
	tcase_add_test(t, linear_mode_asks_one_thing_at_a_time);
	tcase_add_test(t, linear_mode_asks_whether_that_was_meant);
	tcase_add_test(t, linear_mode_goes_on_where_the_person_was);
	tcase_add_test(t, linear_mode_leaves_the_letters_of_a_file_name);
	tcase_add_test(t,
	    linear_mode_reads_a_list_that_was_made_longer);
	tcase_add_test(t, linear_numbers_are_choices);
	tcase_add_test(t, a_storm_of_sizes_leaves_no_trace);
	tcase_add_test(t, linear_words_are_ascii_and_hold_no_control);
	suite_add_tcase(s, t);
	return s;
}
