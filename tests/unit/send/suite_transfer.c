/* SPDX-License-Identifier: MIT */
/* Requests to servers that behave, and to those that do not. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/unit/send/scene.h"
#include "tests/unit/unit.h"

unit_suite suite_transfer;

START_TEST(file_goes_out_as_it_is)
{
	struct scene s;
	unsigned sum;

	scene_set_up(&s);
	scene_file(&s, 3 * MEGA + 5, &sum);
	scene_ask(&s);
	scene_is(&s, TRANSFER_OK);
	ck_assert_int_eq(s.result.status, 200);
	ck_assert_uint_eq(atomic_load(&s.web->body), 3 * MEGA + 5);
	ck_assert_uint_eq(atomic_load(&s.web->sum), sum);
	ck_assert_uint_eq(s.result.sent, 3 * MEGA + 5);
	scene_tear_down(&s);
}
END_TEST

START_TEST(only_the_asked_piece_of_a_file_goes_out)
{
	struct scene s;
	unsigned sum;

	scene_set_up(&s);
	scene_file(&s, 1000, &sum);
	s.request.offset = 300;
	s.request.length = 10;
	scene_ask(&s);
	sum = 0;
	for (size_t i = 300; i < 310; i++)
		sum += (unsigned char)(i * 7 + i / 251);
	ck_assert_uint_eq(atomic_load(&s.web->body), 10);
	ck_assert_uint_eq(atomic_load(&s.web->sum), sum);
	scene_tear_down(&s);
}
END_TEST

static const struct {
	enum transfer_method method;
	const char *text;
	const char *first_line;
} methods[] = {
	{ TRANSFER_GET, NULL, "GET /bucket/key%3D1?uploads= HTTP/1.1\r\n" },
	{ TRANSFER_HEAD, NULL, "HEAD /bucket/key%3D1?uploads= HTTP/1.1\r\n" },
	{ TRANSFER_PUT, "ab", "PUT /bucket/key%3D1?uploads= HTTP/1.1\r\n" },
	{ TRANSFER_PUT, "", "PUT /bucket/key%3D1?uploads= HTTP/1.1\r\n" },
	{ TRANSFER_POST, "<a/>", "POST /bucket/key%3D1?uploads= HTTP/1.1\r\n" },
	{ TRANSFER_POST, "", "POST /bucket/key%3D1?uploads= HTTP/1.1\r\n" },
	{ TRANSFER_DELETE, NULL,
		"DELETE /bucket/key%3D1?uploads= HTTP/1.1\r\n" },
};

START_TEST(request_is_what_was_asked_for_and_no_more)
{
	struct scene s;
	struct pair headers[] = {
		{ str_from("x-amz-acl"), str_from("bucket-owner") },
		{ str_from("authorization"), str_from("AWS4 secret") },
		{ str_from("x-amz-empty"), str_from("") },
	};

	scene_set_up(&s);
	s.request.method = methods[_i].method;
	s.request.text = str_from(methods[_i].text);
	s.request.query = str_from("uploads=");
	s.request.headers = headers;
	s.request.header_count = 3;
	scene_ask(&s);
	scene_is(&s, TRANSFER_OK);
	ck_assert_ptr_eq(strstr(s.web->head, methods[_i].first_line),
	    s.web->head);
	ck_assert_ptr_nonnull(strstr(s.web->head,
	    "\r\nx-amz-acl: bucket-owner\r\n"));
	ck_assert_ptr_nonnull(strstr(s.web->head,
	    "\r\nauthorization: AWS4 secret\r\n"));
	ck_assert_ptr_nonnull(strstr(s.web->head, "\r\nx-amz-empty:\r\n"));
	ck_assert_ptr_null(strstr(s.web->head, "Expect"));
	ck_assert_ptr_null(strstr(s.web->head, "Accept"));
	ck_assert_ptr_null(strstr(s.web->head, "Content-Type"));
	ck_assert_ptr_null(strstr(s.web->head, "Transfer-Encoding"));
	ck_assert_uint_eq(atomic_load(&s.web->body),
	    methods[_i].text == NULL ? 0 : strlen(methods[_i].text));
	scene_tear_down(&s);
}
END_TEST

START_TEST(reply_comes_with_status_headers_and_body)
{
	struct scene s;

	scene_set_up(&s);
	s.web->reply = "HTTP/1.1 100 Continue\r\nETag: old\r\n\r\n"
	    "HTTP/1.1 412 Precondition\r\nETag:  \"abc\" \r\n"
	    "x-AMZ-request-id: 7\r\nContent-Length: 5\r\n\r\nhello";
	s.request.method = TRANSFER_GET;
	scene_ask(&s);
	scene_is(&s, TRANSFER_OK);
	ck_assert_int_eq(s.result.status, 412);
	ck_assert(str_eq_text(transfer_header(&s.result, "etag"), "\"abc\""));
	ck_assert(str_eq_text(transfer_header(&s.result,
	    "X-Amz-Request-Id"), "7"));
	ck_assert_uint_eq(transfer_header(&s.result, "x-amz").n, 0);
	ck_assert(str_eq_text(s.result.body, "hello"));
	scene_tear_down(&s);
}
END_TEST

START_TEST(redirect_is_a_status_and_nothing_else)
{
	struct scene s;
	struct web *other;
	char reply[256];

	scene_set_up(&s);
	other = web_new();
	web_start(other);
	(void)snprintf(reply, sizeof(reply), "HTTP/1.1 307 Moved\r\n"
	    "Location: http://127.0.0.1:%u/x\r\nContent-Length: 0\r\n\r\n",
	    other->port);
	s.web->reply = reply;
	s.request.text = str_from("secret");
	scene_ask(&s);
	scene_is(&s, TRANSFER_OK);
	ck_assert_int_eq(s.result.status, 307);
	ck_assert_uint_eq(atomic_load(&other->connections), 0);
	scene_tear_down(&s);
	web_end(other);
}
END_TEST

static const struct {
	const char *reply, *endless;
} endless[] = {
	{ "HTTP/1.1 200 OK\r\n\r\n", "0123456789abcdef0123456789abcdef" },
	{ "HTTP/1.1 200 OK\r\n", "x-more: 0123456789abcdef0123456789\r\n" },
	{ "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
		"8\r\n01234567\r\n" },
	{ "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n" },
};

START_TEST(reply_without_end_is_cut_off)
{
	struct scene s;

	scene_set_up(&s);
	s.web->reply = endless[_i].reply;
	s.web->endless = endless[_i].endless;
	s.request.method = TRANSFER_GET;
	scene_ask(&s);
	scene_is(&s, TRANSFER_TOO_LONG_REPLY);
	ck_assert_uint_le(s.result.body.n, TRANSFER_BODY_MAX);
	scene_tear_down(&s);
}
END_TEST

START_TEST(body_of_exactly_the_limit_is_taken)
{
	struct scene s;
	char *reply = malloc(2 * MEGA);
	int n;

	scene_set_up(&s);
	n = snprintf(reply, 2 * MEGA, "HTTP/1.1 200 OK\r\n"
	    "Content-Length: %d\r\n\r\n", TRANSFER_BODY_MAX + _i);
	memset(reply + n, 'x', TRANSFER_BODY_MAX + 1);
	reply[n + TRANSFER_BODY_MAX + _i] = '\0';
	s.web->reply = reply;
	s.request.method = TRANSFER_GET;
	scene_ask(&s);
	scene_is(&s, _i == 0 ? TRANSFER_OK : TRANSFER_TOO_LONG_REPLY);
	scene_tear_down(&s);
	free(reply);
}
END_TEST

/* The body is larger than what the system keeps for a connection. */
static const uint32_t moments[] = { 0, 1, 100000, 3 * MEGA };

START_TEST(reset_at_any_byte_is_a_broken_connection)
{
	struct scene s;
	unsigned sum;

	scene_set_up(&s);
	s.web->reset_at = moments[_i];
	scene_file(&s, 40 * MEGA, &sum);
	scene_ask(&s);
	scene_is(&s, TRANSFER_BROKEN);
	ck_assert_uint_gt(strlen(s.result.text), 5);
	scene_tear_down(&s);
}
END_TEST

START_TEST(end_without_a_reply_is_a_broken_connection)
{
	struct scene s;

	scene_set_up(&s);
	s.web->hang_up_at = 6;
	s.request.text = str_from("secret");
	scene_ask(&s);
	scene_is(&s, TRANSFER_BROKEN);
	scene_tear_down(&s);
}
END_TEST

static const char *const strange[] = { "hello\r\n\r\n",
	"HTTP/1.1 two hundred\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n\r\n",
	"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
	"HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n"
	"Content-Length: -5\r\n\r\n" };

START_TEST(reply_in_no_known_language_is_told)
{
	struct scene s;
	char reply[256];

	scene_set_up(&s);
	(void)snprintf(reply, sizeof(reply), "%s", strange[_i]);
	s.web->reply = reply;
	s.web->once = true;
	s.request.method = TRANSFER_GET;
	scene_ask(&s);
	ck_assert_msg(s.result.trouble == TRANSFER_STRANGE_REPLY ||
	    s.result.trouble == TRANSFER_BROKEN, "trouble %d: %s",
	    s.result.trouble, s.result.text);
	scene_tear_down(&s);
}
END_TEST

START_TEST(reply_that_is_cut_short_is_a_broken_connection)
{
	struct scene s;

	scene_set_up(&s);
	s.web->reply = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n"
	    "Connection: close\r\n\r\nhalf";
	s.web->once = true;
	s.request.method = TRANSFER_GET;
	scene_ask(&s);
	scene_is(&s, TRANSFER_BROKEN);
	scene_tear_down(&s);
}
END_TEST

/* Taken, so that nobody else gets it, but not listened on. */
START_TEST(port_that_nobody_listens_on_is_told)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	struct scene s;

	scene_set_up(&s);
	scene_begin(&s);
	ck_assert_int_eq(bind(fd, (struct sockaddr *)&a, n), 0);
	ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&a, &n), 0);
	s.request.port = ntohs(a.sin_port);
	ck_assert(transfer_start(s.transfer, &s.request, &s, &s.err));
	scene_finish(&s);
	scene_is(&s, TRANSFER_NO_CONNECTION);
	ck_assert_int_eq(close(fd), 0);
	scene_tear_down(&s);
}
END_TEST

/* It takes the connection, and then says nothing. */
START_TEST(server_that_does_not_shake_hands_is_told)
{
	struct scene s;

	scene_set_up(&s);
	s.web->silent = true;
	s.settings.connect = 1;
	s.request.scheme = TRANSFER_HTTPS;
	scene_ask(&s);
	scene_is(&s, TRANSFER_NO_CONNECTION);
	scene_tear_down(&s);
}
END_TEST

START_TEST(file_that_became_shorter_is_told)
{
	struct scene s;
	unsigned sum;

	scene_set_up(&s);
	scene_file(&s, 1000, &sum);
	s.request.length = 2000;
	scene_ask(&s);
	scene_is(&s, TRANSFER_LOCAL_READ);
	scene_tear_down(&s);
}
END_TEST

Suite *
suite_transfer(void)
{
	Suite *s = suite_create("transfer");
	TCase *t = tcase_create("transfer");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, file_goes_out_as_it_is);
	tcase_add_test(t, only_the_asked_piece_of_a_file_goes_out);
	tcase_add_loop_test(t, request_is_what_was_asked_for_and_no_more, 0,
	    sizeof(methods) / sizeof(methods[0]));
	tcase_add_test(t, reply_comes_with_status_headers_and_body);
	tcase_add_test(t, redirect_is_a_status_and_nothing_else);
	tcase_add_loop_test(t, reply_without_end_is_cut_off, 0,
	    sizeof(endless) / sizeof(endless[0]));
	tcase_add_loop_test(t, body_of_exactly_the_limit_is_taken, 0, 2);
	tcase_add_loop_test(t, reset_at_any_byte_is_a_broken_connection, 0,
	    sizeof(moments) / sizeof(moments[0]));
	tcase_add_test(t, end_without_a_reply_is_a_broken_connection);
	tcase_add_loop_test(t, reply_in_no_known_language_is_told, 0,
	    sizeof(strange) / sizeof(strange[0]));
	tcase_add_test(t, reply_that_is_cut_short_is_a_broken_connection);
	tcase_add_test(t, port_that_nobody_listens_on_is_told);
	tcase_add_test(t, server_that_does_not_shake_hands_is_told);
	tcase_add_test(t, file_that_became_shorter_is_told);
	suite_add_tcase(s, t);
	return s;
}
