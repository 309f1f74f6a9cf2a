/* SPDX-License-Identifier: MIT */
/* The screens that lie over others. */
#include "ui/overlay.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "run/help.h"
#include "ui/app.h"
#include "ui/topic.h"

static bool
is_id(const struct event *event, const char *id)
{
	return event->id != NULL && strcmp(event->id, id) == 0;
}

/* What was typed into the one field of an overlay, kept while the focus is
 * elsewhere. */
struct typed {
	char text[200];
};

static const char *
typed_text(struct app *app, const char *id)
{
	const struct typed *t = app_state(app);

	return app_value(app, id, t->text);
}

/* True if the event was about the field. */
static bool
keep_typed(struct app *app, const struct event *event)
{
	struct typed *t = app_state(app);

	if (event->kind != EVENT_EDIT && event->kind != EVENT_LEAVE)
		return false;
	(void)snprintf(t->text, sizeof(t->text), "%s", event->text);
	return true;
}

/* --- leave ------------------------------------------------------------- */

static void
leave_build(struct app *app, struct page *page)
{
	(void)app;
	page->title = _("Leave?");
	page_text(page, _("Your work is saved. The next start takes you "
	    "back to this place."));
	page_gap(page);
	page_action_row(page, "leave", _("Leave"));
	page_action_row(page, "stay", _("Stay"));
	page->status = _("Ctrl-C once more leaves at once.");
}

static enum nav
leave_act(struct app *app, const struct event *event)
{
	if (event->kind != EVENT_CHOOSE)
		return NAV_IGNORED;
	if (is_id(event, "leave")) {
		app_leave(app, false);
		return NAV_STAY;
	}
	return NAV_BACK;
}

const struct screen overlay_leave = {
	.name = "leave",
	.sub = true,
	.topic = "screen-welcome",
	.build = leave_build,
	.act = leave_act,
};

/* --- find -------------------------------------------------------------- */

static void
find_build(struct app *app, struct page *page)
{
	struct item *field;

	page->title = _("Find in the file");
	field = page_field(page, "find", _("A text, or the number of a line"),
	    typed_text(app, "find"));
	field->width = 40;
	field->detail = _("Capital and small letters differ, as they do for "
	    "Audience Manager.");
	page->enter = _("find");
	page->status = _("The search starts below the present line.");
}

static enum nav
find_act(struct app *app, const struct event *event)
{
	struct buf text = { 0 };

	if (keep_typed(app, event))
		return NAV_STAY;
	if (event->kind != EVENT_NEXT)
		return NAV_IGNORED;
	buf_add_text(&text, typed_text(app, "find"));
	app_uncover(app);
	app_find(app, buf_text(&text));
	buf_release(&text);
	return NAV_STAY;
}

const struct screen overlay_find = {
	.name = "find",
	.sub = true,
	.topic = "screen-preview",
	.state_size = sizeof(struct typed),
	.build = find_build,
	.act = find_act,
};

/* --- what can I do here ------------------------------------------------ */

/* Does a text hold what was typed into the filter?  Letter case is free. */
static bool
fits(const char *text, const char *filter)
{
	struct str t = str_from(text), f = str_from(filter);

	for (size_t i = 0; i + f.n <= t.n; i++)
		if (str_eq_nocase(str_cut(t, i, i + f.n), f))
			return true;
	return f.n == 0;
}

static void
add_row(struct page *page, const char *id, const char *key,
    const char *words)
{
	struct item *row = page_row(page, id);

	item_cell(page, row, key, ALIGN_LEFT);
	item_cell(page, row, words, ALIGN_LEFT);
}

static void
add_action(struct page *page, enum action action, const char *label,
    const char *filter)
{
	const struct action_row *row = action_get(action);
	const char *words = label != NULL ? label : _(row->summary);
	char key[KEY_NAME_MAX];

	if (fits(words, filter) || fits(_(row->label), filter))
		add_row(page, row->name, key_name(row->key1, key), words);
}

static void
actions_build(struct app *app, struct page *page)
{
	const char *filter = typed_text(app, "filter");
	const struct screen *below = app_below(app);
	const struct page_action *declared;
	struct item *field;
	size_t count;

	page->title = _("What can I do here?");
	page->title_note = _(stage_get(below->stage)->title);
	field = page_field(page, "filter", _("Type to search"), filter);
	field->aside = true;
	page_gap(page);
	declared = app_below_actions(app, &count);
	if (fits(_("About this screen"), filter))
		add_row(page, "topic", "", _("About this screen"));
	for (size_t i = 0; i < count; i++)
		add_action(page, declared[i].action, declared[i].label,
		    filter);
	for (enum action a = 0; a < ACTION_COUNT; a++)
		if (action_get(a)->where != WHERE_DECLARED &&
		    a != ACTION_HELP && a != ACTION_HELP_IN_FIELD)
			add_action(page, a, NULL, filter);
	if (fits(_("All help topics and the glossary"), filter))
		add_row(page, "topics", "",
		    _("All help topics and the glossary"));
	page->enter = _("do it");
	page->status = _("Enter does what is marked. The same key closes "
	    "this list.");
}

/* The list goes away first, then what was chosen is done below it. */
static enum nav
run_action(struct app *app, const char *name)
{
	for (enum action a = 0; a < ACTION_COUNT; a++) {
		if (strcmp(action_get(a)->name, name) != 0)
			continue;
		app_uncover(app);
		app_action(app, a);
		break;
	}
	return NAV_STAY;
}

static enum nav
actions_act(struct app *app, const struct event *event)
{
	if (keep_typed(app, event))
		return NAV_STAY;
	if (event->kind != EVENT_CHOOSE)
		return NAV_IGNORED;
	if (is_id(event, "topic"))
		return app_help(app, app_below(app)->topic);
	if (is_id(event, "topics"))
		return app_cover(app, &overlay_topics, NULL);
	return run_action(app, event->id);
}

const struct screen overlay_actions = {
	.name = "actions",
	.sub = true,
	.topic = "keys",
	.state_size = sizeof(struct typed),
	.build = actions_build,
	.act = actions_act,
};

/* --- help topics ------------------------------------------------------- */

static void
topic_enter(struct app *app)
{
	struct topic *t = app_state(app);
	struct err err = { 0 };

	help_release(&t->help);
	t->known = help_read(&t->help, app_arg(app), NULL, &err);
	memcpy(t->why, err.text, sizeof(t->why));
}

static void
topic_release(void *state)
{
	help_release(&((struct topic *)state)->help);
}

static void
topic_build(struct app *app, struct page *page)
{
	const struct topic *t = app_state(app);

	page->enter = _("close");
	if (!t->known) {
		page->title = _("There is no page about this yet.");
		page_text(page, page_safe(page, str_from(t->why), 0));
		return;
	}
	page->title = page_copy(page, t->help.title);
	topic_add(page, &t->help);
	page->status = _("Arrows scroll. Esc takes you back where you "
	    "were.");
}

static enum nav
topic_act(struct app *app, const struct event *event)
{
	(void)app;
	return event->kind == EVENT_NEXT ? NAV_BACK : NAV_IGNORED;
}

const struct screen overlay_topic = {
	.name = "topic",
	.sub = true,
	.topic = "keys",
	.state_size = sizeof(struct topic),
	.release = topic_release,
	.enter = topic_enter,
	.build = topic_build,
	.act = topic_act,
};

/* --- all topics -------------------------------------------------------- */

enum { TOPICS_SHOWN = 60 };

static void
topics_build(struct app *app, struct page *page)
{
	const char *words = typed_text(app, "words");
	struct help_list list = { 0 };
	struct err err = { 0 };
	size_t shown;

	page->title = _("Help topics");
	page_field(page, "words", _("Find"), words)->aside = true;
	page_gap(page);
	if (!(words[0] == '\0' ? help_all(&list, NULL, &err)
	    : help_search(&list, words, NULL, &err))) {
		page_text(page, page_safe(page, str_from(err.text), 0));
		return;
	}
	shown = list.count < TOPICS_SHOWN ? list.count : TOPICS_SHOWN;
	for (size_t i = 0; i < shown; i++) {
		struct item *row = page_row(page, page_print(page,
		    "topic.%s", list.topics[i].name));

		item_cell(page, row, list.topics[i].title, ALIGN_LEFT);
	}
	if (list.count == 0)
		page_text(page, _("Nothing has these words. Try fewer."));
	page->status = page_print(page, intl_plural("%lu topic.",
	    "%lu topics.", (unsigned long)list.count),
	    (unsigned long)list.count);
	help_list_release(&list);
}

static enum nav
topics_act(struct app *app, const struct event *event)
{
	if (keep_typed(app, event))
		return NAV_STAY;
	if (event->kind != EVENT_CHOOSE)
		return NAV_IGNORED;
	return app_help(app, event->id + strlen("topic."));
}

const struct screen overlay_topics = {
	.name = "topics",
	.sub = true,
	.topic = "keys",
	.state_size = sizeof(struct typed),
	.build = topics_build,
	.act = topics_act,
};

bool
overlay_is(const struct screen *screen)
{
	return screen == &overlay_actions || screen == &overlay_topic ||
	    screen == &overlay_topics || screen == &overlay_find ||
	    screen == &overlay_leave;
}
