/* SPDX-License-Identifier: MIT */
/* A finding says more than its rule where the rule would say too little. */
#include <string.h>

#include "file/source.h"
#include "spec/finding.h"
#include "tests/unit/unit.h"

unit_suite suite_finding;

START_TEST(each_fault_of_an_archive_has_words_of_its_own)
{
	const char *words[GZIP_TOO_LARGE + 1] = { 0 };

	for (unsigned fault = GZIP_TRUNCATED; fault <= GZIP_TOO_LARGE;
	    fault++) {
		struct finding f = { .rule = RULE_COMP_BAD, .total = fault };

		words[fault] = finding_words(&f);
		ck_assert_uint_gt(strlen(words[fault]), 20);
		for (unsigned i = GZIP_TRUNCATED; i < fault; i++)
			ck_assert_str_ne(words[i], words[fault]);
	}
}
END_TEST

START_TEST(other_findings_say_what_their_rule_says)
{
	struct finding f = { .rule = RULE_LINE_LONG, .total = 1 };

	ck_assert_str_eq(finding_words(&f),
	    rule_get(RULE_LINE_LONG)->message);
	f = (struct finding){ .rule = RULE_COMP_BAD, .total = 99 };
	ck_assert_str_eq(finding_words(&f),
	    rule_get(RULE_COMP_BAD)->message);
}
END_TEST

Suite *
suite_finding(void)
{
	Suite *s = suite_create("finding");
	TCase *t = tcase_create("finding");

	tcase_add_test(t, each_fault_of_an_archive_has_words_of_its_own);
	tcase_add_test(t, other_findings_say_what_their_rule_says);
	suite_add_tcase(s, t);
	return s;
}
