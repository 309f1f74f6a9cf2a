/* SPDX-License-Identifier: MIT */
/* Deliveries that were begun and not ended. */
#include <stdlib.h>
#include <string.h>

#include "file/path.h"
#include "run/desk_inside.h"
#include "send/prepare.h"

bool
desk_find_tickets(struct desk *d, struct err *err)
{
	if (d->ticket_folder == NULL)
		d->ticket_folder = path_home(PATH_STATE, "deliveries", err);
	if (d->host_keys == NULL)
		d->host_keys = path_home(PATH_STATE, "host-keys", err);
	return d->ticket_folder != NULL && d->host_keys != NULL &&
	    path_make_folders(d->ticket_folder, err);
}

void
desk_look_unfinished(struct desk *d)
{
	ticket_list_release(&d->tickets);
	if (desk_find_tickets(d, NULL))
		ticket_list_read(&d->tickets, d->ticket_folder);
}

/* Parts are of one size, but for the last. */
static uint64_t
bytes_there(const struct ticket_facts *f)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < f->part_count; i++) {
		uint64_t end = (uint64_t)f->parts[i].number * f->part_size;

		bytes += end <= f->identity.size ? f->part_size
		    : f->part_size - (end - f->identity.size);
	}
	return bytes;
}

static void
describe(const struct desk *d, size_t i, struct unfinished *out)
{
	const struct ticket_found *t = &d->tickets.list[i];

	*out = (struct unfinished){ .number = i + 1, .name = t->facts.name,
		.environment = t->facts.environment,
		.address = t->facts.address, .path = t->facts.path,
		.began = t->facts.created, .done = bytes_there(&t->facts),
		.total = t->facts.identity.size, .busy = t->busy,
		.trouble = t->trouble };
}

/* Of the bytes that were checked, or, if they travel packed or encrypted, of
 * what was made of them. */
static bool
is_of(const struct desk *d, const struct ticket_found *t)
{
	const struct environment *env = desk_environment(d);

	const char *sha256 = d->summaries[desk_sends(d)].sha256;

	return t->trouble[0] == '\0' && !t->busy && env != NULL &&
	    strcmp(t->facts.environment, env->name) == 0 &&
	    (strcmp(t->facts.sha256, sha256) == 0 ||
	    prepare_is_of(t->facts.path, sha256));
}

bool
desk_unfinished_here(const struct desk *d, struct unfinished *out)
{
	size_t i = d->tickets.count;

	/* The latest is the one the person remembers. */
	while (i > 0 && !is_of(d, &d->tickets.list[i - 1]))
		i--;
	if (i > 0)
		describe(d, i - 1, out);
	return i > 0;
}

static bool
is_in_a_ticket(void *arg, const char *path)
{
	const struct desk *d = arg;

	for (size_t i = 0; i < d->tickets.count; i++)
		if (d->tickets.list[i].facts.path != NULL &&
		    strcmp(d->tickets.list[i].facts.path, path) == 0)
			return true;
	return false;
}

void
desk_sweep(struct desk *d)
{
	char *prepared = path_home(PATH_STATE, "prepared", NULL);

	desk_look_unfinished(d);
	if (prepared != NULL)
		prepare_sweep(prepared, is_in_a_ticket, d);
	free(prepared);
}

void
desk_tickets_release(struct desk *d)
{
	ticket_list_release(&d->tickets);
	free(d->ticket_folder);
	free(d->host_keys);
}
