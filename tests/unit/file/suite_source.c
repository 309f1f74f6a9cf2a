/* SPDX-License-Identifier: MIT */
/* The customer's file: what may be opened, and that changes are seen. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file/source.h"
#include "tests/unit/unit.h"

unit_suite suite_source;

START_TEST(missing_file_is_named)
{
	struct err err = { 0 };

	ck_assert_ptr_null(source_open("/nonexistent/none.sync", &err));
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert_int_eq(err.sys, ENOENT);
	ck_assert_ptr_nonnull(strstr(err.text, "none.sync"));
}
END_TEST

Suite *
suite_source(void)
{
	Suite *s = suite_create("source");
	TCase *t = tcase_create("source");

	tcase_add_test(t, missing_file_is_named);
	suite_add_tcase(s, t);
	return s;
}
