/* SPDX-License-Identifier: MIT */
/* The repair plan: what is ticked, what it gives, and the copy. */
#include <string.h>

#include "base/intl.h"
#include "ui/screens.h"

static void
add_offers(struct app *app, struct page *page, const struct plan *plan)
{
	struct offer offers[OFFERS_MAX];
	size_t count = desk_offers(app_desk(app), offers);

	for (size_t i = 0; i < count; i++) {
		const struct fix *fix = fix_get(offers[i].fix);
		struct item *tick = page_tick(page, page_print(page, "fix.%s",
		    fix->code), _(fix->title), plan->on[offers[i].fix]);

		tick->note = page_print(page, offers[i].safe
		    ? _("%s  safe") : _("%s  ask first"), offers[i].lines == 0
		    ? _("file") : page_number(page, offers[i].lines));
	}
}

/* Causes whose lines may be set aside: those that no repair cures. */
static void
add_asides(struct app *app, struct page *page)
{
	struct cause causes[RULE_COUNT];
	size_t count = desk_causes(app_desk(app), causes, NULL);

	for (size_t i = 0; i < count; i++) {
		const struct rule *rule = rule_get(causes[i].rule);
		struct item *tick;

		if (!causes[i].can_aside || causes[i].fix != FIX_NONE ||
		    causes[i].state == CAUSE_NOTE)
			continue;
		tick = page_tick(page, page_print(page, "aside.%s",
		    rule->code), page_print(page, _("Set aside: %s"),
		    _(rule->title)), causes[i].state == CAUSE_ASIDE);
		tick->note = page_print(page, _("%s  you decide"),
		    page_number(page, causes[i].places));
	}
}

static void
add_sums(struct app *app, struct page *page)
{
	struct plan_sums now, planned;

	desk_sums(app_desk(app), &now, &planned);
	page_gap(page);
	page_text(page, page_print(page, _("%s ready  +  %s need attention  +"
	    "  %s set aside  =  %s"), page_number(page, planned.ready),
	    page_number(page, planned.attention),
	    page_number(page, planned.aside),
	    page_number(page, planned.records)));
	if (planned.errors > 0)
		page_text(page, page_print(page, intl_plural("%lu line still "
		    "stands in the way of sending: set it aside, or mend it "
		    "in your export.", "%lu lines still stand in the way of "
		    "sending: set them aside, or mend them in your export.",
		    (unsigned long)planned.errors),
		    (unsigned long)planned.errors))->state = STATE_ATTENTION;
}

static void
add_paths(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);
	struct plan_sums now, planned;

	desk_sums(desk, &now, &planned);
	page_gap(page);
	page_fact(page, _("The copy"), page_safe(page,
	    str_from(desk_copy_path(desk)), 44), NULL);
	if (planned.aside > 0)
		page_fact(page, _("Set aside"), page_safe(page,
		    str_from(desk_side_path(desk)), 44), NULL);
	page_gap(page);
}

static void
add_made(struct app *app, struct page *page)
{
	struct repair_counts c;

	desk_repair_counts(app_desk(app), &c);
	page_gap(page);
	page_text(page, page_print(page, _("Copy made: %s lines read = %s "
	    "written + %s empty ones left out + %s set aside."),
	    page_number(page, c.lines_in), page_number(page, c.lines_out),
	    page_number(page, c.dropped), page_number(page, c.aside)))->state =
	    STATE_DONE;
}

static void
add_running(struct app *app, struct page *page, enum work work)
{
	struct desk *desk = app_desk(app);
	struct repair_counts c;
	struct check_progress p = { 0 };
	uint64_t done, total;

	desk_repair_counts(desk, &c);
	(void)desk_progress(desk, DESK_COPY, &p);
	done = work == DESK_REPAIR ? c.disk_bytes : p.disk_bytes;
	total = work == DESK_REPAIR ? c.disk_total : p.disk_total;
	page_gap(page);
	page_bar(page, total == 0 ? 0 : (unsigned)((double)done * 1000.0 /
	    (double)total), work == DESK_REPAIR ? _("Making the copy")
	    : _("Checking the copy"));
	page_allow(page, ACTION_CANCEL, NULL);
}

static void
add_action(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);
	struct err err = desk_error(desk, DESK_REPAIR);

	if (err.kind != ERR_NONE)
		page_text(page, page_safe(page, str_from(err.text), 0))->state =
		    STATE_ATTENTION;
	if (desk_work(desk, DESK_REPAIR) == WORK_RUNNING) {
		add_running(app, page, DESK_REPAIR);
	} else if (desk_work(desk, DESK_COPY_CHECK) == WORK_RUNNING) {
		add_running(app, page, DESK_COPY_CHECK);
	} else if (desk_copy_sound(desk)) {
		add_made(app, page);
		page_action_row(page, "next", _("Go on"));
	} else if (desk_copy_needed(desk)) {
		add_paths(app, page);
		page_action_row(page, "make", _("Make the copy"));
	} else {
		page_text(page, _("Nothing is ticked, so there is nothing to "
		    "make: the file would go as it is."));
		page_action_row(page, "next", _("Go on"));
	}
	page_action_row(page, "back", _("Back to the list"));
}

static void
build(struct app *app, struct page *page)
{
	struct plan plan;

	desk_plan(app_desk(app), &plan);
	page->title = _("Your repair plan");
	add_offers(app, page, &plan);
	add_asides(app, page);
	add_sums(app, page);
	add_action(app, page);
	page_allow(page, ACTION_FIX_SAFE, NULL);
	page->enter = _("do it");
	page->status = desk_copy_sound(app_desk(app))
	    ? _("The copy is checked and ready. The original is as it was.")
	    : _("The original stays as it is. Repairs go to a new copy.");
}

static enum nav
tick(struct app *app, const char *id)
{
	struct desk *desk = app_desk(app);
	struct plan plan;

	desk_plan(desk, &plan);
	if (strncmp(id, "aside.", 6) == 0) {
		enum rule_id rule = rule_find(str_from(id + 6));

		if (rule != RULE_COUNT)
			desk_set_aside(desk, rule,
			    !ruleset_has(&plan.aside, rule));
		return NAV_STAY;
	}
	for (unsigned f = FIX_NONE + 1; f < FIX_COUNT; f++)
		if (strncmp(id, "fix.", 4) == 0 && strcmp(id + 4,
		    fix_get((enum fix_id)f)->code) == 0)
			desk_tick(desk, (enum fix_id)f, !plan.on[f]);
	return NAV_STAY;
}

static enum nav
choose(struct app *app, const char *id)
{
	struct err err = { 0 };

	if (strcmp(id, "make") == 0) {
		if (!desk_repair(app_desk(app), &err))
			app_say(app, "%s", err.text);
		return NAV_STAY;
	}
	return strcmp(id, "next") == 0 ? NAV_NEXT : NAV_BACK;
}

static enum nav
act(struct app *app, const struct event *event)
{
	struct desk *desk = app_desk(app);

	switch (event->kind) {
	case EVENT_TICK:
		return tick(app, event->id);
	case EVENT_CHOOSE:
		return choose(app, event->id);
	case EVENT_ACTION:
		if (event->action == ACTION_CANCEL) {
			desk_stop(desk, DESK_REPAIR);
			desk_stop(desk, DESK_COPY_CHECK);
		} else if (event->action == ACTION_FIX_SAFE) {
			(void)desk_tick_safe(desk);
		}
		return NAV_STAY;
	default:
		return NAV_IGNORED;
	}
}

const struct screen screen_plan = {
	.name = "plan",
	.stage = STAGE_FIX,
	.sub = true,
	.topic = "screen-fix",
	.build = build,
	.act = act,
};
