/* SPDX-License-Identifier: MIT */
/* The delivery on its way, and what can be done when it stopped. */
#include "ui/sending.h"

#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/num.h"
#include "spec/environment.h"
#include "ui/progress.h"

static const char *const stage_words[] = {
	[DELIVERY_PREPARE] = N_("Packed or encrypted"),
	[DELIVERY_NAME] = N_("Name and folder checked"),
	[DELIVERY_COPY] = N_("Sending"),
	[DELIVERY_VERIFY] = N_("Check that it arrived whole"),
};

static enum delivery_stage
first_stage(struct app *app)
{
	const char *wrap = desk_get(app_desk(app), "wrap");

	return wrap[0] == '\0' || strcmp(wrap, "none") == 0 ? DELIVERY_NAME
	    : DELIVERY_PREPARE;
}

/* What was put right on the way. */
static void
add_notes(struct app *app, struct page *page)
{
	const struct delivery_notes *notes =
	    desk_delivery_notes(app_desk(app));

	for (unsigned i = 0; i < notes->count; i++)
		page_text(page, page_safe(page, str_from(notes->text[i]), 0));
}

/* Over a network it takes its time: rest, or take it back. */
static void
add_ways(struct app *app, struct page *page,
    const struct delivery_progress *p)
{
	const struct environment *e = desk_environment(app_desk(app));

	if (e == NULL || e->service == SERVICE_FOLDER || p->withdrawing)
		return;
	page_gap(page);
	if (desk_sending_paused(app_desk(app)))
		page_action_row(page, "resume", _("Go on sending"));
	else
		page_action_row(page, "pause", _("Pause"));
	page_action_row(page, "withdraw", _("Stop, and take back what was "
	    "sent"));
}

/* What is there for certain, and why it waits. */
static void
add_details(struct page *page, const struct delivery_progress *p)
{
	const char *wait = desk_wait_words(p);
	char number[NUM_TEXT_MAX];

	if (p->confirmed > 0)
		page_fact(page, _("There already"), page_copy(page,
		    num_size(p->confirmed, number)), p->parts > 1
		    ? page_print(page, _("%u of %u parts"), p->part,
		    p->parts) : NULL);
	if (wait == NULL)
		return;
	page_text(page, wait)->state = STATE_ATTENTION;
	if (p->wait == 0) {
		page_text(page, _("We try again now. What has arrived "
		    "stays."));
		return;
	}
	page_text(page, page_print(page, intl_plural("We try again in %lu "
	    "second. What has arrived stays.", "We try again in %lu seconds. "
	    "What has arrived stays.", (unsigned long)p->wait),
	    (unsigned long)p->wait));
}

void
sending_build(struct app *app, struct page *page)
{
	struct delivery_progress p;
	struct work_pace pace;

	desk_delivery(app_desk(app), &p);
	desk_pace(app_desk(app), DESK_SEND, &pace);
	page->title = _("Sending");
	progress_add(app, page, DESK_SEND, NULL);
	page_gap(page);
	for (unsigned i = first_stage(app); i < DELIVERY_DONE; i++)
		page_stage(page, i < p.stage ? STATE_DONE : i == p.stage
		    ? STATE_CURRENT : STATE_TODO, NULL, _(stage_words[i]));
	page_gap(page);
	add_details(page, &p);
	add_notes(app, page);
	add_ways(app, page, &p);
	page_allow(page, ACTION_CANCEL, NULL);
	page->status = p.withdrawing ? _("Taking back what was sent.")
	    : desk_sending_paused(app_desk(app)) ? _("Paused. Nothing is "
	    "lost.") : page_print(page, _("Sending. %u percent."),
	    pace.permille / 10);
}


/* --- when it is there --------------------------------------------------- */

void
sending_add_arrived(struct page *page, const struct delivered *got)
{
	page_text(page, got->proofs != 0 ? _("The whole file has arrived.")
	    : _("The other side took the file. Nothing more could be looked "
	    "at."))->state = got->proofs != 0 ? STATE_DONE : STATE_PLAIN;
	page_gap(page);
	for (unsigned i = 0; i < PROOF_COUNT; i++)
		if (got->proofs >> i & 1)
			page_text(page, _(proof_get((enum proof_kind)i)
			    ->name))->indent = 3;
	page_gap(page);
}

/* --- when it stopped --------------------------------------------------- */

static void
add_host_key(struct page *page, const char *fingerprint)
{
	page_text(page, _("Compare this with the fingerprint that its owner "
	    "has given you. If they differ, somebody may be listening: do "
	    "not go on."));
	page_text(page, page_safe(page, str_from(fingerprint), 0))->indent =
	    3;
	page_action_row(page, "trust", _("It is the same: go on"));
}

void
sending_add_stop(struct app *app, struct page *page, const struct err *err)
{
	const struct delivery_notes *notes =
	    desk_delivery_notes(app_desk(app));

	page_text(page, page_safe(page, str_from(err->text), 0))->state =
	    STATE_ATTENTION;
	add_notes(app, page);
	switch (notes->ask) {
	case ASK_HOST_KEY:
		add_host_key(page, notes->detail);
		break;
	case ASK_REPLACE:
		page_action_row(page, "replace", _("Replace the file that is "
		    "there"));
		break;
	case ASK_LOGIN:
	case ASK_PLAIN:
	case ASK_NOTHING:
		break;
	}
	page_gap(page);
}

bool
sending_add_begun(struct app *app, struct page *page)
{
	char there[NUM_TEXT_MAX], all[NUM_TEXT_MAX], when[CLOCK_TEXT_MAX];
	struct unfinished begun;

	if (!desk_unfinished_here(app_desk(app), &begun))
		return false;
	page_text(page, page_print(page, _("A delivery of this file was begun "
	    "at %s; %s of %s are there."), clock_text(begun.began, when),
	    num_size(begun.done, there), num_size(begun.total, all)));
	page_action_row(page, "go-on", _("Go on with it"));
	page_action_row(page, "take-back", _("Take it back"));
	return true;
}

/* --- what was chosen --------------------------------------------------- */

static enum nav
send(struct app *app, const struct sending *how)
{
	struct err err = { 0 };

	if (desk_send(app_desk(app), how, &err))
		app_focus(app, "pause");
	else
		app_say(app, "%s", err.text);
	return NAV_STAY;
}

/* What was begun; taken back at once, or carried to its end. */
static enum nav
go_on(struct app *app, const char *word, bool take_back)
{
	struct sending how = { .word = word };
	struct unfinished begun;

	if (!desk_unfinished_here(app_desk(app), &begun))
		return NAV_STAY;
	how.resume = begun.number;
	(void)send(app, &how);
	if (take_back)
		desk_withdraw(app_desk(app));
	return NAV_STAY;
}

static enum nav
send_agreed(struct app *app, const char *word, bool replace)
{
	const struct delivery_notes *notes =
	    desk_delivery_notes(app_desk(app));
	char key[DELIVERY_NOTE_MAX];

	memcpy(key, notes->detail, sizeof(key));
	return send(app, &(struct sending){ .word = word, .replace = replace,
	    .host_key = replace ? NULL : key });
}

enum nav
sending_choose(struct app *app, const char *id, const char *word)
{
	struct desk *desk = app_desk(app);

	if (strcmp(id, "send") == 0)
		return send(app, &(struct sending){ .word = word });
	if (strcmp(id, "go-on") == 0 || strcmp(id, "take-back") == 0)
		return go_on(app, word, id[0] == 't');
	if (strcmp(id, "replace") == 0 || strcmp(id, "trust") == 0)
		return send_agreed(app, word, id[0] == 'r');
	if (strcmp(id, "pause") == 0 || strcmp(id, "resume") == 0)
		desk_pause_sending(desk, id[0] == 'p');
	else if (strcmp(id, "withdraw") == 0)
		desk_withdraw(desk);
	else
		return NAV_IGNORED;
	return NAV_STAY;
}
