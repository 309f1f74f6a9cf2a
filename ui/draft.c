/* SPDX-License-Identifier: MIT */
/* What is being typed, until the focus leaves the field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/app_parts.h"

bool
draft_is(const struct app *app, const char *id)
{
	return app->edit_id != NULL && strcmp(app->edit_id, id) == 0;
}

/* "screen:field", so that two screens may use one name. */
static char *
touched_name(const struct app *app, const char *id)
{
	size_t n = strlen(app->now.screen->name) + strlen(id) + 2;
	char *name = xmalloc(n);

	(void)snprintf(name, n, "%s:%s", app->now.screen->name, id);
	return name;
}

bool
draft_touched(const struct app *app, const char *id)
{
	char *name = touched_name(app, id);
	bool found = false;

	for (size_t i = 0; i < app->touched_count && !found; i++)
		found = strcmp(app->touched[i], name) == 0;
	free(name);
	return found;
}

void
draft_touch(struct app *app, const char *id)
{
	if (draft_touched(app, id))
		return;
	app->touched = xreallocarray(app->touched, app->touched_count + 1,
	    sizeof(app->touched[0]));
	app->touched[app->touched_count++] = touched_name(app, id);
}

void
draft_drop(struct app *app)
{
	if (app->edit_secret)
		buf_wipe(&app->edit.text);
	app->edit_secret = false;
	free(app->edit_id);
	app->edit_id = NULL;
	app->edited = false;
}

void
draft_follow(struct app *app)
{
	const struct item *item = page_find(&app->page, app->now.focus);

	if (item == NULL || item->kind != ITEM_FIELD) {
		draft_drop(app);
		return;
	}
	if (!draft_is(app, item->id)) {
		draft_drop(app);
		app->edit_id = xstrdup(item->id);
		app->edit_secret = item->secret;
		edit_set(&app->edit, item->secret ? "" : item->value);
	} else if (!app->edited && !item->secret &&
	    strcmp(buf_text(&app->edit.text), item->value) != 0) {
		/* The answer changed below an idle field: undo, prefill. */
		edit_set(&app->edit, item->value);
	}
	if (!item->secret)
		app->page.edit_at = app->edit.at;
}

const char *
app_value(const struct app *app, const char *id, const char *fallback)
{
	return draft_is(app, id) && app->edited ? buf_text(&app->edit.text)
	    : fallback;
}

void
draft_release(struct app *app)
{
	draft_drop(app);
	edit_release(&app->edit);
	for (size_t i = 0; i < app->touched_count; i++)
		free(app->touched[i]);
	free(app->touched);
}

/* --- the keys of the screen below an overlay --------------------------- */

void
below_keep(struct app *app)
{
	const struct page *p = &app->page;

	page_clear(&app->below);
	for (size_t i = 0; i < p->action_count; i++)
		page_allow(&app->below, p->actions[i].action,
		    p->actions[i].label);
}

const struct page_action *
app_below_actions(const struct app *app, size_t *count)
{
	*count = app->below.action_count;
	return app->below.actions;
}

/* As long as any, so that nobody counts its characters. */
static const char *
mask(const char *text)
{
	return text[0] == '\0' ? "" : "********";
}

void
draft_hide(struct app *app, struct item *item, bool typing)
{
	item->value = mask(typing && app->edited
	    ? buf_text(&app->edit.text) : item->value);
	if (typing)
		app->page.edit_at = strlen(item->value);
}
