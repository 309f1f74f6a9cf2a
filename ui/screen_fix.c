/* SPDX-License-Identifier: MIT */
/* "Fix": what was found, by cause, biggest harm first. */
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "ui/kept.h"
#include "ui/progress.h"
#include "ui/screens.h"

static const char *
result_words(const struct cause *c)
{
	static const char *const done[] = {
		[CAUSE_PLANNED] = N_("repaired"),
		[CAUSE_ASIDE] = N_("set aside"),
		[CAUSE_ACCEPTED] = N_("accepted"),
		[CAUSE_NOTE] = N_("harmless"),
	};

	return c->state == CAUSE_OPEN ? c->result : _(done[c->state]);
}

static void
add_cause(struct page *page, const struct cause *c)
{
	const struct rule *rule = rule_get(c->rule);
	struct item *row = page_row(page, page_print(page, "rule.%s",
	    rule->code));

	item_cell(page, row, _(rule->title), ALIGN_LEFT);
	item_cell(page, row, c->first_line == 0 ? _("file")
	    : page_number(page, c->places), ALIGN_RIGHT);
	item_cell(page, row, result_words(c), ALIGN_LEFT);
	if (c->state == CAUSE_OPEN)
		row->state = STATE_ATTENTION;
	else
		row->state = STATE_DONE;
}

static void
add_head(struct page *page)
{
	struct item *head = page_row(page, NULL);

	head->head = true;
	item_cell(page, head, _("What"), ALIGN_LEFT);
	item_cell(page, head, _("lines"), ALIGN_RIGHT);
	item_cell(page, head, _("at Adobe"), ALIGN_LEFT);
}

/* Says more about the cause under the focus. */
static void
add_selected(struct page *page, const struct cause *c)
{
	const struct rule *rule = rule_get(c->rule);

	page_gap(page);
	page_text(page, page_print(page, _("Selected: %s %s"),
	    _(rule->message), _(rule->remedy)));
}

static void
add_causes(struct app *app, struct page *page)
{
	struct cause causes[RULE_COUNT];
	size_t hidden = 0, harmless = 0;
	size_t count = desk_causes(app_desk(app), causes, &hidden);
	const struct cause *selected = NULL;

	add_head(page);
	for (size_t i = 0; i < count; i++) {
		const char *code = rule_get(causes[i].rule)->code;

		if (causes[i].state == CAUSE_NOTE) {
			harmless++;
			continue;
		}
		add_cause(page, &causes[i]);
		if (page->focus != NULL && strncmp(page->focus, "rule.", 5) ==
		    0 && strcmp(page->focus + 5, code) == 0)
			selected = &causes[i];
	}
	if (selected != NULL)
		add_selected(page, selected);
	page_gap(page);
	if (hidden > 0)
		page_text(page, page_print(page, intl_plural("%zu other kind "
		    "of problem waits until this is settled.",
		    "%zu other kinds of problems wait until this is settled.",
		    hidden), hidden));
	if (harmless > 0)
		page_text(page, page_print(page, intl_plural("%zu harmless "
		    "note besides.", "%zu harmless notes besides.", harmless),
		    harmless))->keep = KEEP_EXTRA;
}

static void
add_share(struct page *page, const char *label,
    const struct plan_sums *sums)
{
	char share[NUM_TEXT_MAX];

	page_fact(page, label, page_print(page, _("%s %% of the lines are "
	    "ready"), num_percent(sums->ready, sums->records, share)),
	    sums->aside == 0 ? NULL : page_print(page, _("%s set aside"),
	    page_number(page, sums->aside)))->keep = KEEP_EXTRA;
}

static void
add_count(struct page *page, uint64_t lines, const char *words)
{
	struct item *row = page_row(page, NULL);

	item_cell(page, row, page_number(page, lines), ALIGN_RIGHT);
	item_cell(page, row, words, ALIGN_LEFT);
}

/* ready + attention = all, and the same with what is planned. */
static void
add_sums(struct app *app, struct page *page)
{
	struct plan_sums now, planned;

	desk_sums(app_desk(app), &now, &planned);
	add_count(page, now.ready, _("are ready"));
	add_count(page, now.attention, _("need attention"));
	page_gap(page);
	add_causes(app, page);
	add_share(page, _("If you send now"), &now);
	add_share(page, _("After the plan"), &planned);
}

/* After the last byte nobody knows how long it takes, so there is no bar. */
static void
add_phase(struct app *app, struct page *page, enum phase phase)
{
	static const char *const words[] = {
		[PHASE_COMPARING] = N_("All is read. Comparing customers: "
		    "what their lines have in common ..."),
		[PHASE_REREADING] = N_("All is read. Reading some lines "
		    "again, to be sure of what they say ..."),
	};

	if (phase == PHASE_READING)
		progress_add(app, page, DESK_CHECK, NULL);
	else
		page_text(page, _(words[phase]));
}

static void
add_running(struct app *app, struct page *page,
    const struct check_progress *p, const struct work_pace *pace)
{
	add_phase(app, page, (enum phase)p->phase);
	page_text(page, page_print(page, intl_plural("%s line so far, %s with "
	    "a problem", "%s lines so far, %s with a problem",
	    (unsigned long)p->lines), page_number(page, p->lines),
	    page_number(page, p->bad_lines)))->keep = KEEP_IF_ROOM;
	/* First of all, so that a list that grows keeps still. */
	page_action_row(page, "stop", _("Stop reading"));
	page_gap(page);
	page_allow(page, ACTION_CANCEL, _("stop reading"));
	if (p->phase == PHASE_READING)
		page->title_note = page_print(page, _("%u %%"),
		    pace->permille / 10);
}

static void
add_ending(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);

	page_gap(page);
	if (desk_copy_needed(desk) || desk_copy_sound(desk))
		page_action_row(page, "plan", _("See the repair plan"));
	else
		page_action_row(page, "next", _("Go on"));
	page_allow(page, ACTION_FIX_SAFE, NULL);
	page_allow(page, ACTION_PLAN, NULL);
	page_allow(page, ACTION_REPORT, NULL);
}

static const char *
title_words(struct page *page, const struct check_summary *sum,
    const struct check_progress *p, const struct work_pace *pace,
    enum work_state state)
{
	if (state == WORK_RUNNING)
		return _("Reading your file");
	if (!sum->complete && p->phase != PHASE_READING)
		return _("All read, but not compared: not a full check");
	if (!sum->complete)
		return page_print(page, _("Checked %u %%, not a full check"),
		    pace->permille < 1000 ? pace->permille / 10 : 99);
	return page_print(page, intl_plural("We read the one line.",
	    "We read all %s lines.", (unsigned long)sum->lines),
	    page_number(page, sum->lines));
}

static void
build_checked(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);
	enum work_state state = desk_work(desk, DESK_CHECK);
	struct check_progress p = { 0 };
	struct check_summary sum;
	struct work_pace pace;

	if (!desk_summary(desk, DESK_ORIGINAL, &sum))
		return;
	(void)desk_progress(desk, DESK_ORIGINAL, &p);
	desk_pace(desk, DESK_CHECK, &pace);
	page->title = title_words(page, &sum, &p, &pace, state);
	if (state == WORK_RUNNING)
		add_running(app, page, &p, &pace);
	if (state == WORK_STOPPED)
		page_action_row(page, "again", _("Go on reading"));
	add_sums(app, page);
	add_ending(app, page);
	page->status = desk_copy_sound(desk)
	    ? _("The repaired copy is ready. Your original is as it was.")
	    : sum.verdict == VERDICT_READY && sum.complete
	    ? _("No problem was found.")
	    : _("Nothing has been changed yet.");
}

static void
build(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);
	struct err err = desk_error(desk, DESK_CHECK);

	page->enter = _("open");
	page->title = _("Here you will see what to fix");
	page->status = _("Nothing has been sent.");
	if (desk_has_file(desk) && err.kind == ERR_NONE) {
		build_checked(app, page);
		return;
	}
	if (err.kind != ERR_NONE) {
		page->title = _("The file could not be read to its end");
		page_text(page, page_safe(page, str_from(err.text), 0))->state =
		    STATE_ATTENTION;
		page_gap(page);
		page_action_row(page, "again", _("Try again"));
	} else {
		page_text(page, _("There is no file yet. Choose one, or go "
		    "on and come back."));
		page_gap(page);
	}
	page_action_row(page, "file", _("Choose a file"));
	page_action_row(page, "next", _("Go on"));
}

static enum nav
stop_reading(struct app *app)
{
	desk_stop(app_desk(app), DESK_CHECK);
	app_focus(app, "again");
	return NAV_STAY;
}

static enum nav
choose(struct app *app, const char *id)
{
	struct err err = { 0 };

	if (strncmp(id, "rule.", 5) == 0)
		return app_go(app, "problem", id + 5);
	if (strcmp(id, "plan") == 0 || strcmp(id, "file") == 0)
		return app_go(app, id, NULL);
	if (strcmp(id, "stop") == 0)
		return stop_reading(app);
	if (strcmp(id, "again") == 0) {
		if (!desk_again(app_desk(app), DESK_CHECK, &err))
			app_say(app, "%s", err.text);
		return NAV_STAY;
	}
	return strcmp(id, "next") == 0 ? NAV_NEXT : NAV_IGNORED;
}

static enum nav
fix_safe(struct app *app)
{
	unsigned on = desk_tick_safe(app_desk(app));

	if (on == 0)
		app_say(app, _("All safe repairs are in the plan already."));
	else
		app_say(app, intl_plural("%u repair is now in the plan.",
		    "%u repairs are now in the plan.", on), on);
	return NAV_STAY;
}

static enum nav
save_problems(struct app *app)
{
	struct err err = { 0 };
	char *path = NULL;
	bool ok = desk_save_problems(app_desk(app), &path, &err);

	kept_say(app, ok, path, &err);
	return NAV_STAY;
}

static enum nav
act(struct app *app, const struct event *event)
{
	if (event->kind == EVENT_CHOOSE)
		return choose(app, event->id);
	if (event->kind == EVENT_NEXT)
		return NAV_NEXT;
	if (event->kind != EVENT_ACTION)
		return NAV_IGNORED;
	switch (event->action) {
	case ACTION_FIX_SAFE:
		return fix_safe(app);
	case ACTION_PLAN:
		return app_go(app, "plan", NULL);
	case ACTION_REPORT:
		return save_problems(app);
	case ACTION_CANCEL:
		return stop_reading(app);
	default:
		return NAV_IGNORED;
	}
}

const struct screen screen_fix = {
	.name = "fix",
	.stage = STAGE_FIX,
	.topic = "screen-fix",
	.build = build,
	.act = act,
};
