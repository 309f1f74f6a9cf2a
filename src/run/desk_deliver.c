/* SPDX-License-Identifier: MIT */
/* Sending: the order, its steps on the worker, and the receipt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "file/path.h"
#include "file/sink.h"
#include "run/desk_inside.h"
#include "send/encrypt.h"
#include "send/fault.h"

enum { REPLY_MAX = 64 << 10 };

static bool
may_send(const struct desk *d, const struct sending *s, struct err *err)
{
	struct blocker blockers[BLOCKERS_MAX];
	const char *needed = desk_word(d);

	if (desk_blockers(d, blockers) > 0)
		return err_set(err, ERR_USAGE, "%s", blockers[0].text);
	if (needed != NULL && (s->word == NULL ||
	    !str_eq_nocase(str_from(s->word), str_from(needed))))
		return err_set(err, ERR_USAGE,
		    _("Type the word %s to send."), needed);
	if (!desk_has_login(d))
		return err_set(err, ERR_LOGIN, _("There is no login for this "
		    "place yet."));
	return source_unchanged(exam_source(d->exams[desk_sends(d)]), err);
}

static const char *
keep(struct buf *own, const char *text)
{
	buf_clear(own);
	buf_add_text(own, text);
	return buf_text(own);
}

/* What the service reads while it works is the desk's own. */
static void
copy_wishes(struct desk *d, const struct sending *s)
{
	if (s->host_key != NULL)
		d->order.accepted_key = keep(&d->order_host_key,
		    s->host_key);
	d->order.replace = s->replace;
	/* Who has typed READABLE knows it. */
	d->order.plain = desk_environment(d)->service == SERVICE_FTP;
	d->order.rate = s->rate;
	d->order.parallel = s->parallel;
}

/* Our own folders for what is made on the way. */
static bool
find_folders(struct desk *d, struct err *err)
{
	if (d->prepared == NULL)
		d->prepared = path_home(PATH_STATE, "prepared", err);
	if (d->gnupg == NULL)
		d->gnupg = path_home(PATH_STATE, "gnupg", err);
	d->order.prepared = d->prepared;
	d->order.gnupg = d->gnupg;
	return d->prepared != NULL && d->gnupg != NULL;
}

static bool
order_wrap(struct desk *d, struct err *err)
{
	const struct environment *env = desk_environment(d);
	const char *key = desk_get(d, "wrap.key");

	d->order.wrap = desk_wrap(d);
	if (d->order.wrap == WRAP_NONE)
		return true;
	d->order.key = key[0] != '\0' ? keep(&d->order_key, key) : NULL;
	d->order.fingerprint = env->fingerprint[0] != '\0'
	    ? env->fingerprint : ENCRYPT_ADOBE;
	return find_folders(d, err);
}

/* Over a network: who we are, and where it is written down. */
static bool
order_network(struct desk *d, struct err *err)
{
	if (desk_environment(d)->service == SERVICE_FOLDER)
		return true;
	if (!desk_find_tickets(d, err))
		return false;
	d->order.login = &d->logins.login;
	d->order.tickets = d->ticket_folder;
	d->order.host_keys = d->host_keys;
	return true;
}

/* What was begun goes on as it was begun. */
static void
order_resumed(struct desk *d, const struct ticket_found *t)
{
	(void)keep(&d->order_name, t->facts.name);
	(void)snprintf(d->order_sha256, sizeof(d->order_sha256), "%s",
	    t->facts.sha256);
	d->order.now = t->facts.created;
	d->order.resume = keep(&d->order_ticket, t->path);
	d->order.path = keep(&d->order_path, t->facts.path);
	d->order.wrap = WRAP_NONE;
}

static bool
write_order(struct desk *d, const struct sending *s, struct err *err)
{
	const struct environment *env = desk_environment(d);
	enum desk_file f = desk_sends(d);

	buf_clear(&d->order_name);
	buf_clear(&d->order_partner);
	buf_clear(&d->drop_off);
	d->order = (struct delivery_order){ .now = clock_now() };
	if (!desk_name_at(d, d->order.now, &d->order_name, err) ||
	    !desk_drop_off(env, &d->drop_off, err) ||
	    !order_wrap(d, err) || !order_network(d, err))
		return false;
	buf_add_text(&d->order_partner, desk_partner(d, env));
	(void)snprintf(d->order_sha256, sizeof(d->order_sha256), "%s",
	    d->summaries[f].sha256);
	copy_wishes(d, s);
	d->order.path = exam_path(d->exams[f]);
	d->order.sha256 = d->order_sha256;
	if (s->resume > 0 && s->resume <= d->tickets.count)
		order_resumed(d, &d->tickets.list[s->resume - 1]);
	d->order.name = buf_text(&d->order_name);
	d->order.environment = env;
	d->order.drop_off = buf_text(&d->drop_off);
	d->order.bucket = desk_bucket(env);
	d->order.partner = buf_text(&d->order_partner);
	d->order.records = d->summaries[f].records;
	if (desk_forecast(d, &d->order_forecast))
		d->order.forecast = &d->order_forecast;
	return true;
}

/* For the thread that shows it. */
static void
publish(struct desk *d)
{
	struct delivery_meter *m = &d->send_meter;
	struct delivery_progress p;

	delivery_progress(d->delivery, &p);
	atomic_store(&m->stage, (unsigned)p.stage);
	atomic_store(&m->bytes, p.bytes);
	atomic_store(&m->total, p.total);
	atomic_store(&m->confirmed, p.confirmed);
	atomic_store(&m->part, p.part);
	atomic_store(&m->parts, p.parts);
	atomic_store(&m->fault, p.fault);
	atomic_store(&m->wait, p.wait);
	atomic_store(&m->withdrawing, p.withdrawing);
}

static enum step
step(void *arg, struct err *err)
{
	struct desk *d = arg;
	enum step result = desk_login_step(d, err);

	if (result != STEP_DONE)
		return result;
	result = delivery_step(d->delivery, err);
	publish(d);
	return result;
}

bool
desk_send(struct desk *d, const struct sending *s, struct err *err)
{
	const struct environment *env = desk_environment(d);

	if (!may_send(d, s, err) || !write_order(d, s, err) ||
	    !desk_login_prepare(d, err))
		return false;
	desk_end_job(d, DESK_SEND);
	delivery_free(d->delivery);
	d->delivery = delivery_begin(service_find(str_from(
	    env_service_get(env->service)->word)), &d->order, err);
	if (d->delivery == NULL)
		return false;
	publish(d);
	desk_begin_job(d, DESK_SEND, step, d);
	return true;
}

void
desk_delivery(const struct desk *d, struct delivery_progress *out)
{
	const struct delivery_meter *m = &d->send_meter;

	*out = (struct delivery_progress){
		.stage = (enum delivery_stage)atomic_load(&m->stage),
		.bytes = atomic_load(&m->bytes),
		.total = atomic_load(&m->total),
		.confirmed = atomic_load(&m->confirmed),
		.part = atomic_load(&m->part),
		.parts = atomic_load(&m->parts),
		.fault = atomic_load(&m->fault),
		.wait = atomic_load(&m->wait),
		.withdrawing = atomic_load(&m->withdrawing) };
	if (d->jobs[DESK_SEND].state == WORK_DONE)
		out->stage = DELIVERY_DONE;
}

const char *
desk_wait_words(const struct delivery_progress *p)
{
	return p->fault == FAULT_NONE || p->fault >= FAULT_COUNT ? NULL
	    : _(fault_get((enum fault)p->fault)->happened);
}

const struct delivery_notes *
desk_delivery_notes(const struct desk *d)
{
	return d->delivery != NULL ? delivery_notes(d->delivery)
	    : &d->send_notes;
}

void
desk_pause_sending(struct desk *d, bool on)
{
	if (d->delivery != NULL)
		delivery_pause(d->delivery, on);
	d->send_paused = on && d->delivery != NULL;
}

bool
desk_sending_paused(const struct desk *d)
{
	return d->send_paused;
}

void
desk_withdraw(struct desk *d)
{
	if (d->delivery != NULL)
		delivery_cancel(d->delivery);
}

static char *
receipt_path(const struct desk *d, const char *ending)
{
	char name[sizeof(d->delivered.reference) + 16];

	(void)snprintf(name, sizeof(name), "receipt-%s.%s",
	    d->delivered.reference, ending);
	return path_home(PATH_STATE, name, NULL);
}

char *
desk_receipt_path(const struct desk *d)
{
	return receipt_path(d, "txt");
}

/* The receipt is kept in the session, and as files of its own: for people
 * and for programs. */
static void
keep_receipt(struct desk *d)
{
	struct buf json = { 0 }, text = { 0 };
	char *json_path = receipt_path(d, "json");
	char *text_path = receipt_path(d, "txt");

	delivered_write(&d->delivered, &json);
	session_note(d->session, "sent.receipt", buf_text(&json));
	delivered_text(&d->delivered, &text);
	if (json_path != NULL)
		(void)sink_replace(json_path, buf_str(&json), NULL);
	if (text_path != NULL)
		(void)sink_replace(text_path, buf_str(&text), NULL);
	free(json_path);
	free(text_path);
	buf_release(&text);
	buf_release(&json);
}

static void
read_reply(struct desk *d)
{
	struct buf path = { 0 };
	size_t n;

	free(d->reply);
	d->reply = NULL;
	if (str_eq_text(str_from(d->delivered.environment), "practice") &&
	    desk_environment(d) != NULL &&
	    desk_drop_off(desk_environment(d), &path, NULL)) {
		buf_printf(&path, "/inbox/receipt-%s.txt", d->delivered.name);
		d->reply = path_read_small(buf_text(&path), REPLY_MAX, &n,
		    NULL);
	}
	buf_release(&path);
}

/* Into the history, with what kind of place it went to. */
static void
note_past(struct desk *d)
{
	const struct environment *env = environments_find(&d->environments,
	    str_from(d->delivered.environment));

	if (env != NULL)
		past_add(&d->past, &d->delivered, env->kind);
}

void
desk_delivery_ended(struct desk *d)
{
	if (d->jobs[DESK_SEND].state == WORK_DONE) {
		d->delivered = *delivery_result(d->delivery);
		d->has_delivered = true;
		keep_receipt(d);
		note_past(d);
		read_reply(d);
	}
	d->send_notes = *delivery_notes(d->delivery);
	d->send_paused = false;
	delivery_free(d->delivery);
	d->delivery = NULL;
	desk_sweep(d);
}

void
desk_recall_delivered(struct desk *d)
{
	const char *text = desk_get(d, "sent.receipt");

	d->has_delivered = text[0] != '\0' &&
	    delivered_read(str_from(text), &d->delivered, NULL);
	if (d->has_delivered)
		read_reply(d);
}

void
desk_send_release(struct desk *d)
{
	delivery_free(d->delivery);
	buf_release(&d->order_name);
	buf_release(&d->order_partner);
	buf_release(&d->order_key);
	buf_release(&d->order_host_key);
	buf_release(&d->order_ticket);
	buf_release(&d->order_path);
	desk_tickets_release(d);
	free(d->prepared);
	free(d->gnupg);
	buf_release(&d->drop_off);
	free(d->reply);
	past_release(&d->past);
	environments_release(&d->environments);
}
