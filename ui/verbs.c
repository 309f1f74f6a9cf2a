/* SPDX-License-Identifier: MIT */
/* The verbs: what a key, a click or a line of text does to the wizard. */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "ui/app_parts.h"
#include "ui/focus.h"
#include "ui/head.h"
#include "ui/overlay.h"

struct item *
app_focused(const struct app *app)
{
	return page_find(&app->page, app->now.focus);
}

enum nav
app_send(struct app *app, const struct event *event)
{
	return app->now.screen->act(app, event);
}

static enum nav
send_id(struct app *app, enum event_kind kind, const char *id)
{
	struct event event = { .kind = kind, .id = id };

	return app_send(app, &event);
}

static bool
stays(enum nav nav)
{
	return nav == NAV_STAY || nav == NAV_IGNORED;
}

/* --- leaving a place --------------------------------------------------- */

/* The draft becomes the answer. */
static enum nav
keep_draft(struct app *app)
{
	struct event event = { .kind = EVENT_LEAVE };
	char *id, *text;
	enum nav nav;

	if (app->edit_id == NULL)
		return NAV_STAY;
	draft_touch(app, app->edit_id);
	if (!app->edited)
		return NAV_STAY;
	id = xstrdup(app->edit_id);
	text = xstrdup(buf_text(&app->edit.text));
	event.id = id;
	event.text = text;
	nav = app_send(app, &event);
	app->edited = nav == NAV_IGNORED;
	free(id);
	mem_wipe(text, strlen(text));
	free(text);
	return nav;
}

/* The focus is about to go; into is where, or FOCUS_NONE. */
static enum nav
leave_place(struct app *app, size_t into)
{
	struct item *item = app_focused(app);
	size_t here = focus_index(&app->page, app->now.focus);

	if (item == NULL)
		return NAV_STAY;
	if (item->kind == ITEM_FIELD)
		return keep_draft(app);
	if (item->kind != ITEM_CHOICE || !app->arrowed ||
	    focus_same_group(&app->page, here, into))
		return NAV_STAY;
	app->arrowed = false;
	return item->selected ? NAV_STAY
	    : send_id(app, EVENT_CHOOSE, item->id);
}

void
app_commit(struct app *app)
{
	enum nav nav = leave_place(app, FOCUS_NONE);

	if (stays(nav))
		app_build(app);
	else
		app_follow(app, nav);
}

/* False if leaving led away from the page. */
bool
app_go_to(struct app *app, size_t to)
{
	char *id = xstrdup(app->page.items[to]->id);
	enum nav nav = leave_place(app, to);

	if (!stays(nav)) {
		app_follow(app, nav);
		free(id);
		return false;
	}
	app_focus(app, id);
	app_build(app);
	nav = send_id(app, EVENT_FOCUS, id);
	free(id);
	app_follow(app, nav);
	return stays(nav);
}

/* --- going on ---------------------------------------------------------- */

/* The next question below the focus; a button inside a sentence is none. */
static size_t
next_question(const struct app *app)
{
	size_t i = focus_index(&app->page, app->now.focus);

	do
		i = focus_next_group(&app->page, i);
	while (i != FOCUS_NONE && app->page.items[i]->kind == ITEM_BUTTON);
	return i;
}

void
app_next(struct app *app)
{
	enum nav nav = leave_place(app, FOCUS_NONE);

	if (stays(nav))
		nav = send_id(app, EVENT_NEXT, NULL);
	app_follow(app, nav);
}

static void
advance(struct app *app)
{
	size_t to = next_question(app);

	if (to != FOCUS_NONE)
		(void)app_go_to(app, to);
	else
		app_next(app);
}

static bool
has_error(const struct app *app)
{
	const struct item *item = app_focused(app);

	return item != NULL && item->error != NULL;
}

/* Enter in a field stays there once when there is something to correct. */
static void
enter_field(struct app *app)
{
	bool seen = has_error(app) && !app->edited;
	enum nav nav = keep_draft(app);

	app_follow(app, nav);
	if (stays(nav) && (seen || !has_error(app)))
		advance(app);
}

enum nav
app_pick(struct app *app, const char *id)
{
	char *copy = xstrdup(id);
	enum nav nav;

	app->arrowed = false;
	nav = leave_place(app, focus_index(&app->page, id));
	if (stays(nav)) {
		app_focus(app, copy);
		nav = send_id(app, EVENT_CHOOSE, copy);
	}
	free(copy);
	app_follow(app, nav);
	return nav;
}

static bool
too_small_for(struct app *app, const struct item *item)
{
	if (!item->danger || app->view.whole)
		return false;
	app_say(app, "%s", _("Make the window larger first, so that nothing "
	    "on this page is hidden."));
	app_build(app);
	return true;
}

void
app_enter(struct app *app)
{
	struct item *item = app_focused(app);
	bool choice;

	if (item == NULL) {
		app_next(app);
	} else if (item->kind == ITEM_FIELD) {
		if (!too_small_for(app, item))
			enter_field(app);
	} else if (item->kind == ITEM_TICK) {
		advance(app);
	} else if (item->moves) {
		app_next(app);
	} else if (!too_small_for(app, item)) {
		choice = item->kind == ITEM_CHOICE;
		if (stays(app_pick(app, item->id)) && choice)
			advance(app);
	}
}

void
app_choose(struct app *app, const char *id)
{
	app_hush(app);
	(void)app_pick(app, id);
}

void
app_tick(struct app *app, const char *id)
{
	char *copy = xstrdup(id);

	app_hush(app);
	app_focus(app, copy);
	app_follow(app, send_id(app, EVENT_TICK, copy));
	free(copy);
}

void
app_answer(struct app *app, const char *id, const char *text)
{
	char *copy = xstrdup(id);

	app_hush(app);
	app_focus(app, copy);
	app_build(app);
	edit_set(&app->edit, text);
	app->edited = true;
	free(copy);
	app_follow(app, keep_draft(app));
}

void
app_find(struct app *app, const char *text)
{
	struct event event = { .kind = EVENT_FIND, .text = text };

	app_hush(app);
	app_follow(app, app_send(app, &event));
}

void
app_news(struct app *app)
{
	app_follow(app, send_id(app, EVENT_JOB, NULL));
}

void
app_jump(struct app *app, int step)
{
	enum stage stage = (enum stage)(step - 1);
	enum nav nav;

	if (step < 1 || step > PAGE_STEPS || overlay_is(app->now.screen))
		return;
	if (!head_visited(app->desk, stage)) {
		app_say(app, _("You have not been at \"%s\" yet."),
		    _(stage_get(stage)->title));
		app_build(app);
		return;
	}
	nav = leave_place(app, FOCUS_NONE);
	app_follow(app, stays(nav) ? app_go_stage(app, stage) : nav);
}

/* --- actions ----------------------------------------------------------- */

static void
undo(struct app *app, bool redo)
{
	const struct session *s;
	const char *label;
	char *copy;

	if (app->desk == NULL || overlay_is(app->now.screen))
		return;
	(void)keep_draft(app);
	s = desk_session(app->desk);
	label = redo ? session_redo_label(s) : session_undo_label(s);
	if (label == NULL) {
		app_say(app, "%s", redo ? _("There is nothing to redo.")
		    : _("There is nothing to undo."));
		app_build(app);
		return;
	}
	copy = xstrdup(label);
	if (redo ? desk_redo(app->desk) : desk_undo(app->desk))
		app_say(app, redo ? _("Done again: %s.")
		    : _("Taken back: %s."), _(copy));
	free(copy);
	app->edited = false;
	app_build(app);
}

static void
cover(struct app *app, const struct screen *screen)
{
	if (app->now.screen == screen) {
		app_follow(app, NAV_BACK);
		return;
	}
	app_follow(app, app_cover(app, screen, NULL));
}

/* On every page: it may be wanted before a page with data comes up. */
static void
toggle_mask(struct app *app)
{
	app->masked = !app->masked;
	app_say(app, "%s", app->masked
	    ? _("Personal data is masked. A 9 is a digit, an A a letter.")
	    : _("Personal data is shown again."));
	app_build(app);
}

static void
toggle_mouse(struct app *app)
{
	app->mouse_free = !app->mouse_free;
	app_say(app, "%s", app->mouse_free
	    ? _("The mouse selects text now. % takes it back.")
	    : _("The mouse works on this page again."));
	app_build(app);
}

/* Esc first stops what goes on. */
static void
back(struct app *app)
{
	struct event event = { .kind = EVENT_ACTION, .action = ACTION_BACK };
	enum nav nav = app->page.stops ? app_send(app, &event) : NAV_IGNORED;

	app_follow(app, nav == NAV_IGNORED ? NAV_BACK : nav);
}

static void
act_everywhere(struct app *app, enum action action)
{
	switch (action) {
	case ACTION_UNDO:
	case ACTION_REDO:
		undo(app, action == ACTION_REDO);
		break;
	case ACTION_MASK:
		toggle_mask(app);
		break;
	case ACTION_MOUSE:
		toggle_mouse(app);
		break;
	case ACTION_HELP:
	case ACTION_HELP_IN_FIELD:
		cover(app, &overlay_actions);
		break;
	case ACTION_BACK:
		back(app);
		break;
	case ACTION_SWITCH:
		app->fate = APP_SWITCHES;
		break;
	case ACTION_LEAVE:
		if (app->now.screen == &overlay_leave)
			app_leave(app, true);
		else
			cover(app, &overlay_leave);
		break;
	default:
		break;
	}
}

void
app_action(struct app *app, enum action action)
{
	struct event event = { .kind = EVENT_ACTION, .action = action };
	enum nav nav;

	app_hush(app);
	if (action == ACTION_UNDO || action == ACTION_REDO) {
		undo(app, action == ACTION_REDO);
		return;
	}
	nav = leave_place(app, FOCUS_NONE);
	if (!stays(nav)) {
		app_follow(app, nav);
		return;
	}
	app_build(app);
	if (action_get(action)->where != WHERE_DECLARED)
		act_everywhere(app, action);
	else if (page_allows(&app->page, action))
		app_follow(app, action == ACTION_FIND
		    ? app_cover(app, &overlay_find, NULL)
		    : app_send(app, &event));
}
