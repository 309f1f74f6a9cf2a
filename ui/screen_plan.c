/* SPDX-License-Identifier: MIT */
/* The repair plan: what is ticked, what it gives, and the copy. */
#include <string.h>

#include "base/intl.h"
#include "ui/progress.h"
#include "ui/screens.h"

/* The name is built anew for every delivery: that is no choice. */
static void
add_offers(struct app *app, struct page *page, const struct plan *plan)
{
	struct offer offers[OFFERS_MAX];
	size_t count = desk_offers(app_desk(app), offers);

	for (size_t i = 0; i < count; i++) {
		const struct fix *fix = fix_get(offers[i].fix);
		struct item *tick;

		if (offers[i].fix == FIX_R29)
			continue;
		tick = page_tick(page, page_print(page, "fix.%s", fix->code),
		    _(fix->title), plan->on[offers[i].fix]);
		item_cell(page, tick, offers[i].lines == 0 ? _("file")
		    : page_number(page, offers[i].lines), ALIGN_RIGHT);
		item_cell(page, tick, offers[i].safe ? _("safe")
		    : _("ask first"), ALIGN_LEFT);
	}
}

/* Causes whose lines may be set aside: those that no repair cures. */
static bool
only_aside(const struct cause *c)
{
	return c->can_aside && c->fix == FIX_NONE && c->state != CAUSE_NOTE;
}

static void
add_aside(struct page *page, const struct cause *c)
{
	const struct rule *rule = rule_get(c->rule);
	struct item *tick = page_tick(page, page_print(page, "aside.%s",
	    rule->code), _(rule->title), c->state == CAUSE_ASIDE);

	item_cell(page, tick, page_number(page, c->places), ALIGN_RIGHT);
	item_cell(page, tick, _("you decide"), ALIGN_LEFT);
}

/* In the order of the catalogue: a tick moves nothing. */
static void
add_asides(struct app *app, struct page *page)
{
	struct cause causes[RULE_COUNT];
	size_t count = desk_causes(app_desk(app), causes, NULL);
	size_t shown = 0;

	for (unsigned r = 0; r < RULE_COUNT; r++)
		for (size_t i = 0; i < count; i++) {
			if (causes[i].rule != (enum rule_id)r ||
			    !only_aside(&causes[i]))
				continue;
			if (shown++ == 0)
				page_heading(page, _("Lines to set aside, "
				    "with the reason"));
			add_aside(page, &causes[i]);
		}
}

static void
add_sums(struct page *page, const struct plan_sums *planned)
{
	page_text(page, page_print(page, _("%s ready  +  %s need attention  +"
	    "  %s set aside  =  %s"), page_number(page, planned->ready),
	    page_number(page, planned->attention),
	    page_number(page, planned->aside),
	    page_number(page, planned->records)));
	if (planned->errors > 0)
		page_text(page, page_print(page, intl_plural("%lu line still "
		    "stands in the way of sending: set it aside, or mend it "
		    "in your export.", "%lu lines still stand in the way of "
		    "sending: set them aside, or mend them in your export.",
		    (unsigned long)planned->errors),
		    (unsigned long)planned->errors))->state = STATE_ATTENTION;
	page_gap(page);
}

static void
add_paths(struct desk *desk, struct page *page,
    const struct plan_sums *planned)
{
	page_gap(page);
	page_fact(page, _("The copy"), page_safe(page,
	    str_from(desk_copy_path(desk)), 0), NULL)->keep = KEEP_IF_ROOM;
	if (planned->aside > 0)
		page_fact(page, _("Set aside"), page_safe(page,
		    str_from(desk_side_path(desk)), 0), NULL)->keep =
		    KEEP_IF_ROOM;
}

static void
add_made(struct desk *desk, struct page *page)
{
	struct repair_counts c;

	desk_repair_counts(desk, &c);
	page_text(page, page_print(page, _("Copy made: %s lines read = %s "
	    "written + %s empty ones left out + %s set aside."),
	    page_number(page, c.lines_in), page_number(page, c.lines_out),
	    page_number(page, c.dropped), page_number(page, c.aside)))->state =
	    STATE_DONE;
}

static void
add_running(struct app *app, struct page *page, enum work work)
{
	progress_add(app, page, work, work == DESK_REPAIR
	    ? _("Making the copy") : _("Checking the copy"));
	page_allow(page, ACTION_CANCEL, NULL);
}

/* Making the copy, or what has become of it. */
static void
add_action(struct app *app, struct page *page,
    const struct plan_sums *planned)
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
		add_made(desk, page);
		page_action_row(page, "next", _("Go on"));
	} else if (desk_copy_needed(desk)) {
		if (planned->errors > 0)
			page_action_row(page, "aside-all", _("Set aside what "
			    "cannot be repaired"));
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
	struct desk *desk = app_desk(app);
	struct plan_sums now, planned;
	struct plan plan;

	desk_plan(desk, &plan);
	desk_sums(desk, &now, &planned);
	page->title = _("Your repair plan");
	add_sums(page, &planned);
	add_action(app, page, &planned);
	page_gap(page);
	page_heading(page, _("What the copy will change"));
	add_offers(app, page, &plan);
	add_asides(app, page);
	if (desk_copy_needed(desk))
		add_paths(desk, page, &planned);
	page_allow(page, ACTION_FIX_SAFE, NULL);
	page->enter = _("do it");
	page->status = desk_copy_sound(desk)
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

/* One step of undo, however many causes. */
static void
aside_all(struct desk *desk)
{
	struct cause causes[RULE_COUNT];
	size_t count = desk_causes(desk, causes, NULL);

	desk_join(desk, _("Set aside what cannot be repaired"));
	for (size_t i = 0; i < count; i++)
		if (only_aside(&causes[i]) &&
		    causes[i].severity == SEVERITY_ERROR)
			desk_set_aside(desk, causes[i].rule, true);
	desk_join_end(desk);
}

static enum nav
choose(struct app *app, const char *id)
{
	bool *making = app_state(app);
	struct err err = { 0 };

	if (strcmp(id, "aside-all") == 0) {
		aside_all(app_desk(app));
		app_focus(app, "make");
		return NAV_STAY;
	}

	if (strcmp(id, "make") == 0) {
		*making = desk_repair(app_desk(app), &err);
		if (!*making)
			app_say(app, "%s", err.text);
		return NAV_STAY;
	}
	return strcmp(id, "next") == 0 ? NAV_NEXT : NAV_BACK;
}

static enum nav
act(struct app *app, const struct event *event)
{
	struct desk *desk = app_desk(app);
	bool *making = app_state(app);

	switch (event->kind) {
	case EVENT_TICK:
		return tick(app, event->id);
	case EVENT_CHOOSE:
		return choose(app, event->id);
	case EVENT_JOB:
		if (*making && desk_copy_sound(desk)) {
			*making = false;
			app_focus(app, "next");
		}
		return NAV_STAY;
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
	.state_size = sizeof(bool),
	.build = build,
	.act = act,
};
