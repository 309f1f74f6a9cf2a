/* SPDX-License-Identifier: MIT */
/* "Login": where it was found, where else to look, or typed by hand. */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "spec/environment.h"
#include "ui/form.h"
#include "ui/screens.h"

/* What was typed, until it is used: never in the session. */
struct login_state {
	char user[256], secret[1024], token[4096];
};

/* The fields of this screen alone. */
static const struct own_field {
	const char *id;
	size_t at, size;
} own_fields[] = {
#define OWN(field) { #field, offsetof(struct login_state, field), \
	sizeof(((struct login_state *)0)->field) }
	OWN(user), OWN(secret), OWN(token),
#undef OWN
};

static void
wipe(void *state)
{
	mem_wipe(state, sizeof(struct login_state));
}

static void
enter(struct app *app)
{
	wipe(app_state(app));
	desk_find_login(app_desk(app));
}

static void
add_found(struct app *app, struct page *page, const struct login_view *v)
{
	struct err err = desk_error(app_desk(app), DESK_LOGIN);

	if (v->state == WORK_RUNNING)
		page_text(page, v->have ? _("Asking whether it works.")
		    : _("Looking where your logins are kept."))
		    ->state = STATE_CURRENT;
	else if (err.kind != ERR_NONE)
		page_text(page, page_safe(page, str_from(err.text), 0))
		    ->state = STATE_ATTENTION;
	else if (v->have)
		page_text(page, page_print(page, _("There is one: %s (%s)."),
		    page_safe(page, str_from(v->source), 0),
		    page_safe(page, str_from(v->shown), 0)))
		    ->state = STATE_DONE;
	else
		page_text(page, _("We found none on this computer. Type it "
		    "here; it is kept until you leave the program, and "
		    "nowhere else."));
	page_gap(page);
}

/* With what is there: on, or first see whether it is any good. */
static void
add_use(struct page *page, const struct login_view *v, bool keys)
{
	if (v->words[0] != '\0')
		page_text(page, page_safe(page, str_from(v->words), 0))
		    ->state = v->works ? STATE_DONE : STATE_PLAIN;
	page_action_row(page, "back", _("Go on with it"));
	if (keys && v->state != WORK_RUNNING)
		page_action_row(page, "try", _("Ask the place whether it "
		    "works"));
	page_gap(page);
}

static void
add_typed(struct app *app, struct page *page, bool keys)
{
	const struct login_state *s = app_state(app);
	struct item *field;

	page_heading(page, _("Type it"));
	field = page_field(page, "user", keys ? _("Access key ID")
	    : _("User name"), app_value(app, "user", s->user));
	field->width = 32;
	field = page_field(page, "secret", keys ? _("Secret access key")
	    : _("Password"), s->secret);
	field->secret = true;
	field->width = 32;
	if (keys) {
		field = page_field(page, "token", _("Session token, if you "
		    "were given one"), s->token);
		field->secret = true;
		field->width = 32;
	}
	page_action_row(page, "use", _("Use this login"));
	page_gap(page);
}

static void
build(struct app *app, struct page *page)
{
	const struct environment *e = desk_environment(app_desk(app));
	bool keys = e != NULL && e->service == SERVICE_S3;
	struct login_view v;

	desk_login(app_desk(app), &v);
	page->title = _("The login for this place");
	page->enter = _("go");
	page_text(page, e == NULL ? "" : _(env_service_get(e->service)
	    ->needs));
	page_gap(page);
	add_found(app, page, &v);
	if (v.have)
		add_use(page, &v, keys);
	add_typed(app, page, keys);
	page_heading(page, _("Or say where it is kept"));
	if (keys)
		(void)form_field(app, page, FIELD_LOGIN_PROFILE);
	(void)form_field(app, page, FIELD_LOGIN_FILE);
	page_action_row(page, "look", _("Look there"));
	page->status = _("Nothing is sent yet, and nothing of this is "
	    "written down.");
}

static enum nav
use(struct app *app)
{
	struct login_state *s = app_state(app);
	struct err err = { 0 };

	if (!desk_type_login(app_desk(app), str_from(s->user),
	    str_from(s->secret), str_from(s->token), &err)) {
		app_say(app, "%s", err.text);
		return NAV_STAY;
	}
	wipe(s);
	return NAV_BACK;
}

static enum nav
take(struct app *app, const struct event *event)
{
	for (size_t i = 0; i < sizeof(own_fields) / sizeof(own_fields[0]);
	    i++) {
		const struct own_field *f = &own_fields[i];

		if (strcmp(event->id, f->id) != 0)
			continue;
		(void)snprintf((char *)app_state(app) + f->at, f->size, "%s",
		    event->text);
		return NAV_STAY;
	}
	return form_act(app, event);
}

static enum nav
choose(struct app *app, const struct event *event)
{
	struct err err = { 0 };

	if (strcmp(event->id, "use") == 0)
		return use(app);
	if (strcmp(event->id, "back") == 0)
		return NAV_BACK;
	if (strcmp(event->id, "try") == 0) {
		if (!desk_try_login(app_desk(app), &err))
			app_say(app, "%s", err.text);
		return NAV_STAY;
	}
	if (strcmp(event->id, "look") == 0) {
		desk_find_login(app_desk(app));
		return NAV_STAY;
	}
	return form_act(app, event);
}

static enum nav
act(struct app *app, const struct event *event)
{
	switch (event->kind) {
	case EVENT_CHOOSE:
		return choose(app, event);
	case EVENT_EDIT:
	case EVENT_LEAVE:
		return take(app, event);
	case EVENT_JOB:
		return NAV_STAY;
	default:
		return form_act(app, event);
	}
}

const struct screen screen_login = {
	.name = "login",
	.stage = STAGE_SEND,
	.sub = true,
	.topic = "logins",
	.state_size = sizeof(struct login_state),
	.release = wipe,
	.enter = enter,
	.build = build,
	.act = act,
};
