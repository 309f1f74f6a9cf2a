/* SPDX-License-Identifier: MIT */
/* Scenes for the deliveries to S3. */
#include "tests/unit/send/s3scene.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "send/ticket.h"
#include "tests/unit/unit.h"

#define NAME "ftp_dpm_1204_1767225600.sync"
#define THERE "bucket/acme/date=2026-01-01/" NAME

static void
make_file(struct scene *s, size_t size)
{
	uint64_t x = 88172645463325252;

	s->size = size;
	s->bytes = malloc(size + 8);
	ck_assert_ptr_nonnull(s->bytes);
	for (size_t i = 0; i < size; i += 8) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		memcpy(s->bytes + i, &x, 8);
	}
	(void)snprintf(s->file, sizeof(s->file), "%s",
	    unit_file("export.sync", s->bytes, size));
	hash_of((struct str){ s->bytes, size }, s->hash);
}

void
scene_set_up(struct scene *s, size_t size, const char *const *options)
{
	static char beta[] = "beta", bucket[] = "bucket", none[] = "";
	static char region[] = "us-east-1";

	memset(s, 0, sizeof(*s));
	server_start(&s->server, "s3server", options);
	(void)snprintf(s->tickets, sizeof(s->tickets), "%s",
	    unit_folder());
	make_file(s, size);
	(void)snprintf(s->endpoint, sizeof(s->endpoint),
	    "http://127.0.0.1:%d", s->server.port);
	s->env = (struct environment){ .name = beta, .service = SERVICE_S3,
		.bucket = bucket, .region = region, .style = none,
		.endpoint = s->endpoint, .ca = none };
	scene_login(s, SERVER_KEY, SERVER_SECRET, "");
	s->order = (struct delivery_order){ .path = s->file, .name = NAME,
		.sha256 = s->hash, .environment = &s->env,
		.bucket = "bucket", .partner = "acme", .records = 9,
		.now = SCENE_NOW, .login = &s->login, .tickets = s->tickets };
}

void
scene_tear_down(struct scene *s)
{
	server_end(&s->server);
	secret_release(&s->login.secret);
	secret_release(&s->login.token);
	free(s->bytes);
}

void
scene_login(struct scene *s, const char *user, const char *secret,
    const char *token)
{
	(void)snprintf(s->login.user, sizeof(s->login.user), "%s", user);
	secret_set(&s->login.secret, str_from(secret));
	secret_set(&s->login.token, str_from(token));
}

bool
scene_begin(struct scene *s)
{
	memset(&s->err, 0, sizeof(s->err));
	s->delivery = delivery_begin(service_find(str_from("s3")), &s->order,
	    &s->err);
	return s->delivery != NULL;
}

/* After some steps or at the end, whichever comes first. */
enum step
scene_run(struct scene *s, unsigned steps)
{
	enum step step = STEP_MORE;

	while (step == STEP_MORE && steps-- > 0) {
		step = delivery_step(s->delivery, &s->err);
		delivery_progress(s->delivery, &s->progress);
		ck_assert_uint_le(s->progress.bytes, s->progress.total);
		ck_assert_uint_le(s->progress.confirmed, s->progress.total);
	}
	return step;
}

void
scene_run_to_part(struct scene *s, unsigned parts)
{
	while (s->progress.part < parts)
		ck_assert_int_eq(scene_run(s, 1), STEP_MORE);
}

void
scene_end(struct scene *s)
{
	s->notes = *delivery_notes(s->delivery);
	s->delivered = *delivery_result(s->delivery);
	delivery_free(s->delivery);
	s->delivery = NULL;
}

enum step
scene_deliver(struct scene *s)
{
	enum step step;

	if (!scene_begin(s))
		return STEP_FAILED;
	step = scene_run(s, UINT32_MAX);
	scene_end(s);
	return step;
}

unsigned
scene_files_in(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	unsigned n = 0;

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		n += entry->d_name[0] != '.';
	if (dir != NULL)
		closedir(dir);
	return n;
}

unsigned
scene_uploads(const struct scene *s)
{
	char path[SCENE_PATH];

	(void)snprintf(path, sizeof(path), "%s/root/.uploads",
	    s->server.folder);
	return scene_files_in(path);
}

void
scene_must_be_there(const struct scene *s)
{
	size_t n;
	char *bytes = server_file(&s->server, THERE, &n);

	ck_assert_uint_eq(n, s->size);
	ck_assert(memcmp(bytes, s->bytes, n) == 0);
	free(bytes);
}

bool
scene_is_there(const struct scene *s)
{
	char path[2 * SCENE_PATH];

	(void)snprintf(path, sizeof(path), "%s/root/" THERE,
	    s->server.folder);
	return access(path, F_OK) == 0;
}

void
scene_must_be_whole(const struct scene *s)
{
	scene_must_be_there(s);
	ck_assert_str_eq(s->delivered.sha256, s->hash);
	ck_assert_str_eq(s->delivered.address, "s3://" THERE);
	ck_assert_uint_eq(s->delivered.bytes, s->size);
	ck_assert_uint_eq(scene_files_in(s->tickets), 0);
}

void
scene_must_arrive(struct scene *s)
{
	enum step step = scene_deliver(s);

	ck_assert_msg(step == STEP_DONE, "%s", s->err.text);
	scene_must_be_whole(s);
	ck_assert_uint_eq(scene_uploads(s), 0);
}

char *
scene_ticket(const struct scene *s)
{
	struct ticket_list list = { 0 };
	char *path;

	ticket_list_read(&list, s->tickets);
	ck_assert_uint_eq(list.count, 1);
	ck_assert_str_eq(list.list[0].trouble, "");
	path = strdup(list.list[0].path);
	ticket_list_release(&list);
	return path;
}
