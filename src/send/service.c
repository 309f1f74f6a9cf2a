/* SPDX-License-Identifier: MIT */
/* The table of services, and what is the same for all of them. */
#include "send/service.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "send/folder.h"

static const struct service *const services[] = {
	&service_folder,
};

struct delivery {
	const struct service *service;
	const struct delivery_order *order;
	void *state;
	struct delivery_progress progress;
	struct delivered result;
};

const struct service *
service_find(struct str word)
{
	for (size_t i = 0; i < sizeof(services) / sizeof(services[0]); i++)
		if (str_eq_text(word, services[i]->word))
			return services[i];
	return NULL;
}

struct delivery *
delivery_begin(const struct service *service,
    const struct delivery_order *order, struct err *err)
{
	void *state = service->begin(order, err);
	struct delivery *d;

	if (state == NULL)
		return NULL;
	d = xcalloc(1, sizeof(*d));
	d->service = service;
	d->order = order;
	d->state = state;
	return d;
}

/* The hash of what arrived must be the hash of what was checked. */
static enum step
finish(struct delivery *d, struct err *err)
{
	const struct delivery_order *o = d->order;
	struct delivered *r = &d->result;

	(void)snprintf(r->name, sizeof(r->name), "%s", o->name);
	(void)snprintf(r->environment, sizeof(r->environment), "%s",
	    o->environment);
	r->records = o->records;
	r->when = o->now;
	d->service->result(d->state, r);
	if (strcmp(r->sha256, o->sha256) != 0) {
		(void)err_set(err, ERR_CHANGED, _("What arrived is not what "
		    "was checked. Please check the file again."));
		return STEP_FAILED;
	}
	r->verified = true;
	delivered_reference(r);
	d->progress.stage = DELIVERY_DONE;
	return STEP_DONE;
}

enum step
delivery_step(struct delivery *d, struct err *err)
{
	enum step step = d->service->step(d->state, &d->progress, err);

	return step == STEP_DONE ? finish(d, err) : step;
}

void
delivery_free(struct delivery *d)
{
	if (d == NULL)
		return;
	d->service->free(d->state);
	free(d);
}

void
delivery_progress(const struct delivery *d, struct delivery_progress *out)
{
	*out = d->progress;
}

const struct delivered *
delivery_result(const struct delivery *d)
{
	return &d->result;
}
