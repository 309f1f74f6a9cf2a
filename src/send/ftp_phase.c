/* SPDX-License-Identifier: MIT */
/* The phases of a delivery: what each asks of the server, and where its
 * answer leads. */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/identity.h"
#include "file/open.h"
#include "send/ftp_inside.h"
#include "send/login.h"

static bool
ask_size(struct ftp *f, struct transfer_request *r, struct err *err)
{
	(void)f;
	(void)err;
	r->method = TRANSFER_SIZE;
	return true;
}

static bool
ask_end(struct ftp *f, struct transfer_request *r, struct err *err)
{
	(void)err;
	r->method = TRANSFER_TAIL;
	r->from = f->there > TRANSFER_TAIL_MAX
	    ? f->there - TRANSFER_TAIL_MAX : 0;
	return true;
}

/* From here on there is something to come back to. */
static bool
write_ticket(struct ftp *f, struct err *err)
{
	const struct delivery_order *o = f->order;
	struct ticket_facts facts = {
		.name = (char *)o->name,
		.environment = o->environment->name,
		.service = (char *)env_service_get(
		    o->environment->service)->word,
		.address = f->address,
		.path = (char *)o->path,
		.login = (char *)o->login->source,
		.identity = f->identity,
		.records = o->records,
		.created = o->now,
	};

	if (f->ticket != NULL || o->tickets == NULL)
		return true;
	memcpy(facts.sha256, f->sha256, sizeof(facts.sha256));
	f->ticket = ticket_create(o->tickets, &facts, err);
	return f->ticket != NULL && ticket_upload(f->ticket,
	    str_from(ftp_writing(f)), 0, err);
}

static bool
ask_send(struct ftp *f, struct transfer_request *r, struct err *err)
{
	r->method = TRANSFER_UPLOAD;
	r->fd = f->fd;
	r->length = f->size;
	r->resume = f->there;
	f->began = true;
	f->resumed = f->there > 0;
	return write_ticket(f, err);
}

static bool
ask_remove(struct ftp *f, struct transfer_request *r, struct err *err)
{
	(void)f;
	(void)err;
	r->method = TRANSFER_REMOVE;
	return true;
}

static bool
ask_rename(struct ftp *f, struct transfer_request *r, struct err *err)
{
	const char *slash = strrchr(f->target, '/');

	r->method = TRANSFER_RENAME;
	r->new_name = slash == NULL ? f->target : slash + 1;
	return f->ticket == NULL ||
	    ticket_stage(f->ticket, TICKET_FINISHING, err);
}

static bool
is_gone(const struct transfer_result *r)
{
	return r->trouble == TRANSFER_NOT_THERE;
}

/* There, but not for our eyes. */
static bool
is_hidden(const struct transfer_result *r)
{
	return r->trouble == TRANSFER_DENIED;
}

/* What is under the name of the file is not ours to replace. */
static enum step
ask_to_replace(struct ftp *f, struct err *err)
{
	return ftp_question(f, ASK_REPLACE, f->target, err);
}

static enum step
go(struct ftp *f, enum ftp_phase phase)
{
	ftp_go(f, phase);
	return STEP_MORE;
}

static enum step
start_over(struct ftp *f)
{
	f->there = 0;
	f->proofs = 0;
	return go(f, FTP_HASH);
}

/* So much is there under the name that we write to; -1: it is not told. */
static enum step
found_part(struct ftp *f, int64_t size, struct err *err)
{
	if (f->broke) {
		enum step step = ftp_broke(f, size < 0 ? 0 : (uint64_t)size,
		    err);

		if (step != STEP_MORE)
			return step;
	}
	if (size > 0 && (uint64_t)size > f->size && f->part == NULL &&
	    !f->order->replace)
		return ask_to_replace(f, err);
	if (size <= 0 || (uint64_t)size > f->size)
		return start_over(f);
	f->there = (uint64_t)size;
	return go(f, FTP_COMPARE);
}

/* The answer to the rename was lost, and it had happened. */
static bool
was_renamed(const struct ftp *f, int64_t size)
{
	return f->ticket != NULL && size >= 0 && (uint64_t)size == f->size &&
	    ticket_facts(f->ticket)->stage == TICKET_FINISHING;
}

static enum step
told_look(struct ftp *f, const struct transfer_result *r, struct err *err)
{
	bool there = r->trouble == TRANSFER_OK || (is_hidden(r) && r->there);

	if (!there && !is_gone(r) && !is_hidden(r))
		return ftp_meet(f, r, err);
	if (f->part == NULL && f->began)
		return found_part(f, there ? r->size : 0, err);
	if (there && f->part != NULL && was_renamed(f, r->size)) {
		f->there = f->size;
		return go(f, FTP_LOOK_LAST);
	}
	if (there && !f->order->replace)
		return ask_to_replace(f, err);
	f->taken = there;
	return f->began ? go(f, FTP_LOOK_PART) : start_over(f);
}

static enum step
told_look_part(struct ftp *f, const struct transfer_result *r,
    struct err *err)
{
	if (r->trouble != TRANSFER_OK && !is_gone(r) && !is_hidden(r))
		return ftp_meet(f, r, err);
	return found_part(f, r->trouble == TRANSFER_OK ? r->size : 0, err);
}

/* Is this piece, which ends with the last byte that is there, ours? */
static bool
is_ours(const struct ftp *f, struct str piece)
{
	char *mine = xmalloc(TRANSFER_TAIL_MAX);
	size_t n = f->there < TRANSFER_TAIL_MAX ? (size_t)f->there
	    : TRANSFER_TAIL_MAX;
	ssize_t got = open_pread(f->fd, mine, n, f->there - n);
	bool same = got == (ssize_t)n && piece.n == n &&
	    memcmp(mine, piece.p, n) == 0;

	free(mine);
	return same;
}

static enum step
told_compare(struct ftp *f, const struct transfer_result *r,
    struct err *err)
{
	if (is_gone(r) || is_hidden(r))
		return start_over(f);
	if (r->trouble != TRANSFER_OK)
		return ftp_meet(f, r, err);
	if (is_ours(f, r->body))
		return go(f, FTP_HASH);
	return f->part == NULL && !f->order->replace ? ask_to_replace(f, err)
	    : start_over(f);
}

static enum step
told_send(struct ftp *f, const struct transfer_result *r, struct err *err)
{
	if (r->trouble != TRANSFER_OK)
		return ftp_meet(f, r, err);
	f->there = f->size;
	if (identity_change(&f->identity, f->fd, NULL) == NULL)
		return go(f, ftp_check(f));
	/* It is not known what was sent; away with it. */
	f->fault = FAULT_CHANGED;
	return go(f, FTP_WITHDRAW);
}

static enum step
arrived(struct ftp *f)
{
	if (f->part == NULL || f->renamed)
		return go(f, FTP_DONE);
	return go(f, f->taken ? FTP_CLEAR : FTP_RENAME);
}

/* Behind what was there before: the server may have still been writing that
 * to its disk when it was looked at.  Or TLS 1.3 took the end away (see
 * transfer_ask.c).  Then all of it goes once more. */
static enum step
not_the_same(struct ftp *f, struct err *err)
{
	bool again = f->resumed || (f->base.newest_tls && f->tails > 0);

	if (!again)
		return ftp_fail(f, FAULT_NOT_THE_SAME, err);
	if (!f->resumed)
		f->tails--;
	return start_over(f);
}

static const char gone[] = N_("The server took the file away at once, so that "
    "its length could not be compared.");

static enum step
told_size(struct ftp *f, const struct transfer_result *r, struct err *err)
{
	bool told = r->trouble == TRANSFER_OK && r->size >= 0;

	if (r->trouble != TRANSFER_OK && !is_gone(r) && !is_hidden(r))
		return ftp_meet(f, r, err);
	if (told && (uint64_t)r->size != f->size)
		return not_the_same(f, err);
	if (told)
		f->proofs |= 1u << PROOF_SIZE;
	else
		ftp_note(f, is_gone(r) ? gone : N_("The server does not tell "
		    "how long files are, so that the length could not be "
		    "compared."));
	return arrived(f);
}

static enum step
told_end(struct ftp *f, const struct transfer_result *r, struct err *err)
{
	if (r->trouble != TRANSFER_OK && !is_gone(r) && !is_hidden(r))
		return ftp_meet(f, r, err);
	if (r->trouble == TRANSFER_OK && !is_ours(f, r->body))
		return not_the_same(f, err);
	if (r->trouble == TRANSFER_OK)
		f->proofs |= 1u << PROOF_SIZE | 1u << PROOF_END;
	else if (is_gone(r))
		ftp_note(f, gone);
	else
		ftp_note(f, N_("The server lets nobody read, so that the end "
		    "and the length of the file could not be compared."));
	return arrived(f);
}

static enum step
told_clear(struct ftp *f, const struct transfer_result *r, struct err *err)
{
	if (r->trouble != TRANSFER_OK && !is_gone(r))
		return ftp_meet(f, r, err);
	return go(f, FTP_RENAME);
}

static enum step
no_rename(struct err *err)
{
	(void)err_set(err, ERR_NETWORK, _("The file is there, but the server "
	    "does not let us give it its name. Write rename = no into the "
	    "settings of this drop-off, and go on."));
	return STEP_FAILED;
}

/* When the answer to the first try was lost, the second finds nothing. */
static enum step
told_rename(struct ftp *f, const struct transfer_result *r, struct err *err)
{
	bool refused = is_gone(r) || is_hidden(r);

	if (r->trouble != TRANSFER_OK && !refused)
		return ftp_meet(f, r, err);
	if (refused && f->tries == 0)
		return no_rename(err);
	f->renamed = !refused;
	if (f->cancelled)
		return go(f, FTP_WITHDRAW);
	return f->renamed ? arrived(f) : go(f, FTP_LOOK_LAST);
}

/* Only if it is not known whether it has its name now. */
static enum step
told_look_last(struct ftp *f, const struct transfer_result *r,
    struct err *err)
{
	bool told = r->trouble == TRANSFER_OK && r->size >= 0;

	if (r->trouble != TRANSFER_OK && !is_gone(r) && !is_hidden(r))
		return ftp_meet(f, r, err);
	if (told && (uint64_t)r->size != f->size)
		return ftp_fail(f, FAULT_NOT_THE_SAME, err);
	if (!told)
		return no_rename(err);
	f->proofs |= 1u << PROOF_SIZE;
	f->renamed = true;
	return arrived(f);
}

static enum step
remains(const struct ftp *f, struct err *err)
{
	(void)err_set(err, ERR_CANCELLED, _("Stopped. What was sent could "
	    "not be removed and is still there: %s"), ftp_writing(f));
	return STEP_FAILED;
}

/* "No" may mean that there is nothing to remove. */
static enum step
told_withdraw(struct ftp *f, const struct transfer_result *r,
    struct err *err)
{
	if (f->fault == FAULT_CHANGED)
		return ftp_fail(f, FAULT_CHANGED, err);
	if (r->trouble == TRANSFER_OK || is_gone(r))
		return go(f, FTP_DONE);
	return is_hidden(r) ? go(f, FTP_LOOK_REST) : remains(f, err);
}

static enum step
told_look_rest(struct ftp *f, const struct transfer_result *r,
    struct err *err)
{
	return is_gone(r) ? go(f, FTP_DONE) : remains(f, err);
}

static const struct phase {
	bool (*ask)(struct ftp *f, struct transfer_request *r,
	    struct err *err);
	enum step (*told)(struct ftp *f, const struct transfer_result *r,
	    struct err *err);
	bool target;	/* it is about the name at the end */
} phases[] = {
	[FTP_LOOK] = { ask_size, told_look, true },
	[FTP_LOOK_PART] = { ask_size, told_look_part, false },
	[FTP_COMPARE] = { ask_end, told_compare, false },
	[FTP_SEND] = { ask_send, told_send, false },
	[FTP_SIZE] = { ask_size, told_size, false },
	[FTP_END] = { ask_end, told_end, false },
	[FTP_CLEAR] = { ask_remove, told_clear, true },
	[FTP_RENAME] = { ask_rename, told_rename, false },
	[FTP_LOOK_LAST] = { ask_size, told_look_last, true },
	[FTP_WITHDRAW] = { ask_remove, told_withdraw, false },
	[FTP_LOOK_REST] = { ask_size, told_look_rest, false },
};

bool
ftp_ask(struct ftp *f, struct err *err)
{
	const struct phase *p = &phases[f->phase];
	struct transfer_request r = f->base;

	r.path = str_from(p->target ? f->target : ftp_writing(f));
	f->asked = p->ask(f, &r, err) && transfer_start(f->net, &r, f, err);
	return f->asked;
}

enum step
ftp_told(struct ftp *f, const struct transfer_result *r, struct err *err)
{
	return phases[f->phase].told(f, r, err);
}
