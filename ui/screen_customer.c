/* SPDX-License-Identifier: MIT */
/* "Customer ID": where the website keeps it, and one ID tried out. */
#include <string.h>

#include "base/intl.h"
#include "spec/placement.h"
#include "spec/snippet.h"
#include "ui/form.h"
#include "ui/screens.h"

/* The places most websites use; the others wait behind a button. */
static const enum placement usual[] = { PLACEMENT_COOKIE, PLACEMENT_EVAR,
	PLACEMENT_DATALAYER, PLACEMENT_DOM, PLACEMENT_UNKNOWN };

static bool
is_usual(enum placement p)
{
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if (usual[i] == p)
			return true;
	return false;
}

static void
add_placements(struct app *app, struct page *page)
{
	const bool *all = app_state(app);
	const char *chosen = desk_get(app_desk(app), "placement");

	for (unsigned i = 0; i < PLACEMENT_COUNT; i++) {
		enum placement p = (enum placement)i;
		const struct placement_row *row = placement_get(p);
		struct item *item;

		if (!*all && !is_usual(p) && strcmp(row->word, chosen) != 0)
			continue;
		item = form_choice(app, page, FIELD_PLACEMENT, row->word,
		    _(row->name));
		item->unknown = p == PLACEMENT_UNKNOWN;
		if (item->unknown)
			item->note = _("we write to your web team");
	}
	if (!*all)
		page_button(page, "all-places", _("Somewhere else, or in an "
		    "app"), _("Show them"))->indent = 3;
}

static void
add_question(struct app *app, struct page *page, enum field_id field)
{
	if (field_get(field)->type == FIELD_IS_CHOICE)
		form_choices(app, page, field);
	else
		(void)form_field(app, page, field);
	page_gap(page);
}

/* What the place asks; what its code asks is on the next screen. */
static void
add_questions(struct app *app, struct page *page, enum placement p)
{
	const struct placement_row *row = placement_get(p);

	for (size_t i = 0; i < row->ask_count; i++)
		add_question(app, page, row->asks[i]);
}

/* Verdicts on the answers together; those of a single field stand under
 * that field already. */
static void
add_verdicts(struct app *app, struct page *page)
{
	struct answers answers = form_answers(app);
	struct field_verdict v[PLACEMENT_RULES_MAX];
	size_t count = placement_judge(&answers, v);
	size_t shown = 0;

	for (size_t i = 0; i < count; i++) {
		struct item *item;

		if (v[i].rule == RULE_PLACE_NONE || v[i].suggestion[0] != '\0')
			continue;
		item = page_text(page, page_copy(page, v[i].text));
		item->state = STATE_ATTENTION;
		shown++;
	}
	if (shown > 0)
		page_gap(page);
}

static const char *
line_words(struct page *page, const struct handshake *h)
{
	return page_number(page, h->line);
}

/* What the search in the file found, in words. */
static const char *
handshake_words(struct page *page, const struct handshake *h)
{
	const char *seen = page_value(page, (struct str){ h->seen,
	    h->seen_bytes }, 40);

	switch (h->twin) {
	case TWIN_EXACT:
		return page_print(page, _("Your file has exactly this ID, on "
		    "line %s. They will be matched."), line_words(page, h));
	case TWIN_CASE:
		return page_print(page, _("Your file has %s on line %s. "
		    "Capital letters count: Audience Manager would see two "
		    "different people."), seen, line_words(page, h));
	case TWIN_TRIMMED:
		return page_print(page, _("Your file has this ID on line %s, "
		    "but with spaces around it. As it stands they would not "
		    "be matched."), line_words(page, h));
	case TWIN_DECODED:
		return page_print(page, _("Your file has %s on line %s: one "
		    "of the two is URL-encoded. Both must be written the same "
		    "way."), seen, line_words(page, h));
	case TWIN_NONE:
		break;
	}
	return h->whole
	    ? _("This ID is not in your file. That is fine if this person is "
	    "not part of the export.")
	    : _("This ID was not in the part of the file that was read.");
}

static void
add_sample(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);
	struct item *item = form_field(app, page, FIELD_SAMPLE);
	struct handshake h;

	item->personal = true;
	if (item->value[0] == '\0' && desk_practising(desk))
		item->detail = _("In this exercise try USER9931.");
	if (item->value[0] == '\0' || item->error != NULL)
		return;
	if (!desk_has_file(desk)) {
		item->detail = _("We compare it as soon as you choose a "
		    "file.");
		return;
	}
	desk_handshake_result(desk, &h);
	if (h.state == WORK_RUNNING && h.twin == TWIN_NONE) {
		item->detail = page_print(page, _("Looking for it: %s lines "
		    "so far."), page_number(page, h.lines));
		return;
	}
	if (h.state == WORK_NONE)
		return;
	item->detail = handshake_words(page, &h);
	item->state = h.twin == TWIN_EXACT ? STATE_DONE
	    : h.twin == TWIN_NONE ? STATE_PLAIN : STATE_ATTENTION;
}

static bool
asks_website(struct app *app)
{
	enum idtype t = idtype_find(str_from(desk_get(app_desk(app),
	    "idtype")));

	return t == IDTYPE_COUNT || !idtype_is_device(t);
}

static void
build(struct app *app, struct page *page)
{
	enum placement p = placement_find(str_from(desk_get(app_desk(app),
	    "placement")));
	struct answers answers = form_answers(app);

	page->enter = _("next");
	page->status = _("You can go on at any time. What is open stays "
	    "marked.");
	if (!asks_website(app)) {
		page->title = _("Phone and TV IDs need no place on the "
		    "website");
		page_text(page, _("The device itself tells Audience Manager "
		    "its ID. There is nothing to set up here."));
		page_gap(page);
		page_action_row(page, "next", _("Go on"));
		return;
	}
	page->title = _("Where does your website keep the customer ID?");
	page_text(page, _("Audience Manager reads it there, then looks for "
	    "exactly the same ID in your file."))->keep = KEEP_EXTRA;
	page_gap(page);
	add_placements(app, page);
	page_gap(page);
	if (p != PLACEMENT_COUNT)
		add_questions(app, page, p);
	add_verdicts(app, page);
	add_sample(app, page);
	page_gap(page);
	if (p == PLACEMENT_UNKNOWN)
		page_action_row(page, "letter.website",
		    _("Write to the web team"));
	else if (snippet_wanted(&answers))
		page_action_row(page, "snippet",
		    _("Get the code for the web team"));
	page_action_row(page, "next", _("Go on"));
}

static enum nav
choose(struct app *app, const struct event *event)
{
	bool *all = app_state(app);

	if (strcmp(event->id, "all-places") == 0) {
		*all = true;
		return NAV_STAY;
	}
	if (strcmp(event->id, "snippet") == 0)
		return app_go(app, "snippet", NULL);
	if (strcmp(event->id, "next") == 0)
		return NAV_NEXT;
	return form_act(app, event);
}

/* The sample is kept like any answer, and looked for at once. */
static enum nav
leave_field(struct app *app, const struct event *event)
{
	struct desk *desk = app_desk(app);
	enum nav nav = form_act(app, event);
	struct err err = { 0 };

	if (strcmp(event->id, field_get(FIELD_SAMPLE)->key) == 0 &&
	    desk_get(desk, event->id)[0] != '\0' && desk_has_file(desk) &&
	    !form_open(app, FIELD_SAMPLE) &&
	    !desk_handshake(desk, desk_get(desk, event->id), &err))
		app_say(app, "%s", err.text);
	return nav;
}

static enum nav
act(struct app *app, const struct event *event)
{
	switch (event->kind) {
	case EVENT_CHOOSE:
		return choose(app, event);
	case EVENT_LEAVE:
		return leave_field(app, event);
	case EVENT_NEXT:
		return NAV_NEXT;
	default:
		return form_act(app, event);
	}
}

/* A sample from before there was a file is looked for now. */
static void
enter(struct app *app)
{
	struct desk *desk = app_desk(app);
	const char *sample = desk_get(desk, field_get(FIELD_SAMPLE)->key);
	struct handshake h;
	struct err err = { 0 };

	desk_handshake_result(desk, &h);
	if (h.state == WORK_NONE && sample[0] != '\0' &&
	    desk_has_file(desk) && !form_open(app, FIELD_SAMPLE) &&
	    !desk_handshake(desk, sample, &err))
		app_say(app, "%s", err.text);
}

const struct screen screen_customer = {
	.name = "customer-id",
	.stage = STAGE_CUSTOMER,
	.topic = "screen-customer-id",
	.state_size = sizeof(bool),
	.enter = enter,
	.build = build,
	.act = act,
};
