/* SPDX-License-Identifier: MIT */
/* Getting about in the lines: by arrows, numbers, problems and texts. */
#include "ui/preview.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "ui/visible.h"

/* --- what is looked for ------------------------------------------------ */

static void
aim(struct preview_state *s)
{
	s->seek.what.problem = s->only == PREVIEW_PROBLEMS ||
	    (s->only == PREVIEW_ALL && s->seek.what.text.n == 0);
	if (s->only == PREVIEW_ALL)
		s->seek.what.rule = RULE_COUNT;
	s->seek.end = SEEK_ENDS_NOT;
}

static void
stand_on(struct app *app, struct preview_state *s, uint64_t line)
{
	char id[32];

	if (line != s->line)
		s->same_line = false;
	s->line = line < 1 ? 1 : line;
	(void)snprintf(id, sizeof(id), "l%" PRIu64, s->line);
	app_focus(app, id);
}

/* The list has come further. */
static void
follow_sift(struct app *app, struct preview_state *s)
{
	if (s->sift.count > 0)
		stand_on(app, s, s->sift.line);
}

static void
sift_from(struct app *app, struct preview_state *s, uint64_t line)
{
	aim(s);
	s->sift.rows = s->shown;
	s->sift.row = 0;
	sift_begin(app, &s->sift, &s->seek, line);
	follow_sift(app, s);
}

/* Something else is looked for: a list of lines begins anew. */
static void
look_anew(struct app *app, struct preview_state *s)
{
	seek_stop(app, &s->seek);
	if (s->only != PREVIEW_ALL) {
		sift_from(app, s, s->line);
		return;
	}
	aim(s);
	s->top = s->line > 3 ? s->line - 3 : 1;
}

void
preview_renew(struct app *app, struct preview_state *s)
{
	unsigned generation = desk_generation(app_desk(app), DESK_ORIGINAL);
	uint64_t line = s->line;

	if (s->generation == generation && line != 0)
		return;
	sift_release(&s->sift);
	*s = (struct preview_state){ .generation = generation, .top = 1,
		.line = 1, .plain = s->plain, .explain = s->explain };
	s->seek.what.rule = RULE_COUNT;
	aim(s);
}

void
preview_only_rule(struct app *app, struct preview_state *s,
    enum rule_id rule, uint64_t line)
{
	seek_text(&s->seek, "");
	s->seek.what.rule = rule;
	s->only = PREVIEW_PROBLEMS;
	sift_from(app, s, line);
}

/* All, those with a problem, those with the text if there is one. */
static enum nav
next_view(struct app *app, struct preview_state *s)
{
	bool text = s->seek.what.text.n > 0;

	if (s->only == PREVIEW_ALL)
		s->only = PREVIEW_PROBLEMS;
	else if (s->only == PREVIEW_PROBLEMS && text)
		s->only = PREVIEW_TEXT;
	else
		s->only = PREVIEW_ALL;
	look_anew(app, s);
	return NAV_STAY;
}

/* --- going ------------------------------------------------------------- */

/* A search among all lines has found one. */
static void
arrive(struct app *app, struct preview_state *s)
{
	uint64_t line = desk_found_line(app_desk(app), 0)->line;
	uint64_t wanted = s->seek.order.what.number;

	stand_on(app, s, line);
	if (line < wanted) {
		char number[NUM_TEXT_MAX];

		app_say(app, _("The last line is line %s."),
		    num_group(line, number));
	}
}

static enum nav
came_to(struct app *app, struct preview_state *s, enum seek_state state)
{
	if (state == SEEK_FOUND)
		arrive(app, s);
	else if (state == SEEK_NO_MORE)
		seek_say_end(app, &s->seek);
	return NAV_STAY;
}

static void
go_line(struct app *app, struct preview_state *s, uint64_t line)
{
	struct look *look = desk_look(app_desk(app), DESK_ORIGINAL);

	seek_stop(app, &s->seek);
	s->seek.end = SEEK_ENDS_NOT;
	if (s->only != PREVIEW_ALL) {
		sift_from(app, s, line);
		return;
	}
	if (look == NULL || look_reaches(look, line)) {
		stand_on(app, s, line);
		return;
	}
	s->seek.order = (struct search_order){ .what = { .number = line },
		.want = 1 };
	(void)came_to(app, s, seek_begin(app, &s->seek));
}

static enum nav
move_in_sift(struct app *app, struct preview_state *s, int64_t by,
    bool wraps)
{
	bool back = by < 0;

	if (sift_move(app, &s->sift, &s->seek, by)) {
		s->seek.end = SEEK_ENDS_NOT;
		follow_sift(app, s);
		return NAV_STAY;
	}
	if (wraps && s->seek.end == (back ? SEEK_ENDS_ABOVE
	    : SEEK_ENDS_BELOW)) {
		sift_from(app, s, back ? UINT64_MAX : 1);
		return NAV_STAY;
	}
	s->seek.order.back = back;
	seek_say_end(app, &s->seek);
	return NAV_STAY;
}

static enum nav
go_problem(struct app *app, struct preview_state *s, bool back)
{
	if (s->only != PREVIEW_ALL)
		return move_in_sift(app, s, back ? -1 : 1, true);
	return came_to(app, s, seek_line(app, &s->seek, s->line, back));
}

/* A number goes to that line; anything else is looked for. */
static enum nav
find(struct app *app, struct preview_state *s, const char *text)
{
	uint64_t line = 0;

	if (text[0] != '\0' && num_parse(str_from(text), UINT64_MAX - 1,
	    &line, NULL)) {
		go_line(app, s, line);
		return NAV_STAY;
	}
	seek_text(&s->seek, text);
	if (text[0] == '\0' && s->only == PREVIEW_TEXT)
		s->only = PREVIEW_ALL;
	if (text[0] == '\0' || s->only != PREVIEW_ALL) {
		look_anew(app, s);
		return NAV_STAY;
	}
	aim(s);
	return go_problem(app, s, false);
}

/* --- arrows ------------------------------------------------------------ */

/* The line where the person stands. */
static bool
present_line(struct app *app, const struct preview_state *s,
    struct look_line *out)
{
	struct look *look = desk_look(app_desk(app), DESK_ORIGINAL);
	const struct look_line *lines;
	size_t got = 0;

	for (size_t i = 0; i < s->sift.count; i++)
		if (s->only != PREVIEW_ALL &&
		    s->sift.lines[i].is.line == s->line) {
			*out = s->sift.lines[i].is;
			return true;
		}
	if (look == NULL || !look_at(look, s->line, 1, &lines, &got, NULL) ||
	    got == 0)
		return false;
	*out = lines[0];
	return true;
}

/* The cell before or after; data are never stepped into half. */
static void
move_in_line(struct app *app, struct preview_state *s, enum move move)
{
	struct visible_style style = { GLYPHS_UNICODE, true, false };
	struct look_line line;
	struct visible v;
	size_t before = 0;

	if (!present_line(app, s, &line))
		return;
	if (move == MOVE_HOME)
		s->at = 0;
	if (move == MOVE_END)
		s->at = line.bytes.n > 0 ? line.bytes.n - 1 : 0;
	for (size_t i = 0; i < line.bytes.n; i += v.used) {
		visible_next(line.bytes, i, &style, &v);
		if (move == MOVE_RIGHT && i == s->at &&
		    i + v.used < line.bytes.n) {
			s->at = i + v.used;
			return;
		}
		if (move == MOVE_LEFT && i >= s->at)
			break;
		before = i;
	}
	if (move == MOVE_LEFT)
		s->at = before;
}

static enum nav
move_cursor(struct app *app, struct preview_state *s, enum move move)
{
	int64_t page = s->shown > 1 ? (int64_t)s->shown - 1 : 1;
	const int64_t steps[] = { [MOVE_UP] = -1, [MOVE_DOWN] = 1,
		[MOVE_PAGE_UP] = -page, [MOVE_PAGE_DOWN] = page };
	int64_t by;

	if (move != MOVE_UP && move != MOVE_DOWN && move != MOVE_PAGE_UP &&
	    move != MOVE_PAGE_DOWN) {
		move_in_line(app, s, move);
		return NAV_STAY;
	}
	by = steps[move];
	if (s->only != PREVIEW_ALL)
		return move_in_sift(app, s, by, false);
	if (move == MOVE_UP && s->line == 1)
		return NAV_IGNORED;
	seek_stop(app, &s->seek);
	s->seek.end = SEEK_ENDS_NOT;
	if (by < 0 && s->line <= (uint64_t)-by)
		by = 1 - (int64_t)s->line;
	stand_on(app, s, (uint64_t)((int64_t)s->line + by));
	return NAV_STAY;
}

/* --- events ------------------------------------------------------------ */

/* A search may have found something. */
static enum nav
poll_search(struct app *app, struct preview_state *s)
{
	if (!s->seek.waits)
		return NAV_IGNORED;
	if (s->only == PREVIEW_ALL)
		return came_to(app, s, seek_poll(app, &s->seek));
	sift_poll(app, &s->sift, &s->seek);
	follow_sift(app, s);
	return NAV_STAY;
}

static enum nav
stop(struct app *app, struct preview_state *s)
{
	if (!s->seek.waits)
		return NAV_IGNORED;
	seek_stop(app, &s->seek);
	app_say(app, "%s", _("The search was stopped."));
	return NAV_STAY;
}

static enum nav
act_key(struct app *app, struct preview_state *s, enum action action)
{
	switch (action) {
	case ACTION_NEXT_PROBLEM:
	case ACTION_PREVIOUS_PROBLEM:
		return go_problem(app, s, action == ACTION_PREVIOUS_PROBLEM);
	case ACTION_ONLY:
		return next_view(app, s);
	case ACTION_MARKS:
		s->plain = !s->plain;
		return NAV_STAY;
	case ACTION_EXPLAIN:
		s->explain = !s->explain;
		return NAV_STAY;
	case ACTION_BACK:
		return stop(app, s);
	default:
		return NAV_IGNORED;
	}
}

enum nav
preview_act(struct app *app, const struct event *event)
{
	struct preview_state *s = app_state(app);

	if (desk_look(app_desk(app), DESK_ORIGINAL) == NULL &&
	    event->kind != EVENT_NEXT && event->kind != EVENT_CHOOSE)
		return NAV_IGNORED;
	switch (event->kind) {
	case EVENT_MOVE:
		return move_cursor(app, s, event->move);
	case EVENT_FIND:
		return find(app, s, event->text);
	case EVENT_ACTION:
		return act_key(app, s, event->action);
	case EVENT_JOB:
		return poll_search(app, s);
	case EVENT_NEXT:
		return NAV_NEXT;
	case EVENT_CHOOSE:
		return strcmp(event->id, "file") == 0
		    ? app_go(app, "file", NULL) : NAV_NEXT;
	default:
		return NAV_IGNORED;
	}
}
