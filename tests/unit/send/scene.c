/* SPDX-License-Identifier: MIT */
/* See scene.h. */
#include "tests/unit/send/scene.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/unit/unit.h"

void
scene_set_up(struct scene *s)
{
	static const char *const names[] = { "AWS_CA_BUNDLE", "SSL_CERT_FILE",
		"CURL_CA_BUNDLE", "http_proxy", "https_proxy", "HTTPS_PROXY",
		"ftp_proxy", "FTP_PROXY", "all_proxy", "ALL_PROXY",
		"no_proxy", "NO_PROXY" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		ck_assert_int_eq(unsetenv(names[i]), 0);
	*s = (struct scene){ .web = web_new(),
		.settings = { .parallel = 4, .stall = 20, .connect = 20 },
		.request = { .scheme = TRANSFER_HTTP,
			.method = TRANSFER_PUT, .host = "127.0.0.1",
			.path = str_from("/bucket/key%3D1"), .fd = -1 } };
}

void
scene_begin(struct scene *s)
{
	web_start(s->web);
	s->request.port = s->web->port;
	s->transfer = transfer_new(&s->settings, &s->err);
	ck_assert_msg(s->transfer != NULL, "%s", s->err.text);
}

void
scene_tear_down(struct scene *s)
{
	transfer_free(s->transfer);
	web_end(s->web);
	if (s->request.fd >= 0)
		ck_assert_int_eq(close(s->request.fd), 0);
}

void
scene_finish(struct scene *s)
{
	while (transfer_work(s->transfer, 50))
		if (transfer_finished(s->transfer, &s->result))
			return;
	ck_abort_msg("no result");
}

void
scene_ask(struct scene *s)
{
	scene_begin(s);
	ck_assert_msg(transfer_start(s->transfer, &s->request, s, &s->err),
	    "%s", s->err.text);
	scene_finish(s);
}

/* n bytes that are not all the same; *sum is what web.c makes of them. */
void
scene_file(struct scene *s, size_t n, unsigned *sum)
{
	char *bytes = malloc(n);

	*sum = 0;
	for (size_t i = 0; i < n; i++) {
		bytes[i] = (char)(i * 7 + i / 251);
		*sum += (unsigned char)bytes[i];
	}
	s->request.fd = open(unit_file("part", bytes, n), O_RDONLY);
	ck_assert_int_ge(s->request.fd, 0);
	s->request.length = n;
	free(bytes);
}

void
scene_is(const struct scene *s, enum transfer_trouble trouble)
{
	ck_assert_msg(s->result.trouble == trouble, "trouble %d: %s",
	    s->result.trouble, s->result.text);
	ck_assert_ptr_eq(s->result.tag, s);
}
