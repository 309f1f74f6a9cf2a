/* SPDX-License-Identifier: MIT */
/* See drop.h. */
#include "tests/unit/send/drop.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/path.h"
#include "tests/unit/send/web.h"
#include "tests/unit/unit.h"

enum { NOW = 1767225600 };	/* 2026-01-01 00:00:00 UTC */

static const struct {
	const char *word;
	enum env_service service;
} services[] = {
	{ "sftp", SERVICE_SFTP },
	{ "ftps", SERVICE_FTPS },
	{ "ftp", SERVICE_FTP },
};

static void
write_file(const char *path, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");

	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
	ck_assert_int_eq(fclose(f), 0);
}

void
drop_fill(struct drop *d, size_t size, unsigned seed)
{
	uint32_t x = seed * 2654435761u + 1;

	free(d->bytes);
	d->bytes = malloc(size + 1);
	d->size = size;
	for (size_t i = 0; i < size; i++) {
		x = x * 1664525 + 1013904223;
		d->bytes[i] = (char)(x >> 24);
	}
	write_file(d->file, d->bytes, size);
	hash_of((struct str){ d->bytes, size }, d->sha256);
}

static void
forget_environment(void)
{
	static const char *const names[] = { "AWS_CA_BUNDLE", "SSL_CERT_FILE",
		"CURL_CA_BUNDLE", "ftp_proxy", "FTP_PROXY", "all_proxy",
		"ALL_PROXY" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		ck_assert_int_eq(unsetenv(names[i]), 0);
}

static void
describe(struct drop *d, const char *service)
{
	static char none[] = "", host[] = "127.0.0.1", name[] = "test";
	struct environment *e = &d->environment;

	*e = (struct environment){ .name = name, .kind = ENV_PRODUCTION,
		.title = none, .bucket = none, .region = none,
		.endpoint = none, .style = none, .host = host,
		.port = d->port, .user = none, .directory = none,
		.keyfile = none, .rename = none, .profile = none,
		.ca = d->ca, .prefix = none, .folder = none, .note = none,
		.origin = none };
	for (size_t i = 0; i < 3; i++)
		if (strcmp(services[i].word, service) == 0)
			e->service = services[i].service;
	d->order = (struct delivery_order){ .path = d->file,
		.name = DROP_NAME, .sha256 = d->sha256, .environment = e,
		.drop_off = "", .bucket = "", .partner = "", .records = 3,
		.now = NOW, .login = &d->login, .tickets = d->tickets,
		.host_keys = d->keys, .plain = true };
}

void
drop_set_up_at(struct drop *d, const char *service, size_t size, int port)
{
	struct server server = d->server;

	forget_environment();
	*d = (struct drop){ .server = server };
	(void)snprintf(d->port, sizeof(d->port), "%d", port);
	(void)snprintf(d->tickets, DROP_PATH, "%s", unit_folder());
	(void)snprintf(d->keys, DROP_PATH, "%s/hostkeys", unit_folder());
	(void)snprintf(d->file, DROP_PATH, "%s/export", unit_folder());
	describe(d, service);
	drop_fill(d, size, 1);
	(void)snprintf(d->login.user, sizeof(d->login.user), SERVER_KEY);
	secret_set(&d->login.secret, str_from(SERVER_SECRET));
}

void
drop_set_up(struct drop *d, const char *service, size_t size)
{
	char folder[DROP_PATH / 2], pem[DROP_PATH];
	const char *options[] = { "--tls", pem, NULL };

	*d = (struct drop){ 0 };
	(void)snprintf(folder, sizeof(folder), "%s", unit_folder());
	(void)snprintf(pem, sizeof(pem), "%s/server.pem", folder);
	web_tls_free(web_tls(WEB_GOOD, folder));
	server_start(&d->server, "ftpserver", options);
	drop_set_up_at(d, service, size, d->server.port);
	(void)snprintf(d->ca, DROP_PATH, "%s/ca.pem", folder);
}

void
drop_tear_down(struct drop *d)
{
	drop_leave(d);
	login_release(&d->login);
	if (d->server.process > 0)
		server_end(&d->server);
	free(d->bytes);
}

void
drop_begin(struct drop *d)
{
	const char *word = env_service_get(d->environment.service)->word;
	const struct service *service = service_find(str_from(word));

	ck_assert_ptr_nonnull(service);
	d->err = (struct err){ 0 };
	d->step = STEP_MORE;
	d->delivery = delivery_begin(service, &d->order, &d->err);
	if (d->delivery == NULL)
		d->step = STEP_FAILED;
}

void
drop_step(struct drop *d)
{
	d->step = delivery_step(d->delivery, &d->err);
	delivery_progress(d->delivery, &d->progress);
}

void
drop_finish(struct drop *d)
{
	while (d->step == STEP_MORE)
		drop_step(d);
}

void
drop_until(struct drop *d, uint64_t bytes)
{
	while (d->step == STEP_MORE &&
	    (d->progress.stage != DELIVERY_COPY || d->progress.bytes < bytes))
		drop_step(d);
}

void
drop_leave(struct drop *d)
{
	delivery_free(d->delivery);
	d->delivery = NULL;
	d->progress = (struct delivery_progress){ 0 };
}

void
drop_deliver(struct drop *d)
{
	drop_begin(d);
	drop_finish(d);
	ck_assert_msg(d->step == STEP_DONE, "%s", d->err.text);
}

void
drop_arrived(const struct drop *d, const char *name)
{
	size_t n;
	char *there = server_file(&d->server, name, &n);

	ck_assert_uint_eq(n, d->size);
	ck_assert(memcmp(there, d->bytes, n) == 0);
	free(there);
}

static void
path_of(const struct drop *d, const char *name, char path[DROP_PATH])
{
	(void)snprintf(path, DROP_PATH, "%s/root/%s", d->server.folder, name);
}

bool
drop_is_there(const struct drop *d, const char *name)
{
	char path[DROP_PATH];

	path_of(d, name, path);
	return access(path, F_OK) == 0;
}

void
drop_put(const struct drop *d, const char *name, const void *bytes, size_t n)
{
	char path[DROP_PATH];

	path_of(d, name, path);
	write_file(path, bytes, n);
}

unsigned
drop_tickets(struct drop *d)
{
	DIR *folder = opendir(d->tickets);
	const struct dirent *e;
	unsigned n = 0;

	ck_assert_ptr_nonnull(folder);
	while ((e = readdir(folder)) != NULL) {
		if (!str_ends(str_from(e->d_name), ".ticket"))
			continue;
		n++;
		(void)snprintf(d->ticket, DROP_PATH, "%.2000s/%.255s",
		    d->tickets, e->d_name);
	}
	(void)closedir(folder);
	return n;
}
