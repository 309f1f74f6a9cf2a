/* SPDX-License-Identifier: MIT */
/* Addresses: of the ID sync, of the bucket, of the SFTP server. */
#include <string.h>

#include "base/clock.h"
#include "spec/s3place.h"
#include "spec/syncurl.h"
#include "tests/unit/spec/fixtures.h"
#include "tests/unit/unit.h"

unit_suite suite_address;

#define BASE "https://dpm.demdex.net/ibs:"
#define ONE BASE "dpid=12345&dpuuid="
#define CONSENT "CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA"
#define A10 "AAAAAAAAAA"
#define A100 A10 A10 A10 A10 A10 A10 A10 A10 A10 A10
#define A1000 A100 A100 A100 A100 A100 A100 A100 A100 A100 A100
#define CID BASE "d_cid=1%01a"

static void
list_codes(const struct finding *f, size_t n, struct str address,
    struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		ck_assert_uint_ge(f[i].column, 1);
		ck_assert_uint_le(f[i].column - 1 + f[i].length, address.n);
		buf_printf(out, "%s%s%s", i > 0 ? " " : "",
		    rule_get(f[i].rule)->code,
		    f[i].severity == SEVERITY_WARNING ? "(w)" : "");
	}
}

static const struct {
	const char *url;
	const char *codes;
} urls[] = {
	{ ONE "USER123", "" },
	{ ONE "AB%2B12%3D&redir=https%3A%2F%2Fwww.example.com%2Fsync"
	      "%3Faam%3D%24%7BDD_UUID%7D%26p%3D1",
	    "" },
	{ BASE "d_cid=12345%01USER123%011", "" },
	{ "http://dpm.demdex.net/ibs:dpid=12345&dpuuid=USER123",
	    "HTTP-SCHEME" },
	{ "https://dpm.demdex.net/ibs?dpid=12345&dpuuid=USER123",
	    "HTTP-HOST" },
	{ "https://dpm.demdex.com/ibs:dpid=12345&dpuuid=USER123",
	    "HTTP-HOST" },
	{ BASE "dpid=acme&dpuuid=USER123", "HTTP-DPID" },
	{ ONE, "HTTP-EMPTY" },
	{ ONE "{{uid}}", "HTTP-EMPTY" },
	{ ONE "AB+12=", "HTTP-ENC" },
	{ ONE "50%", "HTTP-ENC" },
	{ ONE "AB%252B12", "HTTP-DOUBLE(w)" },
	{ ONE "web%3A001", "HTTP-COLON" },
	{ ONE "ann%40example.com", "HTTP-PII" },
	{ ONE "U1&redir=https://www.example.com/?a=1", "HTTP-REDIR" },
	{ ONE "U1&redir=https%3A%2F%2Fwww.example.com%2F", "HTTP-MACRO(w)" },
	{ ONE "U1&gdpr=1", "HTTP-GDPRPAIR" },
	{ ONE "U1&gdpr=0", "HTTP-GDPRPAIR(w)" },
	{ ONE "U1&gdpr=yes&gdpr_consent=CPXx", "HTTP-GDPRVAL" },
	{ BASE "d_cid=12345:USER123", "HTTP-CIDSEP" },
	/* beyond the published ones */
	{ "", "HTTP-HOST" },
	{ BASE, "HTTP-HOST" },
	{ "dpm.demdex.net/ibs:dpid=1&dpuuid=2", "HTTP-HOST" },
	{ "http://x/", "HTTP-SCHEME HTTP-HOST" },
	{ BASE "dpuuid=A", "HTTP-DPID" },
	{ BASE "dpid=12345", "HTTP-EMPTY" },
	{ BASE "dpid=012&dpuuid=A", "HTTP-DPID" },
	{ BASE "dpid=1234567890&dpuuid=A", "HTTP-DPID" },
	{ ONE "undefined", "HTTP-EMPTY" },
	{ ONE "[ID]", "HTTP-EMPTY" },
	{ ONE "50%2", "HTTP-ENC" },
	{ ONE "50%2g", "HTTP-ENC" },
	{ ONE "a%253Ab", "HTTP-DOUBLE(w)" },
	{ ONE "U1&redir=ftp%3A%2F%2Fx%2F", "HTTP-REDIR" },
	{ ONE "U1&redir=https%3A%2F%2Fx%2F%3F${DD_UUID}", "" },
	{ ONE "U1&gdpr_consent=CPXx", "HTTP-GDPRPAIR" },
	{ ONE "U1&gdpr=0&gdpr_consent=CPXx", "" },
	{ ONE "U1&gdpr=1&gdpr_consent=", "HTTP-GDPRVAL" },
	{ ONE "U1&gdpr=1&gdpr_consent=a+b", "HTTP-GDPRVAL" },
	{ BASE "d_cid=12345%2501USER123", "HTTP-CIDSEP" },
	{ BASE "d_cid=12345%01USER123%013", "HTTP-CIDSEP" },
	{ BASE "d_cid_ic=crm_ic%01USER123", "" },
	{ BASE "d_cid=x%01USER123", "HTTP-DPID" },
	{ BASE "d_cid=1%01", "HTTP-EMPTY" },
	{ CID "&d_cid=1%01b&d_cid=1%01c", "" },
	{ CID "&d_cid=1%01b&d_cid=1%01c&d_cid=1%01d", "HTTP-MAXID(w)" },
	{ CID "&d_cid=2%01b&d_cid=3%01c&d_cid=4%01d&d_cid=5%01e"
	      "&d_cid=6%01e&d_cid=7%01e&d_cid=8%01e&d_cid=9%01e"
	      "&d_cid=10%01e",
	    "" },
	{ CID "&d_cid=2%01b&d_cid=3%01c&d_cid=4%01d&d_cid=5%01e"
	      "&d_cid=6%01e&d_cid=7%01e&d_cid=8%01e&d_cid=9%01e"
	      "&d_cid=10%01e&d_cid=11%01e",
	    "HTTP-MAXID(w)" },
	{ ONE A1000 A1000 A1000 A1000 A1000 A1000 A1000 A1000, "" },
	{ ONE A1000 A1000 A1000 A1000 A1000 A1000 A1000 A1000 A1000,
	    "HTTP-LEN(w)" },
};

START_TEST(an_address_is_judged_in_the_stated_order)
{
	struct finding f[SYNCURL_RULES_MAX];
	struct str url = str_from(urls[_i].url);
	struct buf got = { 0 };

	list_codes(f, syncurl_check(url, f), url, &got);
	ck_assert_msg(strcmp(buf_text(&got), urls[_i].codes) == 0,
	    "%.80s: \"%s\", not \"%s\"", urls[_i].url, buf_text(&got),
	    urls[_i].codes);
	buf_release(&got);
}
END_TEST

static const struct {
	const char *id, *redir;
	bool gdpr;
	const char *consent;
	const char *url;	/* or the code of the rule */
} composed[] = {
	{ "USER123", "", false, "", ONE "USER123" },
	{ "AB+12=", "", false, "", ONE "AB%2B12%3D" },
	{ "Zo\xC3\xAB 42", "", false, "", ONE "Zo%C3%AB%2042" },
	{ "a/b?c&d", "", false, "", ONE "a%2Fb%3Fc%26d" },
	{ "50%", "", false, "", ONE "50%25" },
	{ "\xE6\x97\xA5\xE6\x9C\xAC" "1", "", false, "",
	    ONE "%E6%97%A5%E6%9C%AC1" },
	{ "AB+12=", "https://www.example.com/sync?aam=${DD_UUID}&p=1", false,
	    "",
	    ONE "AB%2B12%3D&redir=https%3A%2F%2Fwww.example.com%2Fsync"
		"%3Faam%3D%24%7BDD_UUID%7D%26p%3D1" },
	{ "AB+12=", "", true, CONSENT,
	    ONE "AB%2B12%3D&gdpr=1&gdpr_consent=" CONSENT },
	{ "web:001", "", false, "", "HTTP-COLON" },
	{ "ann@example.com", "", false, "", "HTTP-PII" },
	{ "", "", false, "", "HTTP-EMPTY" },
	{ "USER123", "", true, "", "HTTP-GDPRPAIR" },
	{ "USER123", "ftp://x/${DD_UUID}", false, "", "HTTP-REDIR" },
};

START_TEST(an_address_is_composed_or_refused)
{
	struct syncurl parts = { 12345, str_from(composed[_i].id),
		str_from(composed[_i].redir), composed[_i].gdpr,
		str_from(composed[_i].consent) };
	struct finding why = { .rule = RULE_COUNT };
	struct buf got = { 0 };
	struct err err = { 0 };
	bool ok = syncurl_compose(&parts, &got, &why, &err);

	if (!ok) {
		ck_assert_str_eq(buf_text(&got), "");
		ck_assert_str_ne(err.text, "");
		buf_add_text(&got, rule_get(why.rule)->code);
	}
	ck_assert_str_eq(buf_text(&got), composed[_i].url);
	buf_release(&got);
}
END_TEST

START_TEST(the_newer_form_takes_several_ids)
{
	const struct syncurl_id ids[] = { { 12345, str_from("USER123"), 1 },
		{ 67890, str_from("45980"), 1 },
		{ 5, str_from("a b"), -1 } };
	struct finding why;
	struct buf got = { 0 };

	ck_assert(syncurl_compose_cid(ids, 2, &got, &why, NULL));
	ck_assert_str_eq(buf_text(&got),
	    BASE "d_cid=12345%01USER123%011&d_cid=67890%0145980%011");
	buf_clear(&got);
	ck_assert(syncurl_compose_cid(ids + 2, 1, &got, &why, NULL));
	ck_assert_str_eq(buf_text(&got), BASE "d_cid=5%01a%20b");
	buf_clear(&got);
	ck_assert(!syncurl_compose_cid(ids, 0, &got, &why, NULL));
	buf_release(&got);
}
END_TEST

#define PRODUCTION "demdex-s2s-clients"
#define BETA "demdex-s2s-clients-sandbox-us-east-1"
#define NAME "/ftp_dpm_12345_1767225600.sync"

static const struct {
	const char *bucket, *uri, *codes;
} places[] = {
	{ PRODUCTION, "s3://" PRODUCTION "/acme/date=2026-01-01" NAME, "" },
	{ PRODUCTION, "s3n://" PRODUCTION "/acme/date=2026-01-01" NAME, "" },
	{ PRODUCTION, "s3a://" PRODUCTION "/acme/date=2026-01-01" NAME, "" },
	{ BETA, "s3://" BETA "/acme/date=2026-01-01" NAME, "" },
	{ PRODUCTION, "s3://" BETA "/acme/date=2026-01-01" NAME,
	    "S3-BUCKET" },
	{ PRODUCTION, "s3://" PRODUCTION "/date=2026-01-01" NAME,
	    "S3-PARTNER" },
	{ PRODUCTION, "s3://" PRODUCTION "/acme/2026-01-01" NAME,
	    "S3-DATEFMT" },
	{ PRODUCTION, "s3://" PRODUCTION "/acme/date=01-01-2026" NAME,
	    "S3-DATEFMT" },
	{ PRODUCTION, "s3://" PRODUCTION "/acme/date=2026-02-30" NAME,
	    "S3-DATEFMT" },
	{ PRODUCTION, "s3://" PRODUCTION "/acme/date=2025-12-31" NAME,
	    "S3-DATEDAY(w)" },
	{ PRODUCTION, "s3://" PRODUCTION "/acme//date=2026-01-01" NAME,
	    "S3-SLASH" },
	{ PRODUCTION, "s3://" PRODUCTION "//acme/date=2026-01-01" NAME,
	    "S3-SLASH" },
	{ PRODUCTION, "s3://" PRODUCTION "/sub/acme/date=2026-01-01" NAME,
	    "" },
	{ PRODUCTION, "s3://" PRODUCTION, "S3-DATEFMT" },
	{ PRODUCTION, "", "S3-BUCKET S3-DATEFMT" },
	{ PRODUCTION, "s3://" BETA "/date=2026-01-02" NAME,
	    "S3-BUCKET S3-PARTNER S3-DATEDAY(w)" },
	{ PRODUCTION, "s3://" PRODUCTION "/" "acme/date=2026-01-02/f",
	    "S3-DATEDAY(w)" },
	{ PRODUCTION, "s3://" PRODUCTION "/" A1000 "/date=2026-01-01/1234567",
	    "" },
	{ PRODUCTION,
	    "s3://" PRODUCTION "/" A1000 "/date=2026-01-01/12345678",
	    "S3-SLASH" },
};

START_TEST(a_bucket_address_is_judged_in_the_stated_order)
{
	struct finding f[PLACE_RULES_MAX];
	struct str uri = str_from(places[_i].uri);
	struct buf got = { 0 };
	int64_t today;

	ck_assert(clock_from_date(2026, 1, 1, &today));
	list_codes(f, s3place_check(uri, places[_i].bucket, today + 3600, f),
	    uri, &got);
	ck_assert_str_eq(buf_text(&got), places[_i].codes);
	buf_release(&got);
}
END_TEST

static const struct {
	const char *address;
	bool fresh, beta;
	const char *codes;
} servers[] = {
	{ "ftp-in-gtw.demdex.com", false, false, "" },
	{ "sftp://ftp-in-gtw.demdex.com/in", false, false, "" },
	{ "ftp-in.demdex.com", false, false, "FTP-HOST(w)" },
	{ "ftp://ftp-in.demdex.com:21/", false, false,
	    "FTP-HOST(w) FTP-PLAIN" },
	{ "ftp-in-gtw.demdex.com", true, true, "FTP-NEW(w) FTP-BETA" },
};

START_TEST(an_sftp_server_is_judged)
{
	struct finding f[PLACE_RULES_MAX];
	struct str address = str_from(servers[_i].address);
	struct buf got = { 0 };

	list_codes(f,
	    ftpplace_check(address, servers[_i].fresh, servers[_i].beta, f),
	    address, &got);
	ck_assert_str_eq(buf_text(&got), servers[_i].codes);
	buf_release(&got);
}
END_TEST

Suite *
suite_address(void)
{
	Suite *s = suite_create("address");
	TCase *t = tcase_create("address");

	tcase_add_loop_test(t, an_address_is_judged_in_the_stated_order, 0,
	    ROWS(urls));
	tcase_add_loop_test(t, an_address_is_composed_or_refused, 0,
	    ROWS(composed));
	tcase_add_test(t, the_newer_form_takes_several_ids);
	tcase_add_loop_test(t,
	    a_bucket_address_is_judged_in_the_stated_order, 0, ROWS(places));
	tcase_add_loop_test(t, an_sftp_server_is_judged, 0, ROWS(servers));
	suite_add_tcase(s, t);
	return s;
}
