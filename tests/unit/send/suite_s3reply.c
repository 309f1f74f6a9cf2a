/* SPDX-License-Identifier: MIT */
/* Replies of servers, friendly and hostile, and the faults they stand for. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "send/fault.h"
#include "send/s3reply.h"
#include "tests/unit/unit.h"

unit_suite suite_s3reply;

static const struct {
	const char *body;
	const char *root;	/* NULL: not a whole document */
} wholes[] = {
	{ "<a/>", "a" },
	{ "<a></a>", "a" },
	{ "<?xml version=\"1.0\"?>\n<Error>\n <Code>x</Code></Error>\n",
	    "Error" },
	{ "<s3:Error xmlns:s3='http://x/>y'><s3:Code/></s3:Error>",
	    "Error" },
	{ "<!-- > <b> --><a/><!-- end -->", "a" },
	{ "<a>1<b>2</b>3</a>", "a" },
	{ "", NULL },
	{ " ", NULL },
	{ "busy", NULL },
	{ "<a>", NULL },
	{ "<a><b></a></b>", NULL },
	{ "</a>", NULL },
	{ "<a/><b/>", NULL },
	{ "<a/>x", NULL },
	{ "x<a/>", NULL },
	{ "<a", NULL },
	{ "<>", NULL },
	{ "<a b='>", NULL },
	{ "<?xml", NULL },
	{ "<!-- <a/>", NULL },
	{ "<!DOCTYPE x [<!ENTITY a \"b\">]><a/>", NULL },
	{ "<![CDATA[x]]>", NULL },
	{ "<a><![CDATA[</a>]]></a>", NULL },
};

START_TEST(only_a_whole_document_counts)
{
	struct str root = { NULL, 0 };
	bool whole = s3reply_whole(str_from(wholes[_i].body), &root);

	ck_assert_int_eq(whole, wholes[_i].root != NULL);
	if (whole)
		ck_assert(str_eq_text(root, wholes[_i].root));
}
END_TEST

static const struct {
	const char *body, *name;
	const char *text;	/* NULL: not found */
} texts[] = {
	{ "<a><b>x y</b></a>", "b", "x y" },
	{ "<a><b>1</b><b>2</b></a>", "b", "1" },
	{ "<a><x:b c='d'>1</x:b></a>", "b", "1" },
	{ "<a><b/></a>", "b", "" },
	{ "<a><b></b></a>", "b", "" },
	{ "<a><b>&lt;&gt;&amp;&quot;&apos;&#34;&#x22;</b></a>", "b",
	    "<>&\"'\"\"" },
	{ "<a><b>&lol;</b></a>", "b", NULL },
	{ "<a><b>&#0;</b></a>", "b", NULL },
	{ "<a><b>&#9999999999;</b></a>", "b", NULL },
	{ "<a><b>&#x;</b></a>", "b", NULL },
	{ "<a><b>&amp</b></a>", "b", NULL },
	{ "<a><b><c>1</c></b></a>", "b", NULL },
	{ "<a><b>1", "b", NULL },
	{ "<a>b</a>", "b", NULL },
	{ "<a><bb>1</bb></a>", "b", NULL },
	{ "", "b", NULL },
	{ "<a><b>1234567</b></a>", "b", "1234567" },
	{ "<a><b>12345678</b></a>", "b", NULL },
};

START_TEST(text_of_an_element_is_found)
{
	char out[8];
	bool found = s3reply_text(str_from(texts[_i].body), texts[_i].name,
	    out, sizeof(out));

	ck_assert_int_eq(found, texts[_i].text != NULL);
	ck_assert_str_eq(out, found ? texts[_i].text : "");
}
END_TEST

START_TEST(nesting_ends_at_the_limit)
{
	for (int depth = S3REPLY_DEPTH; depth <= S3REPLY_DEPTH + 1; depth++) {
		struct buf body = { 0 };

		for (int i = 0; i < depth; i++)
			buf_add_text(&body, "<a>");
		for (int i = 0; i < depth; i++)
			buf_add_text(&body, "</a>");
		ck_assert_int_eq(s3reply_whole(buf_str(&body), NULL),
		    depth == S3REPLY_DEPTH);
		buf_release(&body);
	}
}
END_TEST

START_TEST(no_more_than_the_limit_is_read)
{
	struct buf body = { 0 };
	char out[8];

	buf_add_text(&body, "<a><b>1</b>");
	while (body.n < S3REPLY_MAX - 4)
		buf_add_char(&body, ' ');
	buf_add_text(&body, "</a>");
	ck_assert(s3reply_whole(buf_str(&body), NULL));
	ck_assert(s3reply_text(buf_str(&body), "b", out, sizeof(out)));
	buf_add_char(&body, ' ');
	ck_assert(!s3reply_whole(buf_str(&body), NULL));
	ck_assert(!s3reply_text(buf_str(&body), "b", out, sizeof(out)));
	buf_release(&body);
}
END_TEST

/* No byte behind the end is looked at: each prefix has its own block. */
START_TEST(every_cut_of_a_reply_is_survived)
{
	static const char body[] = "<?xml version='1.0'?><!-- c --><Error "
	    "x=\"y\"><Code>A&amp;&#65;</Code><p:q/></Error>";

	for (size_t n = 0; n < sizeof(body); n++) {
		char *cut = malloc(n == 0 ? 1 : n), out[16];
		bool whole;

		ck_assert_ptr_nonnull(cut);
		memcpy(cut, body, n);
		whole = s3reply_whole((struct str){ cut, n }, NULL);
		ck_assert_int_eq(whole, n == sizeof(body) - 1);
		(void)s3reply_text((struct str){ cut, n }, "Code", out,
		    sizeof(out));
		free(cut);
	}
}
END_TEST

#define ERROR(code) "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>" \
	"<Code>" code "</Code><Message>m</Message></Error>"

static const struct {
	long status;
	const char *body;
	enum fault fault;
} replies[] = {
	{ 200, "", FAULT_NONE },
	{ 204, "", FAULT_NONE },
	{ 200, "<CompleteMultipartUploadResult/>", FAULT_NONE },
	{ 200, ERROR("InternalError"), FAULT_SERVER },
	{ 200, ERROR("SomethingNew"), FAULT_SERVER },
	{ 200, ERROR("NoSuchUpload"), FAULT_UPLOAD_GONE },
	{ 503, ERROR("SlowDown"), FAULT_BUSY },
	{ 503, "", FAULT_BUSY },
	{ 500, "<html>oops</html>", FAULT_SERVER },
	{ 403, ERROR("RequestTimeTooSkewed"), FAULT_CLOCK },
	{ 403, ERROR("SignatureDoesNotMatch"), FAULT_KEY_SECRET },
	{ 403, ERROR("InvalidAccessKeyId"), FAULT_KEY_UNKNOWN },
	{ 403, ERROR("AccessDenied"), FAULT_DENIED },
	{ 403, "", FAULT_DENIED },
	{ 400, ERROR("ExpiredToken"), FAULT_LOGIN_EXPIRED },
	{ 400, ERROR("AuthorizationHeaderMalformed"), FAULT_REGION },
	{ 400, ERROR("BadDigest"), FAULT_DAMAGED },
	{ 400, ERROR("SomethingNew"), FAULT_OTHER },
	{ 301, "", FAULT_REGION },
	{ 307, ERROR("TemporaryRedirect"), FAULT_REGION },
	{ 404, ERROR("NoSuchBucket"), FAULT_NO_BUCKET },
	{ 404, ERROR("NoSuchUpload"), FAULT_UPLOAD_GONE },
	{ 412, ERROR("PreconditionFailed"), FAULT_NAME_TAKEN },
	{ 412, "", FAULT_NAME_TAKEN },
	{ 409, ERROR("ConditionalRequestConflict"), FAULT_BUSY },
	{ 501, ERROR("NotImplemented"), FAULT_NOT_OFFERED },
	{ 507, "", FAULT_NO_SPACE },
	{ 403, "<ErrorResponse><Error><Code>InvalidClientTokenId</Code>"
	    "</Error></ErrorResponse>", FAULT_KEY_UNKNOWN },
	/* An element of this name in a good answer is not an error. */
	{ 200, "<ListPartsResult><Code>NoSuchUpload</Code>"
	    "</ListPartsResult>", FAULT_NONE },
	{ 0, "", FAULT_OTHER },
	{ 999, "", FAULT_OTHER },
};

START_TEST(replies_stand_for_faults)
{
	ck_assert_str_eq(fault_get(fault_of_reply(replies[_i].status,
	    str_from(replies[_i].body)))->word,
	    fault_get(replies[_i].fault)->word);
}
END_TEST

/* Each row is whole sentences, which fit into one message. */
START_TEST(faults_are_told_in_sentences)
{
	const struct fault_row *row = fault_get((enum fault)_i);
	struct err err = { .kind = ERR_NONE };
	const char *const texts_of[] = { row->happened, row->safe,
		row->next };

	for (size_t i = 0; i < 3; i++) {
		size_t n = strlen(texts_of[i]);

		ck_assert_msg(n > 15 && texts_of[i][n - 1] == '.' &&
		    texts_of[i][0] >= 'A' && texts_of[i][0] <= 'Z',
		    "%s: %s", row->word, texts_of[i]);
	}
	ck_assert_msg(strlen(row->happened) + 1 + strlen(row->next) <
	    ERR_TEXT_MAX, "%s is too long", row->word);
	ck_assert(!fault_err((enum fault)_i, &err));
	ck_assert_int_eq(err.kind, row->kind);
	ck_assert_int_ne(err.kind, ERR_NONE);
}
END_TEST

Suite *
suite_s3reply(void)
{
	Suite *s = suite_create("s3reply");
	TCase *t = tcase_create("s3reply");

	tcase_add_loop_test(t, only_a_whole_document_counts, 0,
	    sizeof(wholes) / sizeof(wholes[0]));
	tcase_add_loop_test(t, text_of_an_element_is_found, 0,
	    sizeof(texts) / sizeof(texts[0]));
	tcase_add_test(t, nesting_ends_at_the_limit);
	tcase_add_test(t, no_more_than_the_limit_is_read);
	tcase_add_test(t, every_cut_of_a_reply_is_survived);
	tcase_add_loop_test(t, replies_stand_for_faults, 0,
	    sizeof(replies) / sizeof(replies[0]));
	tcase_add_loop_test(t, faults_are_told_in_sentences, FAULT_NONE + 1,
	    FAULT_COUNT);
	suite_add_tcase(s, t);
	return s;
}
