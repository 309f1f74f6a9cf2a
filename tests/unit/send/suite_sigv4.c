/* SPDX-License-Identifier: MIT */
/*
 * Signatures: the four worked examples of "Signature Calculations for the
 * Authorization Header: Transferring Payload in a Single Chunk" (Amazon S3
 * API reference), and requests that botocore signed the same way.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "file/hash.h"
#include "send/sigv4.h"
#include "tests/unit/unit.h"

unit_suite suite_sigv4;

#define P(name, value) { { name, sizeof(name) - 1 }, \
	{ value, sizeof(value) - 1 } }
#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

enum { PAIRS = 6, MAY_2013 = 1369353600, NOVEMBER_2026 = 1795483425 };

struct row {
	const char *method, *key;	/* not encoded yet */
	struct pair query[PAIRS], headers[PAIRS];
	const char *payload, *signature;
};

static size_t
count_pairs(const struct pair pairs[PAIRS])
{
	size_t n = 0;

	while (n < PAIRS && pairs[n].name.p != NULL)
		n++;
	return n;
}

static char *
authorize(const struct row *row, struct sigv4_request *r, const char *id,
    const char *secret_text)
{
	struct pair headers[PAIRS + 2];
	struct buf path = { 0 }, out = { 0 };
	struct secret secret = { 0 };
	char time[SIGV4_TIME];
	size_t n = count_pairs(row->headers);

	sigv4_time(r->now, time);
	for (size_t i = 0; i < n; i++)
		headers[i] = row->headers[i];
	headers[n++] = (struct pair){ str_from("X-Amz-Date"),
		str_from(time) };
	if (strcmp(r->service, "s3") == 0)
		headers[n++] = (struct pair){
			str_from("x-amz-content-sha256"),
			str_from(row->payload) };
	buf_add_char(&path, '/');
	sigv4_encode(str_from(row->key), true, &path);
	secret_set(&secret, str_from(secret_text));
	r->method = row->method;
	r->path = buf_str(&path);
	r->query = row->query;
	r->query_count = count_pairs(row->query);
	r->headers = headers;
	r->header_count = n;
	r->payload = row->payload;
	sigv4_authorization(r, str_from(id), &secret, &out);
	secret_release(&secret);
	buf_release(&path);
	return buf_take(&out);
}

static const struct row examples[] = {
	{ "GET", "test.txt", { { { 0 }, { 0 } } },
	    { P("Host", "examplebucket.s3.amazonaws.com"),
	    P("Range", "bytes=0-9") }, EMPTY,
	    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
	},
	{ "PUT", "test$file.text", { { { 0 }, { 0 } } },
	    { P("Host", "examplebucket.s3.amazonaws.com"),
	    P("Date", "Fri, 24 May 2013 00:00:00 GMT"),
	    P("x-amz-storage-class", "REDUCED_REDUNDANCY") },
	    "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
	    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
	},
	{ "GET", "", { P("lifecycle", "") },
	    { P("Host", "examplebucket.s3.amazonaws.com") }, EMPTY,
	    "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"
	},
	{ "GET", "", { P("prefix", "J"), P("max-keys", "2") },
	    { P("Host", "examplebucket.s3.amazonaws.com") }, EMPTY,
	    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
	},
};

START_TEST(worked_examples_of_amazon_are_met)
{
	struct sigv4_request r = { .region = "us-east-1", .service = "s3",
		.now = MAY_2013 };
	char *got = authorize(&examples[_i], &r, "AKIAIOSFODNN7EXAMPLE",
	    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

	ck_assert(str_ends(str_from(got), examples[_i].signature));
	ck_assert(str_starts(str_from(got), "AWS4-HMAC-SHA256 "
	    "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/"
	    "aws4_request,SignedHeaders="));
	free(got);
}
END_TEST

#define HOST P("host", "127.0.0.1:9000")

static const struct row others[] = {
	{ "PUT", "b/acme/date=2026-11-24/ftp_dpm_1204_1.sync",
	    { { { 0 }, { 0 } } }, { HOST }, SIGV4_UNSIGNED,
	    "698fdd968740e3008fa89bd71c2c90a954d6fca4d3d51fd9d56f85e379f1ac39"
	},
	{ "PUT", "b/a b/\303\244\303\266\344\270\226.sync",
	    { { { 0 }, { 0 } } }, { HOST }, SIGV4_UNSIGNED,
	    "6125c98a85e63a1ad51d3c327ce60f20958e0a7399183d6d03500b0b1ea35694"
	},
	{ "PUT", "b/+&@:,()'!*$;", { { { 0 }, { 0 } } }, { HOST },
	    SIGV4_UNSIGNED,
	    "f73a3cf12b4df2eedd9da418d7792c345dc06ee199aff7ac6dc4a4a0906d3f27"
	},
	{ "PUT", "b/%#?", { { { 0 }, { 0 } } }, { HOST }, SIGV4_UNSIGNED,
	    "f6ae91c58f0a83715530cf7428eeb2b2203552a63d73eec87da18631e9604c4a"
	},
	{ "PUT", "b//x//y/", { { { 0 }, { 0 } } }, { HOST }, SIGV4_UNSIGNED,
	    "6f7d6dcef3f809a382727be249303f7823c92439e4ab7e0bda3f2e9de1e8fb6b"
	},
	{ "POST", "b/k", { P("uploads", "") }, { HOST }, SIGV4_UNSIGNED,
	    "ddca7e46327e58f8a4faab7659437c82c650bd39b008921b614855308c1d5fb1"
	},
	{ "PUT", "b/k", { P("uploadId", "a/b+c=="), P("partNumber", "2") },
	    { HOST }, SIGV4_UNSIGNED,
	    "d94c1214e8ae4abe22d20a2291585edb4f2b8d0e9cc71fdd40c8816011d97853"
	},
	{ "GET", "b", { P("prefix", "acme/date=2026 x"),
	    P("list-type", "2"), P("delimiter", "/") }, { HOST },
	    SIGV4_UNSIGNED,
	    "a8442592a386c3b2dece12c3642ccacda4621632b2656281ae1511d8a281ac04"
	},
	{ "GET", "b", { P("a", "2"), P("a", "1"), P("aa", "0"),
	    P("a-", "3") }, { HOST }, SIGV4_UNSIGNED,
	    "631a5c3eb22e0e2137f2565b68ecd69b0fd65a121cb1df8fdb2e86a6b5a06270"
	},
	{ "PUT", "b/k", { { { 0 }, { 0 } } },
	    { HOST, P("x-amz-meta-test-two", "2"), P("x-amz-meta-test", "1"),
	    P("X-Amz-Acl", "bucket-owner-full-control"),
	    P("If-None-Match", "*") }, SIGV4_UNSIGNED,
	    "6ea92b9e00122d7a42b84b20bf123edeed3e3268e19927ca520a2d378becfdc8"
	},
	{ "PUT", "b/k", { { { 0 }, { 0 } } },
	    { HOST, P("x-amz-meta-gap", "  one   two  three ") },
	    SIGV4_UNSIGNED,
	    "bcca13392c15fe485a904ea1f94e3ac821a7a808eda40885b4188dd81533424e"
	},
	{ "PUT", "b/k", { { { 0 }, { 0 } } },
	    { HOST, P("x-amz-security-token",
	    "FwoGZXIvYXdzEXAMPLE//////////wEaD+token==") }, SIGV4_UNSIGNED,
	    "55f5da39091ff3dad6d0152be71bcd5ab5a3da278bc6deea178e27cc93982c86"
	},
	{ "PUT", "b/k", { { { 0 }, { 0 } } },
	    { HOST, P("content-md5", "rL0Y20zC+Fzt72VPzMSk2A==") },
	    "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
	    "aac190922b17f9d85af5f85656458fb98305bd97528dcb4f74ee1ebe9d32efca"
	},
};

START_TEST(other_requests_are_signed_as_botocore_does)
{
	struct sigv4_request r = { .region = "eu-central-1",
		.service = "s3", .now = NOVEMBER_2026 };
	char *got = authorize(&others[_i], &r, "AKIDEXAMPLE",
	    "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

	ck_assert(str_ends(str_from(got), others[_i].signature));
	free(got);
}
END_TEST

START_TEST(request_to_sts_is_signed)
{
	static const char body[] =
	    "Action=AssumeRole&Version=2011-06-15";
	struct row row = { "POST", "", { { { 0 }, { 0 } } },
		{ P("Host", "sts.amazonaws.com"), P("Content-Type",
		"application/x-www-form-urlencoded; charset=utf-8") },
		NULL, NULL };
	struct sigv4_request r = { .region = "us-east-1", .service = "sts",
		.now = NOVEMBER_2026 };
	char hex[HASH_HEX], *got;

	hash_of(str_from(body), hex);
	row.payload = hex;
	got = authorize(&row, &r, "AKIDEXAMPLE",
	    "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
	ck_assert_str_eq(got, "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"
	    "20261124/us-east-1/sts/aws4_request,SignedHeaders="
	    "content-type;host;x-amz-date,Signature="
	    "8fb08c71e19cf2f361a8b81ef2a4bbdf2e01f2528a9275addb3b537838437bc7"
	    );
	free(got);
}
END_TEST

/* A flipped bit anywhere gives another signature. */
START_TEST(each_ingredient_counts)
{
	static const char secret[] = "wJalrXUtnFEMI/K7MDENG+bPxRfiCY";
	const struct sigv4_request base = { .region = "eu-central-1",
		.service = "s3", .now = NOVEMBER_2026 };
	struct row row = others[6];
	struct sigv4_request r = base;
	char *first = authorize(&row, &r, "AKIDEXAMPLE", secret), *other;

	for (int change = 0; change < 6; change++) {
		r = base;
		row = others[6];
		if (change == 0)
			row.method = "POST";
		else if (change == 1)
			row.key = "b/K";
		else if (change == 2)
			row.payload = EMPTY;
		else if (change == 3)
			r.region = "eu-central-2";
		else if (change == 4)
			r.now++;
		other = authorize(&row, &r, "AKIDEXAMPLE",
		    change == 5 ? "WJalrXUtnFEMI/K7MDENG+bPxRfiCY" : secret);
		ck_assert_str_ne(first + strlen(first) - 64,
		    other + strlen(other) - 64);
		free(other);
	}
	free(first);
}
END_TEST

static const struct {
	const char *text;
	bool keep_slash;
	const char *encoded;
} encodings[] = {
	{ "", true, "" },
	{ "AZaz09-_.~", false, "AZaz09-_.~" },
	{ "a/b", true, "a/b" },
	{ "a/b", false, "a%2Fb" },
	{ "date=2026-11-24", true, "date%3D2026-11-24" },
	{ " +%\177\377", true, "%20%2B%25%7F%FF" },
	{ "\001\n", true, "%01%0A" },
};

START_TEST(only_unreserved_bytes_stay)
{
	struct buf out = { 0 };

	sigv4_encode(str_from(encodings[_i].text), encodings[_i].keep_slash,
	    &out);
	ck_assert_str_eq(buf_text(&out), encodings[_i].encoded);
	buf_release(&out);
}
END_TEST

START_TEST(query_is_sorted_as_it_is_encoded)
{
	static const struct pair query[] = { P("b", ""), P("a", "/"),
		P("a", "%"), P("B", "x y"), P("ab", "1") };
	struct buf out = { 0 };

	sigv4_query(query, 5, &out);
	ck_assert_str_eq(buf_text(&out), "B=x%20y&a=%25&a=%2F&ab=1&b=");
	buf_clear(&out);
	sigv4_query(NULL, 0, &out);
	ck_assert_uint_eq(out.n, 0);
	buf_release(&out);
}
END_TEST

START_TEST(secret_is_copied_and_wiped)
{
	char text[] = "canary-1234567890";
	struct secret s = { 0 };

	secret_prepare();
	secret_prepare();	/* once more does no harm */
	ck_assert_uint_eq(secret_str(&s).n, 0);
	secret_set(&s, str_from(text));
	memset(text, 'x', 6);
	ck_assert_str_eq(s.text, "canary-1234567890");
	/* A part of itself. */
	secret_set(&s, str_cut(secret_str(&s), 7, 17));
	ck_assert_str_eq(s.text, "1234567890");
	ck_assert_uint_eq(s.n, 10);
	secret_release(&s);
	ck_assert_ptr_null(s.text);
	secret_set(&s, str_from(""));
	ck_assert_ptr_null(s.text);
	secret_release(&s);
}
END_TEST

START_TEST(process_with_secrets_leaves_no_traces)
{
	struct rlimit core;

	ck_assert_int_eq(setenv("SSLKEYLOGFILE", "/dev/null", 1), 0);
	secret_prepare();
	ck_assert_ptr_null(getenv("SSLKEYLOGFILE"));
	ck_assert_int_eq(getrlimit(RLIMIT_CORE, &core), 0);
	ck_assert_uint_eq(core.rlim_cur, 0);
	ck_assert_uint_eq(core.rlim_max, 0);
}
END_TEST

Suite *
suite_sigv4(void)
{
	Suite *s = suite_create("sigv4");
	TCase *t = tcase_create("sigv4");

	tcase_add_loop_test(t, worked_examples_of_amazon_are_met, 0,
	    sizeof(examples) / sizeof(examples[0]));
	tcase_add_loop_test(t, other_requests_are_signed_as_botocore_does, 0,
	    sizeof(others) / sizeof(others[0]));
	tcase_add_test(t, request_to_sts_is_signed);
	tcase_add_test(t, each_ingredient_counts);
	tcase_add_loop_test(t, only_unreserved_bytes_stay, 0,
	    sizeof(encodings) / sizeof(encodings[0]));
	tcase_add_test(t, query_is_sorted_as_it_is_encoded);
	tcase_add_test(t, secret_is_copied_and_wiped);
	tcase_add_test(t, process_with_secrets_leaves_no_traces);
	suite_add_tcase(s, t);
	return s;
}
