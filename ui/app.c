/* SPDX-License-Identifier: MIT */
/* Screens, their history and what lies over them. */
#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/mem.h"
#include "ui/app_parts.h"
#include "ui/focus.h"
#include "ui/head.h"
#include "ui/overlay.h"

enum { HISTORY_MAX = 200 };

struct desk *
app_desk(struct app *app)
{
	return app->desk;
}

const struct page *
app_page(const struct app *app)
{
	return &app->page;
}

const struct screen *
app_screen(const struct app *app)
{
	return app->now.screen;
}

struct full_view *
app_view(struct app *app)
{
	return &app->view;
}

enum app_fate
app_fate(const struct app *app)
{
	return app->fate;
}

bool
app_mouse_free(const struct app *app)
{
	return app->mouse_free;
}

void
app_stay(struct app *app)
{
	app->fate = APP_RUNS;
}

const char *
app_arg(const struct app *app)
{
	return app->now.arg == NULL ? "" : app->now.arg;
}

/* --- memory of the screens --------------------------------------------- */

static struct own *
own_of(struct app *app, const struct screen *screen)
{
	for (size_t i = 0; i < app->own_count; i++)
		if (app->owns[i].screen == screen)
			return &app->owns[i];
	app->owns = xreallocarray(app->owns, app->own_count + 1,
	    sizeof(app->owns[0]));
	app->owns[app->own_count] = (struct own){ .screen = screen,
		.state = xcalloc(1, screen->state_size + 1) };
	return &app->owns[app->own_count++];
}

void *
app_state(struct app *app)
{
	return own_of(app, app->now.screen)->state;
}

/* --- building ---------------------------------------------------------- */

/* What was typed is shown even if the screen does not know of it, and an
 * error waits until the field was left once. */
static void
settle_fields(struct app *app)
{
	for (size_t i = 0; i < app->page.count; i++) {
		struct item *item = app->page.items[i];
		bool typing;

		if (item->kind != ITEM_FIELD || item->id == NULL)
			continue;
		typing = draft_is(app, item->id);
		if (item->secret)
			draft_hide(app, item, typing);
		else if (typing)
			item->value = page_copy(&app->page,
			    buf_text(&app->edit.text));
		else if (item->personal)
			item->value = page_value(&app->page,
			    str_from(item->value), 0);
		if (draft_touched(app, item->id) ||
		    (item->value[0] != '\0' && !(typing && app->edited)))
			continue;
		item->error = NULL;
		item->remedy = NULL;
		item->suggestion = NULL;
	}
}

static void
settle_status(struct app *app)
{
	struct page *p = &app->page;
	unsigned long errors = 0;

	for (size_t i = 0; i < p->count; i++)
		errors += p->items[i]->error != NULL;
	if (app->said != NULL)
		p->status = page_copy(p, app->said);
	else if (errors > 0 && p->status == NULL)
		p->status = page_print(p, intl_plural(
		    "%lu thing to correct on this page.",
		    "%lu things to correct on this page.", errors), errors);
	if (app->masked && app->said == NULL && !p->overlay)
		p->status = page_print(p, _("Masked. %s"),
		    p->status == NULL ? "" : p->status);
}

static void
note_saved(struct app *app)
{
	const struct session *s = app->desk == NULL ? NULL
	    : desk_session(app->desk);
	struct clock_date d;

	if (s == NULL || app->history_count == 0)
		return;
	if (session_version(s) != app->version) {
		app->version = session_version(s);
		app->saved = clock_now();
	}
	d = clock_date(app->saved);
	app->page.saved = page_print(&app->page, _("Saved %02d:%02d UTC"),
	    d.hour, d.minute);
}

/* The step where the person is: a sub screen belongs to the one it was
 * opened from. */
static enum stage
step_of(const struct app *app)
{
	const struct screen *screen = app->now.screen;

	for (size_t i = app->history_count; i-- > 0 &&
	    (screen->sub || overlay_is(screen));)
		screen = app->history[i].screen;
	return screen->stage;
}

/* What had the focus may be gone: the place next to it takes over. */
static void
keep_focus(struct app *app)
{
	const struct page *p = &app->page;
	size_t i = focus_index(p, app->now.focus);

	if (i == FOCUS_NONE && app->now.focus != NULL) {
		i = app->focus_at < p->count ? app->focus_at : p->count;
		while (i < p->count && p->items[i]->id == NULL)
			i++;
		i = i < p->count ? i : focus_resolve(p, NULL);
		app_focus(app, i == FOCUS_NONE ? NULL : p->items[i]->id);
	}
	app->focus_at = i == FOCUS_NONE ? 0 : i;
}

void
app_build(struct app *app)
{
	struct page *p = &app->page;
	enum stage here = step_of(app);

	page_clear(p);
	p->columns = app->columns;
	p->rows = app->rows;
	p->still = app->still;
	p->masked = app->masked;
	head_fill(p, app->desk, here);
	p->overlay = overlay_is(app->now.screen);
	p->leaves = !p->overlay && app->history_count == 0;
	p->focus = page_copy(p, app->now.focus);
	app->now.screen->build(app, p);
	head_badge(p, app->desk);
	p->can_undo = app->desk != NULL &&
	    session_undo_label(desk_session(app->desk)) != NULL;
	keep_focus(app);
	p->focus = page_copy(p, app->now.focus);
	draft_follow(app);
	settle_fields(app);
	settle_status(app);
	note_saved(app);
}

void
app_set_room(struct app *app, int columns, int rows)
{
	app->columns = columns;
	app->rows = rows;
	app->view.follow = true;
	app_build(app);
}

/* --- going from screen to screen --------------------------------------- */

static void
visit_release(struct visit *v)
{
	free(v->arg);
	free(v->focus);
	*v = (struct visit){ 0 };
}

static void
remember(struct app *app)
{
	if (app->history_count == HISTORY_MAX) {
		visit_release(&app->history[0]);
		memmove(app->history, app->history + 1,
		    (HISTORY_MAX - 1) * sizeof(app->history[0]));
		app->history_count--;
	}
	app->history = xreallocarray(app->history, app->history_count + 1,
	    sizeof(app->history[0]));
	app->history[app->history_count++] = app->now;
	app->now = (struct visit){ 0 };
}

/* On the first screen an older session still waits to be taken up; it is
 * only written over once the person has gone past it. */
static void
visit(struct desk *desk, enum stage stage)
{
	desk_visit(desk, stage);
	if (stage != STAGE_WELCOME)
		desk_keep(desk);
}

/* The screen in app->now is shown.  A fresh one may set the focus as it
 * likes; one that was only covered goes on as it was. */
static void
arrive(struct app *app, bool fresh)
{
	const struct screen *screen = app->now.screen;
	size_t i;

	draft_drop(app);
	app->view = (struct full_view){ .follow = true };
	if (app->desk != NULL && !screen->sub)
		visit(app->desk, screen->stage);
	if (fresh && screen->enter != NULL)
		screen->enter(app);
	app_build(app);
	i = focus_resolve(&app->page, app->now.focus);
	app_focus(app, i == FOCUS_NONE ? NULL : app->page.items[i]->id);
	app_build(app);
}

static void
show(struct app *app, const struct screen *screen, const char *arg)
{
	char *copy = arg == NULL ? NULL : xstrdup(arg);

	remember(app);
	app->now.screen = screen;
	app->now.arg = copy;
	arrive(app, true);
}

enum nav
app_go(struct app *app, const char *screen, const char *arg)
{
	const struct screen *to = flow_find(screen);

	if (to == NULL)
		bug("no screen has this name");
	app->going = to;
	free(app->going_arg);
	app->going_arg = arg == NULL ? NULL : xstrdup(arg);
	return NAV_GO;
}

enum nav
app_go_stage(struct app *app, enum stage stage)
{
	size_t count;
	const struct screen *const *screens = flow_screens(&count);

	for (size_t i = 0; i < count; i++)
		if (screens[i]->stage == stage && !screens[i]->sub)
			return app_go(app, screens[i]->name, NULL);
	return NAV_STAY;
}

enum nav
app_cover(struct app *app, const struct screen *screen, const char *arg)
{
	struct own *own = own_of(app, screen);

	if (screen->release != NULL)
		screen->release(own->state);
	memset(own->state, 0, screen->state_size);
	if (!overlay_is(app->now.screen))
		below_keep(app);
	app->going = screen;
	free(app->going_arg);
	app->going_arg = arg == NULL ? NULL : xstrdup(arg);
	return NAV_GO;
}

enum nav
app_help(struct app *app, const char *topic)
{
	return app_cover(app, &overlay_topic, topic);
}

static void
go_next(struct app *app)
{
	size_t count;
	const struct screen *const *screens = flow_screens(&count);

	for (size_t i = 0; i < count; i++)
		if (!screens[i]->sub &&
		    screens[i]->stage > app->now.screen->stage) {
			show(app, screens[i], NULL);
			return;
		}
}

static void
go_back(struct app *app)
{
	bool covered = overlay_is(app->now.screen);

	if (app->history_count == 0) {
		(void)app_cover(app, &overlay_leave, NULL);
		show(app, app->going, NULL);
		return;
	}
	visit_release(&app->now);
	app->now = app->history[--app->history_count];
	arrive(app, !covered);
}

void
app_uncover(struct app *app)
{
	while (overlay_is(app->now.screen) && app->history_count > 0) {
		visit_release(&app->now);
		app->now = app->history[--app->history_count];
	}
	arrive(app, false);
}

const struct screen *
app_below(const struct app *app)
{
	for (size_t i = app->history_count; overlay_is(app->now.screen) &&
	    i-- > 0;)
		if (!overlay_is(app->history[i].screen))
			return app->history[i].screen;
	return app->now.screen;
}

void
app_leave(struct app *app, bool interrupted)
{
	app->fate = interrupted ? APP_INTERRUPTED : APP_LEFT;
}

void
app_follow(struct app *app, enum nav nav)
{
	switch (nav) {
	case NAV_NEXT:
		go_next(app);
		break;
	case NAV_BACK:
		go_back(app);
		break;
	case NAV_GO:
		show(app, app->going, app->going_arg);
		break;
	case NAV_LEAVE:
		(void)app_cover(app, &overlay_leave, NULL);
		show(app, app->going, NULL);
		break;
	default:
		app_build(app);
		break;
	}
}

/* --- saying and focusing ----------------------------------------------- */

void
app_say(struct app *app, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	free(app->said);
	app->said = xstrdup(text);
}

void
app_hush(struct app *app)
{
	free(app->said);
	app->said = NULL;
}

void
app_focus(struct app *app, const char *id)
{
	char *copy = id == NULL ? NULL : xstrdup(id);

	free(app->now.focus);
	app->now.focus = copy;
	app->view.follow = true;
}

/* --- life -------------------------------------------------------------- */

struct app *
app_new(struct desk *desk, bool still)
{
	struct app *app = xcalloc(1, sizeof(*app));
	size_t count;

	app->desk = desk;
	app->still = still;
	app->columns = 59;
	app->rows = 16;
	app->now.screen = flow_screens(&count)[0];
	arrive(app, true);
	return app;
}

void
app_free(struct app *app)
{
	if (app == NULL)
		return;
	for (size_t i = 0; i < app->own_count; i++) {
		if (app->owns[i].screen->release != NULL)
			app->owns[i].screen->release(app->owns[i].state);
		free(app->owns[i].state);
	}
	for (size_t i = 0; i < app->history_count; i++)
		visit_release(&app->history[i]);
	visit_release(&app->now);
	free(app->owns);
	free(app->history);
	free(app->going_arg);
	page_clear(&app->below);
	draft_release(app);
	app_hush(app);
	page_clear(&app->page);
	free(app);
}
