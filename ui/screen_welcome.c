/* SPDX-License-Identifier: MIT */
/* The first screen: what this is, and three doors. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "ui/screens.h"

/* Read once when the screen is entered, not at every key. */
struct welcome {
	bool has_saved;
	struct saved saved;
	enum err_kind trouble;	/* why there is nothing to carry on with */
};

static void
enter(struct app *app)
{
	struct welcome *w = app_state(app);
	struct err err = { 0 };

	w->has_saved = desk_saved(&w->saved, &err);
	w->trouble = err.kind;
}

static void
add_need(struct page *page, const char *number, const char *words)
{
	struct item *row = page_row(page, NULL);

	row->indent = 4;
	row->keep = KEEP_IF_ROOM;
	item_cell(page, row, number, ALIGN_LEFT);
	item_cell(page, row, words, ALIGN_LEFT);
}

static void
add_resume(struct page *page, const struct welcome *w)
{
	const struct stage_row *stage = stage_get(w->saved.stage);
	char when[CLOCK_TEXT_MAX];
	struct item *item = page_action_row(page, "resume",
	    page_print(page, _("Carry on at %s"), _(stage->title)));

	item->note = page_copy(page, clock_text(w->saved.when, when));
	if (w->saved.file[0] != '\0' && !w->saved.file_same)
		item->detail = _("The file has changed since; we check it "
		    "again.");
}

static void
build(struct app *app, struct page *page)
{
	const struct welcome *w = app_state(app);

	page->title = _("Let's send your first data file.");
	page_text(page, _("About 15 minutes. Nothing leaves this computer "
	    "before the last step. Stop whenever you like; we keep your "
	    "place."));
	page_gap(page);
	page_heading(page, _("Good to have at hand"))->keep = KEEP_IF_ROOM;
	page_gap(page);
	add_need(page, "1", _("the data file you exported"));
	add_need(page, "2", _("your data source ID (Adobe calls it the "
	    "DPID)"));
	add_need(page, "3", _("your upload login from Adobe"));
	page_gap(page);
	page_text(page, _("One missing? Start anyway. We show you where to "
	    "find it, or write the e-mail that asks for it."))->keep =
	    KEEP_IF_ROOM;
	page_gap(page);
	if (w->has_saved)
		add_resume(page, w);
	page_action_row(page, "start", w->has_saved ? _("Start anew")
	    : _("Start"));
	page_action_row(page, "practise", _("Practise with a made-up file"));
	page->status = w->trouble == ERR_NONE ? _("Nothing has been sent.")
	    : w->trouble == ERR_CONFIG ? _("The saved session was damaged. "
	    "We put it aside and start anew.")
	    : _("We find no folder to keep your place in: it lasts until "
	    "you leave.");
}

static enum nav
resume(struct app *app)
{
	const struct welcome *w = app_state(app);
	struct err err = { 0 };

	if (!desk_resume(app_desk(app), &err)) {
		app_say(app, "%s", err.text);
		return NAV_STAY;
	}
	return app_go_stage(app, w->saved.stage);
}

static enum nav
start(struct app *app, bool anew)
{
	struct err err = { 0 };

	if (anew && !desk_forget(&err)) {
		app_say(app, "%s", err.text);
		return NAV_STAY;
	}
	return NAV_NEXT;
}

static enum nav
practise(struct app *app)
{
	struct err err = { 0 };

	if (!desk_practise(app_desk(app), PRACTICE_FAULTY, &err)) {
		app_say(app, "%s", err.text);
		return NAV_STAY;
	}
	return NAV_NEXT;
}

static enum nav
act(struct app *app, const struct event *event)
{
	const struct welcome *w = app_state(app);

	if (event->kind != EVENT_CHOOSE)
		return NAV_IGNORED;
	if (strcmp(event->id, "resume") == 0)
		return resume(app);
	if (strcmp(event->id, "practise") == 0)
		return practise(app);
	return start(app, w->has_saved);
}

const struct screen screen_welcome = {
	.name = "welcome",
	.stage = STAGE_WELCOME,
	.topic = "screen-welcome",
	.state_size = sizeof(struct welcome),
	.enter = enter,
	.build = build,
	.act = act,
};
