/* SPDX-License-Identifier: MIT */
/* The line that tells how far a check is. */
#include "cmd/watch.h"
#include "tests/unit/unit.h"

unit_suite suite_watch;

#define MB UINT64_C(1000000)

static const struct {
	struct check_progress p;
	int64_t ms;
	int columns;
	const char *line;
} rows[] = {
	{ { .disk_total = 100 }, 0, 80, "Read 0 %, 0 lines" },
	{ { .disk_bytes = 50, .disk_total = 100, .lines = 1 }, 999, 80,
	    "Read 50 %, 1 line" },
	{ { .disk_bytes = 800 * MB, .disk_total = 2000 * MB,
	    .lines = 12345678, .bad_lines = 3 }, 1000, 80,
	    "Read 40 %, 800 MB/s, 2 s left, 12,345,678 lines, 3 with "
	    "problems" },
	{ { .disk_bytes = 10 * MB, .disk_total = 910 * MB }, 1000, 80,
	    "Read 1.1 %, 10 MB/s, 2 min left, 0 lines" },
	{ { .disk_bytes = 1 * MB, .disk_total = 5001 * MB }, 1000, 80,
	    "Read 0.1 %, 1 MB/s, 1 h 23 min left, 0 lines" },
	{ { .disk_bytes = 5 * MB, .disk_total = 5 * MB, .lines = 7 }, 5000,
	    80, "Read 100 %, 1 MB/s, 7 lines" },
	{ { .disk_bytes = 5 * MB, .lines = 7 }, 1000, 80,
	    "Read 5 MB, 5 MB/s" },
	{ { .disk_total = 5, .lines = 7 }, 100000, 80, "Read 0 %, 7 lines" },
	{ { .disk_bytes = 800 * MB, .disk_total = 2000 * MB }, 1000, 20,
	    "Read 40 %, 800 MB/s," },
	{ { .disk_total = 100 }, 0, 0, "" },
};

START_TEST(progress_is_one_calm_line)
{
	struct buf out = { 0 };

	watch_line(&rows[_i].p, rows[_i].ms, rows[_i].columns, &out);
	ck_assert_str_eq(buf_text(&out), rows[_i].line);
	buf_release(&out);
}
END_TEST

Suite *
suite_watch(void)
{
	Suite *s = suite_create("watch");
	TCase *t = tcase_create("watch");

	tcase_add_loop_test(t, progress_is_one_calm_line, 0,
	    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, t);
	return s;
}
