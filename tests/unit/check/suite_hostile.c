/* SPDX-License-Identifier: MIT */
/*
 * Files that were made to be a burden: the right verdict, in memory that
 * does not depend on the file.  Each is written and checked by a child, and
 * the child's peak is what counts.
 */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/check/amount.h"
#include "tests/unit/check/cook.h"
#include "tests/unit/check/hostile.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_hostile;

/* Of the whole process; what is known of the people comes on top. */
enum { PEAK_KIB = 64 << 10, PEOPLE_KIB = 256 << 10 };

/* So many MB of text. */
static uint64_t
megabytes(void)
{
	return amount("LONG_MB", 3);
}

static void
tell(const struct check *c, struct buf *out)
{
	const struct findings *findings = check_findings(c);
	struct check_summary summary;

	check_summarize(c, &summary);
	for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
		uint64_t n = findings_count(findings, (enum rule_id)rule);

		if (n > 0)
			buf_printf(out, "%s=%llu ",
			    rule_get((enum rule_id)rule)->code,
			    (unsigned long long)n);
	}
	buf_printf(out, "users=%llu", (unsigned long long)summary.users);
}

static void
check_file(const char *path, const char *name, struct buf *out)
{
	struct check_options options = { .examples = 10 };
	struct context context = ran_context(name);
	struct err err = { .kind = ERR_NONE };
	struct source *source = source_open(path, &err);
	struct check *c;
	enum step step = STEP_FAILED;

	if (source == NULL) {
		buf_add_text(out, err.text);
		return;
	}
	c = check_begin(source, &context, &options);
	do
		step = check_step(c, &err);
	while (step == STEP_MORE);
	if (step == STEP_DONE)
		tell(c, out);
	else
		buf_add_text(out, err.text);
	check_free(c);
	source_free(source);
}

/* The child's last words go to fd. */
static void
be_child(const char *path, const char *name, int fd)
{
	struct buf told = { 0 };

	check_file(path, name, &told);
	if (write(fd, told.p, told.n) != (ssize_t)told.n)
		_exit(1);
	buf_release(&told);
	_exit(0);
}

/* Returns the peak of the child in KiB. */
static long
check_in_child(const char *path, const char *name, struct buf *out)
{
	struct rusage used;
	char words[4096];
	int ends[2], status = 0;
	ssize_t n;
	pid_t child;

	ck_assert_int_eq(pipe(ends), 0);
	child = fork();
	if (child == 0)
		be_child(path, name, ends[1]);
	close(ends[1]);
	while ((n = read(ends[0], words, sizeof(words))) > 0)
		buf_add(out, words, (size_t)n);
	close(ends[0]);
	ck_assert_int_eq(wait4(child, &status, 0, &used), child);
	ck_assert_int_eq(status, 0);
	return used.ru_maxrss;
}

/* From these bytes on smaller parts would be processed sooner. */
#define BETTER_PACKED UINT64_C(300000000)
#define BETTER_PLAIN UINT64_C(1000000000)

/* A large file gets SIZE-OPT, behind what is said of its name, unless a
 * graver rule about its size fired. */
static void
add_want(struct buf *out, const struct hostile *h, uint64_t size, uint64_t n)
{
	bool packed = str_ends(str_from(h->name), ".gz");
	uint64_t most = packed ? BETTER_PACKED : BETTER_PLAIN;
	size_t at = 0;

	if (str_starts(str_from(h->found), "NAME-"))
		at = str_find(str_from(h->found), 0, ' ') + 1;
	buf_add(out, h->found, at);
	if (size > most && !str_starts(str_from(h->found), "SIZE-"))
		buf_add_text(out, "SIZE-OPT=1 ");
	cook(h->found + at, n, 0, out);
}

static uint64_t
size_of(const char *path)
{
	struct stat st;

	ck_assert_int_eq(stat(path, &st), 0);
	return (uint64_t)st.st_size;
}

START_TEST(burden_is_judged_in_little_memory)
{
	const struct hostile *h = hostile_get((size_t)_i);
	const char *path = unit_file("burden", "", 0);
	struct buf want = { 0 }, got = { 0 }, name = { 0 };
	long most = PEAK_KIB + (megabytes() > 64 ? PEOPLE_KIB : 0), peak;
	FILE *f = fopen(path, "wb");
	uint64_t n;

	ck_assert_ptr_nonnull(f);
	n = h->write(f, megabytes() * 1000000);
	ck_assert_int_eq(fclose(f), 0);
	add_want(&want, h, size_of(path), n);
	cook(h->name, n, 0, &name);
	peak = check_in_child(path, buf_text(&name), &got);
	unlink(path);
	ck_assert_msg(strcmp(buf_text(&want), buf_text(&got)) == 0,
	    "%s: want <%s> got <%s>", h->title, buf_text(&want),
	    buf_text(&got));
	ck_assert_msg(UNIT_SANITIZED || peak < most, "%s: %ld KiB", h->title,
	    peak);
	buf_release(&want);
	buf_release(&got);
	buf_release(&name);
}
END_TEST

Suite *
suite_hostile(void)
{
	Suite *s = suite_create("hostile");
	TCase *t = tcase_create("hostile");

	tcase_set_timeout(t, AMOUNT_SECONDS);
	tcase_add_loop_test(t, burden_is_judged_in_little_memory, 0,
	    (int)hostile_count());
	suite_add_tcase(s, t);
	return s;
}
