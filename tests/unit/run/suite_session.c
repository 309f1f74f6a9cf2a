/* SPDX-License-Identifier: MIT */
/* Answers, undo and redo, against a plain model of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "run/session.h"
#include "tests/unit/unit.h"

unit_suite suite_session;

START_TEST(answers_come_in_the_order_of_their_keys)
{
	struct session *s = session_new();
	const char *key, *value;
	size_t at = 0;
	char order[64] = "";

	session_set(s, "target", "2", "t");
	session_set(s, "dpid", "1", "d");
	session_set(s, "partner", "acme", "p");
	session_set(s, "target", "", "t");
	while (session_next(s, &at, &key, &value)) {
		strncat(order, key, 20);
		strncat(order, "=", 2);
		strncat(order, value, 20);
		strncat(order, " ", 2);
	}
	ck_assert_str_eq(order, "dpid=1 partner=acme ");
	ck_assert_str_eq(session_get(s, "target"), "");
	ck_assert(session_is(s, "dpid", "1"));
	session_free(s);
}
END_TEST

START_TEST(undo_and_redo_say_what_they_are_about)
{
	struct session *s = session_new();

	ck_assert_ptr_null(session_undo_label(s));
	ck_assert(!session_undo(s));
	session_set(s, "dpid", "1204", "Data source ID");
	session_set(s, "env", "practice", "Destination");
	ck_assert_str_eq(session_undo_label(s), "Destination");
	ck_assert(session_undo(s));
	ck_assert_str_eq(session_get(s, "env"), "");
	ck_assert_str_eq(session_redo_label(s), "Destination");
	ck_assert_str_eq(session_undo_label(s), "Data source ID");
	ck_assert(session_redo(s));
	ck_assert_str_eq(session_get(s, "env"), "practice");
	ck_assert(!session_redo(s));
	session_free(s);
}
END_TEST

START_TEST(joined_answers_are_undone_together)
{
	struct session *s = session_new();

	session_set(s, "a", "0", "first");
	session_join(s, "file");
	session_set(s, "a", "1", "x");
	session_join(s, "inner");
	session_set(s, "b", "2", "y");
	session_join_end(s);
	session_set(s, "a", "3", "z");
	ck_assert_msg(!session_undo(s), "undo inside a join");
	session_join_end(s);
	ck_assert_str_eq(session_undo_label(s), "file");
	ck_assert(session_undo(s));
	ck_assert_str_eq(session_get(s, "a"), "0");
	ck_assert_str_eq(session_get(s, "b"), "");
	ck_assert(session_redo(s));
	ck_assert_str_eq(session_get(s, "a"), "3");
	ck_assert_str_eq(session_get(s, "b"), "2");
	session_free(s);
}
END_TEST

START_TEST(what_changes_nothing_leaves_no_step)
{
	struct session *s = session_new();
	uint64_t version;

	session_set(s, "a", "1", "one");
	version = session_version(s);
	session_set(s, "a", "1", "again");
	session_note(s, "a", "1");
	session_join(s, "empty");
	session_join_end(s);
	ck_assert_uint_eq(session_version(s), version);
	ck_assert_str_eq(session_undo_label(s), "one");
	session_note(s, "seen.file", "yes");
	ck_assert_uint_gt(session_version(s), version);
	ck_assert_str_eq(session_undo_label(s), "one");
	session_free(s);
}
END_TEST

START_TEST(a_new_answer_ends_what_could_be_redone)
{
	struct session *s = session_new();

	session_set(s, "a", "1", "one");
	session_set(s, "a", "2", "two");
	ck_assert(session_undo(s));
	session_set(s, "b", "9", "other");
	ck_assert_ptr_null(session_redo_label(s));
	ck_assert(session_undo(s));
	ck_assert_str_eq(session_get(s, "a"), "1");
	session_free(s);
}
END_TEST

START_TEST(undo_is_at_least_a_thousand_deep_and_bounded)
{
	struct session *s = session_new();
	char text[16];
	int undone = 0;

	for (int i = 1; i <= SESSION_UNDO_MAX + 5; i++) {
		(void)snprintf(text, sizeof(text), "%d", i);
		session_set(s, "n", text, text);
	}
	while (session_undo(s))
		undone++;
	ck_assert_int_eq(undone, SESSION_UNDO_MAX);
	ck_assert_int_ge(undone, 1000);
	ck_assert_str_eq(session_get(s, "n"), "5");
	session_free(s);
}
END_TEST

START_TEST(a_value_too_long_is_cut)
{
	struct session *s = session_new();
	char *text = xmalloc(SESSION_VALUE_MAX + 2);

	memset(text, 'x', SESSION_VALUE_MAX + 1);
	text[SESSION_VALUE_MAX + 1] = '\0';
	session_set(s, "a", text, "long");
	ck_assert_uint_eq(strlen(session_get(s, "a")), SESSION_VALUE_MAX);
	free(text);
	session_free(s);
}
END_TEST

/* --- the model: every state that ever was, one after another ----------- */

enum { KEYS = 5, STEPS = 10000, STATES = STEPS + 2 };

struct state {
	int value[KEYS];	/* 0: no answer */
};

struct model {
	struct state *states;
	int at, last, first;	/* first: older ones can not be undone to */
};

static unsigned
next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static void
model_push(struct model *m, const struct state *s)
{
	m->states[++m->at] = *s;
	m->last = m->at;
	if (m->at - m->first > SESSION_UNDO_MAX)
		m->first = m->at - SESSION_UNDO_MAX;
}

static void
set_one(struct session *s, struct state *state, int key, int value)
{
	char name[8], text[16] = "";

	(void)snprintf(name, sizeof(name), "k%d", key);
	if (value != 0)
		(void)snprintf(text, sizeof(text), "%d", value);
	session_set(s, name, text, name);
	state->value[key] = value;
}

static void
change(struct session *s, struct model *m, unsigned *seed, int count)
{
	struct state state = m->states[m->at];

	if (count > 1)
		session_join(s, "joined");
	for (int i = 0; i < count; i++)
		set_one(s, &state, (int)(next_random(seed) % KEYS),
		    (int)(next_random(seed) % 4));
	if (count > 1)
		session_join_end(s);
	/* Set back and forth in one step is a step all the same, but one
	 * that set nothing is none. */
	if (memcmp(&state, &m->states[m->at], sizeof(state)) != 0)
		model_push(m, &state);
	else if (session_redo_label(s) == NULL && m->last > m->at)
		m->last = m->at;
}

static void
compare(const struct session *s, const struct state *state, int step)
{
	for (int i = 0; i < KEYS; i++) {
		char name[8];

		(void)snprintf(name, sizeof(name), "k%d", i);
		ck_assert_msg((int)strtol(session_get(s, name), NULL, 10) ==
		    state->value[i],
		    "step %d: %s is %s, not %d", step, name,
		    session_get(s, name), state->value[i]);
	}
}

START_TEST(random_walk_ends_where_a_plain_model_ends)
{
	struct model m = { xcalloc(STATES, sizeof(struct state)), 0, 0, 0 };
	struct session *s = session_new();
	unsigned seed = (unsigned)_i;

	for (int i = 0; i < STEPS; i++) {
		unsigned what = next_random(&seed) % 10;

		if (what < 4) {
			change(s, &m, &seed, 1);
		} else if (what < 7) {
			bool can = m.at > m.first;

			ck_assert_int_eq(session_undo(s), can);
			m.at -= can;
		} else {
			bool can = m.at < m.last;

			ck_assert_int_eq(session_redo(s), can);
			m.at += can;
		}
		compare(s, &m.states[m.at], i);
	}
	free(m.states);
	session_free(s);
}
END_TEST

START_TEST(joined_random_walk_goes_back_to_nothing)
{
	struct model m = { xcalloc(STATES, sizeof(struct state)), 0, 0, 0 };
	struct session *s = session_new();
	unsigned seed = 77;

	for (int i = 0; i < 500; i++)
		change(s, &m, &seed, 3);
	while (session_undo(s))
		continue;
	compare(s, &m.states[0], 0);
	while (session_redo(s))
		continue;
	compare(s, &m.states[m.at], 1);
	free(m.states);
	session_free(s);
}
END_TEST

Suite *
suite_session(void)
{
	Suite *s = suite_create("session");
	TCase *t = tcase_create("session");

	tcase_add_test(t, answers_come_in_the_order_of_their_keys);
	tcase_add_test(t, undo_and_redo_say_what_they_are_about);
	tcase_add_test(t, joined_answers_are_undone_together);
	tcase_add_test(t, what_changes_nothing_leaves_no_step);
	tcase_add_test(t, a_new_answer_ends_what_could_be_redone);
	tcase_add_test(t, undo_is_at_least_a_thousand_deep_and_bounded);
	tcase_add_test(t, a_value_too_long_is_cut);
	tcase_add_loop_test(t, random_walk_ends_where_a_plain_model_ends, 1,
	    4);
	tcase_add_test(t, joined_random_walk_goes_back_to_nothing);
	tcase_set_timeout(t, 60);
	suite_add_tcase(s, t);
	return s;
}
