/* SPDX-License-Identifier: MIT */
/* The kinds of file, by word and by prefix. */
#include "spec/kind.h"
#include "tests/unit/unit.h"

unit_suite suite_kind;

static const struct {
	const char *word;
	enum kind kind;
	const char *prefix;
	unsigned tabs;
	bool overwrite;
} kinds[] = {
	{ "trait", KIND_TRAIT, "ftp_dpm_", 1, true },
	{ "odc", KIND_ODC, "ftp_dpm_odc_", 2, true },
	{ "id-sync", KIND_IDSYNC, "adobe_id_", 0, false },
	{ "pbd", KIND_C2C, "c2c_id_", 1, false },
};

START_TEST(kind_has_its_word_prefix_and_layout)
{
	const struct kind_row *row = kind_get(kinds[_i].kind);

	ck_assert_int_eq(kind_find(str_from(kinds[_i].word)), kinds[_i].kind);
	ck_assert_str_eq(row->word, kinds[_i].word);
	ck_assert_str_eq(row->prefix, kinds[_i].prefix);
	ck_assert_uint_eq(row->tabs, kinds[_i].tabs);
	ck_assert(row->overwrite == kinds[_i].overwrite);
	ck_assert(row->name[0] != '\0' && row->summary[0] != '\0');
	ck_assert(row->topic[0] != '\0');
}
END_TEST

START_TEST(other_words_are_no_kind)
{
	static const char *const words[] = { "", "Trait", "traits", "tra",
		"unknown", "ftp_dpm_" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		ck_assert_int_eq(kind_find(str_from(words[i])),
		    KIND_UNKNOWN);
}
END_TEST

START_TEST(the_unknown_kind_can_be_shown)
{
	ck_assert_str_eq(kind_get(KIND_UNKNOWN)->prefix, "");
	ck_assert(kind_get(KIND_UNKNOWN)->name[0] != '\0');
	ck_assert(kind_get(KIND_UNKNOWN)->summary[0] != '\0');
}
END_TEST

Suite *
suite_kind(void)
{
	Suite *s = suite_create("kind");
	TCase *t = tcase_create("kind");

	tcase_add_loop_test(t, kind_has_its_word_prefix_and_layout, 0,
	    sizeof(kinds) / sizeof(kinds[0]));
	tcase_add_test(t, other_words_are_no_kind);
	tcase_add_test(t, the_unknown_kind_can_be_shown);
	suite_add_tcase(s, t);
	return s;
}
