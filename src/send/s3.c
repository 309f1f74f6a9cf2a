/* SPDX-License-Identifier: MIT */
/* The order of a delivery to S3: what is done in each phase, and how steps,
 * pauses and a cancel run through it. */
#include "send/s3.h"

#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/intl.h"
#include "file/identity.h"
#include "send/s3_inside.h"

enum { STEP_MS = 20, CANCEL_MS = 2000 };

void
s3_note(struct s3 *s, const char *fmt, ...)
{
	struct delivery_notes *n = s->notes;
	va_list ap;

	if (n->count == DELIVERY_NOTES)
		return;
	va_start(ap, fmt);
	(void)vsnprintf(n->text[n->count], sizeof(n->text[0]), fmt, ap);
	va_end(ap);
	n->count++;
}

char *
s3_address(const struct s3 *s)
{
	struct buf text = { 0 };

	buf_printf(&text, "s3://%s/%s", s->where.bucket, s->key);
	return buf_take(&text);
}

static void
stop_calls(struct s3 *s)
{
	for (unsigned i = 0; i < S3_PARALLEL_MAX; i++) {
		struct s3_call *call = &s->calls[i];

		if (!call->runs)
			continue;
		transfer_stop(s->net, call);
		call->runs = false;
		if (call->phase == S3_PARTS)
			s->parts[call->part].state = PART_READY;
	}
}

void
s3_enter(struct s3 *s, enum s3_phase phase)
{
	s->phase = phase;
	s->tries = 0;
}

void
s3_forget_parts(struct s3 *s)
{
	stop_calls(s);
	for (unsigned i = 0; i < s->part_count; i++)
		s->parts[i] = (struct s3_part){ .state = PART_RAW };
	s3sums_free(s->sums);
	s->sums = s3sums_new(s->fd, s->size, s->part_size);
	s->parts_done = 0;
	s->first_open = 0;
	s->confirmed = 0;
	s->parts_unproven = false;
}

void
s3_free(void *state)
{
	struct s3 *s = state;

	transfer_free(s->net);
	ticket_free(s->ticket);
	s3sums_free(s->sums);
	buf_release(&s->complete);
	free(s->parts);
	free(s->key);
	if (s->fd >= 0)
		(void)close(s->fd);
	free(s);
}

/* A request has ended, well or not. */
static enum step
end_call(struct s3 *s, const struct transfer_result *r, struct err *err)
{
	struct s3_call *call = r->tag, was = *call;
	enum fault fault = r->trouble != TRANSFER_OK
	    ? fault_of_trouble(r->trouble)
	    : fault_of_reply(r->status, r->body);

	call->runs = false;
	if (was.phase == S3_PARTS)
		s->parts[was.part].state = PART_READY;
	if (fault == FAULT_NONE)
		fault = s3_reply(s, &was, r);
	if (fault != FAULT_NONE)
		return s3_meet(s, &was, fault, r, err);
	patience_succeeded(&s->patience);
	s->waits = FAULT_NONE;
	return STEP_MORE;
}

static enum step
take_results(struct s3 *s, struct err *err)
{
	struct transfer_result r;
	enum step step = STEP_MORE;

	while (step == STEP_MORE && transfer_finished(s->net, &r))
		step = end_call(s, &r, err);
	return step;
}

static bool
may_ask(const struct s3 *s)
{
	unsigned running = transfer_running(s->net);

	return !s->paused && running < s->parallel &&
	    patience_allows(&s->patience, clock_monotonic_ms(), running);
}

/* The index of a part that can be sent now; part_count if there is none. */
static unsigned
next_part(struct s3 *s)
{
	unsigned i;

	while (s->first_open < s->part_count &&
	    s->parts[s->first_open].state == PART_DONE)
		s->first_open++;
	for (i = s->first_open; i < s->part_count; i++) {
		if (s->parts[i].state == PART_READY)
			break;
		if (s->parts[i].state == PART_RAW)
			return s->part_count;
	}
	return i;
}

static bool
start_parts(struct s3 *s, struct err *err)
{
	while (may_ask(s)) {
		unsigned part = next_part(s);

		if (part == s->part_count)
			break;
		if (!s3_ask(s, part, err))
			return false;
		s->parts[part].state = PART_RUNNING;
	}
	return true;
}

static enum step
sum_some(struct s3 *s, struct err *err)
{
	struct s3_part *p = &s->parts[s3sums_part(s->sums)];
	bool with_md5 = p->state == PART_RAW && !s->crc_parts;

	switch (s3sums_step(s->sums, with_md5)) {
	case S3SUMS_FAILED:
		s->waits = FAULT_LOCAL_READ;
		(void)fault_err(FAULT_LOCAL_READ, err);
		return STEP_FAILED;
	case S3SUMS_PART:
		p->crc = s3sums_part_crc(s->sums);
		if (p->state != PART_RAW)
			break;
		(void)snprintf(p->md5, sizeof(p->md5), "%s",
		    s3sums_part_md5(s->sums));
		p->state = PART_READY;
		break;
	case S3SUMS_MORE:
		break;
	}
	return STEP_MORE;
}

/* Enough is summed up when each request that may run has its next part. */
static bool
sums_wanted(const struct s3 *s)
{
	unsigned ready = 0;

	if (s->paused || s3sums_ended(s->sums))
		return false;
	for (unsigned i = s->first_open; i < s3sums_part(s->sums); i++)
		ready += s->parts[i].state == PART_READY;
	return ready < s->parallel;
}

/* Nothing may stay there of a file that is not the one that was checked. */
static void
withdraw(struct s3 *s, enum fault why)
{
	stop_calls(s);
	patience_succeeded(&s->patience);
	s->ends_with = why;
	s->give_up = clock_monotonic_ms() + CANCEL_MS;
	s3_enter(s, s->upload[0] != '\0' ? S3_ABORT : S3_DONE);
}

/* What is about to appear at the other end must be what was checked. */
static bool
is_what_was_checked(struct s3 *s)
{
	if (strcmp(s3sums_sha256(s->sums), s->order->sha256) == 0 &&
	    identity_change(&s->identity, s->fd, NULL) == NULL)
		return true;
	withdraw(s, FAULT_CHANGED);
	return false;
}

static enum step
work_on_parts(struct s3 *s, struct err *err)
{
	struct err trouble = { .kind = ERR_NONE };
	enum step step = STEP_MORE;

	if (!start_parts(s, err))
		return STEP_FAILED;
	if (sums_wanted(s))
		step = sum_some(s, err);
	if (step != STEP_MORE || s->parts_done < s->part_count ||
	    !s3sums_ended(s->sums) || !is_what_was_checked(s))
		return step;
	if (!s->parts_unproven)
		s->proofs |= 1u << PROOF_PARTS;
	if (s->ticket != NULL && !ticket_stage(s->ticket, TICKET_FINISHING,
	    &trouble))
		s->unkept = true;
	s3_enter(s, S3_COMPLETE);
	return STEP_MORE;
}

/* All phases but PARTS are one request. */
static enum step
work_on_request(struct s3 *s, struct err *err)
{
	if (s->phase == S3_PUT && !s3sums_ended(s->sums)) {
		enum step step = s->paused ? STEP_MORE : sum_some(s, err);

		if (step == STEP_MORE && s3sums_ended(s->sums))
			(void)is_what_was_checked(s);
		return step;
	}
	if (transfer_running(s->net) > 0 || !may_ask(s))
		return STEP_MORE;
	return s3_ask(s, 0, err) ? STEP_MORE : STEP_FAILED;
}

/* It is over, one way or the other. */
static enum step
end(struct s3 *s, struct err *err)
{
	struct err trouble = { .kind = ERR_NONE };

	if (s->ticket != NULL)
		(void)ticket_remove(s->ticket, &trouble);
	s->ticket = NULL;
	if (s->ends_with != FAULT_NONE) {
		s->waits = s->ends_with;
		(void)fault_err(s->ends_with, err);
		return STEP_FAILED;
	}
	if (s->cancelled && s->lost) {
		(void)err_set(err, ERR_CANCELLED, _("It was too late to "
		    "stop: the file may be there in full."));
		return STEP_FAILED;
	}
	return STEP_DONE;
}

static enum step
work(struct s3 *s, struct err *err)
{
	if (s->phase == S3_PARTS)
		return work_on_parts(s, err);
	if (s->phase == S3_ABORT && clock_monotonic_ms() > s->give_up)
		return s3_give_up(s, err);
	return s->phase == S3_DONE ? end(s, err) : work_on_request(s, err);
}

/* Wait for the network, but not while there are sums to take. */
static void
wait_some(struct s3 *s)
{
	bool busy = !s->paused && (s->phase == S3_PARTS ? sums_wanted(s)
	    : s->phase == S3_PUT && !s3sums_ended(s->sums));

	if (s->phase == S3_DONE)
		return;
	if (!transfer_work(s->net, busy ? 0 : STEP_MS) && !busy &&
	    !may_ask(s))
		(void)poll(NULL, 0, STEP_MS);
}

static void
report(const struct s3 *s, struct delivery_progress *p)
{
	static const enum delivery_stage stages[] = {
		[S3_LOOK] = DELIVERY_NAME,
		[S3_PUT] = DELIVERY_COPY,
		[S3_CREATE] = DELIVERY_NAME,
		[S3_PARTS] = DELIVERY_COPY,
		[S3_COMPLETE] = DELIVERY_VERIFY,
		[S3_CHECK] = DELIVERY_VERIFY,
		[S3_ABORT] = DELIVERY_COPY,
		[S3_DONE] = DELIVERY_VERIFY,
	};
	uint64_t sent = s->confirmed + (stages[s->phase] == DELIVERY_COPY
	    ? transfer_sent(s->net) : 0);

	*p = (struct delivery_progress){ .stage = stages[s->phase],
		.bytes = sent < s->size ? sent : s->size,
		.total = s->size, .confirmed = s->confirmed,
		.part = s->part_size == 0 ? 0 : s->parts_done,
		.parts = s->part_size == 0 ? 0 : s->part_count,
		.fault = (unsigned)s->waits,
		.wait = patience_seconds(&s->patience,
		    clock_monotonic_ms()) };
}

static enum step
s3_step(void *state, struct delivery_progress *progress, struct err *err)
{
	struct s3 *s = state;
	enum step step = take_results(s, err);

	if (step == STEP_MORE)
		step = work(s, err);
	if (step == STEP_MORE)
		wait_some(s);
	report(s, progress);
	return step;
}

static void
s3_result(const void *state, struct delivered *d)
{
	const struct s3 *s = state;
	char *address = s3_address(s);

	(void)snprintf(d->address, sizeof(d->address), "%s", address);
	free(address);
	(void)snprintf(d->sha256, sizeof(d->sha256), "%s",
	    s3sums_sha256(s->sums));
	d->bytes = s->size;
	d->proofs = s->proofs;
}

static void
s3_pause(void *state, bool on)
{
	struct s3 *s = state;

	s->paused = on;
	transfer_pause(s->net, on);
}

/* A request that makes the file appear may have done so already. */
static void
s3_cancel(void *state)
{
	struct s3 *s = state;

	s->lost = s->lost || s->phase == S3_COMPLETE ||
	    s->phase == S3_CHECK || (s->phase == S3_PUT &&
	    transfer_running(s->net) > 0 &&
	    transfer_sent(s->net) >= s->size);
	s->cancelled = true;
	s->paused = false;
	transfer_pause(s->net, false);
	withdraw(s, FAULT_NONE);
}

const struct service service_s3 = {
	.word = "s3",
	.name = N_("Amazon S3"),
	.network = true,
	.begin = s3_begin,
	.step = s3_step,
	.result = s3_result,
	.pause = s3_pause,
	.cancel = s3_cancel,
	.free = s3_free,
};
