/* SPDX-License-Identifier: MIT */
/* A repair that is killed, or runs out of room, leaves nothing half made. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/unit/fix/trial.h"
#include "tests/unit/unit.h"

unit_suite suite_kill;

enum { POINTS = 40, LINES = 40000, BLOCK = 64 << 10, FULL = 77 };

static const char trait[] = "ftp_dpm_12345_1767225600.sync";

/* About 1 MB, of which some lines are repaired and some set aside. */
static void
open_large(struct trial *t)
{
	struct buf text = { 0 };

	for (int i = 0; i < LINES; i++)
		buf_printf(&text, "cust%s-%06d\td_sid=24%s\n",
		    i % 1000 == 0 ? ":" : "", i, i % 10 == 0 ? " " : "");
	trial_open(t, trait, buf_str(&text));
	ruleset_add(&t->plan.aside, RULE_ID_COLON);
	t->block = BLOCK;
	buf_release(&text);
}

/* The child: tell each step through the pipe, then go on. */
static void
repair_and_tell(struct trial *t, int out)
{
	struct err err = { .kind = ERR_NONE };
	struct repair *r = trial_begin(t, &err);
	enum step step = r == NULL ? STEP_FAILED : STEP_MORE;

	while (step == STEP_MORE) {
		step = repair_step(r, &err);
		if (write(out, ".", 1) != 1)
			break;
	}
	trial_end(t, r);
	_exit(step == STEP_DONE ? 0 : err.kind == ERR_OUTPUT ? FULL : 1);
}

/* Kill it after so many steps and microseconds. */
static void
kill_after(struct trial *t, int steps, long pause)
{
	struct timespec wait = { 0, pause * 1000 };
	int ends[2], status;
	char dot;
	pid_t child;

	ck_assert_int_eq(pipe(ends), 0);
	child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		close(ends[0]);
		repair_and_tell(t, ends[1]);
	}
	close(ends[1]);
	for (int i = 0; i < steps && read(ends[0], &dot, 1) == 1; i++)
		continue;
	(void)nanosleep(&wait, NULL);
	(void)kill(child, SIGKILL);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	close(ends[0]);
}

/* No file but those three, and of the last two only whole ones. */
static void
expect_whole(const struct trial *t, const struct buf *copy,
    const struct buf *side)
{
	struct buf got = { 0 };

	/* The side file comes first, so that no line ever is nowhere. */
	if (trial_exists(t->copy)) {
		ck_assert(trial_exists(t->side));
		trial_read(t->copy, &got);
		ck_assert(str_eq(buf_str(&got), buf_str(copy)));
	}
	buf_clear(&got);
	if (trial_exists(t->side)) {
		trial_read(t->side, &got);
		ck_assert(str_eq(buf_str(&got), buf_str(side)));
	}
	ck_assert_uint_eq(trial_neighbours(t),
	    1u + trial_exists(t->copy) + trial_exists(t->side));
	buf_release(&got);
}

static void
expect_same(const char *path, const struct buf *was)
{
	struct buf is = { 0 };

	trial_read(path, &is);
	ck_assert(str_eq(buf_str(&is), buf_str(was)));
	buf_release(&is);
}

struct right {
	struct buf original, copy, side;
};

/* What a repair gives that nobody disturbs; its files are removed. */
static void
make_right(struct trial *t, struct right *right)
{
	struct err err = { .kind = ERR_NONE };

	memset(right, 0, sizeof(*right));
	trial_read(t->file, &right->original);
	ck_assert_int_eq(trial_repair(t, &err), STEP_DONE);
	trial_read(t->copy, &right->copy);
	trial_read(t->side, &right->side);
	ck_assert_int_eq(unlink(t->copy), 0);
	ck_assert_int_eq(unlink(t->side), 0);
}

static void
right_release(struct right *right)
{
	buf_release(&right->original);
	buf_release(&right->copy);
	buf_release(&right->side);
}

START_TEST(killed_repair_leaves_nothing_or_all)
{
	struct trial t;
	struct right right;
	unsigned finished = 0;

	open_large(&t);
	make_right(&t, &right);
	for (int i = 0; i < POINTS; i++) {
		kill_after(&t, i, (i * 7919) % 3000);
		expect_whole(&t, &right.copy, &right.side);
		expect_same(t.file, &right.original);
		finished += trial_exists(t.copy);
		(void)unlink(t.copy);
		(void)unlink(t.side);
	}
	/* Both were seen: killed on the way, and too late. */
	ck_assert_uint_gt(finished, 0);
	ck_assert_uint_lt(finished, POINTS);
	right_release(&right);
	trial_release(&t);
}
END_TEST

/* No file may grow beyond n bytes. */
static int
run_limited(struct trial *t, rlim_t n)
{
	int status;
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		struct rlimit limit = { n, n };
		int null = open("/dev/null", O_WRONLY);

		(void)signal(SIGXFSZ, SIG_IGN);
		if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
			_exit(1);
		repair_and_tell(t, null);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	return WEXITSTATUS(status);
}

START_TEST(file_that_may_not_grow_further_is_not_left)
{
	struct trial t;
	struct right right;
	rlim_t limits[] = { 0, 1, 4096, 0, 0 }, n;

	open_large(&t);
	make_right(&t, &right);
	n = right.copy.n;
	limits[3] = n / 2;
	limits[4] = n - 1;
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		ck_assert_int_eq(run_limited(&t, limits[i]), FULL);
		ck_assert(!trial_exists(t.copy));
		ck_assert(!trial_exists(t.side));
		ck_assert_uint_eq(trial_neighbours(&t), 1);
		expect_same(t.file, &right.original);
	}
	ck_assert_int_eq(run_limited(&t, n), 0);
	expect_whole(&t, &right.copy, &right.side);
	ck_assert(trial_exists(t.copy));
	right_release(&right);
	trial_release(&t);
}
END_TEST

Suite *
suite_kill(void)
{
	Suite *s = suite_create("kill");
	TCase *t = tcase_create("kill");

	tcase_set_timeout(t, 120);
	tcase_add_test(t, killed_repair_leaves_nothing_or_all);
	tcase_add_test(t, file_that_may_not_grow_further_is_not_left);
	suite_add_tcase(s, t);
	return s;
}
