/* SPDX-License-Identifier: MIT */
/* The first screen is the one that the README shows. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "file/path.h"
#include "tests/unit/unit.h"
#include "ui/app.h"

unit_suite suite_readme;

enum { COLUMNS = 80, ROWS = 24, README_MAX = 64 << 10 };

static void
paint_welcome(struct desk *desk, struct buf *out)
{
	struct canvas *canvas = canvas_new(COLUMNS, ROWS);
	struct app *app = app_new(desk, true);
	int columns, rows;

	full_room(COLUMNS, ROWS, &columns, &rows);
	app_set_room(app, columns, rows);
	full_paint(canvas, app_page(app), GLYPHS_ASCII, app_view(app));
	canvas_dump(canvas, out);
	app_free(app);
	canvas_free(canvas);
}

START_TEST(readme_shows_the_first_screen_as_it_is)
{
	struct buf screen = { 0 };
	struct err err = { 0 };
	struct desk *desk;
	char *readme;
	size_t n;

	ck_assert_int_eq(setenv("XDG_STATE_HOME", unit_folder(), 1), 0);
	desk = desk_new(false, &err);
	ck_assert_msg(desk != NULL, "%s", err.text);
	paint_welcome(desk, &screen);
	readme = path_read_small(unit_source("README"), README_MAX, &n,
	    &err);
	ck_assert_msg(readme != NULL, "%s", err.text);
	ck_assert_msg(strstr(readme, buf_text(&screen)) != NULL,
	    "the README does not show this:\n%s", buf_text(&screen));
	free(readme);
	buf_release(&screen);
	desk_free(desk);
}
END_TEST

Suite *
suite_readme(void)
{
	Suite *s = suite_create("readme");
	TCase *t = tcase_create("readme");

	tcase_add_test(t, readme_shows_the_first_screen_as_it_is);
	suite_add_tcase(s, t);
	return s;
}
