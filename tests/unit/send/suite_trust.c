/* SPDX-License-Identifier: MIT */
/* Whom we talk to: certificates, addresses, proxies, and parts of an
 * address that would be more than a part. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/send/scene.h"
#include "tests/unit/unit.h"

unit_suite suite_trust;

static void
set_up(struct scene *s, enum web_certificate certificate)
{
	scene_set_up(s);
	s->web->certificate = certificate;
	s->request.scheme = TRANSFER_HTTPS;
	s->request.text = str_from("what nobody else may read");
}

/* The file with the name that signed the server's certificate. */
static void
ca_path(const struct scene *s, char path[8192])
{
	(void)snprintf(path, 8192, "%s/ca.pem", s->web->folder);
}

static const struct {
	enum web_certificate certificate;
	const char *host;
	enum transfer_trouble trouble;
} certificates[] = {
	{ WEB_GOOD, "127.0.0.1", TRANSFER_OK },
	{ WEB_GOOD, "localhost", TRANSFER_OK },
	{ WEB_EXPIRED, "127.0.0.1", TRANSFER_TLS_EXPIRED },
	{ WEB_NOT_YET, "127.0.0.1", TRANSFER_TLS_EXPIRED },
	{ WEB_OTHER_HOST, "127.0.0.1", TRANSFER_TLS_NAME },
	{ WEB_OTHER_HOST, "localhost", TRANSFER_TLS_NAME },
	{ WEB_UNKNOWN, "127.0.0.1", TRANSFER_TLS_UNTRUSTED },
	{ WEB_TLS_1_0, "127.0.0.1", TRANSFER_TLS_OTHER },
	{ WEB_TLS_1_1, "127.0.0.1", TRANSFER_TLS_OTHER },
	{ WEB_NO_TLS, "127.0.0.1", TRANSFER_TLS_OTHER },
};

/* The way in for the file of trusted names: the setting, or one of three
 * variables. */
static const char *const variables[] = { "AWS_CA_BUNDLE", "SSL_CERT_FILE",
	"CURL_CA_BUNDLE" };

START_TEST(certificate_decides_before_a_byte_is_sent)
{
	bool good = certificates[_i].trouble == TRANSFER_OK;
	struct scene s;
	char ca[8192];

	set_up(&s, certificates[_i].certificate);
	s.request.host = certificates[_i].host;
	ca_path(&s, ca);
	if (s.web->certificate != WEB_NO_TLS)
		s.settings.ca_file = ca;
	scene_ask(&s);
	scene_is(&s, certificates[_i].trouble);
	ck_assert_uint_eq(atomic_load(&s.web->requests), good);
	ck_assert_uint_eq(atomic_load(&s.web->body),
	    good ? s.request.text.n : 0);
	scene_tear_down(&s);
}
END_TEST

START_TEST(trusted_names_may_come_from_the_environment)
{
	struct scene s;
	char ca[8192];

	set_up(&s, WEB_GOOD);
	ca_path(&s, ca);
	ck_assert_int_eq(setenv(variables[_i], ca, 1), 0);
	s.settings.ca_file = "";
	scene_ask(&s);
	scene_is(&s, TRANSFER_OK);
	scene_tear_down(&s);
}
END_TEST

START_TEST(names_of_the_system_do_not_know_a_private_server)
{
	struct scene s;

	set_up(&s, WEB_GOOD);
	scene_ask(&s);
	scene_is(&s, TRANSFER_TLS_UNTRUSTED);
	ck_assert_uint_eq(atomic_load(&s.web->body), 0);
	scene_tear_down(&s);
}
END_TEST

START_TEST(missing_file_of_trusted_names_is_told)
{
	struct scene s;

	set_up(&s, WEB_GOOD);
	s.settings.ca_file = "/nowhere/ca.pem";
	scene_ask(&s);
	scene_is(&s, TRANSFER_TLS_CA_FILE);
	scene_tear_down(&s);
}
END_TEST

#define NUL_STR(text) { text, sizeof(text) - 1 }

static const struct {
	const char *host;
	struct str path, query;
	struct pair header;
} hostile_http[] = {
	{ "h\r\nX: y", NUL_STR("/k"), { 0 }, { { 0 }, { 0 } } },
	{ "h\n", NUL_STR("/k"), { 0 }, { { 0 }, { 0 } } },
	{ "h\t", NUL_STR("/k"), { 0 }, { { 0 }, { 0 } } },
	{ "h/../x", NUL_STR("/k"), { 0 }, { { 0 }, { 0 } } },
	{ "u@h", NUL_STR("/k"), { 0 }, { { 0 }, { 0 } } },
	{ "h:80", NUL_STR("/k"), { 0 }, { { 0 }, { 0 } } },
	{ "h?q", NUL_STR("/k"), { 0 }, { { 0 }, { 0 } } },
	{ "h h", NUL_STR("/k"), { 0 }, { { 0 }, { 0 } } },
	{ "", NUL_STR("/k"), { 0 }, { { 0 }, { 0 } } },
	{ NULL, NUL_STR("/k"), { 0 }, { { 0 }, { 0 } } },
	{ "h", NUL_STR("k"), { 0 }, { { 0 }, { 0 } } },
	{ "h", NUL_STR("/k\r\nX: y"), { 0 }, { { 0 }, { 0 } } },
	{ "h", NUL_STR("/k HTTP/1.0"), { 0 }, { { 0 }, { 0 } } },
	{ "h", NUL_STR("/k\0l"), { 0 }, { { 0 }, { 0 } } },
	{ "h", NUL_STR("/k\x7f"), { 0 }, { { 0 }, { 0 } } },
	{ "h", NUL_STR("/k\xc3\xa4"), { 0 }, { { 0 }, { 0 } } },
	{ "h", NUL_STR("/k#f"), { 0 }, { { 0 }, { 0 } } },
	{ "h", NUL_STR("/k"), NUL_STR("a=\r\n"), { { 0 }, { 0 } } },
	{ "h", NUL_STR("/k"), NUL_STR("a= b"), { { 0 }, { 0 } } },
	{ "h", NUL_STR("/k"), NUL_STR("a\0b"), { { 0 }, { 0 } } },
	{ "h", NUL_STR("/k"), { 0 }, { NUL_STR("X"), NUL_STR("a\r\nY: b") } },
	{ "h", NUL_STR("/k"), { 0 }, { NUL_STR("X"), NUL_STR("a\nb") } },
	{ "h", NUL_STR("/k"), { 0 }, { NUL_STR("X"), NUL_STR("a\0b") } },
	{ "h", NUL_STR("/k"), { 0 }, { NUL_STR("X: y\r\nZ"), NUL_STR("a") } },
	{ "h", NUL_STR("/k"), { 0 }, { NUL_STR("X Y"), NUL_STR("a") } },
	{ "h", NUL_STR("/k"), { 0 }, { NUL_STR("X:"), NUL_STR("a") } },
	{ "h", NUL_STR("/k"), { 0 }, { NUL_STR(""), NUL_STR("a") } },
};

static void
is_refused(const struct transfer_request *r)
{
	struct transfer_settings settings = { .parallel = 1 };
	struct err err = { 0 };
	struct transfer *t = transfer_new(&settings, &err);

	ck_assert(!transfer_start(t, r, NULL, &err));
	ck_assert_int_eq(err.kind, ERR_USAGE);
	ck_assert(!transfer_work(t, 0));
	transfer_free(t);
}

START_TEST(part_that_would_be_more_than_a_part_is_refused)
{
	struct transfer_request r = { .scheme = TRANSFER_HTTPS,
		.method = TRANSFER_PUT, .host = hostile_http[_i].host,
		.path = hostile_http[_i].path,
		.query = hostile_http[_i].query,
		.headers = &hostile_http[_i].header,
		.header_count = hostile_http[_i].header.name.p != NULL };

	is_refused(&r);
}
END_TEST

static const struct {
	const char *path, *user, *password, *key, *new_name;
} hostile_ftp[] = {
	{ "a\r\nDELE b", "u", "p", NULL, "n" },
	{ "a\nb", "u", "p", NULL, "n" },
	{ "a\tb", "u", "p", NULL, "n" },
	{ "a", "u\r\nDELE b", "p", NULL, "n" },
	{ "a", "u", "p\r\nDELE b", NULL, "n" },
	{ "a", "u", "p\n", NULL, "n" },
	{ "a", "u", "p", "/k\n", "n" },
	{ "a", "u", "p", NULL, "n\r\nDELE b" },
	{ "a", "u", "p", NULL, "../n" },
	{ "a", "u", "p", NULL, "" },
	{ "a", "u", "p", NULL, NULL },
};

static const enum transfer_scheme file_schemes[] = { TRANSFER_SFTP,
	TRANSFER_FTPS, TRANSFER_FTP };

START_TEST(command_inside_a_name_is_refused)
{
	for (size_t i = 0; i < 3; i++) {
		struct transfer_request r = { .scheme = file_schemes[i],
			.method = TRANSFER_RENAME, .host = "127.0.0.1",
			.path = str_from(hostile_ftp[_i].path),
			.new_name = hostile_ftp[_i].new_name,
			.login = { .user = hostile_ftp[_i].user,
				.password = hostile_ftp[_i].password,
				.key_file = hostile_ftp[_i].key } };

		is_refused(&r);
	}
}
END_TEST

static const char *const elsewhere[] = { "example.com", "10.0.0.1",
	"127.example.com", "localhost.example.com", "[fe80::1]", "128.0.0.1",
	"0x7f.1" };

START_TEST(plain_http_goes_nowhere_but_here)
{
	struct transfer_request r = { .scheme = TRANSFER_HTTP,
		.method = TRANSFER_GET, .host = elsewhere[_i],
		.path = str_from("/") };

	is_refused(&r);
}
END_TEST

static const char *const forbidden[] = { "169.254.169.254",
	"[fe80::1]", "[fd00:ec2::254]", "[::ffff:169.254.169.254]",
	"2852039166" /* 169.254.169.254 as one number */ };

START_TEST(address_of_cloud_secrets_is_never_asked)
{
	struct scene s;

	set_up(&s, WEB_NO_TLS);
	s.request.host = forbidden[_i];
	scene_ask(&s);
	scene_is(&s, TRANSFER_FORBIDDEN);
	scene_tear_down(&s);
}
END_TEST

static const struct {
	enum transfer_scheme scheme;
	const char *variable, *value, *no_proxy, *host, *shown;
} proxies[] = {
	{ TRANSFER_HTTPS, "https_proxy", "http://u:p@proxy.test:8080/x", "",
		"s3.test", "proxy.test:8080" },
	{ TRANSFER_HTTPS, "HTTPS_PROXY", "proxy.test:8080", "", "s3.test",
		"proxy.test:8080" },
	{ TRANSFER_HTTPS, "ALL_PROXY", "socks5h://u@p@10.0.0.1:1080", "",
		"s3.test", "10.0.0.1:1080" },
	{ TRANSFER_HTTPS, "http_proxy", "proxy.test:8080", "", "s3.test",
		"" },
	{ TRANSFER_HTTP, "http_proxy", "proxy.test:8080", "", "127.0.0.1",
		"" },
	{ TRANSFER_HTTP, "all_proxy", "proxy.test:8080", "", "127.0.0.1",
		"" },
	{ TRANSFER_SFTP, "all_proxy", "proxy.test:8080", "", "s3.test",
		"proxy.test:8080" },
	{ TRANSFER_SFTP, "https_proxy", "proxy.test:8080", "", "s3.test",
		"" },
	{ TRANSFER_FTPS, "ftp_proxy", "proxy.test:8080", "", "s3.test",
		"proxy.test:8080" },
	{ TRANSFER_HTTPS, "https_proxy", "proxy.test:8080", "*", "s3.test",
		"" },
	{ TRANSFER_HTTPS, "https_proxy", "proxy.test:8080", "a.b, s3.test",
		"S3.TEST", "" },
	{ TRANSFER_HTTPS, "https_proxy", "proxy.test:8080", ".test",
		"s3.test", "" },
	{ TRANSFER_HTTPS, "https_proxy", "proxy.test:8080", "3.test",
		"s3.test", "proxy.test:8080" },
	{ TRANSFER_HTTPS, "https_proxy", "pro\x1b[2Jxy:1", "", "s3.test",
		"pro\\x1B[2Jxy:1" },
};

START_TEST(proxy_is_shown_without_its_password)
{
	char shown[TRANSFER_PROXY_MAX];
	struct scene s;

	set_up(&s, WEB_NO_TLS);
	ck_assert_int_eq(setenv(proxies[_i].variable, proxies[_i].value, 1),
	    0);
	ck_assert_int_eq(setenv("no_proxy", proxies[_i].no_proxy, 1), 0);
	transfer_proxy(proxies[_i].scheme, proxies[_i].host, shown);
	ck_assert_str_eq(shown, proxies[_i].shown);
	web_end(s.web);
}
END_TEST

/* What is shown is what is used: the server here plays the proxy, and gets
 * no more than the wish to be connected. */
START_TEST(request_goes_through_the_proxy_that_is_shown)
{
	struct scene s;
	char proxy[64];

	set_up(&s, WEB_NO_TLS);
	s.web->reply = "HTTP/1.1 407 Login\r\nContent-Length: 0\r\n\r\n";
	scene_begin(&s);
	(void)snprintf(proxy, sizeof(proxy), "http://127.0.0.1:%u",
	    s.web->port);
	ck_assert_int_eq(setenv("https_proxy", proxy, 1), 0);
	s.request.host = "s3.test";
	s.request.port = 0;
	ck_assert(transfer_start(s.transfer, &s.request, &s, &s.err));
	scene_finish(&s);
	scene_is(&s, TRANSFER_PROXY);
	ck_assert_ptr_eq(strstr(s.web->head, "CONNECT s3.test:443 "),
	    s.web->head);
	ck_assert_uint_eq(atomic_load(&s.web->body), 0);
	scene_tear_down(&s);
}
END_TEST

static void
add(TCase *t, const TTest *test, size_t n)
{
	tcase_add_loop_test(t, test, 0, (int)n);
}

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

Suite *
suite_trust(void)
{
	Suite *s = suite_create("trust");
	TCase *t = tcase_create("trust");

	tcase_set_timeout(t, 60);
	add(t, certificate_decides_before_a_byte_is_sent,
	    COUNT(certificates));
	add(t, trusted_names_may_come_from_the_environment,
	    COUNT(variables));
	tcase_add_test(t, names_of_the_system_do_not_know_a_private_server);
	tcase_add_test(t, missing_file_of_trusted_names_is_told);
	add(t, part_that_would_be_more_than_a_part_is_refused,
	    COUNT(hostile_http));
	add(t, command_inside_a_name_is_refused, COUNT(hostile_ftp));
	add(t, plain_http_goes_nowhere_but_here, COUNT(elsewhere));
	add(t, address_of_cloud_secrets_is_never_asked, COUNT(forbidden));
	add(t, proxy_is_shown_without_its_password, COUNT(proxies));
	tcase_add_test(t, request_goes_through_the_proxy_that_is_shown);
	suite_add_tcase(s, t);
	return s;
}
