/* SPDX-License-Identifier: MIT */
/* What is done about trouble: wait and look again, ask the person, or
 * stop. */
#include <stdio.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/num.h"
#include "send/ftp_inside.h"

enum step
ftp_fail(struct ftp *f, enum fault fault, struct err *err)
{
	f->fault = fault;
	(void)fault_err(fault, err);
	return STEP_FAILED;
}

enum step
ftp_question(struct ftp *f, enum delivery_ask ask, const char *detail,
    struct err *err)
{
	static const enum fault faults[] = {
		[ASK_REPLACE] = FAULT_NAME_TAKEN,
		[ASK_HOST_KEY] = FAULT_HOSTKEY_NEW,
		[ASK_LOGIN] = FAULT_LOGIN_REFUSED,
	};

	f->notes->ask = ask;
	(void)snprintf(f->notes->detail, sizeof(f->notes->detail), "%s",
	    detail);
	if (ask != ASK_PLAIN)
		return ftp_fail(f, faults[ask], err);
	(void)err_set(err, ERR_USAGE, _("Plain FTP sends your login and your "
	    "data so that others on the way can read them. Use SFTP or FTPS, "
	    "or say that you want it so."));
	return STEP_FAILED;
}

/* Words that only the place can give. */
static enum step
is_full(struct ftp *f, uint64_t there, struct err *err)
{
	char bytes[NUM_TEXT_MAX];

	f->fault = FAULT_NO_SPACE;
	(void)err_set(err, ERR_NETWORK, _("The server stopped after %s bytes. "
	    "It is possibly full, or your share of it is. Tell its operator, "
	    "and go on when there is room."), num_group(there, bytes));
	return STEP_FAILED;
}

/* A server without room ends the connection rather than say so; then more
 * tries do not bring more bytes. */
enum step
ftp_broke(struct ftp *f, uint64_t there, struct err *err)
{
	f->broke = false;
	if (f->full)
		return is_full(f, there, err);
	f->breaks = there > f->most ? 0 : f->breaks + 1;
	if (there > f->most)
		f->most = there;
	return f->breaks < FTP_TRIES_FULL ? STEP_MORE
	    : is_full(f, there, err);
}

/* After trouble in the middle of the file only a look can tell how much of
 * it is there. */
static void
look_again(struct ftp *f)
{
	if (f->phase != FTP_SEND)
		return;
	f->broke = true;
	ftp_go(f, f->part == NULL ? FTP_LOOK : FTP_LOOK_PART);
}

static enum step
try_again(struct ftp *f, enum fault fault)
{
	int64_t now = clock_monotonic_ms();

	f->tries++;
	f->waits = fault;
	patience_failed(&f->patience, now, (uint32_t)(now * 2654435761));
	look_again(f);
	return STEP_MORE;
}

/* To be read beside the sentence about the changed key. */
static void
note_keys(struct ftp *f)
{
	char note[DELIVERY_NOTE_MAX];

	(void)snprintf(note, sizeof(note), _("The keys that were accepted are "
	    "in the file %s. When the new one is right, remove the line of "
	    "this server."), f->order->host_keys);
	ftp_note(f, note);
}

/* The server would not take the first byte, so there is nothing to go on
 * with, unless something was there from another day. */
static void
forget_ticket(struct ftp *f)
{
	if (f->ticket == NULL || f->order->resume != NULL)
		return;
	(void)ticket_remove(f->ticket, NULL);
	f->ticket = NULL;
}

/* Perhaps the server speaks nothing but TLS 1.3. */
static bool
wants_newest(struct ftp *f)
{
	bool first = f->scheme == TRANSFER_FTPS && !f->base.newest_tls;

	f->base.newest_tls = f->scheme == TRANSFER_FTPS;
	return first;
}

enum step
ftp_meet(struct ftp *f, const struct transfer_result *r, struct err *err)
{
	enum fault fault = fault_of_trouble(r->trouble);

	if (f->cancelled)
		return ftp_fail(f, fault, err);
	if (r->trouble == TRANSFER_HOSTKEY_CHANGED)
		note_keys(f);
	if (r->trouble == TRANSFER_TLS_OTHER && wants_newest(f))
		return STEP_MORE;
	switch (fault_get(fault)->then) {
	case THEN_LOGIN:
		return ftp_question(f, ASK_LOGIN, "", err);
	case THEN_ASK:
		return ftp_question(f, ASK_HOST_KEY, r->print, err);
	case THEN_WAIT:
		return try_again(f, fault);
	case THEN_RETRY:
		return f->tries < FTP_TRIES ? try_again(f, fault)
		    : ftp_fail(f, fault, err);
	default:
		break;
	}
	if (f->phase == FTP_SEND && r->sent == 0 && f->there == 0)
		forget_ticket(f);
	if (f->phase != FTP_SEND || fault != FAULT_NO_SPACE)
		return ftp_fail(f, fault, err);
	f->full = true;
	look_again(f);
	return STEP_MORE;
}
