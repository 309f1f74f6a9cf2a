/* SPDX-License-Identifier: MIT */
/* The words of rules and repairs fit the screen and keep to the voice. */
#include <ctype.h>
#include <string.h>

#include "spec/rule.h"
#include "tests/unit/unit.h"

unit_suite suite_catalogue;

enum { TITLE_MAX = 34, MESSAGE_MAX = 200, LINE_MAX_COLUMNS = 57 };

/* Words that blame, or that only programmers understand. */
static const char *const banned[] = {
	"invalid", "illegal", "failed", "regex", "parse", "wrong", "!",
};

static bool
contains_nocase(const char *text, const char *word)
{
	size_t n = strlen(word);

	for (; *text != '\0'; text++) {
		size_t i = 0;

		while (i < n && char_lower(text[i]) == word[i])
			i++;
		if (i == n)
			return true;
	}
	return false;
}

static void
check_voice(const char *code, const char *text)
{
	for (size_t i = 0; i < sizeof(banned) / sizeof(banned[0]); i++)
		ck_assert_msg(!contains_nocase(text, banned[i]),
		    "%s says \"%s\": %s", code, banned[i], text);
	for (const char *p = text; *p != '\0'; p++)
		ck_assert_msg(*p >= ' ' && *p <= '~', "%s: %s", code, text);
	ck_assert_msg(strstr(text, "  ") == NULL, "%s: %s", code, text);
}

static void
check_sentence(const char *code, const char *text)
{
	size_t n = strlen(text);

	ck_assert_msg(n > 0 && strchr(".?", text[n - 1]) != NULL,
	    "%s is no sentence: %s", code, text);
	ck_assert_msg(!islower((unsigned char)text[0]) ||
	    strncmp(text, "gdpr", 4) == 0, "%s: %s", code, text);
	check_voice(code, text);
}

/* Lines that text takes when it is wrapped at words. */
static unsigned
wrapped_lines(const char *text)
{
	unsigned lines = 1;
	size_t column = 0;

	while (*text != '\0') {
		size_t word = strcspn(text, " ");

		if (column > 0 && column + 1 + word > LINE_MAX_COLUMNS) {
			lines++;
			column = 0;
		}
		column += word + (column > 0);
		text += word;
		text += strspn(text, " ");
	}
	return lines;
}

START_TEST(title_fits_a_list)
{
	const struct rule *rule = rule_get((enum rule_id)_i);

	ck_assert_msg(strlen(rule->title) > 0 &&
	    strlen(rule->title) <= TITLE_MAX, "%s: %s", rule->code,
	    rule->title);
	ck_assert_msg(strchr(".?", rule->title[strlen(rule->title) - 1]) ==
	    NULL, "%s: %s", rule->code, rule->title);
	check_voice(rule->code, rule->title);
}
END_TEST

START_TEST(title_is_not_used_twice)
{
	const struct rule *rule = rule_get((enum rule_id)_i);

	for (int i = 0; i < _i; i++)
		ck_assert_str_ne(rule->title,
		    rule_get((enum rule_id)i)->title);
}
END_TEST

START_TEST(message_takes_two_lines)
{
	const struct rule *rule = rule_get((enum rule_id)_i);

	ck_assert_uint_le(strlen(rule->message), MESSAGE_MAX);
	ck_assert_msg(wrapped_lines(rule->message) <= 2, "%s: %s",
	    rule->code, rule->message);
	check_sentence(rule->code, rule->message);
}
END_TEST

START_TEST(remedy_names_the_next_step)
{
	const struct rule *rule = rule_get((enum rule_id)_i);

	ck_assert_msg(wrapped_lines(rule->remedy) <= 2, "%s: %s",
	    rule->code, rule->remedy);
	check_sentence(rule->code, rule->remedy);
}
END_TEST

START_TEST(rule_code_finds_this_rule_and_no_other)
{
	const struct rule *rule = rule_get((enum rule_id)_i);

	ck_assert_uint_eq(rule_find(str_from(rule->code)), (unsigned)_i);
	for (const char *p = rule->code; *p != '\0'; p++)
		ck_assert_msg((*p >= 'A' && *p <= 'Z') ||
		    char_is_digit(*p) || *p == '-', "%s", rule->code);
}
END_TEST

START_TEST(rule_names_a_repair_that_exists)
{
	const struct rule *rule = rule_get((enum rule_id)_i);

	ck_assert_uint_lt(rule->fix, FIX_COUNT);
	/* A line goes aside only if the person says so. */
	ck_assert_msg(rule->fix != FIX_R39 ||
	    rule->fix_class != CLASS_MECHANICAL, "%s", rule->code);
}
END_TEST

START_TEST(structure_always_stops_the_upload)
{
	const struct rule *rule = rule_get((enum rule_id)_i);

	ck_assert_msg(rule->weight != WEIGHT_STRUCTURE ||
	    rule->severity == SEVERITY_ERROR, "%s", rule->code);
}
END_TEST

START_TEST(repair_has_a_title_and_a_sentence)
{
	const struct fix *fix = fix_get((enum fix_id)_i);

	ck_assert_msg(strlen(fix->title) > 0 &&
	    strlen(fix->title) <= TITLE_MAX, "%s: %s", fix->code,
	    fix->title);
	check_voice(fix->code, fix->title);
	ck_assert_msg(wrapped_lines(fix->detail) <= 2, "%s: %s", fix->code,
	    fix->detail);
	check_sentence(fix->code, fix->detail);
	ck_assert_int_eq(fix->code[0], 'R');
}
END_TEST

START_TEST(unknown_code_is_no_rule)
{
	ck_assert_uint_eq(rule_find(str_from("LINE-NOPE")), RULE_COUNT);
	ck_assert_uint_eq(rule_find(str_from("")), RULE_COUNT);
	ck_assert_uint_eq(rule_find(str_from("LINE-NOTABX")), RULE_COUNT);
	ck_assert_uint_eq(rule_find(str_from("line-notab")),
	    RULE_LINE_NOTAB);
}
END_TEST

Suite *
suite_catalogue(void)
{
	Suite *suite = suite_create("catalogue");
	TCase *rules = tcase_create("rules");
	TCase *fixes = tcase_create("fixes");

	tcase_add_loop_test(rules, title_fits_a_list, 0, RULE_COUNT);
	tcase_add_loop_test(rules, title_is_not_used_twice, 0, RULE_COUNT);
	tcase_add_loop_test(rules, message_takes_two_lines, 0, RULE_COUNT);
	tcase_add_loop_test(rules, remedy_names_the_next_step, 0,
	    RULE_COUNT);
	tcase_add_loop_test(rules, rule_code_finds_this_rule_and_no_other,
	    0, RULE_COUNT);
	tcase_add_loop_test(rules, rule_names_a_repair_that_exists, 0,
	    RULE_COUNT);
	tcase_add_loop_test(rules, structure_always_stops_the_upload, 0,
	    RULE_COUNT);
	tcase_add_test(rules, unknown_code_is_no_rule);
	tcase_add_loop_test(fixes, repair_has_a_title_and_a_sentence,
	    FIX_NONE + 1, FIX_COUNT);
	suite_add_tcase(suite, rules);
	suite_add_tcase(suite, fixes);
	return suite;
}
