/* SPDX-License-Identifier: MIT */
/* Adobe's receipt beside our forecast: each counter in words. */
#include <stddef.h>
#include <string.h>

#include "base/intl.h"
#include "spec/receipt.h"
#include "ui/screens.h"

/* The counters that are compared, with where they stand and what they
 * mean. */
static const struct {
	size_t at;
	const char *label, *meaning;
} counters[] = {
#define COUNTER(field) offsetof(struct forecast, field)
	{ COUNTER(received), N_("Records received"),
	    N_("lines counted") },
	{ COUNTER(format_errors), N_("Format Errors"),
	    N_("not readable") },
	{ COUNTER(invalid_aam_id), N_("Invalid AAM ID"),
	    N_("not 38 digits") },
	{ COUNTER(no_match), N_("No Matching AAM ID"),
	    N_("not known yet") },
	{ COUNTER(no_trait), N_("No Trait Realized"),
	    N_("fit no trait") },
	{ COUNTER(processed), N_("Records processed"),
	    N_("usually all") },
	{ COUNTER(stored), N_("Stored Records"), N_("what was kept") },
#undef COUNTER
};

static uint64_t
counter(const struct forecast *f, size_t i)
{
	uint64_t value;

	memcpy(&value, (const char *)f + counters[i].at, sizeof(value));
	return value;
}

static void
add_table(struct page *page, const struct forecast *ours,
    const struct forecast *theirs)
{
	struct item *row = page_row(page, NULL);

	row->head = true;
	item_cell(page, row, _("Counter"), ALIGN_LEFT);
	item_cell(page, row, _("forecast"), ALIGN_RIGHT);
	item_cell(page, row, _("receipt"), ALIGN_RIGHT);
	item_cell(page, row, _("what it means"), ALIGN_LEFT);
	for (size_t i = 0; i < sizeof(counters) / sizeof(counters[0]); i++) {
		row = page_row(page, NULL);
		item_cell(page, row, _(counters[i].label), ALIGN_LEFT);
		item_cell(page, row, page_number(page, counter(ours, i)),
		    ALIGN_RIGHT);
		item_cell(page, row, page_number(page, counter(theirs, i)),
		    ALIGN_RIGHT);
		item_cell(page, row, _(counters[i].meaning), ALIGN_LEFT);
		if (counter(ours, i) != counter(theirs, i))
			row->state = STATE_ATTENTION;
	}
	page_gap(page);
}

static void
add_findings(struct app *app, struct page *page, const struct receipt *r)
{
	struct finding list[RECEIPT_RULES_MAX];
	const struct delivered *d = desk_delivered(app_desk(app));
	const char *name = d == NULL ? NULL : d->name;
	struct receipt_sent sent = { .names = &name, .count = d != NULL,
		.records = d == NULL ? 0 : d->records };
	size_t count = receipt_judge(r, &sent, list);

	for (size_t i = 0; i < count; i++)
		page_text(page, _(rule_get(list[i].rule)->message))->state =
		    list[i].severity == SEVERITY_INFO ? STATE_PLAIN
		    : STATE_ATTENTION;
	if (count > 0)
		page_gap(page);
}

static void
build_receipt(struct app *app, struct page *page, const char *text)
{
	struct forecast ours = { 0 };
	struct receipt theirs = { 0 };
	struct err err = { 0 };

	(void)desk_forecast(app_desk(app), &ours);
	if (!receipt_parse(str_from(text), &theirs, &err)) {
		page_text(page, page_safe(page, str_from(err.text), 0))->state =
		    STATE_ATTENTION;
		return;
	}
	add_table(page, &ours, &theirs.counters);
	add_findings(app, page, &theirs);
	receipt_release(&theirs);
	page_heading(page, _("The message itself"));
	page_literal_safe(page, str_from(text));
}

static void
build(struct app *app, struct page *page)
{
	const char *text = desk_practice_receipt(app_desk(app));

	page->title = _("The receipt, beside our forecast");
	page->enter = _("go");
	page_action_row(page, "back", _("Back"));
	page_gap(page);
	if (text == NULL)
		page_text(page, _("Adobe sends the receipt by e-mail within "
		    "hours. After a delivery to the practice folder you find "
		    "a made-up one here."));
	else
		build_receipt(app, page, text);
	page->status = _("A receipt means \"picked up\", not \"ready to "
	    "use\".");
}

static enum nav
act(struct app *app, const struct event *event)
{
	(void)app;
	return event->kind == EVENT_CHOOSE ? NAV_BACK : NAV_IGNORED;
}

const struct screen screen_receipt = {
	.name = "receipt",
	.stage = STAGE_NEXT,
	.sub = true,
	.topic = "receipt",
	.build = build,
	.act = act,
};
