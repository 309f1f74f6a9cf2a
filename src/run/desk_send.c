/* SPDX-License-Identifier: MIT */
/* The delivery: its name, its address, and what comes after. */
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

/* The folder before that of the day: what the list of destinations says
 * goes before the answer. */
const char *
desk_partner(const struct desk *d, const struct environment *env)
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

const char *
desk_bucket(const struct environment *env)
{
	return env->bucket[0] != '\0' ? env->bucket : practice_bucket;
}

enum name_wrap
desk_wrap(const struct desk *d)
{
	if (session_is(d->session, "wrap", "gzip"))
		return WRAP_GZIP;
	return session_is(d->session, "wrap", "pgp") ? WRAP_GPG : WRAP_NONE;
}

bool
desk_name_at(const struct desk *d, int64_t now, struct buf *out,
    struct err *err)
{
	const struct exam *x = d->exams[desk_sends(d)];
	struct name_parts parts;
	bool packed;

	if (x == NULL)
		return err_set(err, ERR_USAGE, _("Choose a file first."));
	packed = source_container(exam_source(x)) == CONTAINER_GZIP;
	desk_name_parts(d, packed ? WRAP_GZIP : desk_wrap(d), now, &parts);
	if (parts.count == 0)
		return err_set(err, ERR_USAGE, _("The name starts with your "
		    "data source ID, which is not known yet."));
	return name_compose(&parts, out, err);
}

bool
desk_name(const struct desk *d, struct buf *out, struct err *err)
{
	if (d->jobs[DESK_SEND].state != WORK_RUNNING)
		return desk_name_at(d, clock_now(), out, err);
	buf_add_str(out, buf_str(&d->order_name));
	return true;
}

/* Where the practice drop-off is. */
bool
desk_drop_off(const struct environment *env, struct buf *out,
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
			ok = desk_drop_off(env, out, err);
		buf_printf(out, "/%s/", desk_bucket(env));
		name_s3_key(desk_partner(d, env), clock_now(), buf_text(&name),
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

	if (env != NULL && env->service == SERVICE_FTP)
		return "READABLE";
	if (session_is(d->session, "mode", "overwrite"))
		return "REPLACE";
	word = env != NULL ? env_kind_get(env->kind)->confirm : "";
	return word[0] != '\0' ? word : NULL;
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
