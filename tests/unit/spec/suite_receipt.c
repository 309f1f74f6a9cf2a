/* SPDX-License-Identifier: MIT */
/* Adobe's receipt: read whatever the mail program did to it, and judged. */
#include <string.h>

#include "spec/receipt.h"
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
	n = receipt_judge(&r, &(struct receipt_sent){
	    .names = &receipts[_i].name, .count = receipts[_i].name != NULL,
	    .records = receipts[_i].records, .beta = receipts[_i].beta }, f);
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
	{ "Dear all, records received so far are fine.\nRecords received: 3",
	    3 },
	{ "> Records\n> received:\n> 1,204\n", 1204 },
	{ "Records received: 12 Format Errors: 3", 12 },
	{ "| Records received | 77 |", 77 },
	{ "Records received: 1 2026-01-01", 1 },
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
	"Records received: 1x\n", "Records received: -5\n",
	"Records received: 2026-01-01\n", "Records received: 1.5\n",
	"Records received: 18446744073709551616\n" };

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

START_TEST(a_number_beyond_64_bits_is_told_not_taken)
{
	struct receipt r;

	ck_assert(receipt_parse(str_from("Records received: 5\n"
	    "Stored Records: 18446744073709551616\n"
	    "Total signals: 18446744073709551615\n"), &r, NULL));
	ck_assert(!receipt_has(&r, RECEIPT_STORED));
	ck_assert_uint_eq(r.odd, 1U << RECEIPT_STORED);
	ck_assert(r.counters.signals == UINT64_MAX);
	receipt_release(&r);
}
END_TEST

START_TEST(sums_of_huge_numbers_do_not_run_over)
{
	struct receipt r;
	struct finding f[RECEIPT_RULES_MAX];

	ck_assert(receipt_parse(str_from("Records received: 4\n"
	    "Format Errors: 18446744073709551615\nInvalid AAM ID: 3\n"
	    "Records processed: 4\nStored Records: 2\n"), &r, NULL));
	ck_assert_uint_gt(receipt_judge(&r, &(struct receipt_sent){ 0 }, f),
	    0);
	ck_assert_int_eq(f[0].rule, RULE_RCPT_SUM);
	receipt_release(&r);
}
END_TEST

START_TEST(the_first_of_two_receipts_is_taken)
{
	struct receipt r;

	ck_assert(receipt_parse(str_from("Records received: 5\n"
	    "Records received: 5\n"), &r, NULL));
	ck_assert(!r.several);
	receipt_release(&r);
	ck_assert(receipt_parse(str_from("Records received: 5\n"
	    "Records received: 6\n"), &r, NULL));
	ck_assert(r.several);
	ck_assert_uint_eq(r.counters.received, 5);
	receipt_release(&r);
}
END_TEST

START_TEST(blank_lines_may_count_or_not)
{
	static const struct {
		uint64_t records, blank;
		size_t findings;
	} rows[] = { { 5, 0, 0 }, { 3, 2, 0 }, { 5, 2, 0 }, { 4, 2, 1 } };
	struct finding f[RECEIPT_RULES_MAX];
	struct receipt r;

	ck_assert(receipt_parse(str_from("Records received: 5\n"), &r,
	    NULL));
	for (size_t i = 0; i < ROWS(rows); i++)
		ck_assert_uint_eq(receipt_judge(&r, &(struct receipt_sent){
		    .records = rows[i].records, .blank = rows[i].blank }, f),
		    rows[i].findings);
	receipt_release(&r);
}
END_TEST

START_TEST(numbers_of_all_our_parts_are_compared)
{
	static const char *const ours[] = { NAME, "b.sync" };
	struct receipt_sent sent = { .names = ours, .count = 2,
		.records = 8 };
	struct finding f[RECEIPT_RULES_MAX];
	struct receipt r;

	ck_assert(receipt_parse(str_from("s3://x/" NAME ".1\n"
	    "s3://x/" NAME ".2\ns3://x/b.sync\nRecords received: 9\n"), &r,
	    NULL));
	ck_assert(receipt_is_ours(&r, &sent));
	ck_assert_uint_eq(receipt_judge(&r, &sent, f), 1);
	ck_assert_int_eq(f[0].rule, RULE_RCPT_COUNT);
	sent.count = 1;
	ck_assert(!receipt_is_ours(&r, &sent));
	ck_assert_uint_eq(receipt_judge(&r, &sent, f), 0);
	receipt_release(&r);
}
END_TEST

static const struct {
	const char *text;
	const char *file;
} listed[] = {
	{ "s3n://b/" NAME, "s3n://b/" NAME },
	{ "<s3n://b/" NAME ">, and", "s3n://b/" NAME },
	{ "see S3://b/" NAME ".", "S3://b/" NAME },
	{ "> s3n://bucket/2026-01-01/ftp_dpm_12345_\r\n> 1767225600.sync",
	    "s3n://bucket/2026-01-01/" NAME },
	{ "s3n://b/" NAME "\nRecords", "s3n://b/" NAME },
	{ "File name: " NAME "\n", NAME },
	{ "http://example.com/x.sync\nFile name: " NAME "\n", NAME },
};

START_TEST(files_are_read_however_they_are_broken)
{
	struct buf text = { 0 };
	struct receipt r;

	buf_printf(&text, "%s\nRecords received: 1\n", listed[_i].text);
	ck_assert(receipt_parse(buf_str(&text), &r, NULL));
	ck_assert_uint_eq(r.file_count, 1);
	ck_assert_str_eq(r.files[0], listed[_i].file);
	receipt_release(&r);
	buf_release(&text);
}
END_TEST

START_TEST(each_number_knows_the_rules_behind_it)
{
	ck_assert(receipt_explains(RECEIPT_FORMAT, RULE_LINE_NOTAB,
	    SEVERITY_ERROR, IDTYPE_CRM));
	ck_assert(!receipt_explains(RECEIPT_NO_TRAIT, RULE_LINE_NOTAB,
	    SEVERITY_ERROR, IDTYPE_CRM));
	ck_assert(receipt_explains(RECEIPT_STORED, RULE_LINE_NOTAB,
	    SEVERITY_ERROR, IDTYPE_CRM));
	ck_assert(receipt_explains(RECEIPT_NO_TRAIT, RULE_LINE_HEADER,
	    SEVERITY_WARNING, IDTYPE_CRM));
	ck_assert(receipt_explains(RECEIPT_FORMAT, RULE_LINE_HEADER,
	    SEVERITY_WARNING, IDTYPE_CRM));
	ck_assert(receipt_explains(RECEIPT_AAM_ID, RULE_ID_MIX,
	    SEVERITY_ERROR, IDTYPE_AAM));
	ck_assert(!receipt_explains(RECEIPT_AAM_ID, RULE_ID_MIX,
	    SEVERITY_ERROR, IDTYPE_CRM));
	ck_assert(receipt_explains(RECEIPT_RECEIVED, RULE_LINE_LONG,
	    SEVERITY_ERROR, IDTYPE_CRM));
	ck_assert(!receipt_explains(RECEIPT_SIGNALS, RULE_LINE_LONG,
	    SEVERITY_ERROR, IDTYPE_CRM));
	ck_assert(receipt_explains(RECEIPT_FAILED_USERS, RULE_TRAIT_SOURCE,
	    SEVERITY_ERROR, IDTYPE_CRM));
	ck_assert(!receipt_explains(RECEIPT_FORMAT, RULE_LINE_TRAILSP,
	    SEVERITY_WARNING, IDTYPE_CRM));
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
	tcase_add_test(t, a_number_beyond_64_bits_is_told_not_taken);
	tcase_add_test(t, sums_of_huge_numbers_do_not_run_over);
	tcase_add_test(t, the_first_of_two_receipts_is_taken);
	tcase_add_test(t, blank_lines_may_count_or_not);
	tcase_add_test(t, numbers_of_all_our_parts_are_compared);
	tcase_add_loop_test(t, files_are_read_however_they_are_broken, 0,
	    ROWS(listed));
	tcase_add_test(t, each_number_knows_the_rules_behind_it);
	suite_add_tcase(s, t);
	return s;
}
