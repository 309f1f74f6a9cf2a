/* SPDX-License-Identifier: MIT */
/* The table of services, and what is the same for all of them. */
#include "send/service.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "send/folder.h"
#include "send/ftp.h"
#include "send/prepare.h"
#include "send/s3.h"

static const struct service *const services[] = {
	&service_folder,
	&service_s3,
	&service_sftp,
	&service_ftps,
	&service_ftp,
};

struct delivery {
	const struct service *service;
	struct delivery_order order;	/* of what is sent */
	struct prepare_order preparing;
	struct prepare *prepare;	/* NULL: it goes as it is */
	void *state;			/* NULL: not begun */
	struct delivery_progress progress;
	struct delivery_notes notes;
	struct delivered result;
	_Atomic bool pause_asked, cancel_asked;
	bool paused, cancelled;
	bool over;		/* nothing is left to go on with */
};

const struct service *
service_find(struct str word)
{
	for (size_t i = 0; i < sizeof(services) / sizeof(services[0]); i++)
		if (str_eq_text(word, services[i]->word))
			return services[i];
	return NULL;
}

static bool
begin(struct delivery *d, struct err *err)
{
	d->progress = (struct delivery_progress){ .stage = DELIVERY_NAME };
	d->state = d->service->begin(&d->order, &d->notes, err);
	return d->state != NULL;
}

static bool
begin_prepare(struct delivery *d, struct err *err)
{
	const struct delivery_order *o = &d->order;

	d->preparing = (struct prepare_order){ .wrap = o->wrap,
		.path = o->path, .sha256 = o->sha256, .folder = o->prepared,
		.home = o->gnupg, .key = o->key,
		.fingerprint = o->fingerprint };
	d->prepare = prepare_begin(&d->preparing, err);
	return d->prepare != NULL;
}

/* Then what was made is what is sent. */
static enum step
step_prepare(struct delivery *d, struct err *err)
{
	enum step step = prepare_step(d->prepare, err);

	prepare_progress(d->prepare, &d->progress.bytes, &d->progress.total);
	if (step != STEP_DONE)
		return step;
	d->order.path = prepare_path(d->prepare);
	d->order.sha256 = prepare_sha256(d->prepare);
	return begin(d, err) ? STEP_MORE : STEP_FAILED;
}

struct delivery *
delivery_begin(const struct service *service,
    const struct delivery_order *order, struct err *err)
{
	struct delivery *d = xcalloc(1, sizeof(*d));

	d->service = service;
	d->order = *order;
	if (order->wrap == WRAP_NONE ? begin(d, err) : begin_prepare(d, err))
		return d;
	free(d);
	return NULL;
}

/* The hash of what arrived must be the hash of what was checked. */
static enum step
finish(struct delivery *d, struct err *err)
{
	const struct delivery_order *o = &d->order;
	struct delivered *r = &d->result;

	(void)snprintf(r->name, sizeof(r->name), "%s", o->name);
	(void)snprintf(r->environment, sizeof(r->environment), "%s",
	    o->environment->name);
	r->records = o->records;
	r->when = o->now;
	d->service->result(d->state, r);
	if (strcmp(r->sha256, o->sha256) != 0) {
		(void)err_set(err, ERR_CHANGED, _("What arrived is not what "
		    "was checked. Please check the file again."));
		return STEP_FAILED;
	}
	delivered_reference(r);
	d->progress.stage = DELIVERY_DONE;
	d->over = true;
	return STEP_DONE;
}

static enum step
tell_cancelled(struct err *err)
{
	(void)err_set(err, ERR_CANCELLED, _("Stopped, and nothing of it is "
	    "left at the other end."));
	return STEP_FAILED;
}

/* What the other thread has asked for.  False: there is nothing to take
 * back, and it ends here. */
static bool
heed(struct delivery *d)
{
	bool pause = atomic_load(&d->pause_asked);

	if (d->state == NULL)
		return !atomic_load(&d->cancel_asked);
	if (pause != d->paused && d->service->pause != NULL)
		d->service->pause(d->state, pause);
	d->paused = pause;
	if (d->cancelled || !atomic_load(&d->cancel_asked))
		return true;
	d->cancelled = true;
	d->progress.withdrawing = true;
	if (d->service->cancel == NULL)
		return false;
	d->service->cancel(d->state);
	return true;
}

enum step
delivery_step(struct delivery *d, struct err *err)
{
	enum step step;

	if (!heed(d))
		return tell_cancelled(err);
	if (d->state == NULL)
		return step_prepare(d, err);
	step = d->service->step(d->state, &d->progress, err);
	d->progress.withdrawing = d->cancelled;
	if (step != STEP_DONE)
		return step;
	if (!d->cancelled)
		return finish(d, err);
	d->over = true;
	return tell_cancelled(err);
}

void
delivery_pause(struct delivery *d, bool on)
{
	atomic_store(&d->pause_asked, on);
}

void
delivery_cancel(struct delivery *d)
{
	atomic_store(&d->cancel_asked, true);
}

void
delivery_free(struct delivery *d)
{
	if (d == NULL)
		return;
	if (d->state != NULL)
		d->service->free(d->state);
	if (d->service->network && d->state != NULL && !d->over)
		prepare_keep(d->prepare);
	prepare_free(d->prepare);
	free(d);
}

void
delivery_progress(const struct delivery *d, struct delivery_progress *out)
{
	*out = d->progress;
}

const struct delivery_notes *
delivery_notes(const struct delivery *d)
{
	return &d->notes;
}

const struct delivered *
delivery_result(const struct delivery *d)
{
	return &d->result;
}
