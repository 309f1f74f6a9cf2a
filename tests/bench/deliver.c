/* SPDX-License-Identifier: MIT */
/*
 * Deliver one file, without a check and without a screen: what make
 * bench-send measures of our side.
 *
 *	deliver SERVICE FILE SHA256 NAME=VALUE...
 *
 * SERVICE is s3, sftp, ftps or ftp; the names are those of environment
 * files (bucket, endpoint, host, ...), and tickets, a folder, and hosts, a
 * file for their keys.  The login is found as the program finds it, and the
 * key of a host is believed.
 */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "send/login.h"
#include "send/service.h"

#define FIELD(name) { #name, offsetof(struct environment, name) }

static const struct {
	const char *name;
	size_t at;
} fields[] = {
	FIELD(bucket), FIELD(region), FIELD(endpoint), FIELD(style),
	FIELD(host), FIELD(port), FIELD(user), FIELD(directory),
	FIELD(keyfile), FIELD(rename), FIELD(profile), FIELD(ca),
	FIELD(prefix), FIELD(name), FIELD(title), FIELD(folder), FIELD(note),
	FIELD(origin),
};

enum { FIELDS = sizeof(fields) / sizeof(*fields) };

static char **
field_of(struct environment *e, unsigned i)
{
	return (char **)(void *)((char *)e + fields[i].at);
}

static bool
set(struct environment *e, struct delivery_order *o, char *text)
{
	size_t n = strcspn(text, "=");

	if (text[n] != '=')
		return false;
	if (strncmp(text, "tickets=", 8) == 0) {
		o->tickets = text + 8;
		return true;
	}
	if (strncmp(text, "hosts=", 6) == 0) {
		o->host_keys = text + 6;
		return true;
	}
	for (unsigned i = 0; i < FIELDS; i++)
		if (strlen(fields[i].name) == n &&
		    memcmp(fields[i].name, text, n) == 0) {
			*field_of(e, i) = text + n + 1;
			return true;
		}
	return false;
}

static bool
find_login(const struct environment *e, struct login *login, struct err *err)
{
	struct login_place place = { .way = e->service == SERVICE_S3
	    ? LOGIN_KEYS : e->service == SERVICE_SFTP ? LOGIN_SSH_KEY
	    : LOGIN_PASSWORD, .host = e->host, .user = e->user,
		.key_file = e->keyfile };
	enum step step = STEP_MORE;
	struct login_search *s;
	struct login_world w;

	login_world_here(&w);
	s = login_search_begin(&place, &w);
	while (step == STEP_MORE)
		step = login_search_step(s, err);
	if (step == STEP_DONE)
		login_search_result(s, login);
	login_search_free(s);
	return step == STEP_DONE;
}

static enum step
deliver_once(const struct service *service, const struct delivery_order *o,
    struct delivery_notes *notes, struct err *err)
{
	struct delivery *d = delivery_begin(service, o, err);
	enum step step = STEP_MORE;

	if (d == NULL)
		return STEP_FAILED;
	while (step == STEP_MORE)
		step = delivery_step(d, err);
	*notes = *delivery_notes(d);
	delivery_free(d);
	return step;
}

/* Once more with the key of the host, when that is asked for. */
static bool
deliver(const struct service *service, struct delivery_order *o,
    struct err *err)
{
	struct delivery_notes notes = { 0 };
	enum step step = deliver_once(service, o, &notes, err);

	if (step == STEP_FAILED && notes.ask == ASK_HOST_KEY) {
		char print[DELIVERY_NOTE_MAX];

		(void)snprintf(print, sizeof(print), "%s", notes.detail);
		o->accepted_key = print;
		step = deliver_once(service, o, &notes, err);
		o->accepted_key = NULL;
	}
	return step == STEP_DONE;
}

static enum env_service
service_named(const char *word)
{
	enum env_service s = SERVICE_FOLDER;

	while (s < SERVICE_COUNT &&
	    strcmp(env_service_get(s)->word, word) != 0)
		s++;
	return s;
}

static int
give_up(const char *why)
{
	(void)fprintf(stderr, "deliver: %s\n", why);
	return 2;
}

int
main(int argc, char **argv)
{
	static char empty[1];
	struct environment e = { .kind = ENV_BETA };
	struct delivery_order o = { .environment = &e, .partner = "partner",
		.records = 1, .plain = true, .replace = true };
	struct login login = { 0 };
	const struct service *service;
	struct err err = { 0 };

	if (argc < 4)
		return give_up("SERVICE FILE SHA256 NAME=VALUE...");
	e.service = service_named(argv[1]);
	service = service_find(str_from(argv[1]));
	if (service == NULL)
		return give_up("there is no such service");
	for (unsigned i = 0; i < FIELDS; i++)
		*field_of(&e, i) = empty;
	for (int i = 4; i < argc; i++)
		if (!set(&e, &o, argv[i]))
			return give_up(argv[i]);
	o.path = argv[2];
	o.name = strrchr(argv[2], '/') == NULL ? argv[2]
	    : strrchr(argv[2], '/') + 1;
	o.sha256 = argv[3];
	o.bucket = e.bucket;
	o.now = clock_now();
	o.login = &login;
	secret_prepare();
	if (!find_login(&e, &login, &err) || !deliver(service, &o, &err)) {
		login_release(&login);
		return give_up(err.text);
	}
	login_release(&login);
	return 0;
}
