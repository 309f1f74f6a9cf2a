/* SPDX-License-Identifier: MIT */
/* How a delivery to S3 begins, anew or from a ticket: nothing is sent yet,
 * and no name looked up. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "file/identity.h"
#include "file/open.h"
#include "send/login.h"
#include "send/s3_inside.h"
#include "spec/name.h"
#include "spec/s3place.h"

static bool
open_file(struct s3 *s, struct err *err)
{
	struct stat st;

	s->fd = open_regular(s->order->path, ERR_INPUT, &st, err);
	if (s->fd < 0)
		return false;
	s->identity = identity_of(&st);
	s->size = s->identity.size;
	return true;
}

static bool
find_place(struct s3 *s, struct err *err)
{
	const struct delivery_order *o = s->order;
	const struct environment *env = o->environment;
	const struct s3where_wish wish = { .bucket = o->bucket,
		.region = env->region[0] != '\0' ? env->region
		    : o->login->region,
		.endpoint = env->endpoint, .style = env->style };
	struct buf key = { 0 };

	name_s3_key(o->partner, o->now, o->name, &key);
	s->key = buf_take(&key);
	if (strlen(s->key) > PLACE_KEY_MAX)
		return fault_err(FAULT_NAME_LONG, err);
	return s3where_init(&s->where, &wish, err);
}

static bool
check_login(struct s3 *s, struct err *err)
{
	const struct login *login = s->order->login;

	if (login != NULL && login->user[0] != '\0' && login->secret.n > 0)
		return true;
	s->notes->ask = ASK_LOGIN;
	return err_set(err, ERR_LOGIN, _("S3 wants an access key and its "
	    "secret; none was given and none was found."));
}

static void
cut(struct s3 *s, uint64_t part_size)
{
	s->part_size = part_size;
	s->part_count = s3plan_parts(s->size, part_size);
	s->parts = xcalloc(s->part_count, sizeof(s->parts[0]));
	s->sums = s3sums_new(s->fd, s->size, part_size);
}

/* What the other end has already is not sent again. */
static void
take_done(struct s3 *s, const struct ticket_facts *facts)
{
	s->crc_parts = facts->part_count > 0;
	s->both_sums = facts->part_count == 0;
	for (size_t i = 0; i < facts->part_count; i++) {
		const struct ticket_part *from = &facts->parts[i];
		struct s3_part *p = &s->parts[from->number - 1];

		p->state = PART_DONE;
		memcpy(p->etag, from->etag, sizeof(p->etag));
		memcpy(p->md5, from->md5, sizeof(p->md5));
		s->crc_parts = s->crc_parts && p->md5[0] == '\0';
		s->confirmed += s3plan_piece(s->size, s->part_size,
		    from->number).length;
	}
	s->parts_done = (unsigned)facts->part_count;
}

static bool
parts_fit(const struct s3 *s, const struct ticket_facts *facts)
{
	for (size_t i = 0; i < facts->part_count; i++)
		if (facts->parts[i].number < 1 ||
		    facts->parts[i].number > s->part_count)
			return false;
	return true;
}

/* The settings may have changed since. */
static bool
is_this_place(const struct s3 *s, const struct ticket_facts *facts)
{
	char *address = s3_address(s);
	bool same = strcmp(address, facts->address) == 0;

	free(address);
	return same;
}

static bool
take_ticket(struct s3 *s, struct err *err)
{
	const struct ticket_facts *facts;
	const char *change;

	s->ticket = ticket_open(s->order->resume, err);
	if (s->ticket == NULL)
		return false;
	facts = ticket_facts(s->ticket);
	change = ticket_facts_change(facts, &s->identity, s->order->sha256);
	if (change != NULL)
		return err_set(err, ERR_CHANGED, "%s", change);
	if (!is_this_place(s, facts))
		return err_set(err, ERR_CONFIG, _("This delivery was begun "
		    "to another place than the settings name now."));
	if (facts->part_size == 0 ||
	    strlen(facts->upload) >= sizeof(s->upload)) {
		cut(s, s3plan_part_size(s->size));
		return true;
	}
	cut(s, facts->part_size);
	if (!parts_fit(s, facts))
		return fault_err(FAULT_PARTS_WRONG, err);
	(void)snprintf(s->upload, sizeof(s->upload), "%s", facts->upload);
	take_done(s, facts);
	s->lost = facts->stage == TICKET_FINISHING;
	s3_enter(s, S3_PARTS);
	return true;
}

static bool
open_net(struct s3 *s, struct err *err)
{
	const struct delivery_order *o = s->order;
	struct transfer_settings settings = { .ca_file = o->environment->ca,
		.rate = o->rate };

	s->parallel = o->parallel == 0 ? S3_PARALLEL : o->parallel;
	if (s->parallel > S3_PARALLEL_MAX)
		s->parallel = S3_PARALLEL_MAX;
	settings.parallel = s->parallel;
	s->net = transfer_new(&settings, err);
	return s->net != NULL;
}

void *
s3_begin(const struct delivery_order *order, struct delivery_notes *notes,
    struct err *err)
{
	struct s3 *s = xcalloc(1, sizeof(*s));
	bool ready;

	s->order = order;
	s->notes = notes;
	s->fd = -1;
	s->dice = (uint32_t)clock_monotonic_ms();
	ready = check_login(s, err) && find_place(s, err) &&
	    open_file(s, err) && open_net(s, err);
	if (ready && order->resume != NULL)
		ready = take_ticket(s, err);
	else if (ready)
		cut(s, s3plan_part_size(s->size));
	if (ready)
		return s;
	s3_free(s);
	return NULL;
}
