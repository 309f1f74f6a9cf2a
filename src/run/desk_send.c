/* SPDX-License-Identifier: MIT */
/* The delivery: its name, its address, sending it, and what comes after. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "file/path.h"
#include "file/sink.h"
#include "run/desk_inside.h"
#include "spec/timeline.h"

enum { REPLY_MAX = 64 << 10 };

static const char practice_partner[] = "practice";
static const char practice_bucket[] = "practice-bucket";

enum desk_file
desk_sends(const struct desk *d)
{
	return desk_copy_sound(d) ? DESK_COPY : DESK_ORIGINAL;
}

const struct environment *
desk_environment(const struct desk *d)
{
	return environments_find(&d->environments,
	    str_from(desk_get(d, "env")));
}

const struct environments *
desk_environments(const struct desk *d)
{
	return &d->environments;
}

static const struct service *
service_of(const struct environment *env)
{
	return service_find(str_from(env_service_get(env->service)->word));
}

bool
desk_can_send(const struct environment *env)
{
	return service_of(env) != NULL;
}

/* The folder before that of the day: what the list of destinations says
 * goes before the answer. */
static const char *
partner_of(const struct desk *d, const struct environment *env)
{
	const char *partner = env->prefix[0] != '\0' ? env->prefix
	    : desk_get(d, "partner");

	return partner[0] != '\0' ? partner : practice_partner;
}

/* An older list of destinations has it as the prefix. */
static const char *
directory_of(const struct environment *env)
{
	return env->directory[0] != '\0' ? env->directory : env->prefix;
}

static const char *
bucket_of(const struct environment *env)
{
	return env->bucket[0] != '\0' ? env->bucket : practice_bucket;
}

static bool
name_at(const struct desk *d, int64_t now, struct buf *out, struct err *err)
{
	const struct exam *x = d->exams[desk_sends(d)];
	struct name_parts parts;
	bool packed;

	if (x == NULL)
		return err_set(err, ERR_USAGE, _("Choose a file first."));
	packed = source_container(exam_source(x)) == CONTAINER_GZIP;
	desk_name_parts(d, packed ? WRAP_GZIP : WRAP_NONE, now, &parts);
	if (parts.count == 0)
		return err_set(err, ERR_USAGE, _("The name starts with your "
		    "data source ID, which is not known yet."));
	return name_compose(&parts, out, err);
}

bool
desk_name(const struct desk *d, struct buf *out, struct err *err)
{
	if (d->jobs[DESK_SEND].state != WORK_RUNNING)
		return name_at(d, clock_now(), out, err);
	buf_add_str(out, buf_str(&d->order_name));
	return true;
}

/* Where the practice drop-off is. */
static bool
add_drop_off(const struct environment *env, struct buf *out,
    struct err *err)
{
	char *home;

	if (env->folder[0] != '\0') {
		buf_add_text(out, env->folder);
		return true;
	}
	home = path_home(PATH_PRACTICE, "drop-off", err);
	if (home == NULL)
		return false;
	buf_add_text(out, home);
	free(home);
	return true;
}

bool
desk_address(const struct desk *d, struct buf *out, struct err *err)
{
	const struct environment *env = desk_environment(d);
	struct buf name = { 0 };
	bool ok = desk_name(d, &name, err);

	if (env == NULL)
		ok = err_set(err, ERR_USAGE,
		    _("It is not decided yet where the file goes."));
	if (ok && env_service_get(env->service)->server) {
		buf_printf(out, "%s://%s/",
		    env_service_get(env->service)->word, env->host);
		name_sftp_path(directory_of(env), buf_text(&name), out);
	} else if (ok) {
		if (env->service == SERVICE_S3)
			buf_add_text(out, "s3:/");
		else
			ok = add_drop_off(env, out, err);
		buf_printf(out, "/%s/", bucket_of(env));
		name_s3_key(partner_of(d, env), clock_now(), buf_text(&name),
		    out);
	}
	buf_release(&name);
	return ok;
}

const char *
desk_word(const struct desk *d)
{
	const struct environment *env = desk_environment(d);
	const char *word;

	if (session_is(d->session, "mode", "overwrite"))
		return "REPLACE";
	word = env != NULL ? env_kind_get(env->kind)->confirm : "";
	return word[0] != '\0' ? word : NULL;
}

static bool
may_send(const struct desk *d, const char *word, struct err *err)
{
	struct blocker blockers[BLOCKERS_MAX];
	const char *needed = desk_word(d);

	if (desk_blockers(d, blockers) > 0)
		return err_set(err, ERR_USAGE, "%s", blockers[0].text);
	if (needed != NULL && (word == NULL ||
	    !str_eq_nocase(str_from(word), str_from(needed))))
		return err_set(err, ERR_USAGE,
		    _("Type the word %s to send."), needed);
	return source_unchanged(exam_source(d->exams[desk_sends(d)]), err);
}

static bool
write_order(struct desk *d, struct err *err)
{
	const struct environment *env = desk_environment(d);
	enum desk_file f = desk_sends(d);

	buf_clear(&d->order_name);
	buf_clear(&d->order_partner);
	buf_clear(&d->drop_off);
	d->order = (struct delivery_order){ .now = clock_now() };
	if (!name_at(d, d->order.now, &d->order_name, err) ||
	    !add_drop_off(env, &d->drop_off, err))
		return false;
	buf_add_text(&d->order_partner, partner_of(d, env));
	(void)snprintf(d->order_sha256, sizeof(d->order_sha256), "%s",
	    d->summaries[f].sha256);
	d->order.path = exam_path(d->exams[f]);
	d->order.name = buf_text(&d->order_name);
	d->order.sha256 = d->order_sha256;
	d->order.environment = env;
	d->order.drop_off = buf_text(&d->drop_off);
	d->order.bucket = bucket_of(env);
	d->order.partner = buf_text(&d->order_partner);
	d->order.records = d->summaries[f].records;
	if (desk_forecast(d, &d->order_forecast))
		d->order.forecast = &d->order_forecast;
	return true;
}

static enum step
step(void *arg, struct err *err)
{
	struct desk *d = arg;
	enum step result = delivery_step(d->delivery, err);
	struct delivery_progress p;

	delivery_progress(d->delivery, &p);
	atomic_store(&d->send_meter.stage, (unsigned)p.stage);
	atomic_store(&d->send_meter.bytes, p.bytes);
	atomic_store(&d->send_meter.total, p.total);
	return result;
}

bool
desk_send(struct desk *d, const char *word, struct err *err)
{
	const struct environment *env = desk_environment(d);
	const struct service *service;

	if (!may_send(d, word, err) || !write_order(d, err))
		return false;
	service = service_of(env);
	if (service == NULL)
		return err_set(err, ERR_USAGE, _("This version can only send "
		    "to the practice drop-off."));
	desk_end_job(d, DESK_SEND);
	delivery_free(d->delivery);
	d->delivery = delivery_begin(service, &d->order, err);
	if (d->delivery == NULL)
		return false;
	atomic_store(&d->send_meter.stage, DELIVERY_NAME);
	atomic_store(&d->send_meter.bytes, 0);
	atomic_store(&d->send_meter.total, 0);
	desk_begin_job(d, DESK_SEND, step, d);
	return true;
}

void
desk_delivery(const struct desk *d, struct delivery_progress *out)
{
	*out = (struct delivery_progress){
		.stage = (enum delivery_stage)atomic_load(
		    &d->send_meter.stage),
		.bytes = atomic_load(&d->send_meter.bytes),
		.total = atomic_load(&d->send_meter.total) };
	if (d->jobs[DESK_SEND].state == WORK_DONE)
		out->stage = DELIVERY_DONE;
}

/* The receipt is kept in the session and as a file of its own. */
static void
keep_receipt(struct desk *d)
{
	struct buf text = { 0 }, name = { 0 };
	char *path;

	delivered_write(&d->delivered, &text);
	session_note(d->session, "sent.receipt", buf_text(&text));
	buf_printf(&name, "receipt-%s.json", d->delivered.reference);
	path = path_home(PATH_STATE, buf_text(&name), NULL);
	if (path != NULL)
		(void)sink_replace(path, buf_str(&text), NULL);
	free(path);
	buf_release(&name);
	buf_release(&text);
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
	    add_drop_off(desk_environment(d), &path, NULL)) {
		buf_printf(&path, "/inbox/receipt-%s.txt", d->delivered.name);
		d->reply = path_read_small(buf_text(&path), REPLY_MAX, &n,
		    NULL);
	}
	buf_release(&path);
}

void
desk_delivery_ended(struct desk *d)
{
	if (d->jobs[DESK_SEND].state == WORK_DONE) {
		d->delivered = *delivery_result(d->delivery);
		d->has_delivered = true;
		keep_receipt(d);
		read_reply(d);
	}
	delivery_free(d->delivery);
	d->delivery = NULL;
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
	buf_release(&d->drop_off);
	free(d->reply);
	environments_release(&d->environments);
}

const struct delivered *
desk_delivered(const struct desk *d)
{
	return d->has_delivered ? &d->delivered : NULL;
}

const char *
desk_practice_receipt(const struct desk *d)
{
	return d->has_delivered ? d->reply : NULL;
}

bool
desk_forecast(const struct desk *d, struct forecast *out)
{
	const struct environment *env = desk_environment(d);
	enum desk_file f = desk_sends(d);
	const struct check_summary *s = &d->summaries[f];

	*out = (struct forecast){ 0 };
	if (!s->complete)
		return false;
	forecast_make(out, desk_findings(d, f), s->records, s->idtype,
	    env != NULL && env->kind == ENV_BETA);
	out->signals = s->signals;
	out->removed = s->removals;
	return true;
}

size_t
desk_milestones(const struct desk *d, struct milestone out[MILESTONES_MAX])
{
	const struct environment *env = desk_environment(d);
	enum env_kind kind = env != NULL ? env->kind : ENV_PRODUCTION;
	int64_t start = d->has_delivered ? d->delivered.when : clock_now();
	size_t count = 0;

	for (; count < MILESTONES_MAX; count++) {
		const struct timeline_step *t = timeline_get(kind, count);

		if (t == NULL)
			break;
		out[count] = (struct milestone){
			.when = start + (int64_t)t->hours * 3600,
			.term = _(t->when), .title = _(t->what),
			.detail = _(t->detail) };
		out[count].done = d->has_delivered &&
		    clock_now() >= out[count].when;
	}
	return count;
}
