/* SPDX-License-Identifier: MIT */
/*
 * Random walks through the wizard beside a plain model of its answers: a
 * list of states and a place in it.  Whatever way a person takes - on, back,
 * jumping, undoing - both must hold the same answers after every step.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "ui/app.h"

unit_suite suite_walk;

enum { STEPS = 2500, VALUE = 16 };

/* What can be answered; options are the words of choices, or texts. */
static const struct question {
	const char *screen, *key;
	bool choice;
	const char *values[4];
} questions[] = {
	{ "data-source", "dpid", false, { "1204", "77", "12O4", "" } },
	{ "data-source", "partner", false, { "acme", "shop", "a b", "" } },
	{ "data-source", "idtype", true, { "crm", "aam", "hemail", "crm" } },
	{ "customer-id", "placement", true,
	    { "cookie", "evar", "dom", "unknown" } },
	{ "customer-id", "site.sample", false, { "A1", "USER", "b2", "" } },
	{ "destination", "env", true,
	    { "practice", "beta", "production", "beta" } },
	{ "destination", "mode", true,
	    { "sync", "overwrite", "sync", "overwrite" } },
};

enum { QUESTIONS = sizeof(questions) / sizeof(questions[0]) };

struct state {
	char value[QUESTIONS][VALUE];
};

struct model {
	struct state states[STEPS + 1];
	size_t now, last, answers;
};

static void
model_answer(struct model *m, size_t q, const char *value)
{
	if (strcmp(m->states[m->now].value[q], value) == 0)
		return;
	m->states[m->now + 1] = m->states[m->now];
	m->last = ++m->now;
	m->answers++;
	(void)snprintf(m->states[m->now].value[q], VALUE, "%s", value);
}

/* Only what stands on the page can be answered. */
static void
answer(struct app *app, struct model *m)
{
	size_t q = (size_t)rand() % QUESTIONS;
	const char *value = questions[q].values[rand() % 4];
	char id[64];

	(void)snprintf(id, sizeof(id), questions[q].choice ? "%s=%s" : "%s",
	    questions[q].key, value);
	if (strcmp(app_screen(app)->name, questions[q].screen) != 0 ||
	    page_find(app_page(app), id) == NULL)
		return;
	if (questions[q].choice)
		app_choose(app, id);
	else
		app_answer(app, id, value);
	model_answer(m, q, value);
}

/* Over the question whether to leave, nothing is taken back. */
static void
undo(struct app *app, struct model *m)
{
	app_action(app, ACTION_UNDO);
	m->now -= m->now > 0 && !app_page(app)->overlay;
}

static void
redo(struct app *app, struct model *m)
{
	app_action(app, ACTION_REDO);
	m->now += m->now < m->last && !app_page(app)->overlay;
}

/* On by whatever the screen offers for it. */
static void
go_on(struct app *app)
{
	static const char *const ways[] = { "start", "none", "next" };

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (page_find(app_page(app), ways[i]) != NULL) {
			app_choose(app, ways[i]);
			return;
		}
	app_next(app);
}

static void
step(struct app *app, struct model *m)
{
	switch (rand() % 12) {
	case 0:
		go_on(app);
		break;
	case 1:
		app_action(app, ACTION_BACK);
		break;
	case 2:
		app_jump(app, 1 + rand() % 8);
		break;
	case 3:
		undo(app, m);
		break;
	case 4:
		redo(app, m);
		break;
	case 5:
		app_action(app, ACTION_HELP);
		app_action(app, ACTION_BACK);
		break;
	default:
		answer(app, m);
	}
}

static void
compare(const struct desk *desk, const struct model *m, int at)
{
	for (size_t q = 0; q < QUESTIONS; q++) {
		const char *want = m->states[m->now].value[q];
		const char *got = desk_get(desk, questions[q].key);

		ck_assert_msg(strcmp(got, want) == 0,
		    "step %d: %s is \"%s\", the model has \"%s\"", at,
		    questions[q].key, got, want);
	}
}

START_TEST(every_way_ends_with_the_answers_of_the_model)
{
	struct model *m = calloc(1, sizeof(*m));
	struct err err = { 0 };
	struct desk *desk;
	struct app *app;

	ck_assert_ptr_nonnull(m);
	ck_assert_int_eq(setenv("HOME", unit_folder(), 1), 0);
	desk = desk_new(false, &err);
	ck_assert_msg(desk != NULL, "%s", err.text);
	app = app_new(desk, false);
	for (size_t q = 0; q < QUESTIONS; q++)
		(void)snprintf(m->states[0].value[q], VALUE, "%s",
		    desk_get(desk, questions[q].key));
	srand(7u + (unsigned)_i);
	for (int i = 0; i < STEPS; i++) {
		step(app, m);
		ck_assert_int_eq(app_fate(app), APP_RUNS);
		compare(desk, m, i);
	}
	ck_assert_uint_gt(m->answers, 100);
	app_free(app);
	desk_free(desk);
	free(m);
}
END_TEST

Suite *
suite_walk(void)
{
	Suite *s = suite_create("walk");
	TCase *t = tcase_create("walk");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, every_way_ends_with_the_answers_of_the_model,
	    0, 4);
	suite_add_tcase(s, t);
	return s;
}
