/* SPDX-License-Identifier: MIT */
/*
 * What to do about a fault.  First what it means for this very request, as
 * the loss of an answer to Complete means something else than that of an
 * answer to a part; then by its class (fault_then).
 */
#include "base/clock.h"
#include "base/intl.h"
#include "send/s3_inside.h"
#include "send/s3reply.h"

struct meeting {
	struct s3 *s;
	const struct s3_call *call;
	const struct transfer_result *r;
	enum fault fault;
	struct err *err;
};

/* For good: with its sentence, and with the question if there is one. */
static enum step
stop(struct meeting *m)
{
	struct delivery_notes *notes = m->s->notes;

	m->s->waits = m->fault;
	if (m->fault == FAULT_NAME_TAKEN)
		notes->ask = ASK_REPLACE;
	else if (fault_get(m->fault)->then == THEN_LOGIN)
		notes->ask = ASK_LOGIN;
	(void)fault_err(m->fault, m->err);
	return STEP_FAILED;
}

/* Once more, after a pause that all requests share. */
static enum step
again(struct meeting *m, bool counts, unsigned most)
{
	struct s3 *s = m->s;
	unsigned *tries = m->call->phase == S3_PARTS
	    ? &s->parts[m->call->part].tries : &s->tries;

	if (counts && ++*tries >= most)
		return stop(m);
	s->dice = s->dice * 1664525 + 1013904223;
	patience_failed(&s->patience, clock_monotonic_ms(), s->dice >> 8);
	s->waits = m->fault;
	return STEP_MORE;
}

static enum step
set_clock(struct meeting *m)
{
	struct s3 *s = m->s;
	int64_t theirs, offset;
	int minutes;

	if (m->call->turn != s->turn)
		return STEP_MORE;
	if (s->clock_set || !s3plan_date(transfer_header(m->r, "date"),
	    &theirs))
		return stop(m);
	offset = theirs - clock_now();
	minutes = (int)((offset < 0 ? -offset : offset) / 60);
	s->clock_set = true;
	s->clock_offset = offset;
	s->turn++;
	s3_note(s, offset > 0
	    ? _("The clock of this computer is %d minutes slow; we went by "
	    "the drop-off's.")
	    : _("The clock of this computer is %d minutes fast; we went by "
	    "the drop-off's."), minutes);
	return STEP_MORE;
}

static enum step
move_region(struct meeting *m)
{
	struct s3 *s = m->s;
	struct str region = transfer_header(m->r, "x-amz-bucket-region");
	char named[S3WHERE_REGION_MAX];

	if (m->call->turn != s->turn)
		return STEP_MORE;
	if (region.n == 0 && s3reply_text(m->r->body, "Region", named,
	    sizeof(named)))
		region = str_from(named);
	if (s->moved || !s3where_move(&s->where, region))
		return stop(m);
	s->moved = true;
	s->turn++;
	s3_note(s, _("The bucket lies in the region %s; we went there."),
	    s->where.region);
	return STEP_MORE;
}

/* The parts are void: all of them once more, in a new upload. */
static enum step
renew(struct meeting *m)
{
	struct s3 *s = m->s;

	if (s->renewed || s->part_size == 0)
		return stop(m);
	s->renewed = true;
	s->lost = false;
	s3_note(s, "%s", _("The drop-off had lost the parts that were sent; "
	    "we began again."));
	s3_forget_parts(s);
	s3_enter(s, S3_CREATE);
	return STEP_MORE;
}

static enum step
by_class(struct meeting *m)
{
	switch (fault_get(m->fault)->then) {
	case THEN_RETRY:
		return again(m, true, S3_TRIES);
	case THEN_WAIT:
		return again(m, false, 0);
	case THEN_CLOCK:
		return set_clock(m);
	case THEN_REGION:
		return move_region(m);
	case THEN_AGAIN:
		return renew(m);
	case THEN_LOGIN:
	case THEN_ASK:
	case THEN_STOP:
		break;
	}
	return stop(m);
}

/* Looking first is a courtesy: when it is not allowed, we go on. */
static enum step
meet_look(struct meeting *m)
{
	enum fault_then then = fault_get(m->fault)->then;

	if (then == THEN_WAIT || m->fault == FAULT_NAME_TAKEN ||
	    m->r->trouble != TRANSFER_OK)
		return by_class(m);
	if (then == THEN_REGION && !m->s->moved &&
	    transfer_header(m->r, "x-amz-bucket-region").n > 0)
		return by_class(m);
	if (then == THEN_RETRY && m->s->tries < S3_TRIES_LOOK)
		return again(m, true, S3_TRIES);
	s3_enter(m->s, m->s->part_size == 0 ? S3_PUT : S3_CREATE);
	return STEP_MORE;
}

/* Did it arrive, and only the answer did not? */
static bool
may_have_worked(const struct meeting *m)
{
	enum fault_then then = fault_get(m->fault)->then;

	return (then == THEN_RETRY || then == THEN_WAIT) &&
	    m->fault != FAULT_NAME_UNKNOWN &&
	    m->fault != FAULT_NO_CONNECTION && m->fault != FAULT_DAMAGED;
}

/* PUT, and Complete: what makes the file appear. */
static enum step
meet_whole(struct meeting *m)
{
	struct s3 *s = m->s;

	if (m->fault == FAULT_NOT_OFFERED && !s->no_condition &&
	    !s->order->replace) {
		s->no_condition = true;
		s3_note(s, "%s", _("This drop-off cannot be told to leave a "
		    "file of the same name alone; we looked beforehand."));
		return STEP_MORE;
	}
	/* Is it our own file that is in the way, has our upload become it?
	 * libcurl asks again by itself when a connection it had kept turns
	 * out to be dead, so that not every loss is seen here. */
	if (m->fault == FAULT_NAME_TAKEN || m->fault == FAULT_UPLOAD_GONE) {
		s->doubt = m->fault;
		s->lost = s->lost || m->fault == FAULT_UPLOAD_GONE;
		s3_enter(s, S3_CHECK);
		return STEP_MORE;
	}
	if (may_have_worked(m))
		s->lost = true;
	return by_class(m);
}

static enum step
meet_create(struct meeting *m)
{
	if (m->r->trouble == TRANSFER_OK && !m->s->no_sums &&
	    (m->fault == FAULT_OTHER || m->fault == FAULT_NOT_OFFERED ||
	    m->fault == FAULT_DAMAGED)) {
		m->s->no_sums = true;
		return STEP_MORE;
	}
	return by_class(m);
}

/* What lies there decides; what if that cannot be seen? */
static enum step
meet_doubt(struct meeting *m)
{
	struct s3 *s = m->s;
	enum fault_then then = fault_get(m->fault)->then;

	if (then == THEN_WAIT || then == THEN_RETRY)
		return by_class(m);
	if (m->fault == FAULT_NOT_THE_SAME)
		m->fault = s->order->replace ? FAULT_UPLOAD_GONE
		    : FAULT_NAME_TAKEN;
	else if (m->fault == FAULT_NOT_THERE)
		m->fault = FAULT_UPLOAD_GONE;
	else
		m->fault = s->lost ? FAULT_UNPROVEN : s->doubt;
	s->doubt = FAULT_NONE;
	return by_class(m);
}

/* After a good answer a look is one proof more, or one less. */
static enum step
meet_check(struct meeting *m)
{
	struct s3 *s = m->s;
	enum fault_then then = fault_get(m->fault)->then;

	if (s->doubt != FAULT_NONE)
		return meet_doubt(m);
	if (m->fault == FAULT_NOT_THE_SAME)
		return stop(m);
	if ((then == THEN_WAIT || then == THEN_RETRY) &&
	    s->tries < S3_TRIES_LOOK)
		return again(m, true, S3_TRIES);
	s3_enter(s, S3_DONE);
	return STEP_MORE;
}

enum step
s3_give_up(struct s3 *s, struct err *err)
{
	if (s->ends_with != FAULT_NONE)
		(void)fault_err(s->ends_with, err);
	else
		(void)err_set(err, ERR_CANCELLED, "%s", s->lost
		    ? _("It was too late to stop: the file may be there in "
		    "full.")
		    : _("Stopped. Parts of the file remain at the other end; "
		    "they do not show, and the bucket's owner can remove "
		    "them."));
	return STEP_FAILED;
}

/* A cancel does not wait for long, and says what remains. */
static enum step
meet_abort(struct meeting *m)
{
	enum fault_then then = fault_get(m->fault)->then;

	if (m->fault == FAULT_UPLOAD_GONE) {
		s3_enter(m->s, S3_DONE);
		return STEP_MORE;
	}
	if (then == THEN_CLOCK || then == THEN_REGION || then == THEN_WAIT)
		return by_class(m);
	if (then == THEN_RETRY)
		return again(m, false, 0);
	m->s->waits = m->fault;
	return s3_give_up(m->s, m->err);
}

enum step
s3_meet(struct s3 *s, const struct s3_call *call, enum fault fault,
    const struct transfer_result *r, struct err *err)
{
	static enum step (*const meet[])(struct meeting *) = {
		[S3_LOOK] = meet_look,
		[S3_PUT] = meet_whole,
		[S3_CREATE] = meet_create,
		[S3_PARTS] = by_class,
		[S3_COMPLETE] = meet_whole,
		[S3_CHECK] = meet_check,
		[S3_ABORT] = meet_abort,
	};
	struct meeting m = { s, call, r, fault, err };

	return meet[call->phase](&m);
}
