/* SPDX-License-Identifier: MIT */
/* Parts of split files: which belong together, and which are not there. */
#include <string.h>

#include "spec/parts.h"
#include "tests/unit/spec/fixtures.h"
#include "tests/unit/unit.h"

unit_suite suite_parts;

enum { NOW = 1767225600 };

static const struct {
	const char *name, *set;
	uint64_t number;
	enum name_wrap wrap;
} names[] = {
	{ "ftp_dpm_5_1767225600.sync.3", "ftp_dpm_5_1767225600.sync", 3,
	    WRAP_NONE },
	{ "/a/b/ftp_dpm_5_1767225600.sync.12.gz",
	    "ftp_dpm_5_1767225600.sync", 12, WRAP_GZIP },
	{ "ftp_dpm_5_1767225600.overwrite.1.gpg",
	    "ftp_dpm_5_1767225600.overwrite", 1, WRAP_GPG },
	{ "ftp_dpm_5_1767225600.sync", "ftp_dpm_5_1767225600.sync", 0,
	    WRAP_NONE },
	{ "FTP_dpm_5_1767225600.sync.2.txt", "ftp_dpm_5_1767225600.sync", 2,
	    WRAP_NONE },
	{ "adobe_id_0_7_1767225600.sync.1", "adobe_id_0_7_1767225600.sync",
	    1, WRAP_NONE },
};

START_TEST(a_name_tells_its_set)
{
	struct part p;

	ck_assert(part_of_name(str_from(names[_i].name), NOW, &p));
	ck_assert_str_eq(p.set, names[_i].set);
	ck_assert_uint_eq(p.number, names[_i].number);
	ck_assert_int_eq(p.wrap, names[_i].wrap);
}
END_TEST

START_TEST(other_names_tell_none)
{
	struct part p;

	ck_assert(!part_of_name(str_from("export.csv"), NOW, &p));
	ck_assert(!part_of_name(str_from(""), NOW, &p));
}
END_TEST

START_TEST(kin_differ_by_their_time_alone)
{
	struct part a, b, c;

	ck_assert(part_of_name(str_from("ftp_dpm_5_1767225600.sync.1"), NOW,
	    &a));
	ck_assert(part_of_name(str_from("ftp_dpm_5_1767229999.sync.2.gz"),
	    NOW, &b));
	ck_assert(part_of_name(str_from("ftp_dpm_6_1767225600.sync.1"), NOW,
	    &c));
	ck_assert_str_eq(a.kin, b.kin);
	ck_assert_str_ne(a.set, b.set);
	ck_assert_str_ne(a.kin, c.kin);
}
END_TEST

#define MANY UINT64_MAX

static const struct {
	uint64_t numbers[6];	/* 0 ends */
	uint64_t missing, first_missing, twice, first_twice;
} sets[] = {
	{ { 1 }, 0, 0, 0, 0 },
	{ { 1, 2, 3 }, 0, 0, 0, 0 },
	{ { 3, 1, 2 }, 0, 0, 0, 0 },
	{ { 1, 3 }, 1, 2, 0, 0 },
	{ { 2, 3 }, 1, 1, 0, 0 },
	{ { 5 }, 4, 1, 0, 0 },
	{ { 1, 2, 2 }, 0, 0, 1, 2 },
	{ { 2, 2, 2, 1, 1 }, 0, 0, 2, 1 },
	{ { 4, 4 }, 3, 1, 1, 4 },
	{ { MANY }, MANY - 1, 1, 0, 0 },
	{ { MANY, 1, 1 }, MANY - 2, 2, 1, 1 },
};

START_TEST(gaps_and_doubles_are_counted)
{
	struct part parts[6] = { { .number = 0 } };
	const struct part *list[6];
	struct parts_verdict v;
	struct finding f;
	size_t n = 0;

	for (; n < 6 && sets[_i].numbers[n] != 0; n++) {
		parts[n].number = sets[_i].numbers[n];
		list[n] = &parts[n];
	}
	parts_judge(list, n, &v);
	ck_assert(v.missing_count == sets[_i].missing);
	ck_assert_uint_eq(v.twice_count, sets[_i].twice);
	if (v.missing_count > 0)
		ck_assert_uint_eq(v.missing[0], sets[_i].first_missing);
	if (v.twice_count > 0)
		ck_assert_uint_eq(v.twice[0], sets[_i].first_twice);
	ck_assert_uint_le(v.missing_listed, PARTS_LISTED_MAX);
	ck_assert(parts_finding(&v, &f) ==
	    (sets[_i].missing + sets[_i].twice > 0));
	ck_assert_int_eq(f.rule, RULE_NAME_SPLITGAP);
	ck_assert(!v.mixed);
}
END_TEST

START_TEST(other_packing_is_noticed)
{
	struct part a = { .number = 1 }, b = { .number = 2,
		.wrap = WRAP_GZIP };
	const struct part *list[] = { &a, &b };
	struct parts_verdict v;

	parts_judge(list, 2, &v);
	ck_assert(v.mixed);
}
END_TEST

Suite *
suite_parts(void)
{
	Suite *s = suite_create("parts");
	TCase *t = tcase_create("parts");

	tcase_add_loop_test(t, a_name_tells_its_set, 0, ROWS(names));
	tcase_add_test(t, other_names_tell_none);
	tcase_add_test(t, kin_differ_by_their_time_alone);
	tcase_add_loop_test(t, gaps_and_doubles_are_counted, 0, ROWS(sets));
	tcase_add_test(t, other_packing_is_noticed);
	suite_add_tcase(s, t);
	return s;
}
