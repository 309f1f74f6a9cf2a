/* SPDX-License-Identifier: MIT */
/* "What happens now": delivered is not the same as usable. */
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "ui/screens.h"

static void
add_milestones(struct app *app, struct page *page)
{
	struct milestone list[MILESTONES_MAX];
	size_t count = desk_milestones(app_desk(app), list);

	for (size_t i = 0; i < count; i++) {
		char when[CLOCK_TEXT_MAX];
		struct item *item = page_stage(page, list[i].done ? STATE_DONE
		    : STATE_TODO, list[i].term, list[i].title);

		item->detail = list[i].detail;
		item->note = list[i].done ? NULL
		    : page_copy(page, clock_text(list[i].when, when));
	}
	page_gap(page);
}

static void
add_forecast(struct app *app, struct page *page)
{
	struct forecast f;

	if (!desk_forecast(app_desk(app), &f))
		return;
	page_heading(page, _("What the receipt should say (our estimate)"));
	page_fact(page, _("Records received"), page_number(page, f.received),
	    NULL);
	page_fact(page, _("Format Errors"), page_number(page,
	    f.format_errors), NULL);
	page_fact(page, _("Invalid AAM ID"), page_number(page,
	    f.invalid_aam_id), NULL);
	page_fact(page, _("No Matching AAM ID"), page_number(page,
	    f.no_match), f.no_match > 0 && f.no_match == f.received
	    ? _("normal here") : NULL);
	page_fact(page, _("No Trait Realized"), page_number(page,
	    f.no_trait), NULL);
	page_fact(page, _("Stored Records"), page_number(page, f.stored),
	    NULL);
	page_gap(page);
}

static void
add_receipt(struct page *page, const struct delivered *d)
{
	char when[CLOCK_TEXT_MAX];

	page_fact(page, _("Delivered"), page_safe(page, str_from(d->name), 0),
	    NULL);
	page_fact(page, _("To"), page_safe(page, str_from(d->address), 0),
	    NULL)->keep = KEEP_EXTRA;
	page_fact(page, _("Verified"), _("read back, SHA-256 equal"),
	    page_print(page, _("reference %s"), d->reference))->keep =
	    KEEP_EXTRA;
	page_gap(page);
	page->status = page_print(page, _("Sent %s. Our reference %s."),
	    clock_text(d->when, when), d->reference);
}

static void
build(struct app *app, struct page *page)
{
	const struct delivered *d = desk_delivered(app_desk(app));

	page->enter = _("go");
	if (d == NULL) {
		page->title = _("What happens after sending");
		page->status = _("Nothing has been sent yet.");
	} else {
		page->title = _("Delivered. Here is what happens now.");
		add_receipt(page, d);
	}
	add_milestones(app, page);
	add_forecast(app, page);
	page_heading(page, _("What comes next"));
	if (desk_practice_receipt(app_desk(app)) != NULL)
		page_action_row(page, "receipt",
		    _("Read the practice receipt"));
	page_action_row(page, "ten", _("Ten lines to production first"));
	page_action_row(page, "daily", _("Sending a file every day"));
	page_action_row(page, "exports",
	    _("The way back: traits and segments to you"));
	page_action_row(page, "letter.export",
	    _("Write to Adobe for exports"));
	page_action_row(page, "again", _("Send another file"));
	page_action_row(page, "leave", _("Leave"));
	page_allow(page, ACTION_RECEIPT, NULL);
}

static const struct {
	const char *id, *topic;
} topics[] = {
	{ "ten", "ten-lines-first" },
	{ "daily", "daily-files" },
	{ "exports", "exports" },
};

static enum nav
choose(struct app *app, const char *id)
{
	for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++)
		if (strcmp(id, topics[i].id) == 0)
			return app_help(app, topics[i].topic);
	if (strcmp(id, "receipt") == 0)
		return app_go(app, "receipt", NULL);
	if (strcmp(id, "letter.export") == 0)
		return app_go(app, "letter", "export");
	if (strcmp(id, "leave") == 0)
		return NAV_LEAVE;
	if (strcmp(id, "again") != 0)
		return NAV_IGNORED;
	desk_close(app_desk(app));
	return app_go(app, "file", NULL);
}

static enum nav
act(struct app *app, const struct event *event)
{
	if (event->kind == EVENT_CHOOSE)
		return choose(app, event->id);
	if (event->kind == EVENT_ACTION && event->action == ACTION_RECEIPT)
		return app_go(app, "receipt", NULL);
	return NAV_IGNORED;
}

const struct screen screen_next = {
	.name = "next",
	.stage = STAGE_NEXT,
	.topic = "screen-now",
	.build = build,
	.act = act,
};
