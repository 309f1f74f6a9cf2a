/* SPDX-License-Identifier: MIT */
/* One cause in its context: the line, the exact spot, before and after, and
 * what can be done about it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "ui/screens.h"
#include "ui/seek.h"

enum { AROUND = 1 };

/* The first places are kept; the others are looked for, one by one. */
struct problem_state {
	enum rule_id rule;
	unsigned generation;	/* of the check that the place is of */
	uint64_t at;		/* which of all places; 0 is the first */
	uint64_t line;		/* of a place that was not kept; else 0 */
	struct seek seek;
};

static void
renew(struct app *app, enum rule_id rule)
{
	struct problem_state *s = app_state(app);
	unsigned generation = desk_generation(app_desk(app), DESK_ORIGINAL);

	if (s->rule == rule && s->generation == generation)
		return;
	*s = (struct problem_state){ .rule = rule,
		.generation = generation };
	s->seek.what = (struct search_for){ .problem = true, .rule = rule };
}

static void
enter(struct app *app)
{
	renew(app, rule_find(str_from(app_arg(app))));
}

/* The cause as it is now; false when it is no longer there. */
static bool
find_cause(struct app *app, enum rule_id rule, struct cause *out)
{
	struct cause causes[RULE_COUNT];
	size_t count = desk_causes(app_desk(app), causes, NULL);

	for (size_t i = 0; i < count; i++) {
		if (causes[i].rule != rule)
			continue;
		*out = causes[i];
		return true;
	}
	return false;
}

static void
add_line(struct page *page, const struct look_line *l,
    const struct finding *here)
{
	struct item *item = page_data(page, l->line, NULL, l->bytes);

	memcpy(item->data.end, l->end, sizeof(item->data.end));
	if (l->line != here->line)
		return;
	item->state = STATE_CURRENT;
	item->data.fault = here->column;
	item->data.fault_length = here->length;
	item->data.caret = here->column > 0;
}

/* The place where the person stands; line 0: it is not about a line. */
static struct finding
find_place(struct app *app, const struct problem_state *s)
{
	const struct findings *f = desk_findings(app_desk(app),
	    DESK_ORIGINAL);
	struct look *look = desk_look(app_desk(app), DESK_ORIGINAL);
	struct finding here = { 0 };
	const struct look_line *lines;
	size_t got;

	if (s->line == 0 && s->at < findings_kept(f, s->rule))
		return findings_get(f, s->rule, (size_t)s->at);
	here.line = s->line;
	if (s->line == 0 || look == NULL ||
	    !look_at(look, s->line, 1, &lines, &got, NULL) || got == 0)
		return here;
	for (size_t i = 0; i < lines[0].count; i++)
		if (lines[0].findings[i].rule == s->rule)
			return lines[0].findings[i];
	return here;
}

/* "Now" and "Fixed", for the repair of this cause alone. */
static void
add_before_after(struct app *app, struct page *page, const struct cause *c,
    const struct look_line *l)
{
	struct buf after = { 0 };
	bool drop = false;

	if (c->fix == FIX_NONE)
		return;
	if (desk_repair_line(app_desk(app), c->fix, l, &after, &drop)) {
		page_gap(page);
		page_data(page, 0, _("Now"), l->bytes);
		if (drop)
			page_fact(page, _("Fixed"), _("the line is left out"),
			    NULL);
		else
			page_data(page, 0, _("Fixed"), buf_str(&after));
	}
	buf_release(&after);
}

static void
add_place(struct app *app, struct page *page, const struct cause *c,
    const struct finding *here)
{
	struct look *look = desk_look(app_desk(app), DESK_ORIGINAL);
	uint64_t first = here->line > AROUND ? here->line - AROUND : 1;
	size_t want = (size_t)(here->line - first) + 1 + AROUND;
	const struct look_line *lines, *mine = NULL;
	struct err err = { 0 };
	size_t got;

	if (look == NULL || here->line == 0 ||
	    !look_at(look, first, want, &lines, &got, &err))
		return;
	for (size_t i = 0; i < got; i++) {
		add_line(page, &lines[i], here);
		if (lines[i].line == here->line)
			mine = &lines[i];
	}
	page_gap(page);
	page_text(page, _(rule_get(c->rule)->message));
	if (mine != NULL)
		add_before_after(app, page, c, mine);
}

static void
add_choices(struct page *page, const struct cause *c)
{
	const struct fix *fix = fix_get(c->fix);

	page_gap(page);
	if (c->fix != FIX_NONE)
		item_cell(page, page_tick(page, "fix", page_print(page,
		    _("%s, everywhere"), _(fix->title)),
		    c->state == CAUSE_PLANNED), c->safe ? _("safe")
		    : _("ask first"), ALIGN_LEFT);
	if (c->can_aside)
		page_tick(page, "aside", _("Set these lines aside, with the "
		    "reason"), c->state == CAUSE_ASIDE);
	if (c->severity == SEVERITY_WARNING)
		page_tick(page, "accept", _("I have read this; leave it as "
		    "it is"), c->state == CAUSE_ACCEPTED);
	if (c->fix == FIX_NONE && !c->can_aside &&
	    c->severity == SEVERITY_ERROR)
		page_text(page, _(rule_get(c->rule)->remedy));
	page_action_row(page, "topic", _("Why this matters"));
	page_action_row(page, "back", _("Back to the list"));
}

static void
allow_keys(struct page *page, const struct cause *c)
{
	if (c->places > 1) {
		page_allow(page, ACTION_NEXT_PROBLEM, _("next place"));
		page_allow(page, ACTION_PREVIOUS_PROBLEM, NULL);
	}
	if (c->first_line > 0)
		page_allow(page, ACTION_ONLY, NULL);
	page_allow(page, ACTION_FIX, NULL);
}

static void
build_cause(struct app *app, struct page *page, const struct cause *cause)
{
	struct problem_state *s = app_state(app);
	struct finding here = find_place(app, s);

	page->title = _(rule_get(s->rule)->title);
	if (cause->first_line > 0)
		page->title_note = page_print(page, _("%s of %s"),
		    page_number(page, s->at + 1),
		    page_number(page, cause->places));
	if (here.line == 0)
		page_text(page, here.rule == s->rule ? finding_words(&here)
		    : _(rule_get(s->rule)->message));
	add_place(app, page, cause, &here);
	add_choices(page, cause);
	allow_keys(page, cause);
	page->status = _("Your original file stays untouched. Repairs go to "
	    "a new copy.");
	seek_show(app, page, &s->seek);
}

static void
build(struct app *app, struct page *page)
{
	struct problem_state *s = app_state(app);
	struct cause cause;

	renew(app, s->rule);
	page->enter = _("do it");
	if (s->rule != RULE_COUNT &&
	    desk_findings(app_desk(app), DESK_ORIGINAL) != NULL &&
	    find_cause(app, s->rule, &cause)) {
		build_cause(app, page, &cause);
		return;
	}
	page->title = _("This is settled");
	page_text(page, _("The problem is no longer there."));
	page_action_row(page, "back", _("Back to the list"));
}

static enum nav
tick(struct app *app, const char *id)
{
	struct problem_state *s = app_state(app);
	struct desk *desk = app_desk(app);
	struct cause c;

	if (!find_cause(app, s->rule, &c))
		return NAV_BACK;
	if (strcmp(id, "fix") == 0)
		desk_tick(desk, c.fix, c.state != CAUSE_PLANNED);
	else if (strcmp(id, "aside") == 0)
		desk_set_aside(desk, s->rule, c.state != CAUSE_ASIDE);
	else if (strcmp(id, "accept") == 0)
		desk_accept(desk, s->rule, c.state != CAUSE_ACCEPTED);
	return NAV_STAY;
}

/* A search for the next or previous place is over. */
static enum nav
came_to(struct app *app, struct problem_state *s, enum seek_state state)
{
	bool back = s->seek.order.back;

	if (state == SEEK_FOUND) {
		s->line = desk_found_line(app_desk(app), 0)->line;
		s->at += back ? (s->at > 0 ? UINT64_MAX : 0) : 1;
	} else if (state == SEEK_NO_MORE) {
		app_say(app, "%s", back ? _("This is the first place.")
		    : search_by_line(s->rule)
		    ? _("That was the last place.")
		    : _("That was the last place we kept."));
	}
	return NAV_STAY;
}

static enum nav
go_place(struct app *app, bool back)
{
	struct problem_state *s = app_state(app);
	const struct findings *f = desk_findings(app_desk(app),
	    DESK_ORIGINAL);
	uint64_t kept = f == NULL ? 0 : findings_kept(f, s->rule);
	uint64_t to = back ? s->at - 1 : s->at + 1;

	if (f == NULL || (back && s->at == 0)) {
		app_say(app, "%s", _("This is the first place."));
		return NAV_STAY;
	}
	seek_stop(app, &s->seek);
	if (to < kept) {
		s->at = to;
		s->line = 0;
		return NAV_STAY;
	}
	s->seek.order = (struct search_order){ .back = back, .want = 1,
		.line = find_place(app, s).line };
	return came_to(app, s, seek_begin(app, &s->seek));
}

/* All lines with this problem, one below the other. */
static enum nav
show_only(struct app *app)
{
	struct problem_state *s = app_state(app);
	struct finding here = find_place(app, s);
	char arg[64];

	(void)snprintf(arg, sizeof(arg), "%s %" PRIu64,
	    rule_get(s->rule)->code, here.line > 0 ? here.line : 1);
	return app_go(app, "preview", arg);
}

static enum nav
stop(struct app *app)
{
	struct problem_state *s = app_state(app);

	if (!s->seek.waits)
		return NAV_IGNORED;
	seek_stop(app, &s->seek);
	app_say(app, "%s", _("The search was stopped."));
	return NAV_STAY;
}

static enum nav
act_key(struct app *app, enum action action)
{
	struct problem_state *s = app_state(app);
	struct cause c;

	switch (action) {
	case ACTION_NEXT_PROBLEM:
	case ACTION_PREVIOUS_PROBLEM:
		return go_place(app, action == ACTION_PREVIOUS_PROBLEM);
	case ACTION_ONLY:
		return show_only(app);
	case ACTION_BACK:
		return stop(app);
	case ACTION_FIX:
		if (!find_cause(app, s->rule, &c) || c.fix == FIX_NONE)
			app_say(app, _("There is no repair for this that we "
			    "can make."));
		else
			desk_tick(app_desk(app), c.fix, true);
		return NAV_STAY;
	default:
		return NAV_IGNORED;
	}
}

static enum nav
act(struct app *app, const struct event *event)
{
	struct problem_state *s = app_state(app);
	char topic[RULE_TOPIC_MAX];

	switch (event->kind) {
	case EVENT_TICK:
		return tick(app, event->id);
	case EVENT_ACTION:
		return act_key(app, event->action);
	case EVENT_JOB:
		return s->seek.waits ? came_to(app, s, seek_poll(app,
		    &s->seek)) : NAV_IGNORED;
	case EVENT_CHOOSE:
		if (strcmp(event->id, "topic") == 0 && s->rule != RULE_COUNT)
			return app_help(app, rule_topic(s->rule, topic));
		return NAV_BACK;
	default:
		return NAV_IGNORED;
	}
}

const struct screen screen_problem = {
	.name = "problem",
	.stage = STAGE_FIX,
	.sub = true,
	.topic = "screen-fix",
	.state_size = sizeof(struct problem_state),
	.enter = enter,
	.build = build,
	.act = act,
};
