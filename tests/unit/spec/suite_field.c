/* SPDX-License-Identifier: MIT */
/* Questions: what passes, what is said, what is offered instead. */
#include <stdio.h>
#include <string.h>

#include "spec/field.h"
#include "spec/placement.h"
#include "tests/unit/spec/fixtures.h"
#include "tests/unit/unit.h"

unit_suite suite_field;

/* The mistakes people make; better is what is offered, "" for nothing. */
static const struct {
	enum field_id field;
	const char *typed, *better;
} mistakes[] = {
	{ FIELD_DPID, "12O4", "1204" },
	{ FIELD_DPID, "l204", "1204" },
	{ FIELD_DPID, "120S", "1205" },
	{ FIELD_DPID, " 1204", "1204" },
	{ FIELD_DPID, "1204 ", "1204" },
	{ FIELD_DPID, "1204\n", "1204" },
	{ FIELD_DPID, "1 204", "1204" },
	{ FIELD_DPID, "1,204", "1204" },
	{ FIELD_DPID, "1.204", "1204" },
	{ FIELD_DPID, "1'204'567", "1204567" },
	{ FIELD_DPID, "\"1204\"", "1204" },
	{ FIELD_DPID, "\xE2\x80\x9C" "1204\xE2\x80\x9D", "1204" },
	{ FIELD_DPID, "12\xE2\x80\x8B" "04", "1204" },
	{ FIELD_DPID, "1204\xC2\xA0", "1204" },
	{ FIELD_DPID, "\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x90\xEF\xBC\x94",
	    "1204" },
	{ FIELD_DPID, "DPID: 1204", "1204" },
	{ FIELD_DPID, "DPID 12O4", "1204" },
	{ FIELD_DPID, "#1204", "1204" },
	{ FIELD_DPID, "01204", "1204" },
	{ FIELD_DPID, "1204.0", "1204" },
	{ FIELD_DPID, "1204,00", "1204" },
	{ FIELD_DPID, "1204;", "1204" },
	{ FIELD_DPID, "12345 (CRM)", "12345" },
	{ FIELD_DPID, "ftp_dpm_1204_1767225600.sync", "1204" },
	{ FIELD_DPID, "5DC5A1B2C3D4E5F60A495C01@AdobeOrg", "" },
	{ FIELD_DPID, "ACME", "" },
	{ FIELD_DPID, "20915", "" },
	{ FIELD_TARGET, "67 890", "67890" },
	{ FIELD_TARGET, "20914", "" },
	{ FIELD_PARTNER, "Acme Inc", "acmeinc" },
	{ FIELD_PARTNER, "acme/", "acme" },
	{ FIELD_PARTNER, "https://acme.demdex.net/", "acme" },
	{ FIELD_PARTNER, "acme.demdex.net", "acme" },
	{ FIELD_PARTNER, "s3://demdex-s2s-clients/acme/date=2026-01-01/",
	    "acme" },
	{ FIELD_COOKIE, "user id", "user_id" },
	{ FIELD_COOKIE, "crm_id=USER123", "crm_id" },
	{ FIELD_COOKIE, "crm_id;", "crm_id" },
	{ FIELD_EVAR, "evar 12", "eVar12" },
	{ FIELD_EVAR, "s.eVar12", "eVar12" },
	{ FIELD_EVAR, "v12", "eVar12" },
	{ FIELD_EVAR, "prop 5", "prop5" },
	{ FIELD_EVAR, "eVar012", "eVar12" },
	{ FIELD_EVAR, "eVar300", "" },
	{ FIELD_PATH, "digitalData.user.id;", "digitalData.user.id" },
	{ FIELD_PATH, "digitalData..user.id", "digitalData.user.id" },
	{ FIELD_PATH, "dataLayer[0", "dataLayer[0]" },
	{ FIELD_PATH, "%digitalData.user.id%", "digitalData.user.id" },
	{ FIELD_PATH, "user['id']", "user.id" },
	{ FIELD_PATH, "digitalData.user.customer-id",
	    "digitalData.user[\"customer-id\"]" },
	{ FIELD_SELECTOR, "meta[name=\"cid\"", "meta[name=\"cid\"]" },
	{ FIELD_SELECTOR, "//input[@id=\"cid\"]", "#cid" },
	{ FIELD_SELECTOR, "document.querySelector(\"#cid\").value;", "#cid" },
	{ FIELD_SELECTOR, "<meta name=\"cid\" content=\"1\">",
	    "meta[name=\"cid\"]" },
	{ FIELD_ATTRIBUTE, "content=\"USER123\"", "content" },
	{ FIELD_ITEM, "localStorage.getItem('customerId')", "customerId" },
	{ FIELD_PARAM, "?cid=", "cid" },
	{ FIELD_PARAM, "https://www.example.com/?cid=123", "cid" },
	{ FIELD_ORG, "5DC5A1B2C3D4E5F60A495C01",
	    "5DC5A1B2C3D4E5F60A495C01@AdobeOrg" },
	{ FIELD_ORG, "5DC5A1B2C3D4E5F60A495C01@adobeorg",
	    "5DC5A1B2C3D4E5F60A495C01@AdobeOrg" },
	{ FIELD_IC, "crm ic", "crm_ic" },
	{ FIELD_SAMPLE, " USER123 ", "USER123" },
	{ FIELD_SAMPLE, "Zo%C3%AB", "Zo\xC3\xAB" },
	{ FIELD_SAMPLE, "ann@example.com", "" },
	{ FIELD_MAIL, "aam-data at acme.example", "aam-data@acme.example" },
	{ FIELD_MAIL, "aam-data@acme,example", "aam-data@acme.example" },
	{ FIELD_MAIL, "mailto:aam-data@acme.example",
	    "aam-data@acme.example" },
	{ FIELD_MODE, "synch", "sync" },
	{ FIELD_PLACEMENT, "cooky", "cookie" },
};

START_TEST(a_mistake_is_seen_and_its_repair_offered)
{
	struct field_verdict v, again;

	(void)field_check(mistakes[_i].field, str_from(mistakes[_i].typed),
	    NULL, &v);
	ck_assert_msg(v.text[0] != '\0', "\"%s\": nothing said",
	    mistakes[_i].typed);
	ck_assert_msg(strcmp(v.suggestion, mistakes[_i].better) == 0,
	    "\"%s\": \"%s\" offered, not \"%s\"", mistakes[_i].typed,
	    v.suggestion, mistakes[_i].better);
	ck_assert_msg(strlen(v.text) <= 150, "too long: %s", v.text);
	if (v.suggestion[0] == '\0')
		return;
	ck_assert(field_check(mistakes[_i].field, str_from(v.suggestion),
	    NULL, &again));
	ck_assert_str_eq(again.text, "");
}
END_TEST

START_TEST(fifty_of_the_mistakes_can_be_repaired)
{
	int repaired = 0;

	for (int i = 0; i < ROWS(mistakes); i++)
		repaired += mistakes[i].better[0] != '\0';
	ck_assert_int_ge(ROWS(mistakes), 60);
	ck_assert_int_ge(repaired, 50);
}
END_TEST

static const struct {
	enum field_id field;
	const char *value;
	const char *code;	/* "" : none of the catalogue */
	enum severity severity;
	const char *words;	/* in what is said */
} verdicts[] = {
	{ FIELD_DPID, "12O4", "INPUT-DPID", SEVERITY_ERROR,
	    "The third character is the letter O. Did you mean 1204?" },
	{ FIELD_DPID, "1767225600", "INPUT-TS", SEVERITY_WARNING,
	    "time stamp" },
	{ FIELD_DPID, "3767225600", "INPUT-DPID", SEVERITY_ERROR,
	    "nine digits" },
	{ FIELD_DPID, "ABC@AdobeOrg", "INPUT-ORG", SEVERITY_ERROR,
	    "Organization ID" },
	{ FIELD_DPID, "20915", "INPUT-GLOBAL", SEVERITY_ERROR, "shared" },
	{ FIELD_DPID, "0", "INPUT-DPID", SEVERITY_ERROR, "start with 0" },
	{ FIELD_TARGET, "20915", "INPUT-GLOBAL", SEVERITY_ERROR, "target" },
	{ FIELD_PARTNER, "Acme Inc", "INPUT-PARTNER", SEVERITY_ERROR,
	    "no spaces" },
	{ FIELD_PARTNER, "..", "INPUT-PARTNER", SEVERITY_ERROR, "letters" },
	{ FIELD_COOKIE, "a;b", "PLACE-COOKIE", SEVERITY_ERROR, "cookie" },
	{ FIELD_EVAR, "eVar251", "PLACE-EVAR", SEVERITY_ERROR, "eVar250" },
	{ FIELD_EVAR, "prop76", "PLACE-EVAR", SEVERITY_ERROR, "prop75" },
	{ FIELD_PATH, "x[\"</script>\"]", "PLACE-PATH", SEVERITY_ERROR,
	    "path" },
	{ FIELD_SELECTOR, "a\nb", "PLACE-PATH", SEVERITY_ERROR, "line" },
	{ FIELD_ORG, "\"><script>", "INPUT-ORG", SEVERITY_ERROR,
	    "@AdobeOrg" },
	{ FIELD_PARAM, "email", "PLACE-URL", SEVERITY_WARNING, "personal" },
	{ FIELD_IC, "a b", "INPUT-IC", SEVERITY_WARNING, "integration" },
	{ FIELD_SAMPLE, "ann@example.com", "PLACE-SAMPLE", SEVERITY_ERROR,
	    "e-mail" },
	{ FIELD_SAMPLE, "web:001", "PLACE-SAMPLE", SEVERITY_ERROR, "colon" },
	{ FIELD_SAMPLE, "NULL", "PLACE-SAMPLE", SEVERITY_ERROR, "filler" },
	{ FIELD_SAMPLE, "5.9E+37", "PLACE-SAMPLE", SEVERITY_ERROR,
	    "scientific" },
	{ FIELD_SAMPLE, "a%2Fb", "PLACE-ENCODED", SEVERITY_WARNING,
	    "encoded" },
	{ FIELD_SAMPLE, "{\"id\":1}", "PLACE-ENCODED", SEVERITY_WARNING,
	    "JSON" },
	{ FIELD_MAIL, "ann", "INPUT-EMAIL", SEVERITY_WARNING, "looks like" },
	{ FIELD_MAIL, "ann@gmail.com", "INPUT-EMAIL", SEVERITY_WARNING,
	    "mailbox" },
	{ FIELD_DPID, "\xE2\x80\x8B", "INPUT-DPID", SEVERITY_ERROR,
	    "nothing to see" },
	{ FIELD_MODE, "zzz", "", SEVERITY_ERROR, "choose" },
};

START_TEST(a_rule_is_named_and_explained)
{
	struct field_verdict v;
	bool on = field_check(verdicts[_i].field,
	    str_from(verdicts[_i].value), NULL, &v);

	ck_assert_str_eq(v.rule == RULE_COUNT ? "" : rule_get(v.rule)->code,
	    verdicts[_i].code);
	ck_assert_int_eq(v.severity, verdicts[_i].severity);
	ck_assert_int_eq(on, v.severity != SEVERITY_ERROR);
	ck_assert_msg(strstr(v.text, verdicts[_i].words) != NULL, "%s",
	    v.text);
}
END_TEST

static const struct {
	enum field_id field;
	const char *value;
} fine[] = {
	{ FIELD_DPID, "" },
	{ FIELD_DPID, "1" },
	{ FIELD_DPID, "999999999" },
	{ FIELD_PARTNER, "Acme_Inc-2.x" },
	{ FIELD_COOKIE, "!#$%&'*+-.^_`|~" },
	{ FIELD_EVAR, "1" },
	{ FIELD_EVAR, "eVar250" },
	{ FIELD_EVAR, "prop75" },
	{ FIELD_PATH, "a" },
	{ FIELD_PATH, "$a[0][\"b c\"].d_1" },
	{ FIELD_SELECTOR, "input#a > [data-x='y']:not(.z)" },
	{ FIELD_SAMPLE, "USER123" },
	{ FIELD_SAMPLE, "1060413022" },
	{ FIELD_PARAM, "cid" },
	{ FIELD_MODE, "overwrite" },
	{ FIELD_PLACEMENT, "unknown" },
	{ FIELD_FILE_PATH, "anything goes" },
};

START_TEST(what_is_fine_is_left_alone)
{
	struct field_verdict v;

	ck_assert(field_check(fine[_i].field, str_from(fine[_i].value), NULL,
	    &v));
	ck_assert_msg(v.text[0] == '\0', "%s", v.text);
	ck_assert_str_eq(v.suggestion, "");
}
END_TEST

START_TEST(every_example_passes_its_own_check)
{
	const struct field *f = field_get((enum field_id)_i);
	struct field_verdict v;

	ck_assert(field_check((enum field_id)_i, str_from(f->example), NULL,
	    &v));
	ck_assert_msg(v.text[0] == '\0', "%s: %s", f->key, v.text);
	ck_assert_int_eq(field_find(str_from(f->key)), _i);
	ck_assert_str_ne(f->label, "");
	ck_assert_str_ne(f->where, "");
	ck_assert_str_ne(f->topic, "");
}
END_TEST

START_TEST(every_choice_passes_its_own_check)
{
	const struct field *f = field_get((enum field_id)_i);
	struct field_option option;
	struct field_verdict v;
	size_t n = 0;

	while (field_option((enum field_id)_i, n, &option)) {
		ck_assert(field_check((enum field_id)_i,
		    str_from(option.word), NULL, &v));
		ck_assert_str_ne(option.name, "");
		n++;
	}
	ck_assert((n >= 2) == (f->type == FIELD_IS_CHOICE));
}
END_TEST

START_TEST(a_shared_source_passes_beside_a_target)
{
	static const char *const pairs[] = { "target", "67890", NULL };
	struct answers a = answers_of(pairs);
	struct field_verdict v;

	ck_assert(field_check(FIELD_DPID, str_from("20915"), &a, &v));
	ck_assert_str_eq(v.text, "");
}
END_TEST

START_TEST(long_and_odd_answers_do_no_harm)
{
	char big[5000];
	struct field_verdict v;

	for (unsigned c = 1; c < 256; c++) {
		memset(big, (int)c, sizeof(big));
		for (int f = 0; f < FIELD_COUNT; f++) {
			struct str s = { big, c % 64 + 1 };

			(void)field_check((enum field_id)f, s, NULL, &v);
			s.n = sizeof(big);
			(void)field_check((enum field_id)f, s, NULL, &v);
		}
	}
}
END_TEST

START_TEST(there_is_no_field_of_another_name)
{
	ck_assert_int_eq(field_find(str_from("dpidx")), FIELD_COUNT);
}
END_TEST

/* --- placements -------------------------------------------------------- */

static const struct {
	const char *pairs[12];
	const char *codes;	/* in the order they are given */
} placements[] = {
	{ { NULL }, "" },
	{ { "placement", "unknown", NULL }, "PLACE-NONE" },
	{ { "placement", "offline", NULL }, "" },
	{ { "placement", "cookie", "placement.cookie", "crm_id",
	      "placement.ic", "crm_ic", NULL },
	    "" },
	{ { "placement", "cookie", "placement.cookie", "user id", NULL },
	    "PLACE-COOKIE INPUT-IC" },
	{ { "placement", "cookie", "placement.httponly", "yes",
	      "placement.ic", "x", NULL },
	    "PLACE-HTTPONLY" },
	{ { "placement", "evar", "placement.evar", "eVar300",
	      "placement.ic", "x", NULL },
	    "PLACE-EVAR PLACE-SIGNAL" },
	{ { "placement", "evar", "placement.signal", "yes",
	      "placement.sender", "ecid", "placement.ic", "x", NULL },
	    "PLACE-LEAK" },
	{ { "placement", "variable", "placement.path", "dataLayer[0",
	      "placement.ic", "x", NULL },
	    "PLACE-PATH" },
	{ { "placement", "url", "placement.param", "cid", "placement.ic",
	      "x", NULL },
	    "PLACE-URL" },
	{ { "placement", "dil", "placement.ic", "x", "placement.dil", "6.1",
	      NULL },
	    "PLACE-DIL" },
	{ { "placement", "dil", "placement.ic", "x", "placement.dil", "6.2",
	      NULL },
	    "PLACE-DIL PLACE-DECLARED" },
	{ { "placement", "websdk", "placement.state", "unknown", NULL },
	    "PLACE-AUTH" },
	{ { "placement", "page", "placement.encoding", "base64",
	      "placement.ic", "x", NULL },
	    "PLACE-ENCODED" },
	{ { "placement", "websdk", "site.sample", "ann@example.com", NULL },
	    "PLACE-SAMPLE" },
	/* An answer of another branch says nothing here. */
	{ { "placement", "websdk", "placement.cookie", "user id",
	      "placement.httponly", "yes", NULL },
	    "" },
};

START_TEST(the_answers_about_a_placement_are_judged_together)
{
	struct answers a = answers_of(placements[_i].pairs);
	struct field_verdict v[PLACEMENT_RULES_MAX];
	size_t n = placement_judge(&a, v);
	struct buf got = { 0 };

	for (size_t i = 0; i < n; i++)
		buf_printf(&got, "%s%s", i > 0 ? " " : "",
		    rule_get(v[i].rule)->code);
	ck_assert_str_eq(buf_text(&got), placements[_i].codes);
	buf_release(&got);
}
END_TEST

START_TEST(every_placement_is_described)
{
	const struct placement_row *row = placement_get((enum placement)_i);

	ck_assert_int_eq(placement_find(str_from(row->word)), _i);
	ck_assert(strncmp(row->code, "P-", 2) == 0);
	ck_assert_str_ne(row->name, "");
	ck_assert_str_ne(row->team, "");
	ck_assert_str_ne(row->topic, "");
	ck_assert_uint_le(row->ask_count, PLACEMENT_ASKS_MAX);
}
END_TEST

START_TEST(the_sender_is_the_chosen_or_the_proposed_one)
{
	static const char *const none[] = { NULL };
	static const char *const proposed[] = { "placement", "cookie", NULL };
	static const char *const chosen[] = { "placement", "cookie",
		"placement.sender", "image", NULL };
	static const char *const offline[] = { "placement", "offline",
		"placement.sender", "image", NULL };
	enum field_id asks[PLACEMENT_ASKS_MAX];
	struct answers a = answers_of(none);

	ck_assert_int_eq(sender_of(&a), SENDER_COUNT);
	a = answers_of(proposed);
	ck_assert_int_eq(sender_of(&a), SENDER_ECID);
	a = answers_of(chosen);
	ck_assert_int_eq(sender_of(&a), SENDER_IMAGE);
	a = answers_of(offline);
	ck_assert_int_eq(sender_of(&a), SENDER_COUNT);
	ck_assert_uint_eq(sender_asks(SENDER_COUNT, asks), 0);
	ck_assert_uint_eq(sender_asks(SENDER_ECID, asks), 3);
	ck_assert_int_eq(asks[0], FIELD_ORG);
	ck_assert_str_eq(sender_word(SENDER_WEBSDK), "websdk");
	ck_assert_str_eq(sender_word(SENDER_COUNT), "");
}
END_TEST

Suite *
suite_field(void)
{
	Suite *s = suite_create("field");
	TCase *t = tcase_create("field");

	tcase_add_loop_test(t, a_mistake_is_seen_and_its_repair_offered, 0,
	    ROWS(mistakes));
	tcase_add_test(t, fifty_of_the_mistakes_can_be_repaired);
	tcase_add_loop_test(t, a_rule_is_named_and_explained, 0,
	    ROWS(verdicts));
	tcase_add_loop_test(t, what_is_fine_is_left_alone, 0, ROWS(fine));
	tcase_add_loop_test(t, every_example_passes_its_own_check, 0,
	    FIELD_COUNT);
	tcase_add_loop_test(t, every_choice_passes_its_own_check, 0,
	    FIELD_COUNT);
	tcase_add_test(t, a_shared_source_passes_beside_a_target);
	tcase_add_test(t, long_and_odd_answers_do_no_harm);
	tcase_add_test(t, there_is_no_field_of_another_name);
	tcase_add_loop_test(t,
	    the_answers_about_a_placement_are_judged_together, 0,
	    ROWS(placements));
	tcase_add_loop_test(t, every_placement_is_described, 0,
	    PLACEMENT_COUNT);
	tcase_add_test(t, the_sender_is_the_chosen_or_the_proposed_one);
	suite_add_tcase(s, t);
	return s;
}
