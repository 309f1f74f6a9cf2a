/* SPDX-License-Identifier: MIT */
/* Mails as programs save them: the same receipt is found in each. */
#include <string.h>

#include "base/clock.h"
#include "spec/mailtext.h"
#include "spec/receipt.h"
#include "tests/unit/spec/fixtures.h"
#include "tests/unit/unit.h"

unit_suite suite_mailtext;

#define NAME "ftp_dpm_12345_1767225600.sync"
#define PLAIN "Dear Adobe Partner: (ID:7)\nFile name:\ns3n://b/" NAME "\n" \
	"Records received: 1204\nStored Records: 70\n"

static const struct {
	const char *what, *mail;
} mails[] = {
	{ "as it is", PLAIN },
	{ "headers right above",
	    "From: aam-noreply@adobe.com\nSubject: Adobe Audience Manager "
	    "Server-To-Server Processing Result:\n" PLAIN },
	{ "CRLF and headers",
	    "From: a@b.example\r\nSubject: x\r\n\r\nDear Adobe Partner: "
	    "(ID:7)\r\nFile name:\r\ns3n://b/" NAME "\r\nRecords received: "
	    "1204\r\nStored Records: 70\r\n" },
	{ "quoted-printable",
	    "Content-Type: text/plain; charset=utf-8\n"
	    "Content-Transfer-Encoding: quoted-printable\n\n"
	    "Dear Adobe Partner: (ID:7)\ns3n://b/ftp_dpm_12345_17=\n"
	    "67225600.sync\nRecords received:=20=\n1204\nStored=20Records: =\n"
	    "70\n" },
	{ "base64",
	    "content-transfer-encoding: BASE64\n\n"
	    "RGVhciBBZG9iZSBQYXJ0bmVyOiAoSUQ6NykKczNuOi8vYi9mdHBfZHBtXzEyMzQ1\n"
	    "XzE3NjcyMjU2MDAuc3luYwpSZWNvcmRzIHJlY2VpdmVkOiAxMjA0ClN0b3JlZCBS\n"
	    "ZWNvcmRzOiA3MAo=\n" },
	{ "base64 without headers, forwarded",
	    "> RGVhciBBZG9iZSBQYXJ0bmVyOiAoSUQ6NykK\n"
	    "> czNuOi8vYi9mdHBfZHBtXzEyMzQ1XzE3NjcyMjU2MDAuc3luYwpSZWNv\n"
	    "> cmRzIHJlY2VpdmVkOiAxMjA0ClN0b3JlZCBS\n"
	    "> ZWNvcmRzOiA3MAo=\n" },
	{ "HTML",
	    "Content-Type: text/html\n\n<html><head><style>p { Records "
	    "received: 9 }</style></head><body><p>Dear Adobe Partner: (ID:7)"
	    "<br><a href=\"s3n://b/" NAME "\">s3n://b/" NAME "</a><table><tr>"
	    "<td>Records&nbsp;received:</td><td><b>1204</b></td></tr><tr><td>"
	    "Stored Records:</td><td>7&#48;</td></table>" },
	{ "HTML without headers",
	    "<div>Dear Adobe Partner: (ID:7)<div>s3n://b/" NAME "<div>Records "
	    "<b>received</b>: 1204</div><div>Stored Records: 70</div>" },
	{ "both as parts",
	    "MIME-Version: 1.0\nContent-Type: multipart/alternative;\n"
	    "\tboundary=\"=_x y\"\n\nThis is a message in parts.\n--=_x y\n"
	    "Content-Type: text/plain\n\n" PLAIN "--=_x y\n"
	    "Content-Type: text/html\nContent-Transfer-Encoding: "
	    "quoted-printable\n\n<p>Records received: =\n1204<p>s3n://b/" NAME
	    "\n--=_x y--\n" },
	{ "attached to another mail",
	    "Content-Type: multipart/mixed; boundary=AA\n\n--AA\n"
	    "Content-Type: text/plain\n\nSee below.\n--AA\n"
	    "Content-Type: application/pdf\nContent-Transfer-Encoding: base64"
	    "\n\nUmVjb3JkcyByZWNlaXZlZDogOTkK\n--AA\n"
	    "Content-Type: message/rfc822\n\nFrom: aam-noreply@adobe.com\n"
	    "Subject: x\n\n" PLAIN "--AA--\n" },
	{ "forwarded, and wrapped by that",
	    "Hi,\n\nsee below.\n\n> Dear Adobe Partner:\n> (ID:7)\n> File "
	    "name:\n> s3n://b/" NAME "\n> Records\n> received: 1204\n> Stored "
	    "Records:\n> 70\n" },
	{ "forwarded with its coding",
	    ">> Dear Adobe Partner: (ID:7)\n>> s3n://b/ftp_dpm_12345_176722=\n"
	    ">> 5600.sync\n>> Records=20received:=20=\n>> 1204\n"
	    ">> Stored=C2=A0Re=\n>> cords: 70\n" },
	{ "all on one line",
	    "Dear Adobe Partner: (ID:7) File name: s3n://b/" NAME
	    " Records received: 1,204 Stored Records: 70" },
	{ "with controls in it",
	    "\x1b[2JDear Adobe Partner: (ID:7)\x07\ns3n://b/" NAME "\x1b[0m\n"
	    "Records\x01 received:\x7f 1204\nStored Records: 70\n" },
};

static void
holds_the_receipt(struct str mail, const char *what)
{
	struct receipt r;
	struct err err = { 0 };

	ck_assert_msg(receipt_parse_mail(mail, &r, &err), "%s: %s", what,
	    err.text);
	ck_assert_msg(r.partner == 7, "%s: partner", what);
	ck_assert_msg(r.counters.received == 1204, "%s: received", what);
	ck_assert_msg(r.counters.stored == 70, "%s: stored", what);
	ck_assert_msg(r.file_count == 1 &&
	    strcmp(r.files[0], "s3n://b/" NAME) == 0, "%s: %zu files, %s",
	    what, r.file_count, r.file_count > 0 ? r.files[0] : "");
	ck_assert_msg(!r.several, "%s: one receipt", what);
	receipt_release(&r);
}

START_TEST(the_receipt_is_found_in_every_mail)
{
	holds_the_receipt(str_from(mails[_i].mail), mails[_i].what);
}
END_TEST

START_TEST(every_mail_is_found_with_other_line_ends)
{
	struct buf mail = { 0 };

	for (const char *p = mails[_i].mail; *p != '\0'; p++) {
		if (*p == '\n')
			buf_add_char(&mail, '\r');
		if (*p != '\r')
			buf_add_char(&mail, *p);
	}
	holds_the_receipt(buf_str(&mail), mails[_i].what);
	buf_release(&mail);
}
END_TEST

START_TEST(letters_of_two_bytes_are_read)
{
	struct buf mail = { 0 };

	buf_add(&mail, "\xFF\xFE", 2);
	for (const char *p = PLAIN; *p != '\0'; p++) {
		buf_add_char(&mail, *p);
		buf_add_char(&mail, '\0');
	}
	holds_the_receipt(buf_str(&mail), "UTF-16");
	buf_release(&mail);
}
END_TEST

/* What a mail is cut to must never be read beyond its end. */
START_TEST(a_mail_may_end_anywhere)
{
	size_t n = strlen(mails[_i].mail);

	for (size_t i = 0; i <= n; i++) {
		struct buf part = { 0 };
		struct receipt r;

		buf_add(&part, mails[_i].mail, i);
		if (receipt_parse_mail(buf_str(&part), &r, NULL))
			receipt_release(&r);
		buf_release(&part);
	}
}
END_TEST

static const char *const pieces[] = { "<a", "<style>", "&#", "=", "=3",
	"s3n://x", "s3n://ftp_dpm_\n", "totalusersthathavetraits",
	"boundary=--a\n--", "records received: 1,", "QUJD\n", "\n>", "--",
	"Content-Type: x;\n boundary=a\n\n--a\n" };

/* A megabyte of the same piece: what looks for an end that is not there
 * must not look again and again. */
START_TEST(hostile_mails_take_their_time_but_not_more)
{
	enum { BYTES = 1 << 20 };
	struct buf mail = { .max = BYTES + 64 };
	struct receipt r;
	int64_t begun = clock_monotonic_ms();

	while (mail.n < BYTES)
		buf_add_text(&mail, pieces[_i]);
	if (receipt_parse_mail(buf_str(&mail), &r, NULL))
		receipt_release(&r);
	ck_assert_int_lt(clock_monotonic_ms() - begun, 30000);
	buf_release(&mail);
}
END_TEST

Suite *
suite_mailtext(void)
{
	Suite *s = suite_create("mailtext");
	TCase *t = tcase_create("mailtext");

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, the_receipt_is_found_in_every_mail, 0,
	    ROWS(mails));
	tcase_add_loop_test(t, every_mail_is_found_with_other_line_ends, 0,
	    ROWS(mails));
	tcase_add_test(t, letters_of_two_bytes_are_read);
	tcase_add_loop_test(t, a_mail_may_end_anywhere, 0, ROWS(mails));
	tcase_add_loop_test(t, hostile_mails_take_their_time_but_not_more, 0,
	    ROWS(pieces));
	suite_add_tcase(s, t);
	return s;
}
