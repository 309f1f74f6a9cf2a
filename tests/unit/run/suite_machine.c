/* SPDX-License-Identifier: MIT */
/* What doctor tells of the surroundings. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "run/machine.h"
#include "tests/unit/run/kit.h"
#include "tests/unit/unit.h"

unit_suite suite_machine;

static struct machine_fact facts[MACHINE_FACTS_MAX];

static const struct machine_fact *
fact(const char *word)
{
	size_t count = machine_facts(facts);

	for (size_t i = 0; i < count; i++)
		if (strcmp(facts[i].word, word) == 0)
			return &facts[i];
	ck_abort_msg("no fact \"%s\"", word);
}

static const struct {
	const char *name, *value;	/* of the environment; NULL: not set */
	const char *word, *says;
	bool fine;
} cases[] = {
	{ "TERM", "xterm-256color", "terminal", "xterm-256color", true },
	{ "TERM", NULL, "terminal", "unknown", false },
	{ "TERM", "", "terminal", "unknown", false },
	{ "TERM", "evil\x1B[2J", "terminal", "evil\\x1B[2J", true },
	{ "NO_COLOR", "1", "colours", "NO_COLOR", true },
	{ "COLORTERM", "truecolor", "colours", "millions", true },
	{ "TERM", "screen-256color", "colours", "256", true },
	{ "TERM", "vt220", "colours", "as the terminal says", true },
	{ "XDG_STATE_HOME", "/dev/null/x", "sessions", "cannot be made",
	    false },
	{ "XDG_STATE_HOME", "/dev/null/x", "space", "unknown", true },
	{ "AAM_ONBOARD_DATADIR", "/nonexistent", "help", "0 topics", false },
};

START_TEST(surroundings_are_told_as_they_are)
{
	const struct machine_fact *f;

	kit_home();
	ck_assert_int_eq(unsetenv("NO_COLOR"), 0);
	ck_assert_int_eq(unsetenv("COLORTERM"), 0);
	if (cases[_i].value != NULL)
		ck_assert_int_eq(setenv(cases[_i].name, cases[_i].value, 1),
		    0);
	else
		ck_assert_int_eq(unsetenv(cases[_i].name), 0);
	f = fact(cases[_i].word);
	ck_assert_msg(strstr(f->value, cases[_i].says) != NULL, "%s",
	    f->value);
	ck_assert_int_eq(f->fine, cases[_i].fine);
	ck_assert_msg((f->advice != NULL) == !cases[_i].fine,
	    "advice comes with what is not fine, and only then");
}
END_TEST

START_TEST(a_clock_of_long_ago_is_noticed)
{
	kit_home();
	ck_assert(fact("clock")->fine);
	clock_fix(1000000000);
	ck_assert(!fact("clock")->fine);
	clock_fix(1704067199);	/* the last second of 2023 */
	ck_assert(!fact("clock")->fine);
	clock_fix(1704067200);
	ck_assert(fact("clock")->fine);
}
END_TEST

START_TEST(plain_letters_are_told_and_how_to_get_more)
{
	kit_home();
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C"));
	ck_assert(!fact("locale")->fine);
	ck_assert_ptr_nonnull(strstr(fact("locale")->advice, "UTF-8"));
}
END_TEST

Suite *
suite_machine(void)
{
	Suite *s = suite_create("machine");
	TCase *t = tcase_create("machine");

	tcase_add_loop_test(t, surroundings_are_told_as_they_are, 0,
	    sizeof(cases) / sizeof(cases[0]));
	tcase_add_test(t, a_clock_of_long_ago_is_noticed);
	tcase_add_test(t, plain_letters_are_told_and_how_to_get_more);
	suite_add_tcase(s, t);
	return s;
}
