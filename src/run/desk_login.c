/* SPDX-License-Identifier: MIT */
/* The login of the place the file goes to: looked for, or typed. */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "run/desk_inside.h"

/* Answers it depends on, beside the place itself. */
static const char *const asked_keys[] = { "env", "login.profile",
	"login.file", "login.user" };

static void
fingerprint(const struct desk *d, char out[DESK_SUM])
{
	struct buf text = { 0 };

	for (size_t i = 0; i < sizeof(asked_keys) / sizeof(char *); i++)
		buf_printf(&text, "%s=%s\n", asked_keys[i],
		    desk_get(d, asked_keys[i]));
	hash_of(buf_str(&text), out);
	buf_release(&text);
}

static bool
wants_login(const struct desk *d)
{
	const struct environment *env = desk_environment(d);

	return env != NULL && env->service != SERVICE_FOLDER;
}

static enum login_way
way_of(enum env_service service)
{
	switch (service) {
	case SERVICE_SFTP:
		return LOGIN_SSH_KEY;
	case SERVICE_FTPS:
	case SERVICE_FTP:
		return LOGIN_PASSWORD;
	case SERVICE_FOLDER:
	case SERVICE_S3:
	case SERVICE_COUNT:
		break;
	}
	return LOGIN_KEYS;
}

/* The person's answer comes before what the list of places says. */
static const char *
either(struct buf *out, const char *answer, const char *from_list)
{
	buf_clear(out);
	buf_add_text(out, answer[0] != '\0' ? answer : from_list);
	return buf_text(out);
}

static void
take_terms(struct desk *d)
{
	const struct environment *env = desk_environment(d);
	struct finding_login *f = &d->logins;
	const char *file = either(&f->file, desk_get(d, "login.file"), "");

	login_world_here(&f->world);
	f->world.credentials_file = file[0] != '\0' ? file : NULL;
	f->world.profile = either(&f->profile, desk_get(d, "login.profile"),
	    env->profile);
	f->place = (struct login_place){ .way = way_of(env->service),
		.host = env->host, .key_file = env->keyfile,
		.user = either(&f->user, desk_get(d, "login.user"),
		env->user) };
}

static void
end_try(struct desk *d)
{
	login_try_free(d->logins.trying);
	d->logins.trying = NULL;
}

static void
forget(struct desk *d)
{
	desk_end_job(d, DESK_LOGIN);
	end_try(d);
	buf_clear(&d->logins.words);
	d->logins.works = false;
	login_search_free(d->logins.search);
	d->logins.search = NULL;
	login_release(&d->logins.login);
}

static enum step
step(void *arg, struct err *err)
{
	struct desk *d = arg;

	return d->logins.trying != NULL ? login_try_step(d->logins.trying,
	    err) : login_search_step(d->logins.search, err);
}

void
desk_find_login(struct desk *d)
{
	char now[DESK_SUM];

	fingerprint(d, now);
	if (!wants_login(d) || strcmp(now, d->logins.asked) == 0)
		return;
	forget(d);
	memcpy(d->logins.asked, now, sizeof(now));
	take_terms(d);
	secret_prepare();
	d->logins.search = login_search_begin(&d->logins.place,
	    &d->logins.world);
	desk_begin_job(d, DESK_LOGIN, step, d);
}

/* --- does it work ------------------------------------------------------ */

static bool
begin_try(struct desk *d, struct err *err)
{
	const struct environment *env = desk_environment(d);

	end_try(d);
	d->logins.there = (struct login_try_place){ .environment = env,
		.bucket = desk_bucket(env), .partner = desk_partner(d, env) };
	d->logins.trying = login_try_begin(&d->logins.there,
	    &d->logins.login, err);
	return d->logins.trying != NULL;
}

bool
desk_try_login(struct desk *d, struct err *err)
{
	const struct environment *env = desk_environment(d);

	if (env == NULL || env->service != SERVICE_S3)
		return err_set(err, ERR_USAGE, _("A server is asked when the "
		    "file is sent."));
	if (!desk_has_login(d))
		return err_set(err, ERR_LOGIN, _("There is no login for this "
		    "place yet."));
	desk_end_job(d, DESK_LOGIN);
	if (!begin_try(d, err))
		return false;
	desk_begin_job(d, DESK_LOGIN, step, d);
	return true;
}

static void
note_try(struct desk *d)
{
	buf_clear(&d->logins.words);
	d->logins.works = login_try_works(d->logins.trying);
	buf_add_text(&d->logins.words, login_try_words(d->logins.trying));
}

bool
desk_login_prepare(struct desk *d, struct err *err)
{
	return d->logins.login.role[0] == '\0' || begin_try(d, err);
}

enum step
desk_login_step(struct desk *d, struct err *err)
{
	enum step step = STEP_DONE;

	if (d->logins.trying != NULL)
		step = login_try_step(d->logins.trying, err);
	if (step == STEP_DONE)
		end_try(d);
	return step;
}

void
desk_login_ended(struct desk *d)
{
	if (d->logins.trying != NULL) {
		if (d->jobs[DESK_LOGIN].state == WORK_DONE)
			note_try(d);
		end_try(d);
		return;
	}
	if (d->jobs[DESK_LOGIN].state == WORK_DONE)
		login_search_result(d->logins.search, &d->logins.login);
	login_search_free(d->logins.search);
	d->logins.search = NULL;
}

bool
desk_has_login(const struct desk *d)
{
	return !wants_login(d) || d->logins.login.from != LOGIN_NONE;
}

void
desk_login(const struct desk *d, struct login_view *out)
{
	const struct login *l = &d->logins.login;

	*out = (struct login_view){ .wanted = wants_login(d),
		.state = d->jobs[DESK_LOGIN].state,
		.have = l->from != LOGIN_NONE, .source = l->source,
		.words = buf_text(&d->logins.words),
		.works = d->logins.works };
	if (out->have)
		(void)login_shown(l->user, out->shown);
}

static bool
is_server(const struct desk *d)
{
	const struct environment *env = desk_environment(d);

	return env_service_get(env->service)->server;
}

bool
desk_type_login(struct desk *d, struct str user, struct str secret,
    struct str token, struct err *err)
{
	struct login typed = { 0 };

	if (!wants_login(d))
		return err_set(err, ERR_USAGE, _("This place needs no "
		    "login."));
	secret_prepare();
	if (!(is_server(d) ? login_typed_password(&typed, user, secret, err)
	    : login_typed_keys(&typed, user, secret, token, err)))
		return false;
	forget(d);
	fingerprint(d, d->logins.asked);
	d->logins.login = typed;
	return true;
}

void
desk_login_release(struct desk *d)
{
	login_search_free(d->logins.search);
	end_try(d);
	login_release(&d->logins.login);
	buf_release(&d->logins.words);
	buf_release(&d->logins.file);
	buf_release(&d->logins.profile);
	buf_release(&d->logins.user);
}
