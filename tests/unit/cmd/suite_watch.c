/* SPDX-License-Identifier: MIT */
/* The line that tells how far a check is. */
#include "cmd/watch.h"
#include "tests/unit/unit.h"

unit_suite suite_watch;

#define MB UINT64_C(1000000)

static const struct {
	struct check_progress p;
	struct pace pace;
	int columns;
	const char *line;
} rows[] = {
	{ { .disk_total = 100 }, { 0 }, 80, "Read 0 %, 0 lines" },
	{ { .disk_bytes = 50, .disk_total = 100, .lines = 1 },
	    { .rate = 0, .left = -1 }, 80, "Read 50 %, 1 line" },
	{ { .disk_bytes = 800 * MB, .disk_total = 2000 * MB,
	    .lines = 12345678, .bad_lines = 3 },
	    { .rate = 800e6, .left = 2 }, 80,
	    "Read 40 %, 800 MB/s, 2 s left, 12,345,678 lines, 3 with "
	    "problems" },
	{ { .disk_bytes = 10 * MB, .disk_total = 910 * MB },
	    { .rate = 1e7, .left = 119 }, 80,
	    "Read 1.1 %, 10 MB/s, 119 s left, 0 lines" },
	{ { .disk_bytes = 10 * MB, .disk_total = 910 * MB },
	    { .rate = 1e7, .left = 121 }, 80,
	    "Read 1.1 %, 10 MB/s, 3 min left, 0 lines" },
	{ { .disk_bytes = 1 * MB, .disk_total = 5001 * MB },
	    { .rate = 1e6, .left = 7201 }, 80,
	    "Read 0.1 %, 1 MB/s, 3 h left, 0 lines" },
	{ { .disk_bytes = 1 * MB, .disk_total = 2 * MB },
	    { .rate = 1e6, .left = -1 }, 80,
	    "Read 50 %, 1 MB/s, 0 lines" },
	{ { .disk_bytes = 5 * MB, .disk_total = 5 * MB, .lines = 7 },
	    { .rate = 0, .left = -1 }, 80, "Read 100 %, 7 lines" },
	{ { .disk_bytes = 5 * MB, .disk_total = 5 * MB, .lines = 7,
	    .bad_lines = 1, .phase = PHASE_COMPARING },
	    { .rate = 1e6, .left = 1 }, 80,
	    "Comparing customers, 7 lines, 1 with problems" },
	{ { .disk_bytes = 5 * MB, .disk_total = 5 * MB, .lines = 7000,
	    .bad_lines = 1, .phase = PHASE_REREADING },
	    { .rate = 1e6, .left = 1 }, 80,
	    "Reading some of 7,000 lines again, 1 with problems" },
	{ { .disk_bytes = 5 * MB }, { .rate = 5e6, .left = -1 }, 80,
	    "Read 5 MB, 5 MB/s" },
	{ { .disk_bytes = 800 * MB, .disk_total = 2000 * MB },
	    { .rate = 800e6, .left = 2 }, 20, "Read 40 %, 800 MB/s," },
	{ { .disk_total = 100 }, { 0 }, 0, "" },
};

START_TEST(progress_is_one_calm_line)
{
	struct buf out = { 0 };

	watch_line(&rows[_i].p, &rows[_i].pace, rows[_i].columns, &out);
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
