/* SPDX-License-Identifier: MIT */
/* The three services of servers with folders; see ftp_inside.h for the way
 * of a delivery. */
#include "send/ftp.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "file/hash.h"
#include "file/identity.h"
#include "file/open.h"
#include "file/path.h"
#include "send/ftp_inside.h"
#include "send/login.h"

enum { STEP_MS = 20, PORT_MAX = 65535 };

static const struct {
	const char *word;
	unsigned port;
} schemes[] = {
	[TRANSFER_SFTP] = { "sftp", 22 },
	[TRANSFER_FTPS] = { "ftps", 21 },
	[TRANSFER_FTP] = { "ftp", 21 },
};

const char *
ftp_writing(const struct ftp *f)
{
	return f->part != NULL && !f->renamed ? f->part : f->target;
}

void
ftp_note(struct ftp *f, const char *text)
{
	struct delivery_notes *n = f->notes;

	if (n->count == DELIVERY_NOTES)
		return;
	(void)snprintf(n->text[n->count], DELIVERY_NOTE_MAX, "%s", _(text));
	n->count++;
}

void
ftp_go(struct ftp *f, enum ftp_phase phase)
{
	f->phase = phase;
	f->tries = 0;
}

enum ftp_phase
ftp_check(const struct ftp *f)
{
	return f->scheme == TRANSFER_SFTP && f->size > 0 ? FTP_END : FTP_SIZE;
}

static void
ftp_free(void *state)
{
	struct ftp *f = state;

	transfer_free(f->net);
	ticket_free(f->ticket);
	hash_free(f->hash);
	if (f->fd >= 0)
		(void)close(f->fd);
	free(f->address);
	free(f->target);
	free(f->part);
	free(f);
}

/* Adobe's own servers remove files of names they do not know, and show a
 * file only when it is whole (RULES 2.6). */
static bool
wants_part(const struct environment *e)
{
	if (strcmp(e->rename, "yes") == 0)
		return true;
	return strcmp(e->rename, "no") != 0 &&
	    !str_ends(str_from(e->host), ".demdex.com");
}

static void
name_places(struct ftp *f)
{
	const struct environment *e = f->order->environment;
	struct str folder = str_from(e->directory);
	struct buf text = { 0 };

	while (folder.n > 1 && folder.p[folder.n - 1] == '/')
		folder.n--;
	buf_add_str(&text, folder);
	if (folder.n > 0 && !str_eq_text(folder, "/"))
		buf_add_char(&text, '/');
	buf_add_text(&text, f->order->name);
	f->target = buf_take(&text);
	if (wants_part(e)) {
		buf_printf(&text, "%s.part", f->target);
		f->part = buf_take(&text);
	}
	buf_printf(&text, "%s://%s", schemes[f->scheme].word, e->host);
	if (f->base.port != schemes[f->scheme].port)
		buf_printf(&text, ":%u", f->base.port);
	buf_printf(&text, "%s%s", f->target[0] == '/' ? "" : "/", f->target);
	f->address = buf_take(&text);
}

static bool
read_port(struct ftp *f, struct err *err)
{
	struct str text = str_from(f->order->environment->port);
	uint64_t port = schemes[f->scheme].port;

	if (text.n > 0 && !num_parse(text, PORT_MAX, &port, err))
		return err_wrap(err, _("The port of the drop-off"));
	f->base.port = (unsigned)port;
	return true;
}

/* False: nobody has said who we are. */
static bool
take_login(struct ftp *f)
{
	const struct login *l = f->order->login;
	const char *user = f->order->environment->user;

	if (l == NULL || (l->user[0] == '\0' && user[0] == '\0'))
		return false;
	f->base.login = (struct transfer_login){
		.user = l->user[0] != '\0' ? l->user : user,
		.password = l->secret.text,
		.key_file = l->key_file,
		.agent = l->agent,
		.print = f->key.print,
	};
	return true;
}

/* What a person accepted before comes before what is accepted now: a key
 * that changed is never a matter of saying yes. */
static bool
take_key(struct ftp *f, struct err *err)
{
	const struct delivery_order *o = f->order;

	if (f->scheme != TRANSFER_SFTP)
		return true;
	if (o->host_keys != NULL && !hostkey_find(o->host_keys, f->base.host,
	    f->base.port, &f->key, err))
		return false;
	f->key_kept = f->key.print[0] != '\0';
	if (!f->key_kept && o->accepted_key != NULL)
		(void)snprintf(f->key.print, sizeof(f->key.print), "%s",
		    o->accepted_key);
	return true;
}

static bool
open_file(struct ftp *f, struct err *err)
{
	struct stat st;

	f->fd = open_regular(f->order->path, ERR_INPUT, &st, err);
	if (f->fd < 0)
		return false;
	f->identity = identity_of(&st);
	f->size = f->identity.size;
	f->hash = hash_new();
	return true;
}

/* To go on: the ticket has to be about this file and this place. */
static bool
take_ticket(struct ftp *f, struct err *err)
{
	const struct ticket_facts *facts;
	const char *change;

	if (f->order->resume == NULL)
		return true;
	f->ticket = ticket_open(f->order->resume, err);
	if (f->ticket == NULL)
		return false;
	facts = ticket_facts(f->ticket);
	change = ticket_facts_change(facts, &f->identity, f->order->sha256);
	if (change != NULL)
		return err_set(err, ERR_CHANGED, "%s", _(change));
	if (strcmp(facts->address, f->address) != 0)
		return err_set(err, ERR_USAGE, _("This delivery was begun to "
		    "another place: %s"), facts->address);
	/* The setting may have changed meanwhile; the bytes are there. */
	f->began = facts->upload[0] != '\0';
	if (f->began && strcmp(facts->upload, f->target) == 0) {
		free(f->part);
		f->part = NULL;
	}
	return true;
}

static bool
connect_later(struct ftp *f, struct err *err)
{
	const struct transfer_settings settings = {
		.ca_file = f->order->environment->ca,
		.rate = f->order->rate,
		.parallel = 1,
	};

	f->net = transfer_new(&settings, err);
	return f->net != NULL;
}

static void *
begin(const struct delivery_order *order, struct delivery_notes *notes,
    enum transfer_scheme scheme, struct err *err)
{
	struct ftp *f = xcalloc(1, sizeof(*f));

	*f = (struct ftp){ .order = order, .notes = notes, .scheme = scheme,
		.fd = -1, .phase = FTP_LOOK, .tails = FTP_TAILS };
	f->base = (struct transfer_request){ .scheme = scheme,
		.host = order->environment->host, .fd = -1 };
	if (!read_port(f, err) || !open_file(f, err)) {
		ftp_free(f);
		return NULL;
	}
	name_places(f);
	if (take_ticket(f, err) && take_key(f, err) && connect_later(f, err))
		return f;
	ftp_free(f);
	return NULL;
}

static void *
sftp_begin(const struct delivery_order *order, struct delivery_notes *notes,
    struct err *err)
{
	return begin(order, notes, TRANSFER_SFTP, err);
}

static void *
ftps_begin(const struct delivery_order *order, struct delivery_notes *notes,
    struct err *err)
{
	return begin(order, notes, TRANSFER_FTPS, err);
}

static void *
plain_begin(const struct delivery_order *order, struct delivery_notes *notes,
    struct err *err)
{
	return begin(order, notes, TRANSFER_FTP, err);
}

/* A mebibyte at a time; at the end it has to be what was checked. */
static enum step
hash_some(struct ftp *f, struct err *err)
{
	char *block = xmalloc(SOURCE_BLOCK);
	ssize_t got = open_pread(f->fd, block, SOURCE_BLOCK, f->hashed);

	if (got > 0)
		hash_add(f->hash, block, (size_t)got);
	free(block);
	if (got < 0)
		return ftp_fail(f, FAULT_LOCAL_READ, err);
	f->hashed += (uint64_t)got;
	if (got > 0)
		return STEP_MORE;
	hash_finish(f->hash, f->sha256);
	if (strcmp(f->sha256, f->order->sha256) != 0 ||
	    identity_change(&f->identity, f->fd, NULL) != NULL)
		return ftp_fail(f, FAULT_CHANGED, err);
	return STEP_MORE;
}

static enum step
hash_step(struct ftp *f, struct err *err)
{
	if (f->sha256[0] == '\0')
		return hash_some(f, err);
	ftp_go(f, f->began && f->there == f->size ? ftp_check(f) : FTP_SEND);
	return STEP_MORE;
}

/* The server has shown the accepted key, so that it can be kept. */
static void
keep_key(struct ftp *f, const struct transfer_result *r)
{
	const struct delivery_order *o = f->order;
	struct hostkey key = { 0 };

	if (f->key_kept || r->print[0] == '\0' ||
	    strcmp(r->print, f->key.print) != 0)
		return;
	memcpy(key.print, r->print, sizeof(key.print));
	memcpy(key.kind, r->print_kind, sizeof(key.kind));
	f->key_kept = true;
	if (o->host_keys == NULL || !hostkey_keep(o->host_keys, f->base.host,
	    f->base.port, &key, NULL))
		ftp_note(f, N_("The server's key could not be kept, so that "
		    "you will be asked about it again."));
}

static enum step
request_step(struct ftp *f, struct err *err)
{
	struct transfer_result r;

	if (!f->asked && !ftp_ask(f, err))
		return STEP_FAILED;
	(void)transfer_work(f->net, STEP_MS);
	if (!transfer_finished(f->net, &r))
		return STEP_MORE;
	f->asked = false;
	keep_key(f, &r);
	if (r.trouble == TRANSFER_OK) {
		patience_succeeded(&f->patience);
		f->waits = FAULT_NONE;
	}
	return ftp_told(f, &r, err);
}

static bool
must_wait(const struct ftp *f)
{
	return !f->asked && (f->paused || !patience_allows(&f->patience,
	    clock_monotonic_ms(), 0));
}

static enum step
finish(struct ftp *f, struct err *err)
{
	struct ticket *t = f->ticket;

	f->ticket = NULL;
	/* Without the ticket's end the delivery is done all the same. */
	if (t != NULL && !ticket_remove(t, NULL))
		ftp_note(f, N_("The note about this delivery could not be "
		    "removed, so that it may be offered to go on with it."));
	(void)err;
	return STEP_DONE;
}

static enum step
work(struct ftp *f, struct err *err)
{
	if (f->phase == FTP_DONE)
		return finish(f, err);
	if (f->cancelled && clock_monotonic_ms() > f->give_up) {
		(void)err_set(err, ERR_CANCELLED, _("Stopped. The server did "
		    "not answer in time, so that what was sent is still "
		    "there: %s"), ftp_writing(f));
		return STEP_FAILED;
	}
	if (f->scheme == TRANSFER_FTP && !f->order->plain)
		return ftp_question(f, ASK_PLAIN, "", err);
	if (!take_login(f))
		return ftp_question(f, ASK_LOGIN, "", err);
	if (f->phase == FTP_HASH)
		return hash_step(f, err);
	if (must_wait(f)) {
		(void)poll(NULL, 0, STEP_MS);
		return STEP_MORE;
	}
	return request_step(f, err);
}

static enum delivery_stage
stage_of(enum ftp_phase phase)
{
	if (phase < FTP_SEND)
		return DELIVERY_NAME;
	return phase == FTP_SEND ? DELIVERY_COPY : DELIVERY_VERIFY;
}

static void
tell(const struct ftp *f, struct delivery_progress *p)
{
	bool sftp = f->scheme == TRANSFER_SFTP;

	*p = (struct delivery_progress){ .stage = stage_of(f->phase),
		.total = f->size, .bytes = f->there, .confirmed = f->there };
	if (f->began && p->stage == DELIVERY_NAME)
		p->stage = DELIVERY_COPY;
	/* SFTP counts what the server has said it has. */
	if (f->phase == FTP_SEND)
		p->bytes += transfer_sent(f->net);
	if (sftp)
		p->confirmed = p->bytes;
	p->fault = f->fault != FAULT_NONE ? f->fault : f->waits;
	p->wait = patience_seconds(&f->patience, clock_monotonic_ms());
}

static enum step
ftp_step(void *state, struct delivery_progress *progress, struct err *err)
{
	struct ftp *f = state;
	enum step step = work(f, err);

	tell(f, progress);
	return step;
}

static void
ftp_result(const void *state, struct delivered *d)
{
	const struct ftp *f = state;

	(void)snprintf(d->address, sizeof(d->address), "%s", f->address);
	memcpy(d->sha256, f->sha256, sizeof(d->sha256));
	d->bytes = f->size;
	d->proofs = f->proofs;
}

static void
ftp_pause(void *state, bool on)
{
	struct ftp *f = state;

	f->paused = on;
	transfer_pause(f->net, on);
}

static void
ftp_cancel(void *state)
{
	struct ftp *f = state;

	f->cancelled = true;
	f->patience = (struct patience){ 0 };
	f->give_up = clock_monotonic_ms() + FTP_WITHDRAW_MS;
	ftp_pause(f, false);
	/* A rename that runs has to come to its end first. */
	if (f->phase == FTP_RENAME && f->asked)
		return;
	transfer_stop(f->net, f);
	f->asked = false;
	ftp_go(f, f->began ? FTP_WITHDRAW : FTP_DONE);
}

const struct service service_sftp = {
	.word = "sftp",
	.name = N_("SFTP"),
	.network = true,
	.begin = sftp_begin,
	.step = ftp_step,
	.result = ftp_result,
	.pause = ftp_pause,
	.cancel = ftp_cancel,
	.free = ftp_free,
};

const struct service service_ftps = {
	.word = "ftps",
	.name = N_("FTPS (FTP inside TLS)"),
	.network = true,
	.begin = ftps_begin,
	.step = ftp_step,
	.result = ftp_result,
	.pause = ftp_pause,
	.cancel = ftp_cancel,
	.free = ftp_free,
};

const struct service service_ftp = {
	.word = "ftp",
	.name = N_("FTP, readable by others on the way"),
	.network = true,
	.begin = plain_begin,
	.step = ftp_step,
	.result = ftp_result,
	.pause = ftp_pause,
	.cancel = ftp_cancel,
	.free = ftp_free,
};
