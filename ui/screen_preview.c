/* SPDX-License-Identifier: MIT */
/* "Preview": the real file, any line of it, nothing hidden. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "ui/explain.h"
#include "ui/screens.h"

enum { OVERHEAD_ROWS = 11, LINES_MIN = 3, LINES_MAX = 40 };

struct preview_state {
	unsigned generation;	/* of the check that this looks at */
	uint64_t top, line;	/* first shown; where the person stands */
	size_t at;		/* byte of the line under the cursor */
	size_t shown;		/* lines, at the last build */
	bool plain;		/* marks are off */
	bool explain;		/* say more about the character */
	bool same_line;		/* the cursor is to stay where it was put */
};

static void
enter(struct app *app)
{
	struct preview_state *s = app_state(app);
	unsigned generation = desk_generation(app_desk(app), DESK_ORIGINAL);
	uint64_t line = 0;

	if (s->generation != generation || s->line == 0)
		*s = (struct preview_state){ .generation = generation,
			.top = 1, .line = 1 };
	if (app_arg(app)[0] != '\0' && num_parse(str_from(app_arg(app)),
	    UINT64_MAX, &line, NULL) && line > 0) {
		s->line = line;
		s->top = line > 3 ? line - 3 : 1;
		s->at = 0;
		s->same_line = false;
	}
}

/* The first finding that matters; NULL if there is none. */
static const struct finding *
fault_of(const struct look_line *l)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->findings[i].severity == l->worst &&
		    l->worst != SEVERITY_INFO)
			return &l->findings[i];
	return NULL;
}

/* On a line the person just came to, stand on its fault. */
static void
stand(struct preview_state *s, const struct look_line *l)
{
	const struct finding *fault = fault_of(l);

	if (!s->same_line)
		s->at = fault != NULL && fault->column > 0
		    ? fault->column - 1 : 0;
	s->same_line = true;
	if (s->at > l->bytes.n)
		s->at = l->bytes.n;
}

static void
add_line(struct page *page, struct preview_state *s,
    const struct look_line *l)
{
	const struct finding *fault = fault_of(l);
	struct item *item = page_data(page, l->line, NULL, l->bytes);

	item->id = page_print(page, "l%" PRIu64, l->line);
	item->moves = true;
	memcpy(item->data.end, l->end, sizeof(item->data.end));
	item->data.plain = s->plain;
	if (fault != NULL) {
		item->state = STATE_ATTENTION;
		item->data.fault = fault->column;
		item->data.fault_length = fault->length;
	}
	if (l->line != s->line)
		return;
	stand(s, l);
	item->data.cursor = (uint32_t)s->at + 1;
	item->data.caret = true;
}

static void
add_words(struct app *app, struct page *page, struct preview_state *s,
    const struct look_line *l)
{
	const struct name_parts *parts = desk_parts(app_desk(app),
	    DESK_ORIGINAL);
	struct visible_style style = { GLYPHS_UNICODE, true, false };
	const struct finding *fault = fault_of(l);
	struct visible v = { 0 };
	struct buf words = { 0 };
	const char *reads;

	visible_describe(l->bytes, s->at, page->masked, &words);
	page_fact(page, _("Cursor"), page_copy(page, buf_text(&words)), NULL);
	buf_release(&words);
	if (s->at < l->bytes.n)
		visible_next(l->bytes, s->at, &style, &v);
	if (s->explain && explain_class(v.class) != NULL)
		page_text(page, explain_class(v.class))->indent = 3;
	if (fault != NULL)
		page_text(page, _(rule_get(fault->rule)->message))->state =
		    STATE_ATTENTION;
	reads = parts == NULL ? NULL : explain_line(page, parts, l->bytes);
	if (reads != NULL && (fault == NULL ||
	    fault->severity != SEVERITY_ERROR))
		page_fact(page, _("Reads as"), reads, NULL)->keep =
		    KEEP_IF_ROOM;
}

static void
add_lines(struct app *app, struct page *page, const struct look_line *lines,
    size_t got)
{
	struct preview_state *s = app_state(app);
	const struct look_line *here = NULL;
	uint32_t marks = 0;

	for (size_t i = 0; i < got; i++) {
		add_line(page, s, &lines[i]);
		marks |= visible_classes(lines[i].bytes);
		if (lines[i].line == s->line)
			here = &lines[i];
	}
	page_gap(page);
	if (here != NULL)
		add_words(app, page, s, here);
	if (!s->plain && marks != 0)
		page_legend(page, marks);
}

static size_t
rows_for_lines(const struct page *page)
{
	int rows = page->rows - OVERHEAD_ROWS;

	return (size_t)(rows < LINES_MIN ? LINES_MIN
	    : rows > LINES_MAX ? LINES_MAX : rows);
}

static const char *
total_words(struct page *page, struct desk *desk)
{
	struct check_summary sum;

	if (!desk_summary(desk, DESK_ORIGINAL, &sum))
		return "";
	if (sum.complete)
		return page_number(page, sum.lines);
	return page_print(page, _("%s so far"), page_number(page, sum.lines));
}

static void
set_status(struct app *app, struct page *page, const struct look_line *lines,
    size_t got)
{
	struct desk *desk = app_desk(app);
	struct check_progress p = { 0 };
	unsigned long here = 0;

	for (size_t i = 0; i < got; i++)
		here += fault_of(&lines[i]) != NULL;
	(void)desk_progress(desk, DESK_ORIGINAL, &p);
	page->status = page_print(page, intl_plural("%lu of these lines needs "
	    "attention. %s in the whole file.", "%lu of these lines need "
	    "attention. %s in the whole file.", here), here,
	    page_number(page, p.bad_lines));
}

static void
allow_keys(struct page *page)
{
	page_allow(page, ACTION_NEXT_PROBLEM, NULL);
	page_allow(page, ACTION_PREVIOUS_PROBLEM, NULL);
	page_allow(page, ACTION_EXPLAIN, NULL);
	page_allow(page, ACTION_MARKS, NULL);
	page_allow(page, ACTION_FIND, NULL);
}

static void
build_lines(struct app *app, struct page *page, struct look *look)
{
	struct preview_state *s = app_state(app);
	const struct look_line *lines = NULL;
	struct err err = { 0 };
	size_t got = 0;

	s->shown = rows_for_lines(page);
	if (s->line < s->top)
		s->top = s->line;
	if (s->line >= s->top + s->shown)
		s->top = s->line - s->shown + 1;
	if (!look_at(look, s->top, s->shown, &lines, &got, &err)) {
		page_text(page, page_safe(page, str_from(err.text), 0))->state =
		    STATE_ATTENTION;
		return;
	}
	if (got == 0) {
		page_text(page, _("There is no line here."));
		return;
	}
	if (s->line > lines[got - 1].line)
		s->line = lines[got - 1].line;
	page->title_note = page_print(page, _("lines %s to %s of %s"),
	    page_number(page, s->top),
	    page_number(page, lines[got - 1].line),
	    total_words(page, app_desk(app)));
	add_lines(app, page, lines, got);
	set_status(app, page, lines, got);
	allow_keys(page);
}

static void
build(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);
	struct look *look = desk_look(desk, DESK_ORIGINAL);

	page->enter = _("next");
	if (look == NULL) {
		page->title = _("Here you will see your file");
		page_text(page, desk_has_file(desk)
		    ? _("This file cannot be shown line by line. \"Fix\" tells "
		    "why.")
		    : _("There is no file yet. Choose one, or go on and come "
		    "back."));
		page_gap(page);
		page_action_row(page, "file", _("Choose a file"));
		page_action_row(page, "next", _("Go on"));
		page->status = _("Nothing has been sent.");
		return;
	}
	page->title = page_safe(page, str_from(desk_file_name(desk,
	    DESK_ORIGINAL)), 34);
	build_lines(app, page, look);
	page_gap(page);
	page_action_row(page, "next", _("Go on"));
}

static void
go_line(struct app *app, uint64_t line)
{
	struct preview_state *s = app_state(app);
	char id[32];

	s->line = line < 1 ? 1 : line;
	s->same_line = false;
	(void)snprintf(id, sizeof(id), "l%" PRIu64, s->line);
	app_focus(app, id);
}

/* The cell before or after; data are never stepped into half. */
static void
move_in_line(struct app *app, enum move move)
{
	struct preview_state *s = app_state(app);
	const struct look_line *lines;
	struct look *look = desk_look(app_desk(app), DESK_ORIGINAL);
	struct visible_style style = { GLYPHS_UNICODE, true, false };
	struct visible v;
	size_t got, before = 0;

	if (look == NULL || !look_at(look, s->line, 1, &lines, &got, NULL) ||
	    got == 0)
		return;
	if (move == MOVE_HOME)
		s->at = 0;
	if (move == MOVE_END)
		s->at = lines[0].bytes.n > 0 ? lines[0].bytes.n - 1 : 0;
	for (size_t i = 0; i < lines[0].bytes.n; i += v.used) {
		visible_next(lines[0].bytes, i, &style, &v);
		if (move == MOVE_RIGHT && i == s->at &&
		    i + v.used < lines[0].bytes.n) {
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
move_cursor(struct app *app, enum move move)
{
	struct preview_state *s = app_state(app);
	uint64_t page = s->shown > 1 ? s->shown - 1 : 1;

	switch (move) {
	case MOVE_UP:
		if (s->line == 1)
			return NAV_IGNORED;
		go_line(app, s->line - 1);
		break;
	case MOVE_DOWN:
		go_line(app, s->line + 1);
		break;
	case MOVE_PAGE_UP:
		go_line(app, s->line > page ? s->line - page : 1);
		break;
	case MOVE_PAGE_DOWN:
		go_line(app, s->line + page);
		break;
	default:
		move_in_line(app, move);
	}
	return NAV_STAY;
}

static enum nav
go_problem(struct app *app, enum look_way way)
{
	struct preview_state *s = app_state(app);
	struct look *look = desk_look(app_desk(app), DESK_ORIGINAL);
	struct err err = { 0 };
	uint64_t found = 0;

	if (look == NULL)
		return NAV_STAY;
	if (!look_problem(look, s->line, way, RULE_COUNT, &found, &err))
		app_say(app, "%s", err.text);
	else if (found == 0)
		app_say(app, "%s", way == LOOK_NEXT
		    ? _("No problem after this line.")
		    : _("No problem before this line."));
	else
		go_line(app, found);
	return NAV_STAY;
}

/* A number goes to that line; anything else is looked for. */
static enum nav
find(struct app *app, const char *text)
{
	struct preview_state *s = app_state(app);
	struct look *look = desk_look(app_desk(app), DESK_ORIGINAL);
	uint64_t found = 0, reached = 0;
	struct err err = { 0 };

	if (look == NULL || text[0] == '\0')
		return NAV_STAY;
	if (num_parse(str_from(text), UINT64_MAX, &found, NULL)) {
		go_line(app, found);
		return NAV_STAY;
	}
	if (!look_find(look, s->line, str_from(text), &found, &reached, &err))
		app_say(app, "%s", err.text);
	else if (found == 0)
		app_say(app, _("Not found after this line."));
	else
		go_line(app, found);
	return NAV_STAY;
}

static enum nav
act_key(struct app *app, enum action action)
{
	struct preview_state *s = app_state(app);

	switch (action) {
	case ACTION_NEXT_PROBLEM:
		return go_problem(app, LOOK_NEXT);
	case ACTION_PREVIOUS_PROBLEM:
		return go_problem(app, LOOK_PREVIOUS);
	case ACTION_MARKS:
		s->plain = !s->plain;
		return NAV_STAY;
	case ACTION_EXPLAIN:
		s->explain = !s->explain;
		return NAV_STAY;
	default:
		return NAV_IGNORED;
	}
}

static enum nav
act(struct app *app, const struct event *event)
{
	switch (event->kind) {
	case EVENT_MOVE:
		return move_cursor(app, event->move);
	case EVENT_FIND:
		return find(app, event->text);
	case EVENT_ACTION:
		return act_key(app, event->action);
	case EVENT_NEXT:
		return NAV_NEXT;
	case EVENT_CHOOSE:
		return strcmp(event->id, "file") == 0
		    ? app_go(app, "file", NULL) : NAV_NEXT;
	default:
		return NAV_IGNORED;
	}
}

const struct screen screen_preview = {
	.name = "preview",
	.stage = STAGE_PREVIEW,
	.topic = "screen-preview",
	.state_size = sizeof(struct preview_state),
	.enter = enter,
	.build = build,
	.act = act,
};
