/* SPDX-License-Identifier: MIT */
/* What a key, a paste or a click means on the full screen. */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "ui/app_parts.h"
#include "ui/focus.h"

/* --- keys -------------------------------------------------------------- */

static void
scroll(struct app *app, int rows)
{
	int last = app->view.rows - app->view.shown;

	app->view.follow = false;
	app->view.top += rows;
	if (app->view.top > last)
		app->view.top = last;
	if (app->view.top < 0)
		app->view.top = 0;
}

static void
move(struct app *app, enum move move)
{
	struct event event = { .kind = EVENT_MOVE, .move = move };
	struct item *item = app_focused(app);
	size_t here = focus_index(&app->page, app->now.focus);
	size_t to;
	enum nav nav;

	if (item != NULL && item->moves) {
		event.id = item->id;
		nav = app_send(app, &event);
		if (nav != NAV_IGNORED) {
			app->view.follow = true;
			app_follow(app, nav);
			return;
		}
	}
	to = focus_move(&app->page, here, move);
	if (to != FOCUS_NONE && to != here) {
		bool among = focus_same_group(&app->page, here, to);

		if (app_go_to(app, to))
			app->arrowed = among;
		return;
	}
	if (move == MOVE_PAGE_UP || move == MOVE_PAGE_DOWN)
		scroll(app, move == MOVE_PAGE_UP ? 1 - app->view.shown
		    : app->view.shown - 1);
	else if (!app->view.whole && (move == MOVE_UP || move == MOVE_DOWN))
		scroll(app, move == MOVE_UP ? -1 : 1);
}

static bool
move_of_key(int key, enum move *move)
{
	static const struct {
		int key;
		enum move move;
	} keys[] = {
		{ PRESS_UP, MOVE_UP }, { PRESS_DOWN, MOVE_DOWN },
		{ PRESS_LEFT, MOVE_LEFT }, { PRESS_RIGHT, MOVE_RIGHT },
		{ PRESS_PAGE_UP, MOVE_PAGE_UP },
		{ PRESS_PAGE_DOWN, MOVE_PAGE_DOWN },
		{ PRESS_HOME, MOVE_HOME }, { PRESS_END, MOVE_END },
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i].key == key) {
			*move = keys[i].move;
			return true;
		}
	return false;
}

/* The screen learns what the field holds now. */
static void
tell_edit(struct app *app)
{
	struct event event = { .kind = EVENT_EDIT, .id = app->edit_id,
		.text = buf_text(&app->edit.text) };

	app->edited = true;
	app->view.follow = true;
	app_follow(app, app_send(app, &event));
}

static bool
type_key(struct app *app, int key)
{
	size_t bytes = app->edit.text.n;
	size_t at = app->edit.at;

	if (app->edit_id == NULL || !edit_key(&app->edit, key))
		return false;
	if (app->edit.text.n != bytes)
		tell_edit(app);
	else if (app->edit.at != at)
		app_build(app);
	return true;
}

static void
tab(struct app *app, bool forward)
{
	struct item *item = app_focused(app);
	size_t here = focus_index(&app->page, app->now.focus), to;

	if (forward && item != NULL && item->kind == ITEM_FIELD &&
	    item->suggestion != NULL) {
		edit_set(&app->edit, item->suggestion);
		tell_edit(app);
		return;
	}
	/* A suggestion that has just come up is worth a stay. */
	if (forward && app->edit_id != NULL && app->edited) {
		app_commit(app);
		item = app_focused(app);
		if (item != NULL && item->suggestion != NULL)
			return;
		here = focus_index(&app->page, app->now.focus);
	}
	to = forward ? focus_next_group(&app->page, here)
	    : focus_previous_group(&app->page, here);
	if (to == FOCUS_NONE)
		to = forward ? focus_next_group(&app->page, FOCUS_NONE)
		    : focus_previous_group(&app->page, FOCUS_NONE);
	if (to != FOCUS_NONE)
		(void)app_go_to(app, to);
}

static void
space(struct app *app)
{
	struct item *item = app_focused(app);

	if (item != NULL && item->kind == ITEM_TICK)
		app_tick(app, item->id);
	else if (item != NULL && item->kind == ITEM_CHOICE)
		(void)app_pick(app, item->id);
}

void
app_key(struct app *app, int key)
{
	struct item *item = app_focused(app);
	bool in_field = item != NULL && item->kind == ITEM_FIELD;
	enum move where;
	enum action action;

	app_hush(app);
	if (in_field && type_key(app, key))
		return;
	if (move_of_key(key, &where)) {
		move(app, where);
	} else if (key == PRESS_TAB || key == PRESS_BACK_TAB) {
		tab(app, key == PRESS_TAB);
	} else if (key == PRESS_ENTER) {
		app_enter(app);
	} else if (key == ' ') {
		space(app);
	} else if (key >= '1' && key <= '8') {
		app_jump(app, key - '0');
	} else {
		action = action_of_key(key, in_field);
		if (action != ACTION_COUNT)
			app_action(app, action);
		else
			app_build(app);
	}
}

/* What a paste lost is said, so that nobody wonders. */
static void
say_taken(struct app *app, const struct edit_paste *taken)
{
	if (taken->full)
		app_say(app, "%s", _("That was too long; the end was left "
		    "out."));
	else if (taken->lines > 0)
		app_say(app, "%s", _("Only the first line was taken."));
	else if (taken->hidden > 0)
		app_say(app, "%s", _("Invisible characters were taken "
		    "away."));
	else if (taken->quotes > 0)
		app_say(app, "%s", _("The quotes around it were taken "
		    "away."));
	else if (taken->blanks > 0)
		app_say(app, "%s", _("Blanks around it were taken away."));
}

void
app_paste(struct app *app, struct str bytes)
{
	struct edit_paste taken;

	app_hush(app);
	if (app->edit_id == NULL) {
		app_say(app, "%s", _("There is no field here to paste "
		    "into."));
		app_build(app);
		return;
	}
	edit_paste(&app->edit, bytes, &taken);
	say_taken(app, &taken);
	tell_edit(app);
}

void
app_hit(struct app *app, const char *id, int step)
{
	size_t to = focus_index(&app->page, id);
	enum item_kind kind;

	app_hush(app);
	if (step > 0) {
		app_jump(app, step);
		return;
	}
	if (to == FOCUS_NONE || !app_go_to(app, to))
		return;
	kind = app_focused(app) == NULL ? ITEM_TEXT : app_focused(app)->kind;
	if (kind == ITEM_TICK)
		space(app);
	else if (kind == ITEM_CHOICE)
		(void)app_pick(app, app->now.focus);
	else if (kind == ITEM_ACTION || kind == ITEM_BUTTON)
		app_enter(app);
}
