/* SPDX-License-Identifier: MIT */
/* "What happens now": delivered is not the same as usable. */
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "spec/timeline.h"
#include "ui/screens.h"

enum {
	HOUR_SECONDS = 3600,
	DAY_SECONDS = 24 * HOUR_SECONDS,
	ROWS_FOR_DETAILS = 34,
	ROWS_SMALL = 14,	/* where the person starts at the top */
};

/* "by 25 Nov": the day a step is due at the latest. */
static const char *
due_words(struct page *page, int64_t when)
{
	char text[CLOCK_TEXT_MAX];
	const char *year = strchr(clock_text(when, text), ' ');

	year = year == NULL ? NULL : strchr(year + 1, ' ');
	return page_print(page, _("by %.*s"), year == NULL ? 0
	    : (int)(year - text), text);
}

/* Details only where there is room for them. */
static struct item *
add_step(struct page *page, const struct milestone *m)
{
	bool soon = m->when - clock_now() < DAY_SECONDS;
	struct item *item = page_stage(page, m->done ? STATE_DONE
	    : STATE_TODO, soon ? m->term : due_words(page, m->when),
	    m->title);

	if (page->rows >= ROWS_FOR_DETAILS && m->detail[0] != '\0')
		item->detail = m->detail;
	return item;
}

/* After a practice delivery, what Adobe would do next. */
static void
add_real_steps(struct page *page)
{
	const struct timeline_step *t;

	page_heading(page, _("With Adobe it would go on like this"));
	for (size_t i = 1; (t = timeline_get(ENV_PRODUCTION, i)) != NULL;
	    i++) {
		struct milestone m = { .when = clock_now() +
		    (int64_t)t->hours * HOUR_SECONDS, .term = _(t->when),
			.title = _(t->what), .detail = _(t->detail) };

		(void)add_step(page, &m);
	}
}

static void
add_milestones(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);
	struct milestone list[MILESTONES_MAX];
	size_t count = desk_milestones(desk, list);

	for (size_t i = 0; i < count; i++) {
		struct item *item = add_step(page, &list[i]);

		if (i == 0 && page->rows < ROWS_SMALL)
			item->id = "when";
	}
	if (desk_practice_receipt(desk) != NULL)
		add_real_steps(page);
	page_gap(page);
}

static void
add_pair(struct page *page, struct item *row, const char *label,
    uint64_t value)
{
	item_cell(page, row, label, ALIGN_LEFT);
	item_cell(page, row, page_number(page, value), ALIGN_RIGHT);
}

static void
add_forecast(struct app *app, struct page *page)
{
	struct forecast f;
	struct item *row;

	if (!desk_forecast(app_desk(app), &f))
		return;
	page_heading(page, _("What the receipt should say (our estimate)"));
	row = page_row(page, NULL);
	add_pair(page, row, _("Records received"), f.received);
	add_pair(page, row, _("No Matching AAM ID"), f.no_match);
	row = page_row(page, NULL);
	add_pair(page, row, _("Format Errors"), f.format_errors);
	add_pair(page, row, _("No Trait Realized"), f.no_trait);
	row = page_row(page, NULL);
	add_pair(page, row, _("Invalid AAM ID"), f.invalid_aam_id);
	add_pair(page, row, _("Stored Records"), f.stored);
	if (f.no_match > 0 && f.no_match == f.received)
		page_text(page, _("\"No Matching AAM ID\" for every line is "
		    "normal here."))->keep = KEEP_EXTRA;
	page_gap(page);
}

static void
add_receipt(struct page *page, const struct delivered *d)
{
	char when[CLOCK_TEXT_MAX];

	page_fact(page, _("Delivered"), page_safe(page, str_from(d->name), 0),
	    NULL)->keep = KEEP_EXTRA;
	page_fact(page, _("To"), page_safe(page, str_from(d->address), 0),
	    NULL)->keep = KEEP_EXTRA;
	page_fact(page, _("Verified"), delivered_brief(d),
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
	page_heading(page, _("What comes next"))->keep = KEEP_EXTRA;
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
	{ "when", "what-happens-now" },
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
