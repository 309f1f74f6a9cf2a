/* SPDX-License-Identifier: MIT */
/* Logins, and the search for one. */
#include "send/login.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/safetext.h"
#include "send/login_inside.h"
#include "send/login_judge.h"
#include "send/process.h"

enum { NAME_COLUMNS = 60, SHOWN_LETTERS = 4, SHOWN_FROM = 12 };

struct login_search {
	const struct login_place *place;
	const struct login_world *world;
	struct login found;
	struct process *process;
	bool looked;
};

void
login_release(struct login *l)
{
	secret_release(&l->secret);
	secret_release(&l->token);
	*l = (struct login){ 0 };
}

bool
login_copy(char *to, size_t size, struct str s)
{
	if (s.n >= size)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F)
			return false;
	if (s.n > 0)
		memcpy(to, s.p, s.n);
	to[s.n] = '\0';
	return true;
}

void
login_say(struct login *l, const char *format, struct str name)
{
	struct safetext safe = safetext_make(name, NAME_COLUMNS);
	struct buf text = { .max = LOGIN_SOURCE_MAX - 1 };

	buf_printf(&text, format, safe.text);
	(void)snprintf(l->source, sizeof(l->source), "%s", buf_text(&text));
	buf_release(&text);
	safetext_release(&safe);
}

enum found
login_refuse(struct err *err, const char *format, struct str name)
{
	struct safetext safe = safetext_make(name, NAME_COLUMNS);

	(void)err_set(err, ERR_LOGIN, format, safe.text, safe.text);
	safetext_release(&safe);
	return FOUND_TROUBLE;
}

bool
login_typed_keys(struct login *l, struct str id, struct str secret,
    struct str token, struct err *err)
{
	struct login made = { .from = LOGIN_TYPED };

	if (!login_judge_keys(id, secret, token, err))
		return false;
	if (!login_copy(made.user, sizeof(made.user), id))
		return err_set(err, ERR_LOGIN, _("The access key ID is longer "
		    "than any can be. Copy it once more."));
	secret_set(&made.secret, secret);
	secret_set(&made.token, token);
	(void)snprintf(made.source, sizeof(made.source), "%s",
	    _("what you typed"));
	login_release(l);
	*l = made;
	return true;
}

bool
login_typed_password(struct login *l, struct str user, struct str password,
    struct err *err)
{
	struct login made = { .from = LOGIN_TYPED };

	if (!login_judge_password(user, password, err))
		return false;
	if (!login_copy(made.user, sizeof(made.user), user))
		return err_set(err, ERR_LOGIN, _("The user name is longer "
		    "than any can be. Copy it once more."));
	secret_set(&made.secret, password);
	(void)snprintf(made.source, sizeof(made.source), "%s",
	    _("what you typed"));
	login_release(l);
	*l = made;
	return true;
}

const char *
login_shown(const char *user, char out[LOGIN_SHOWN_MAX])
{
	size_t n = strlen(user);
	bool plain = true;

	for (size_t i = 0; i < n; i++)
		plain = plain && user[i] > ' ' && user[i] < 0x7F;
	if (!plain || n == 0)
		(void)snprintf(out, LOGIN_SHOWN_MAX, "...");
	else if (n < SHOWN_FROM)
		(void)snprintf(out, LOGIN_SHOWN_MAX, "%c...", user[0]);
	else
		(void)snprintf(out, LOGIN_SHOWN_MAX, "%.*s...%s",
		    SHOWN_LETTERS, user, user + n - SHOWN_LETTERS);
	return out;
}

static const char *
environment_here(const char *name)
{
	return getenv(name);
}

void
login_world_here(struct login_world *w)
{
	*w = (struct login_world){ .home = getenv("HOME"),
		.env = environment_here, .now = clock_now() };
}

const char *
login_env(const struct login_world *world, const char *name)
{
	const char *value = world->env(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

enum found
login_named_file(const struct login_world *world, struct secretfile *f,
    struct str *section, struct err *err)
{
	bool chosen = world->profile != NULL && world->profile[0] != '\0';
	char *path;
	bool ok;

	*f = (struct secretfile){ 0 };
	if (world->credentials_file == NULL)
		return FOUND_NONE;
	path = secretfile_path(world->credentials_file, world->home);
	ok = secretfile_read(f, path, SECRETFILE_PRIVATE, err);
	free(path);
	*section = str_from(chosen ? world->profile : "default");
	return ok ? FOUND_IT : FOUND_TROUBLE;
}

/* --- the search -------------------------------------------------------- */

struct login_search *
login_search_begin(const struct login_place *place,
    const struct login_world *world)
{
	struct login_search *s = xcalloc(1, sizeof(*s));

	s->place = place;
	s->world = world;
	return s;
}

static enum step
look(struct login_search *s, struct err *err)
{
	struct buf command = { 0 };
	enum found found = s->place->way == LOGIN_KEYS
	    ? login_aws_find(s->world, &s->found, &command, err)
	    : login_server_find(s->place, s->world, &s->found, err);

	s->looked = true;
	if (found == FOUND_PROGRAM)
		s->process = process_begin(buf_str(&command),
		    (int64_t)PROCESS_SECONDS * 1000, err);
	buf_release(&command);
	if (found == FOUND_PROGRAM)
		return s->process != NULL ? STEP_MORE : STEP_FAILED;
	return found == FOUND_TROUBLE ? STEP_FAILED : STEP_DONE;
}

static enum step
ask(struct login_search *s, struct err *err)
{
	enum step step = process_step(s->process, err);

	if (step == STEP_DONE && !login_reply(&s->found,
	    process_output(s->process), s->world->now, err))
		step = STEP_FAILED;
	if (step != STEP_MORE) {
		process_free(s->process);
		s->process = NULL;
	}
	return step;
}

enum step
login_search_step(struct login_search *s, struct err *err)
{
	enum step step = STEP_DONE;

	if (!s->looked)
		step = look(s, err);
	else if (s->process != NULL)
		step = ask(s, err);
	if (step == STEP_FAILED)
		login_release(&s->found);
	return step;
}

void
login_search_result(struct login_search *s, struct login *take)
{
	*take = s->found;
	s->found = (struct login){ 0 };
}

void
login_search_free(struct login_search *s)
{
	if (s == NULL)
		return;
	process_free(s->process);
	login_release(&s->found);
	free(s);
}
