/* SPDX-License-Identifier: MIT */
/* "Destination": by what happens there, and what the file does. */
#include <string.h>

#include "base/intl.h"
#include "spec/environment.h"
#include "ui/form.h"
#include "ui/screens.h"

/* What Adobe says about this way (RULES 3.2 FTP). */
static void
add_rules(struct page *page, const struct environment *e)
{
	enum rule_id rules[ENV_RULES_MAX];
	size_t count = environment_rules(e, rules);

	for (size_t i = 0; i < count; i++) {
		struct item *text = page_text(page,
		    _(rule_get(rules[i])->message));

		text->indent = 3;
		text->state = rule_get(rules[i])->severity == SEVERITY_INFO
		    ? STATE_PLAIN : STATE_ATTENTION;
	}
}

/* How it gets there, and by which login. */
static void
add_network(struct app *app, struct page *page, const struct environment *e)
{
	const struct env_service_row *service = env_service_get(e->service);
	struct login_view login;
	struct item *row;

	desk_login(app_desk(app), &login);
	add_rules(page, e);
	row = page_row(page, "login");
	row->indent = 3;
	item_cell(page, row, page_print(page, _("%s. Login: %s"),
	    _(service->name), login.have ? page_safe(page,
	    str_from(login.source), 40) : _("not there yet")), ALIGN_LEFT);
}

static void
add_environment(struct app *app, struct page *page,
    const struct environment *e)
{
	const struct env_kind_row *kind = env_kind_get(e->kind);
	struct item *item = page_choice(page, "env", page_print(page,
	    "env=%s", page_safe(page, str_from(e->name), 0)),
	    e->title[0] != '\0' ? page_safe(page, str_from(e->title), 40)
	    : _(kind->name), strcmp(desk_get(app_desk(app), "env"), e->name)
	    == 0);

	item->note = _(kind->tag);
	item->detail = _(kind->happens);
	if (e->origin[0] != '\0' && item->selected)
		page_text(page, page_print(page, _("From your settings, %s"),
		    page_safe(page, str_from(e->origin), 0)))->indent = 3;
	if (item->selected && e->service != SERVICE_FOLDER)
		add_network(app, page, e);
	page_gap(page);
}

static bool
is_overwrite(struct app *app)
{
	return strcmp(desk_get(app_desk(app), "mode"), "overwrite") == 0;
}

/* What never leaves this computer need not be smaller, nor hidden. */
static void
add_wrap(struct app *app, struct page *page)
{
	const struct environment *e = desk_environment(app_desk(app));
	const char *wrap = desk_get(app_desk(app), "wrap");
	struct field_option option;

	if (e == NULL || e->service == SERVICE_FOLDER)
		return;
	page_gap(page);
	page_heading(page, _(field_get(FIELD_WRAP)->label));
	for (size_t i = 0; field_option(FIELD_WRAP, i, &option); i++) {
		struct item *item = form_choice(app, page, FIELD_WRAP,
		    option.word, _(option.name));

		item->sideways = true;
		item->selected |= wrap[0] == '\0' && i == 0;
	}
	if (strcmp(wrap, "pgp") == 0)
		(void)form_field(app, page, FIELD_WRAP_KEY);
}

/* Only the built-in ones are there when the person's own list is not used. */
static void
add_settings_error(struct app *app, struct page *page)
{
	struct err err = desk_environments_error(app_desk(app));

	if (err.kind == ERR_NONE)
		return;
	page_text(page, _("Your own list of destinations is not used, "
	    "because of one place in it:"))->state = STATE_ATTENTION;
	page_text(page, page_safe(page, str_from(err.text), 0))->indent = 3;
	page_gap(page);
}

static void
build(struct app *app, struct page *page)
{
	const struct environments *all = desk_environments(app_desk(app));

	page->title = _("Where should this file go?");
	add_settings_error(app, page);
	for (size_t i = 0; i < all->count; i++)
		add_environment(app, page, &all->list[i]);
	form_choices(app, page, FIELD_MODE);
	add_wrap(app, page);
	if (is_overwrite(app)) {
		page_gap(page);
		page_text(page, _("For each person in this file we first "
		    "forget everything your data source knew about them, then "
		    "store what the file says. People not in the file stay as "
		    "they are."))->state = STATE_ATTENTION;
	}
	page_gap(page);
	page_text(page, _("Adobe advises testing on production, because beta "
	    "cannot match people. Practice first, then beta, then ten lines "
	    "to production, is our advice."))->keep = KEEP_EXTRA;
	page_gap(page);
	page_action_row(page, "next", _("Go on"));
	page->enter = _("next");
	page->status = _("Nothing is sent before the last step.");
}

static enum nav
act(struct app *app, const struct event *event)
{
	static const char env[] = "env=";

	if (event->kind == EVENT_NEXT)
		return NAV_NEXT;
	if (event->kind != EVENT_CHOOSE)
		return form_act(app, event);
	if (strcmp(event->id, "next") == 0)
		return NAV_NEXT;
	if (strcmp(event->id, "login") == 0)
		return app_go(app, "login", NULL);
	if (strncmp(event->id, env, strlen(env)) == 0) {
		desk_set(app_desk(app), "env", event->id + strlen(env),
		    _(field_get(FIELD_ENV)->label));
		desk_find_login(app_desk(app));
		return NAV_STAY;
	}
	return form_act(app, event);
}

const struct screen screen_destination = {
	.name = "destination",
	.stage = STAGE_DESTINATION,
	.topic = "screen-destination",
	.build = build,
	.act = act,
};
