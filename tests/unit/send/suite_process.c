/* SPDX-License-Identifier: MIT */
/* A program that is asked for a login: no shell, no end of waiting. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "send/process.h"
#include "tests/unit/unit.h"

unit_suite suite_process;

enum { LONG = 60000, SHORT = 50 };	/* milliseconds */

static const struct {
	const char *command;
	const char *words;	/* with | between; NULL: none */
} splits[] = {
	{ "a b  c", "a|b|c" },
	{ "  /opt/x --one=1\t2 ", "/opt/x|--one=1|2" },
	{ "\"/opt/a b/x\" \"c d\"", "/opt/a b/x|c d" },
	{ "x 'a \"b\" \\c' d", "x|a \"b\" \\c|d" },
	{ "x \"a \\\"b\\\\ \\c\"", "x|a \"b\\ \\c" },
	{ "a\\ b c\\\"", "a b|c\"" },
	{ "x \"\" y''z", "x||yz" },
	{ "x $HOME `id` ; | & > <", "x|$HOME|`id`|;|||&|>|<" },
	{ "x \"no end", NULL },
	{ "x 'no end", NULL },
	{ "", NULL },
	{ "  ", NULL },
	{ "\"\" x", NULL },
	{ "x\ny", NULL },
};

START_TEST(words_are_cut_as_documented)
{
	char *words[PROCESS_WORDS_MAX + 1], joined[200] = "";
	bool ok = process_split(str_from(splits[_i].command), words);

	ck_assert_int_eq(ok, splits[_i].words != NULL);
	for (size_t i = 0; ok && words[i] != NULL; i++) {
		size_t n = strlen(joined);

		(void)snprintf(joined + n, sizeof(joined) - n, "%s%s",
		    i > 0 ? "|" : "", words[i]);
	}
	if (ok)
		ck_assert_str_eq(joined, splits[_i].words);
	free(words[0]);
}
END_TEST

START_TEST(too_many_words_are_refused)
{
	char command[2 * PROCESS_WORDS_MAX + 4];
	char *words[PROCESS_WORDS_MAX + 1];

	for (size_t i = 0; i < sizeof(command); i++)
		command[i] = i % 2 == 0 ? 'x' : ' ';
	ck_assert(process_split((struct str){ command,
	    2 * PROCESS_WORDS_MAX - 1 }, words));
	free(words[0]);
	ck_assert(!process_split((struct str){ command,
	    2 * PROCESS_WORDS_MAX + 1 }, words));
}
END_TEST

static enum step
run(struct process *p, struct err *err)
{
	enum step step = STEP_MORE;

	while (step == STEP_MORE)
		step = process_step(p, err);
	return step;
}

static void
check_refused(const char *command, int64_t limit, const char *words)
{
	struct err err = { 0 };
	struct process *p = process_begin(str_from(command), limit, &err);

	if (p != NULL)
		ck_assert_int_eq(run(p, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_LOGIN);
	ck_assert_msg(strstr(err.text, words) != NULL, "%s", err.text);
	process_free(p);
}

START_TEST(output_comes_whole_and_errors_do_not)
{
	struct err err = { 0 };
	struct process *p = process_begin(str_from("sh -c "
	    "'echo one; echo two >&2; sleep 0; echo $1' - '$HOME;|'"), LONG,
	    &err);

	ck_assert_msg(p != NULL, "%s", err.text);
	ck_assert_msg(run(p, &err) == STEP_DONE, "%s", err.text);
	ck_assert(str_eq_text(process_output(p), "one\n$HOME;|\n"));
	process_free(p);
}
END_TEST

START_TEST(nothing_can_be_typed_to_it)
{
	struct err err = { 0 };
	struct process *p = process_begin(str_from("cat"), LONG, &err);

	ck_assert_int_eq(run(p, &err), STEP_DONE);
	ck_assert_uint_eq(process_output(p).n, 0);
	process_free(p);
}
END_TEST

START_TEST(refusals_say_what_to_do)
{
	check_refused("/no/such/program", LONG, "cannot be started");
	check_refused("\"x", LONG, "a quote may have no end");
	check_refused("false", LONG, "ended without one");
	check_refused("sh -c 'kill -9 $$'", LONG, "ended without one");
	check_refused("head -c 70000 /dev/zero", LONG, "far more");
	check_refused("yes", LONG, "far more");
	check_refused("sleep 1000", SHORT, "takes too long");
	check_refused("sh -c 'exec >&-; sleep 1000'", SHORT,
	    "takes too long");
}
END_TEST

/* Gone, or ended and not yet collected by whoever has to. */
static bool
is_gone(pid_t pid)
{
	char path[64], state = 'Z';
	FILE *f;

	(void)snprintf(path, sizeof(path), "/proc/%ld/stat", (long)pid);
	f = fopen(path, "r");
	if (f == NULL)
		return true;
	if (fscanf(f, "%*d (%*[^)]) %c", &state) != 1)
		state = 'Z';
	(void)fclose(f);
	return state == 'Z' || state == 'X';
}

START_TEST(what_it_started_ends_with_it)
{
	struct err err = { 0 };
	struct process *p = process_begin(str_from(
	    "sh -c 'sleep 1000 & echo $!; wait'"), LONG, &err);
	pid_t child;

	while (process_output(p).n == 0)
		ck_assert_int_eq(process_step(p, &err), STEP_MORE);
	child = (pid_t)strtol(process_output(p).p, NULL, 10);
	ck_assert_int_gt(child, 1);
	ck_assert(!is_gone(child));
	process_free(p);
	while (!is_gone(child))
		continue;
}
END_TEST

/* It left a child behind that still holds its output. */
START_TEST(its_own_end_counts)
{
	struct err err = { 0 };
	struct process *p = process_begin(str_from(
	    "sh -c 'sleep 1000 & echo $!'"), LONG, &err);
	pid_t child;

	ck_assert_msg(run(p, &err) == STEP_DONE, "%s", err.text);
	child = (pid_t)strtol(process_output(p).p, NULL, 10);
	ck_assert_int_gt(child, 1);
	ck_assert_int_eq(kill(child, SIGKILL), 0);
	process_free(p);
}
END_TEST

Suite *
suite_process(void)
{
	Suite *s = suite_create("process");
	TCase *t = tcase_create("process");

	tcase_add_loop_test(t, words_are_cut_as_documented, 0,
	    sizeof(splits) / sizeof(splits[0]));
	tcase_add_test(t, too_many_words_are_refused);
	tcase_add_test(t, output_comes_whole_and_errors_do_not);
	tcase_add_test(t, nothing_can_be_typed_to_it);
	tcase_add_test(t, refusals_say_what_to_do);
	tcase_add_test(t, what_it_started_ends_with_it);
	tcase_add_test(t, its_own_end_counts);
	suite_add_tcase(s, t);
	return s;
}
