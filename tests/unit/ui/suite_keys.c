/* SPDX-License-Identifier: MIT */
/* The table of keys keeps its promises. */
#include <string.h>

#include "tests/unit/unit.h"
#include "ui/hints.h"
#include "ui/keys.h"
#include "ui/page.h"

START_TEST(a_key_has_one_meaning)
{
	for (enum action a = 0; a < ACTION_COUNT; a++)
		for (enum action b = a + 1; b < ACTION_COUNT; b++) {
			const struct action_row *x = action_get(a);
			const struct action_row *y = action_get(b);

			ck_assert_msg(x->key1 != y->key1 &&
			    x->key1 != y->key2 && (x->key2 == 0 ||
			    (x->key2 != y->key1 && x->key2 != y->key2)),
			    "%s and %s", x->name, y->name);
			if (x->word != NULL && y->word != NULL)
				ck_assert_str_ne(x->word, y->word);
		}
}
END_TEST

START_TEST(no_letter_acts_inside_a_field)
{
	for (int key = ' '; key < 0x7F; key++)
		ck_assert_int_eq(action_of_key(key, true), ACTION_COUNT);
	ck_assert_int_eq(action_of_key(PRESS_CTRL('G'), true),
	    ACTION_HELP_IN_FIELD);
	ck_assert_int_eq(action_of_key(PRESS_ESCAPE, true), ACTION_BACK);
}
END_TEST

/* Flow control, suspend, and the prefixes of multiplexers. */
START_TEST(keys_that_others_take_are_free)
{
	static const char taken[] = "SQZAB";

	for (size_t i = 0; i < sizeof(taken) - 1; i++) {
		ck_assert_int_eq(action_of_key(PRESS_CTRL(taken[i]), false),
		    ACTION_COUNT);
		ck_assert_int_eq(action_of_key(PRESS_CTRL(taken[i]), true),
		    ACTION_COUNT);
	}
}
END_TEST

START_TEST(a_letter_stands_for_its_small_form)
{
	ck_assert_int_eq(action_of_key('n', false), ACTION_NEXT_PROBLEM);
	ck_assert_int_eq(action_of_key('N', false), ACTION_NEXT_PROBLEM);
	ck_assert_int_eq(action_of_key('0', false), ACTION_COUNT);
}
END_TEST

START_TEST(words_are_found_in_any_case)
{
	ck_assert_int_eq(action_of_word(str_from("fix safe")),
	    ACTION_FIX_SAFE);
	ck_assert_int_eq(action_of_word(str_from("Read Again")),
	    ACTION_REDRAW);
	ck_assert_int_eq(action_of_word(str_from("")), ACTION_COUNT);
}
END_TEST

START_TEST(help_and_back_are_hinted_from_40_columns_on)
{
	struct page p = { 0 };
	struct hint hints[HINTS_MAX];
	int gap;

	page_action_row(&p, "go", "Go");
	p.focus = "go";
	p.can_undo = true;
	for (enum action a = 0; a < ACTION_COUNT; a++)
		if (action_get(a)->where == WHERE_DECLARED)
			page_allow(&p, a, NULL);
	for (int columns = 38; columns < 200; columns++) {
		size_t n = hints_list(&p, columns, hints, &gap);

		ck_assert_uint_ge(n, 2);
		ck_assert_str_eq(hints[n - 1].key, "?");
		ck_assert_str_eq(hints[n - 2].key, "Esc");
	}
	page_clear(&p);
}
END_TEST

unit_suite suite_keys;

Suite *
suite_keys(void)
{
	Suite *s = suite_create("keys");
	TCase *t = tcase_create("keys");

	tcase_add_test(t, a_key_has_one_meaning);
	tcase_add_test(t, no_letter_acts_inside_a_field);
	tcase_add_test(t, keys_that_others_take_are_free);
	tcase_add_test(t, a_letter_stands_for_its_small_form);
	tcase_add_test(t, words_are_found_in_any_case);
	tcase_add_test(t, help_and_back_are_hinted_from_40_columns_on);
	suite_add_tcase(s, t);
	return s;
}
