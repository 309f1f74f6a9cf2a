/* SPDX-License-Identifier: MIT */
/* "Send": one last look, the typed word where it is needed, the delivery. */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "spec/environment.h"
#include "ui/kept.h"
#include "ui/screens.h"
#include "ui/sending.h"

/* The typed word, kept while the focus is elsewhere on this screen. */
struct send_state {
	char word[32];
};

static void
enter(struct app *app)
{
	struct send_state *s = app_state(app);

	s->word[0] = '\0';
	desk_find_login(app_desk(app));
	desk_look_unfinished(app_desk(app));
}

static void
add_name(struct app *app, struct page *page)
{
	struct name_piece pieces[NAME_PIECES_MAX];
	struct buf name = { 0 };
	struct err err = { 0 };
	struct item *item;
	size_t count;

	if (!desk_name(app_desk(app), &name, &err)) {
		page_text(page, page_safe(page, str_from(err.text), 0))->state =
		    STATE_ATTENTION;
		buf_release(&name);
		return;
	}
	count = name_explain(buf_str(&name), pieces);
	item = page_pieces(page);
	for (size_t i = 0; i < count; i++)
		item_piece(page, item, page_copy(page, pieces[i].text),
		    page_copy(page, _(pieces[i].label)));
	buf_release(&name);
	page_gap(page);
}

/* It can be looked at and changed. */
static void
add_login(struct app *app, struct page *page)
{
	struct login_view v;

	desk_login(app_desk(app), &v);
	if (!v.wanted)
		return;
	page_fact(page, _("Login"), v.have ? page_safe(page,
	    str_from(v.source), 0) : v.state == WORK_RUNNING
	    ? _("being looked for") : _("none yet"), v.have
	    ? page_safe(page, str_from(v.shown), 0) : NULL);
}

static void
add_facts(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);
	struct buf address = { 0 };
	struct err err = { 0 };
	struct check_summary sum;
	struct repair_counts c;
	char size[NUM_TEXT_MAX];

	if (desk_address(desk, &address, &err))
		page_fact(page, _("Goes to"), page_safe(page,
		    buf_str(&address), 0), NULL);
	buf_release(&address);
	if (!desk_summary(desk, desk_sends(desk), &sum))
		return;
	desk_repair_counts(desk, &c);
	page_fact(page, _("Lines"), page_print(page, _("%s to send"),
	    page_number(page, sum.records)), desk_sends(desk) == DESK_COPY
	    ? page_print(page, _("%s set aside"), page_number(page, c.aside))
	    : NULL);
	page_fact(page, _("Size"), page_copy(page, num_size(sum.disk_bytes,
	    size)), NULL);
	add_login(app, page);
	page_fact(page, _("Checked"), sum.complete
	    ? page_print(page, _("all %s lines"), page_number(page,
	    sum.lines)) : _("not a full check"), NULL);
	page_gap(page);
}

/* Warnings that want reading, each with a tick of its own. */
static void
add_acknowledge(struct app *app, struct page *page,
    const struct blocker *list, size_t count)
{
	const struct findings *found = desk_findings(app_desk(app),
	    desk_sends(app_desk(app)));
	bool headed = false;

	for (size_t i = 0; i < count; i++) {
		const struct rule *rule = rule_get(list[i].rule);
		struct item *tick;

		if (!list[i].acknowledge)
			continue;
		if (!headed)
			page_heading(page, _("Please read and accept, or go "
			    "back to Fix"));
		headed = true;
		tick = page_tick(page, page_print(page, "ack.%s", rule->code),
		    _(rule->title), false);
		if (found != NULL &&
		    findings_count(found, list[i].rule) > 0)
			item_cell(page, tick, page_number(page,
			    findings_count(found, list[i].rule)),
			    ALIGN_RIGHT);
	}
}

/* What stands in the way, each with the step where it is settled. */
static size_t
add_blockers(struct app *app, struct page *page)
{
	struct blocker list[BLOCKERS_MAX];
	size_t count = desk_blockers(app_desk(app), list);

	for (size_t i = 0; i < count; i++) {
		struct item *row;

		if (list[i].acknowledge)
			continue;
		row = page_row(page, page_print(page, "go.%s",
		    stage_get(list[i].stage)->word));
		item_cell(page, row, page_copy(page, list[i].text),
		    ALIGN_LEFT);
		row->state = STATE_ATTENTION;
	}
	add_acknowledge(app, page, list, count);
	if (count > 0)
		page_gap(page);
	return count;
}

static const struct environment *
environment(struct app *app)
{
	struct desk *desk = app_desk(app);

	return environments_find(desk_environments(desk),
	    str_from(desk_get(desk, "env")));
}

static const char *
environment_name(struct page *page, const struct environment *e)
{
	return e->title[0] != '\0' ? page_safe(page, str_from(e->title), 30)
	    : _(env_kind_get(e->kind)->name);
}

/* Without a login there is only that; what was begun comes first. */
static void
add_send_row(struct app *app, struct page *page, const char *name)
{
	struct login_view login;

	desk_login(app_desk(app), &login);
	if (login.wanted && !login.have) {
		page_action_row(page, "login", _("Give the login"));
		return;
	}
	if (sending_add_begun(app, page))
		page_action_row(page, "send", page_print(page,
		    _("Begin anew: send to %s"), name));
	else
		page_action_row(page, "send", page_print(page,
		    _("Send to: %s"), name));
	if (login.wanted)
		page_action_row(page, "login", _("Use another login"));
}

static void
add_send(struct app *app, struct page *page)
{
	const struct environment *e = environment(app);
	const struct send_state *s = app_state(app);
	const char *word = desk_word(app_desk(app));
	struct item *field;

	if (e == NULL)
		return;
	if (word != NULL) {
		field = page_field(page, "word", page_print(page, _("Type the "
		    "word %s to send"), word), app_value(app, "word",
		    s->word));
		field->danger = true;
		field->detail = strcmp(word, "READABLE") == 0
		    ? _("Plain FTP: everybody on the way can read the name, "
		    "the password and the whole file.")
		    : strcmp(word, "REPLACE") == 0
		    ? _("This replaces what your data source knows about "
		    "each person in the file.")
		    : _("This adds traits to live profiles.");
	}
	add_send_row(app, page, environment_name(page, e));
}

/* What was not checked to its end is never sent; here is the way out. */
static void
add_again(struct app *app, struct page *page)
{
	enum work_state state = desk_work(app_desk(app), DESK_CHECK);

	if (state == WORK_FAILED)
		page_action_row(page, "again", _("Check it again"));
	else if (state == WORK_STOPPED)
		page_action_row(page, "again", _("Go on reading"));
}

static void
build_ready(struct app *app, struct page *page)
{
	struct err err = desk_error(app_desk(app), DESK_SEND);
	struct unfinished part;
	bool begun = desk_unfinished_here(app_desk(app), &part);
	size_t open;

	page->title = _("One last look");
	add_name(app, page);
	add_facts(app, page);
	if (err.kind != ERR_NONE)
		sending_add_stop(app, page, &err);
	open = add_blockers(app, page);
	if (open == 0)
		add_send(app, page);
	add_again(app, page);
	page_action_row(page, "save", _("Save everything and let a colleague "
	    "send it"));
	page_text(page, _("We checked what can be checked from here. Adobe "
	    "decides in the end."))->keep = KEEP_EXTRA;
	page->status = open == 0 ? begun
	    ? _("Ready. A part of it is there already.")
	    : _("Ready. Nothing has been sent yet.")
	    : page_print(page, intl_plural("%lu thing to settle before "
	    "sending.", "%lu things to settle before sending.",
	    (unsigned long)open), (unsigned long)open);
}

static void
build(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);

	page->enter = _("go");
	if (desk_work(desk, DESK_SEND) == WORK_RUNNING) {
		sending_build(app, page);
	} else if (desk_delivered(desk) != NULL) {
		page->title = _("Delivered");
		sending_add_arrived(page, desk_delivered(desk));
		page_action_row(page, "next", _("What happens now"));
		page->status = desk_delivered(desk)->proofs >>
		    PROOF_READ_BACK & 1 ? _("Delivered and read back: every "
		    "byte is there.") : _("Delivered.");
	} else {
		build_ready(app, page);
	}
}

static enum nav
save(struct app *app)
{
	struct err err = { 0 };
	char *path = NULL;
	bool ok = desk_hand_over(app_desk(app), &path, &err);

	kept_say(app, ok, path, &err);
	return NAV_STAY;
}

static enum nav
choose(struct app *app, const char *id)
{
	const struct send_state *s = app_state(app);
	struct err err = { 0 };

	if (strncmp(id, "go.", 3) == 0)
		return app_go_stage(app, stage_find(id + 3));
	if (strcmp(id, "save") == 0)
		return save(app);
	if (strcmp(id, "again") == 0) {
		if (!desk_again(app_desk(app), DESK_CHECK, &err))
			app_say(app, "%s", err.text);
		return NAV_STAY;
	}
	if (strcmp(id, "login") == 0) {
		/* With a login, sending is next. */
		app_focus(app, "send");
		return app_go(app, "login", NULL);
	}
	if (strcmp(id, "next") == 0)
		return NAV_NEXT;
	return sending_choose(app, id, s->word);
}

/* The last warning accepted: on to sending. */
static enum nav
accept(struct app *app, const char *id)
{
	enum rule_id rule = rule_find(str_from(id + strlen("ack.")));
	struct blocker list[BLOCKERS_MAX];

	if (rule == RULE_COUNT)
		return NAV_IGNORED;
	desk_accept(app_desk(app), rule, true);
	if (desk_blockers(app_desk(app), list) == 0)
		app_focus(app, desk_word(app_desk(app)) != NULL ? "word"
		    : "send");
	return NAV_STAY;
}

static enum nav
act(struct app *app, const struct event *event)
{
	struct send_state *s = app_state(app);

	switch (event->kind) {
	case EVENT_CHOOSE:
		return choose(app, event->id);
	case EVENT_EDIT:
	case EVENT_LEAVE:
		(void)snprintf(s->word, sizeof(s->word), "%s", event->text);
		return NAV_STAY;
	case EVENT_TICK:
		return accept(app, event->id);
	case EVENT_ACTION:
		if (event->action == ACTION_CANCEL) {
			desk_stop(app_desk(app), DESK_SEND);
			app_focus(app, "go-on");
		}
		return NAV_STAY;
	case EVENT_JOB:
		return desk_delivered(app_desk(app)) != NULL ? NAV_NEXT
		    : NAV_STAY;
	default:
		return NAV_IGNORED;
	}
}

const struct screen screen_send = {
	.name = "send",
	.stage = STAGE_SEND,
	.topic = "screen-send",
	.state_size = sizeof(struct send_state),
	.enter = enter,
	.build = build,
	.act = act,
};
