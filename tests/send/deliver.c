/* SPDX-License-Identifier: MIT */
/*
 * One delivery, for the tests with real servers: the service itself, without
 * a screen above it, stopped at any byte.
 *
 *	deliver SERVICE PORT FILE NAME [OPTION VALUE]...
 *
 * to 127.0.0.1.  Tickets and accepted keys lie in the folder "state" here;
 * a ticket that is there is gone on with.  The password or passphrase is in
 * the environment, as DELIVER_SECRET.
 *
 *	--user U --key FILE --agent yes --accept PRINT --directory D
 *	--rename yes|no --replace yes --ca FILE --rate N
 *	--endpoint URL		S3: into partner/ of the bucket "bucket"
 *	--style path|host	... which is in the path, or in the host
 *	--kill N, --cancel N	after so many bytes
 *
 * Says "done" and the proofs, or "stopped", the fault and what is asked, and
 * then the sentences, a line each.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "file/source.h"
#include "send/fault.h"
#include "send/login.h"
#include "send/service.h"
#include "send/ticket.h"

enum { NOW = 1767225600 };	/* 2026-01-01 00:00:00 UTC */

struct call {
	const struct service *service;
	struct environment environment;
	struct login login;
	struct delivery_order order;
	char sha256[HASH_HEX];
	uint64_t kill_at, cancel_at;	/* 0: never */
	bool cancelled;
};

static void
hash_file(struct call *c)
{
	struct hash *h = hash_new();
	char *block = xmalloc(SOURCE_BLOCK);
	FILE *f = fopen(c->order.path, "rb");
	size_t n;

	while (f != NULL && (n = fread(block, 1, SOURCE_BLOCK, f)) > 0)
		hash_add(h, block, n);
	if (f != NULL)
		(void)fclose(f);
	free(block);
	hash_finish(h, c->sha256);
	hash_free(h);
}

static void
copy(char *to, size_t size, const char *from)
{
	(void)snprintf(to, size, "%s", from);
}

static bool
option(struct call *c, const char *name, char *value)
{
	struct environment *e = &c->environment;

	if (strcmp(name, "--user") == 0)
		copy(c->login.user, sizeof(c->login.user), value);
	else if (strcmp(name, "--key") == 0)
		copy(c->login.key_file, sizeof(c->login.key_file), value);
	else if (strcmp(name, "--agent") == 0)
		c->login.agent = true;
	else if (strcmp(name, "--accept") == 0)
		c->order.accepted_key = value;
	else if (strcmp(name, "--directory") == 0)
		e->directory = value;
	else if (strcmp(name, "--endpoint") == 0)
		e->endpoint = value;
	else if (strcmp(name, "--style") == 0)
		e->style = value;
	else if (strcmp(name, "--rename") == 0)
		e->rename = value;
	else if (strcmp(name, "--replace") == 0)
		c->order.replace = true;
	else if (strcmp(name, "--ca") == 0)
		e->ca = value;
	else if (strcmp(name, "--rate") == 0)
		c->order.rate = strtoull(value, NULL, 10);
	else if (strcmp(name, "--kill") == 0)
		c->kill_at = strtoull(value, NULL, 10);
	else if (strcmp(name, "--cancel") == 0)
		c->cancel_at = strtoull(value, NULL, 10);
	else
		return false;
	return true;
}

static bool
read_call(struct call *c, int argc, char **argv)
{
	static char none[] = "", host[] = "127.0.0.1", name[] = "test";
	struct environment *e = &c->environment;

	if (argc < 5)
		return false;
	*e = (struct environment){ .name = name, .kind = ENV_PRODUCTION,
		.title = none, .bucket = none, .region = none,
		.endpoint = none, .style = none, .host = host,
		.port = argv[2], .user = none, .directory = none,
		.keyfile = none, .rename = none, .profile = none, .ca = none,
		.prefix = none, .folder = none, .note = none, .origin = none };
	for (unsigned i = 0; i < SERVICE_COUNT; i++)
		if (strcmp(env_service_get(i)->word, argv[1]) == 0)
			e->service = i;
	c->service = service_find(str_from(argv[1]));
	c->order = (struct delivery_order){ .path = argv[3], .name = argv[4],
		.sha256 = c->sha256, .environment = e, .drop_off = "",
		.bucket = "bucket", .partner = "partner", .now = NOW,
		.login = &c->login,
		.tickets = "state/tickets", .host_keys = "state/hostkeys",
		.plain = true };
	for (int i = 5; i + 1 < argc; i += 2)
		if (!option(c, argv[i], argv[i + 1]))
			return false;
	return c->service != NULL;
}

static void
take_ticket(struct call *c, struct ticket_list *list)
{
	ticket_list_read(list, "state/tickets");
	if (list->count > 0)
		c->order.resume = list->list[0].path;
}

static void
look(struct call *c, struct delivery *d, struct delivery_progress *p)
{
	delivery_progress(d, p);
	if (p->stage != DELIVERY_COPY && p->stage != DELIVERY_VERIFY)
		return;
	if (c->kill_at > 0 && p->bytes >= c->kill_at)
		(void)kill(getpid(), SIGKILL);
	if (c->cancel_at > 0 && p->bytes >= c->cancel_at && !c->cancelled) {
		c->cancelled = true;
		delivery_cancel(d);
	}
}

static void
say_proofs(unsigned proofs)
{
	(void)printf("done");
	for (unsigned i = 0; i < PROOF_COUNT; i++)
		if ((proofs & 1u << i) != 0)
			(void)printf(" %s", proof_get(i)->word);
	(void)printf("\n");
}

static int
deliver(struct call *c)
{
	struct delivery_progress p = { 0 };
	struct err err = { 0 };
	struct delivery *d = delivery_begin(c->service, &c->order, &err);
	const struct delivery_notes *notes;
	enum step step = STEP_MORE;

	if (d == NULL) {
		(void)printf("stopped\n%s\n", err.text);
		return 1;
	}
	while (step == STEP_MORE) {
		step = delivery_step(d, &err);
		look(c, d, &p);
	}
	notes = delivery_notes(d);
	if (step == STEP_DONE)
		say_proofs(delivery_result(d)->proofs);
	else
		(void)printf("stopped %s ask=%u %s\n%s\n",
		    fault_get(p.fault)->word, notes->ask, notes->detail,
		    err.text);
	for (unsigned i = 0; i < notes->count; i++)
		(void)printf("%s\n", notes->text[i]);
	delivery_free(d);
	return step == STEP_DONE ? 0 : 1;
}

int
main(int argc, char **argv)
{
	static struct call c;
	struct ticket_list list = { 0 };
	const char *secret = getenv("DELIVER_SECRET");
	int status;

	secret_prepare();
	if (!read_call(&c, argc, argv)) {
		(void)fprintf(stderr, "this is no call of deliver\n");
		return 2;
	}
	if (secret != NULL)
		secret_set(&c.login.secret, str_from(secret));
	(void)mkdir("state", 0700);
	(void)mkdir("state/tickets", 0700);
	hash_file(&c);
	take_ticket(&c, &list);
	status = deliver(&c);
	ticket_list_release(&list);
	login_release(&c.login);
	return status;
}
