/* SPDX-License-Identifier: MIT */
/* Adobe's receipt: read whatever the mail program did to it, and judged. */
#include <string.h>

#include "spec/forecast.h"
#include "tests/unit/spec/fixtures.h"
#include "tests/unit/unit.h"

unit_suite suite_receipt;

#define NAME "ftp_dpm_12345_1767225600.sync"
#define HEAD                                                              \
	"From: aam-noreply@adobe.com\n"                                   \
	"Subject: Adobe Audience Manager Server-To-Server Processing "    \
	"Result:\n"                                                       \
	"Dear Adobe Partner: (ID:7)\n"                                    \
	"File name:\n"                                                    \
	"s3n://bucket/2026-01-01/" NAME "\n"
#define REST(aamid, nomatch, stored)                                      \
	"Records received: 100\nFormat Errors: 3\n"                       \
	"Invalid AAM ID: " aamid "\nNo Matching AAM ID: " nomatch "\n"    \
	"No Trait Realized: 7\nRecords processed: 100\n"                  \
	"Stored Records: " stored "\n"                                    \
	"Total traits failed validation: 2\n"                             \
	"Job start time: 2026-01-01 18:07:49\n"                           \
	"Job end time: 2026-01-01 18:45:02\n"

static const struct {
	const char *text;
	const char *name;
	uint64_t records;
	bool beta;
	const char *codes;
} receipts[] = {
	{ HEAD REST("0", "20", "70"), NAME, 101, false,
	    "RCPT-COUNT RCPT-FORMAT RCPT-NOMATCH RCPT-NOTRAIT RCPT-VALID" },
	{ HEAD REST("0", "20", "70"), NAME, 100, false,
	    "RCPT-FORMAT RCPT-NOMATCH RCPT-NOTRAIT RCPT-VALID" },
	{ HEAD REST("0", "20", "69"), NAME, 101, false,
	    "RCPT-COUNT RCPT-SUM RCPT-FORMAT RCPT-NOMATCH RCPT-NOTRAIT "
	    "RCPT-VALID" },
	{ "Records received: 100\nNo Matching AAM ID: 100\n"
	  "Records processed: 100\nStored Records: 0\n",
	    NULL, 0, true, "ENV-ALLNOMATCH" },
	{ "Records received: 100\nNo Matching AAM ID: 100\n"
	  "Records processed: 100\nStored Records: 0\n",
	    NULL, 0, false, "RCPT-NOMATCH RCPT-ZERO" },
	{ HEAD REST("112", "20", "70"), NULL, 0, false,
	    "RCPT-SUM RCPT-FORMAT RCPT-AAMID RCPT-NOMATCH RCPT-NOTRAIT "
	    "RCPT-VALID" },
	{ HEAD "Records received: 5\nStored Records: 5\n", "other.sync", 5,
	    false, "RCPT-NOTLISTED" },
	/* Adobe's part number behind our name. */
	{ "s3n://b/" NAME ".1\nRecords received: 5\n", NAME, 5, false, "" },
	{ "s3n://b/" NAME "x\nRecords received: 5\n", NAME, 5, false,
	    "RCPT-NOTLISTED" },
	/* The counters are of both files: no comparing. */
	{ "s3n://b/" NAME "\ns3://b/x.sync\nRecords received: 9\n", NAME, 5,
	    false, "" },
};

START_TEST(a_receipt_is_judged_beside_our_numbers)
{
	struct receipt r;
	struct finding f[RECEIPT_RULES_MAX];
	struct buf got = { 0 };
	size_t n;

	ck_assert(receipt_parse(str_from(receipts[_i].text), &r, NULL));
	n = receipt_judge(&r, receipts[_i].name, receipts[_i].records,
	    receipts[_i].beta, f);
	for (size_t i = 0; i < n; i++) {
		buf_printf(&got, "%s%s", i > 0 ? " " : "",
		    rule_get(f[i].rule)->code);
		ck_assert_uint_eq(f[i].line, 0);
	}
	ck_assert_str_eq(buf_text(&got), receipts[_i].codes);
	buf_release(&got);
	receipt_release(&r);
}
END_TEST

START_TEST(all_of_a_receipt_is_read)
{
	struct receipt r;

	ck_assert(receipt_parse(str_from(HEAD REST("0", "20", "70")), &r,
	    NULL));
	ck_assert_uint_eq(r.partner, 7);
	ck_assert_uint_eq(r.file_count, 1);
	ck_assert_str_eq(r.files[0], "s3n://bucket/2026-01-01/" NAME);
	ck_assert_uint_eq(r.counters.received, 100);
	ck_assert_uint_eq(r.counters.format_errors, 3);
	ck_assert_uint_eq(r.counters.no_match, 20);
	ck_assert_uint_eq(r.counters.no_trait, 7);
	ck_assert_uint_eq(r.counters.stored, 70);
	ck_assert_uint_eq(r.counters.failed_validation, 2);
	ck_assert_int_eq(r.end - r.start, 2233);
	receipt_release(&r);
	ck_assert_uint_eq(r.file_count, 0);
	ck_assert_ptr_null(r.files[0]);
}
END_TEST

static const struct {
	const char *text;
	uint64_t received;
} odd[] = {
	{ "Records received: 40,669,900\r\n", 40669900 },
	{ "records   RECEIVED :40 669 900", 40669900 },
	{ "> Records received:\t40.669.900", 40669900 },
	{ "*Records received:* 12", 12 },
	{ "Records received: 40\xC2\xA0" "669\n", 40669 },
	{ "Records received: 0", 0 },
	{ "Unknown line: 5\nRecords received: 7\nJob start time: soon\n", 7 },
};

START_TEST(what_mail_programs_do_is_forgiven)
{
	struct receipt r;

	ck_assert(receipt_parse(str_from(odd[_i].text), &r, NULL));
	ck_assert_uint_eq(r.counters.received, odd[_i].received);
	ck_assert_int_eq(r.start, 0);
	receipt_release(&r);
}
END_TEST

static const char *const none[] = { "", "Dear Adobe Partner: (ID:7)\n",
	"Records received: many\n", "Stored Records: 5\n",
	"Records received: 99999999999999999999\n", "s3://b/x.sync\n",
	"Records received: 1x\n" };

START_TEST(another_text_is_no_receipt)
{
	struct receipt r;
	struct err err = { 0 };

	ck_assert(!receipt_parse(str_from(none[_i]), &r, &err));
	ck_assert_int_eq(err.kind, ERR_FORMAT);
	ck_assert_uint_eq(r.file_count, 0);
}
END_TEST

START_TEST(a_receipt_of_many_files_is_cut)
{
	struct buf text = { 0 };
	struct receipt r;

	for (int i = 0; i < RECEIPT_FILES_MAX + 5; i++)
		buf_printf(&text, "s3n://b/f%d.sync\n", i);
	buf_add_text(&text, "Records received: 1\n");
	ck_assert(receipt_parse(buf_str(&text), &r, NULL));
	ck_assert_uint_eq(r.file_count, RECEIPT_FILES_MAX);
	receipt_release(&r);
	buf_release(&text);
}
END_TEST

Suite *
suite_receipt(void)
{
	Suite *s = suite_create("receipt");
	TCase *t = tcase_create("receipt");

	tcase_add_loop_test(t, a_receipt_is_judged_beside_our_numbers, 0,
	    ROWS(receipts));
	tcase_add_test(t, all_of_a_receipt_is_read);
	tcase_add_loop_test(t, what_mail_programs_do_is_forgiven, 0,
	    ROWS(odd));
	tcase_add_loop_test(t, another_text_is_no_receipt, 0, ROWS(none));
	tcase_add_test(t, a_receipt_of_many_files_is_cut);
	suite_add_tcase(s, t);
	return s;
}
