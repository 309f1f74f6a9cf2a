/* SPDX-License-Identifier: MIT */
/* Looking for lines from a screen. */
#include "ui/seek.h"

#include <stdio.h>

#include "base/intl.h"

void
seek_text(struct seek *s, const char *text)
{
	(void)snprintf(s->text, sizeof(s->text), "%s", text);
	s->what.text = str_from(s->text);
	s->end = SEEK_ENDS_NOT;
}

static enum seek_state
outcome(struct app *app, struct seek *s)
{
	struct desk *desk = app_desk(app);
	struct found found;
	struct err err;

	desk_found(desk, &found);
	if (found.turn != s->turn) {
		s->waits = false;
		return SEEK_NOTHING;
	}
	s->waits = found.state == WORK_RUNNING;
	if (s->waits)
		return SEEK_WAIT;
	if (found.state == WORK_FAILED) {
		err = desk_error(desk, DESK_SEARCH);
		app_say(app, "%s", err.text);
		return SEEK_NOTHING;
	}
	return found.count > 0 ? SEEK_FOUND : SEEK_NO_MORE;
}

enum seek_state
seek_begin(struct app *app, struct seek *s)
{
	struct err err = { 0 };

	if (s->order.what.number == 0)
		s->order.what = s->what;
	if (!desk_search(app_desk(app), &s->order, &s->turn, &err)) {
		app_say(app, "%s", err.text);
		s->waits = false;
		return SEEK_NOTHING;
	}
	return outcome(app, s);
}

enum seek_state
seek_line(struct app *app, struct seek *s, uint64_t line, bool back)
{
	bool anew = s->end == (back ? SEEK_ENDS_ABOVE : SEEK_ENDS_BELOW);

	s->order = (struct search_order){ .line = line, .back = back,
		.want = 1 };
	if (anew)
		s->order.line = back ? UINT64_MAX : 0;
	s->end = SEEK_ENDS_NOT;
	return seek_begin(app, s);
}

enum seek_state
seek_poll(struct app *app, struct seek *s)
{
	return s->waits ? outcome(app, s) : SEEK_NOTHING;
}

void
seek_stop(struct app *app, struct seek *s)
{
	struct found found;

	if (!s->waits)
		return;
	s->waits = false;
	desk_found(app_desk(app), &found);
	if (found.turn == s->turn)
		desk_stop(app_desk(app), DESK_SEARCH);
}

void
seek_show(struct app *app, struct page *page, const struct seek *s)
{
	struct found found;

	if (!s->waits)
		return;
	desk_found(app_desk(app), &found);
	page->stops = true;
	page->status = page_print(page, _("Searching ... line %s, %u %%. "
	    "Esc stops."), page_number(page, found.line),
	    found.permille / 10);
}

void
seek_say_end(struct app *app, struct seek *s)
{
	bool back = s->order.back;
	bool text = s->what.text.n > 0;

	s->end = back ? SEEK_ENDS_ABOVE : SEEK_ENDS_BELOW;
	if (text)
		app_say(app, "%s", back
		    ? _("Not found above. P goes on from the last line.")
		    : _("Not found below. N goes on from the first line."));
	else
		app_say(app, "%s", back
		    ? _("No problem above. P goes on from the last line.")
		    : _("No problem below. N goes on from the first line."));
}
