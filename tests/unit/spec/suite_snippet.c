/* SPDX-License-Identifier: MIT */
/* Code for the web team: what it holds, and what it refuses to hold. */
#include <stdlib.h>
#include <string.h>

#include "spec/filler.h"
#include "spec/jspath.h"
#include "spec/placement.h"
#include "spec/snippet.h"
#include "tests/unit/spec/fixtures.h"
#include "tests/unit/unit.h"

unit_suite suite_snippet;

#define ECID                                                       \
	"placement.org", "5DC5A1B2C3D4E5F60A495C01@AdobeOrg",      \
	    "placement.ic", "crm_ic"
#define DPID "dpid", "12345"
#define NEXT(word) "placement", word

static const struct {
	const char *pairs[20];
	const char *parts[4];	/* each is in the code */
} codes[] = {
	{ { NEXT("cookie"), ECID, "placement.cookie", "crm.id", NULL },
	    { "new RegExp(", "\"crm\\\\.id\" + \"=([^;]*)\"",
		"Visitor.getInstance(\"5DC5A1B2C3D4E5F60A495C01@AdobeOrg\")",
		"\"crm_ic\": { \"id\": id, \"authState\": "
		"Visitor.AuthState.AUTHENTICATED }" } },
	{ { NEXT("evar"), ECID, "placement.evar", "12", NULL },
	    { "walk(window, [\"s\"])", "o[\"eVar12\"]", NULL } },
	{ { NEXT("evar"), ECID, "placement.evar", "prop5",
	      "placement.object", "app.s", NULL },
	    { "walk(window, [\"app\", \"s\"])", "o[\"prop5\"]", NULL } },
	{ { NEXT("variable"), ECID, "placement.path", "digitalData.user[0]"
	      "[\"the id\"]", NULL },
	    { "walk(window, [\"digitalData\", \"user\", 0, \"the id\"])",
		NULL } },
	{ { NEXT("datalayer"), ECID, "placement.path", "dataLayer[0].user.id",
	      "placement.queue", "queue", NULL },
	    { "window[\"dataLayer\"] || []", "walk(q[i], [\"user\", \"id\"])",
		NULL } },
	{ { NEXT("page"), ECID, "placement.selector",
	      "meta[name=\"</script>\"]", NULL },
	    { NULL } },
	{ { NEXT("page"), ECID, "placement.selector", "meta[name=\"cid\"]",
	      "placement.attribute", "content", NULL },
	    { "querySelector(\"meta[name=\\\"cid\\\"]\")",
		"e.getAttribute(\"content\")", NULL } },
	{ { NEXT("page"), ECID, "placement.selector", "#a",
	      "placement.attribute", "value", NULL },
	    { "e.value", NULL } },
	{ { NEXT("page"), ECID, "placement.selector", "#a",
	      "placement.attribute", "text", NULL },
	    { "e.textContent", NULL } },
	{ { NEXT("storage"), ECID, "placement.item", "customer'Id",
	      "placement.storage", "sessionStorage", NULL },
	    { "window[\"sessionStorage\"].getItem(\"customer\\u0027Id\")",
		NULL } },
	{ { NEXT("url"), ECID, "placement.param", "cid",
	      "placement.encoding", "url", NULL },
	    { "URLSearchParams(location.search).get(\"cid\")", NULL } },
	{ { NEXT("cookie"), ECID, "placement.cookie", "c",
	      "placement.encoding", "json", "placement.json", "user.id",
	      NULL },
	    { "walk(JSON.parse(v), [\"user\", \"id\"])", NULL } },
	{ { NEXT("cookie"), ECID, "placement.cookie", "c",
	      "placement.encoding", "base64", NULL },
	    { "atob(v)", NULL } },
	{ { NEXT("cookie"), ECID, "placement.cookie", "c",
	      "placement.encoding", "url", "placement.state", "loggedOut",
	      NULL },
	    { "decodeURIComponent(v)", "AuthState.LOGGED_OUT", NULL } },
	{ { NEXT("variable"), "placement.path", "a.b", "placement.sender",
	      "websdk", "placement.namespace", "CRMID", NULL },
	    { "alloy(\"sendEvent\"", "\"CRMID\": [",
		"\"authenticatedState\": \"authenticated\"", NULL } },
	{ { NEXT("pixel"), DPID, "placement.path", "a.b", NULL },
	    { "encodeURIComponent(\"12345\")", "strictEncode(id)",
		"(new Image(1, 1)).src = u;", NULL } },
	{ { NEXT("pixel"), DPID, "placement.path", "a.b",
	      "placement.consent", "tcf", NULL },
	    { "__tcfapi", "&gdpr_consent=", NULL } },
	{ { NEXT("server"), DPID, "partner", "acme", NULL },
	    { "https://acme.demdex.net/event?d_cid=12345%01ENCODED_ID%011"
	      "&d_rtbd=json",
		NULL } },
	{ { NEXT("app"), "placement.ic", "crm_ic", NULL },
	    { "Identity.syncIdentifier(\"crm_ic\", id, ", NULL } },
	{ { NEXT("app"), DPID, "placement.ic", "crm_ic", "placement.sdk",
	      "android4", NULL },
	    { "AudienceManager.setDpidAndDpuuid(\"12345\", id);", NULL } },
	{ { NEXT("app"), DPID, "placement.ic", "crm_ic", "placement.sdk",
	      "ios4", NULL },
	    { "audienceSetDpid:@\"12345\" dpuuid:id", NULL } },
	{ { NEXT("ecid"), ECID, NULL }, { "setCustomerIDs", NULL } },
	{ { NEXT("mail"), DPID, NULL },
	    { "<img src=\"https://dpm.demdex.net/ibs:dpid=12345"
	      "&amp;dpuuid=ENCODED_ID\"\n", NULL } },
};

START_TEST(the_code_holds_the_answers)
{
	struct answers a = answers_of(codes[_i].pairs);
	struct buf code = { 0 };
	struct err err = { 0 };
	bool wanted = codes[_i].parts[0] != NULL;
	bool ok = snippet_code(&a, &code, &err);

	ck_assert_msg(ok == wanted, "%s", err.text);
	for (size_t i = 0; i < 4 && codes[_i].parts[i] != NULL; i++)
		ck_assert_msg(strstr(buf_text(&code), codes[_i].parts[i]) !=
			NULL,
		    "no %s in\n%s", codes[_i].parts[i], buf_text(&code));
	buf_release(&code);
}
END_TEST

START_TEST(page_code_is_guarded)
{
	struct answers a = answers_of(codes[0].pairs);
	struct buf code = { 0 };
	const char *text, *end;

	ck_assert(snippet_code(&a, &code, NULL));
	text = buf_text(&code);
	ck_assert(strncmp(text, "<script>\n", 9) == 0);
	end = strstr(text, "</script>");
	ck_assert_ptr_nonnull(end);
	ck_assert_str_eq(end, "</script>\n");
	ck_assert_ptr_nonnull(strstr(text, "guard(reader())"));
	ck_assert_ptr_nonnull(strstr(text, "\"(not set)\""));
	ck_assert_ptr_null(strstr(text, "eval"));
	ck_assert_ptr_null(strstr(text, "console"));
	buf_release(&code);
}
END_TEST

static const struct {
	const char *pairs[12];
	const char *words;
} refused[] = {
	{ { NEXT("cookie"), ECID, "placement.cookie", "a;b", NULL },
	    "cookie" },
	{ { NEXT("variable"), ECID, "placement.path", "x[\"</script>\"]",
	      NULL },
	    "path" },
	{ { NEXT("cookie"), "placement.cookie", "a", "placement.ic", "x",
	      "placement.org", "\"><script>", NULL },
	    "Organization" },
	{ { NEXT("page"), ECID, "placement.selector", "a\nb",
	      "placement.attribute", "value", NULL },
	    "one line" },
	{ { NEXT("cookie"), ECID, NULL }, "Name of the cookie" },
	{ { NEXT("cookie"), ECID, "placement.cookie", "a",
	      "placement.httponly", "yes", NULL },
	    "HttpOnly" },
	{ { NEXT("cookie"), "placement.cookie", "a", "placement.ic", "a\"b",
	      "placement.org", "A1@AdobeOrg", NULL },
	    "integration code" },
	{ { NEXT("cookie"), ECID, "placement.cookie", "a",
	      "placement.state", "unknown", NULL },
	    "signed-in" },
	{ { NEXT("evar"), ECID, "placement.evar", "eVar300", NULL },
	    "eVar250" },
	{ { NEXT("pixel"), "dpid", "1767225600", "placement.path", "a",
	      NULL },
	    "time stamp" },
	{ { NEXT("server"), DPID, "partner", "a/b", NULL }, "folder" },
	{ { NEXT("cookie"), ECID, "placement.cookie", "a",
	      "placement.encoding", "json", NULL },
	    "JSON" },
	{ { NEXT("cookie"), ECID, "placement.cookie", "a", "site.sample",
	      "ann@example.com", NULL },
	    "e-mail" },
	{ { NEXT("offline"), NULL }, "no code" },
	{ { NEXT("unknown"), NULL }, "no code" },
	{ { NULL }, "no code" },
};

START_TEST(what_breaks_a_rule_makes_no_code)
{
	struct answers a = answers_of(refused[_i].pairs);
	struct buf code = { 0 };
	struct err err = { 0 };

	ck_assert(!snippet_code(&a, &code, &err));
	ck_assert_msg(strstr(err.text, refused[_i].words) != NULL, "%s",
	    err.text);
	ck_assert_uint_eq(code.n, 0);
}
END_TEST

static const struct {
	const char *text, *literal;
} literals[] = {
	{ "", "\"\"" },
	{ "a b", "\"a b\"" },
	{ "a\"b\\c'd", "\"a\\\"b\\\\c\\u0027d\"" },
	{ "</script>", "\"\\u003C/script\\u003E\"" },
	{ "a\nb\rc\td", "\"a\\u000Ab\\u000Dc\\u0009d\"" },
	{ "a\xE2\x80\xA8" "b\xE2\x80\xA9", "\"a\\u2028b\\u2029\"" },
	{ "\xE2\x80\xA6\xC3\xA9", "\"\xE2\x80\xA6\xC3\xA9\"" },
	{ "\x7F&", "\"\\u007F\\u0026\"" },
};

START_TEST(no_text_can_end_its_quotes)
{
	struct buf got = { 0 };

	snippet_literal(str_from(literals[_i].text), &got);
	ck_assert_str_eq(buf_text(&got), literals[_i].literal);
	buf_release(&got);
}
END_TEST

START_TEST(the_note_says_what_to_do_and_how_to_test)
{
	struct answers a = answers_of(codes[1].pairs);
	struct buf note = { 0 };

	ck_assert(snippet_note(&a, &note, NULL));
	ck_assert_ptr_nonnull(strstr(buf_text(&note), "crm_ic"));
	ck_assert_ptr_nonnull(strstr(buf_text(&note), "demdex"));
	ck_assert_ptr_nonnull(strstr(buf_text(&note), "  311  "));
	ck_assert_ptr_nonnull(strstr(buf_text(&note),
	    "filterFromContextVariables"));
	buf_clear(&note);
	a = answers_of(refused[ROWS(refused) - 1].pairs);
	ck_assert(!snippet_note(&a, &note, NULL));
	buf_release(&note);
}
END_TEST

START_TEST(the_note_shows_no_control_bytes)
{
	static const char *const pairs[] = { NEXT("cookie"),
		"placement.cookie", "a\033[31mb", NULL };
	struct answers a = answers_of(pairs);
	struct buf note = { 0 };

	ck_assert(snippet_note(&a, &note, NULL));
	ck_assert_ptr_null(memchr(note.p, '\033', note.n));
	buf_release(&note);
}
END_TEST

START_TEST(the_questionnaire_has_ten_questions)
{
	struct buf page = { 0 };

	snippet_questions(&page);
	ck_assert_ptr_nonnull(strstr(buf_text(&page), "10. "));
	ck_assert_ptr_nonnull(strstr(buf_text(&page), "HttpOnly"));
	buf_release(&page);
}
END_TEST

START_TEST(code_is_wanted_where_there_is_a_sender)
{
	struct answers a = answers_of(codes[0].pairs);

	ck_assert(snippet_wanted(&a));
	a = answers_of(refused[ROWS(refused) - 1].pairs);
	ck_assert(!snippet_wanted(&a));
	a = answers_of(refused[ROWS(refused) - 2].pairs);
	ck_assert(!snippet_wanted(&a));
}
END_TEST

static const struct {
	const char *path;
	bool is;
} paths[] = {
	{ "a", true }, { "$_9", true }, { "a.b[0][\"c d\"].e", true },
	{ "", false }, { "9a", false }, { ".a", false }, { "a.", false },
	{ "a..b", false }, { "a[", false }, { "a[]", false },
	{ "a[x]", false }, { "a['x']", false }, { "a[\"\"]", false },
	{ "a[1234567]", false }, { "a[0]b", false }, { "[0]", false },
	{ "a[\"<\"]", false }, { "a b", false }, { "a()", false },
};

START_TEST(a_path_is_names_and_brackets_alone)
{
	ck_assert_msg(jspath_is(str_from(paths[_i].path)) == paths[_i].is,
	    "%s", paths[_i].path);
}
END_TEST

START_TEST(a_path_has_a_length)
{
	char path[202];
	struct str s = { path, 200 };

	memset(path, 'a', sizeof(path));
	ck_assert(jspath_is(s));
	s.n++;
	ck_assert(!jspath_is(s));
}
END_TEST

START_TEST(fillers_are_known_in_any_letter_case)
{
	ck_assert(filler_is(str_from("NULL")));
	ck_assert(filler_is(str_from("(Not Set)")));
	ck_assert(!filler_is(str_from("")));
	ck_assert(!filler_is(str_from("nullo")));
	ck_assert_ptr_null(filler_get(1000));
}
END_TEST

Suite *
suite_snippet(void)
{
	Suite *s = suite_create("snippet");
	TCase *t = tcase_create("snippet");

	tcase_add_loop_test(t, the_code_holds_the_answers, 0, ROWS(codes));
	tcase_add_test(t, page_code_is_guarded);
	tcase_add_loop_test(t, what_breaks_a_rule_makes_no_code, 0,
	    ROWS(refused));
	tcase_add_loop_test(t, no_text_can_end_its_quotes, 0,
	    ROWS(literals));
	tcase_add_test(t, the_note_says_what_to_do_and_how_to_test);
	tcase_add_test(t, the_note_shows_no_control_bytes);
	tcase_add_test(t, the_questionnaire_has_ten_questions);
	tcase_add_test(t, code_is_wanted_where_there_is_a_sender);
	tcase_add_loop_test(t, a_path_is_names_and_brackets_alone, 0,
	    ROWS(paths));
	tcase_add_test(t, a_path_has_a_length);
	tcase_add_test(t, fillers_are_known_in_any_letter_case);
	suite_add_tcase(s, t);
	return s;
}
