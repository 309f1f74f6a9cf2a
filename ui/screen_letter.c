/* SPDX-License-Identifier: MIT */
/* "I don't know": the finished message to the person who does. */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "run/letters.h"
#include "ui/kept.h"
#include "ui/screens.h"

/* The argument is the key of an answer, or the word of a letter. */
static enum letter
wanted(struct app *app)
{
	const char *arg = app_arg(app);

	for (unsigned i = 0; i < LETTER_COUNT; i++)
		if (strcmp(letter_get((enum letter)i)->word, arg) == 0)
			return (enum letter)i;
	return letter_for(arg);
}

static void
build(struct app *app, struct page *page)
{
	struct kept *kept = app_state(app);
	enum letter letter = wanted(app);
	struct buf text = { 0 };
	struct err err = { 0 };

	page->title = _("A letter to the person who knows");
	page->enter = _("go");
	if (letter == LETTER_COUNT || !letter_write(letter,
	    desk_session(app_desk(app)), &text, &err)) {
		page_text(page, page_safe(page, str_from(err.text), 0));
		page_action_row(page, "back", _("Back"));
		return;
	}
	page->title = _(letter_get(letter)->title);
	page_text(page, page_print(page, _("Send this to %s. You can go on "
	    "meanwhile; the step is marked as waiting."),
	    _(letter_get(letter)->to)));
	page_gap(page);
	kept_rows(app, page, true);
	page_literal_safe(page, buf_str(&text));
	page->status = kept->path != NULL
	    ? _("Saved. Copy it into a message of your own.")
	    : _("Nothing is sent by us.");
	buf_release(&text);
}

static enum nav
save(struct app *app)
{
	struct kept *kept = app_state(app);
	struct desk *desk = app_desk(app);
	char *folder = desk_share_folder(desk);
	struct err err = { 0 };
	struct buf key = { 0 };
	bool ok;

	kept_release(kept);
	ok = letter_save(wanted(app), desk_session(desk), folder,
	    &kept->path, &err);
	free(folder);
	if (!ok) {
		app_say(app, "%s", err.text);
		return NAV_STAY;
	}
	buf_printf(&key, "waiting.%s", app_arg(app));
	desk_note(desk, buf_text(&key), "yes");
	buf_release(&key);
	return NAV_STAY;
}

static enum nav
act(struct app *app, const struct event *event)
{
	if (event->kind != EVENT_CHOOSE)
		return NAV_IGNORED;
	if (strcmp(event->id, "save") == 0)
		return save(app);
	return NAV_BACK;
}

const struct screen screen_letter = {
	.name = "letter",
	.stage = STAGE_SOURCE,
	.sub = true,
	.topic = "letters",
	.state_size = sizeof(struct kept),
	.release = kept_release,
	.enter = kept_enter,
	.build = build,
	.act = act,
};
