/* SPDX-License-Identifier: MIT */
/* "Preview": the real file, any line of it, nothing hidden. */
#include <inttypes.h>
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "base/utf8.h"
#include "ui/explain.h"
#include "ui/preview.h"
#include "ui/screens.h"

enum {
	OVERHEAD_ROWS = 11, LINES_MIN = 3, LINES_MAX = 40,
	TITLE_MIN = 20, TITLE_MAX = 34, TITLE_GAP = 2,	/* columns */
};

/* What app_go brought along: "LINE", or "RULE LINE" for only the lines with
 * that problem. */
static void
enter(struct app *app)
{
	struct preview_state *s = app_state(app);
	struct str arg = str_from(app_arg(app)), word, number;
	size_t blank = str_find(arg, 0, ' ');
	enum rule_id rule;
	uint64_t line = 0;

	preview_renew(app, s);
	if (arg.n == 0)
		return;
	word = str_cut(arg, 0, blank);
	number = blank < arg.n ? str_cut(arg, blank + 1, arg.n) : word;
	rule = blank < arg.n ? rule_find(word) : RULE_COUNT;
	if (!num_parse(number, UINT64_MAX, &line, NULL) || line == 0)
		return;
	s->line = line;
	s->top = line > 3 ? line - 3 : 1;
	s->at = 0;
	s->same_line = false;
	if (rule != RULE_COUNT)
		preview_only_rule(app, s, rule, line);
}

/* The finding that is looked for, or the first that matters; NULL if there
 * is none. */
static const struct finding *
fault_of(const struct preview_state *s, const struct look_line *l)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->findings[i].rule == s->seek.what.rule)
			return &l->findings[i];
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
	const struct finding *fault = fault_of(s, l);

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
	const struct finding *fault = fault_of(s, l);
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
	const struct finding *fault = fault_of(s, l);
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

/* The lines that are shown. */
struct shown {
	const struct look_line *lines[LINES_MAX];
	size_t count;
};

static void
add_lines(struct app *app, struct page *page, const struct shown *shown)
{
	struct preview_state *s = app_state(app);
	const struct look_line *here = NULL;
	uint32_t marks = 0;

	for (size_t i = 0; i < shown->count; i++) {
		const struct look_line *l = shown->lines[i];

		add_line(page, s, l);
		marks |= visible_classes(l->bytes);
		if (l->line == s->line)
			here = l;
	}
	page_gap(page);
	if (here != NULL)
		add_words(app, page, s, here);
	if (!s->plain && marks != 0)
		page_legend(page, marks);
}

static size_t
rows_for_lines(const struct page *page, const struct preview_state *s)
{
	int rows = page->rows - OVERHEAD_ROWS - (s->only != PREVIEW_ALL) -
	    (s->seek.what.text.n > 0);

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
set_status(struct app *app, struct page *page, const struct shown *shown)
{
	struct preview_state *s = app_state(app);
	struct desk *desk = app_desk(app);
	struct check_progress p = { 0 };
	struct check_summary sum = { .complete = false };
	unsigned long here = 0;
	const char *words;

	for (size_t i = 0; i < shown->count; i++)
		here += fault_of(s, shown->lines[i]) != NULL;
	(void)desk_progress(desk, DESK_ORIGINAL, &p);
	(void)desk_summary(desk, DESK_ORIGINAL, &sum);
	words = sum.complete ? intl_plural("%lu of these lines needs "
	    "attention. %s in the whole file.", "%lu of these lines need "
	    "attention. %s in the whole file.", here) :
	    intl_plural("%lu of these lines needs attention. %s so far.",
	    "%lu of these lines need attention. %s so far.", here);
	page->status = page_print(page, words, here,
	    page_number(page, p.bad_lines));
}

static void
allow_keys(struct page *page, const struct preview_state *s)
{
	bool text = s->seek.what.text.n > 0 && s->only == PREVIEW_ALL;

	page_allow(page, ACTION_NEXT_PROBLEM, text ? _("next") : NULL);
	page_allow(page, ACTION_PREVIOUS_PROBLEM, NULL);
	page_allow(page, ACTION_ONLY, s->only == PREVIEW_ALL ? NULL
	    : s->only == PREVIEW_PROBLEMS && s->seek.what.text.n > 0
	    ? _("only the text") : _("all lines"));
	page_allow(page, ACTION_EXPLAIN, NULL);
	page_allow(page, ACTION_MARKS, NULL);
	page_allow(page, ACTION_FIND, NULL);
}

/* Which lines are shown, and what is looked for. */
static void
add_filter(struct page *page, const struct preview_state *s)
{
	if (s->only == PREVIEW_PROBLEMS)
		page_fact(page, _("Only"), s->seek.what.rule == RULE_COUNT
		    ? _("lines with a problem") : _(rule_get(
		    s->seek.what.rule)->title), NULL);
	if (s->only == PREVIEW_TEXT)
		page_fact(page, _("Only"), _("lines with the text"), NULL);
	if (s->seek.what.text.n > 0)
		page_fact(page, _("Text"), page_safe(page, s->seek.what.text,
		    40), NULL);
}

/* False if they cannot be read; the page tells why. */
static bool
read_lines(struct look *look, struct page *page, struct preview_state *s,
    struct shown *out)
{
	const struct look_line *lines = NULL;
	struct err err = { 0 };

	if (s->line < s->top)
		s->top = s->line;
	if (s->line >= s->top + s->shown)
		s->top = s->line - s->shown + 1;
	if (!look_at(look, s->top, s->shown, &lines, &out->count, &err)) {
		page_text(page, page_safe(page, str_from(err.text), 0))->state =
		    STATE_ATTENTION;
		return false;
	}
	for (size_t i = 0; i < out->count; i++)
		out->lines[i] = &lines[i];
	return true;
}

static void
sift_lines(const struct preview_state *s, struct shown *out)
{
	size_t first = sift_first(&s->sift, &out->count);

	for (size_t i = 0; i < out->count; i++)
		out->lines[i] = &s->sift.lines[first + i].is;
}

/* Behind the last line: stand on that. */
static void
back_to_end(struct app *app, struct preview_state *s)
{
	struct check_progress p;

	if (!desk_progress(app_desk(app), DESK_ORIGINAL, &p) || p.lines == 0)
		return;
	s->line = p.lines;
	s->top = p.lines < s->shown ? 1 : p.lines - s->shown + 1;
	s->same_line = false;
}

static bool
find_lines(struct app *app, struct page *page, struct look *look,
    struct shown *out)
{
	struct preview_state *s = app_state(app);

	s->shown = rows_for_lines(page, s);
	s->sift.rows = s->shown;
	if (s->only != PREVIEW_ALL) {
		sift_lines(s, out);
		return true;
	}
	if (!read_lines(look, page, s, out))
		return false;
	if (out->count > 0 || s->top <= 1)
		return true;
	back_to_end(app, s);
	return read_lines(look, page, s, out);
}

static void
build_lines(struct app *app, struct page *page, struct look *look)
{
	struct preview_state *s = app_state(app);
	struct shown shown = { .count = 0 };
	const struct look_line *last;

	if (!find_lines(app, page, look, &shown))
		return;
	add_filter(page, s);
	allow_keys(page, s);
	set_status(app, page, &shown);
	seek_show(app, page, &s->seek);
	if (shown.count == 0) {
		page_text(page, s->only == PREVIEW_ALL
		    ? _("There is no line here.") : s->seek.waits
		    ? _("No such line so far.") : _("No line is like that."));
		return;
	}
	last = shown.lines[shown.count - 1];
	if (s->line > last->line)
		s->line = last->line;
	page->title_note = page_print(page, _("lines %s to %s of %s"),
	    page_number(page, shown.lines[0]->line),
	    page_number(page, last->line),
	    total_words(page, app_desk(app)));
	add_lines(app, page, &shown);
}

/* The name takes what its note leaves; if that is too little, all: the note
 * is dropped then. */
static void
set_title(struct app *app, struct page *page)
{
	const char *name = desk_file_name(app_desk(app), DESK_ORIGINAL);
	int room = page->title_note == NULL ? TITLE_MAX : page->columns -
	    TITLE_GAP - utf8_columns(str_from(page->title_note));

	page->title = page_safe(page, str_from(name), room > TITLE_MAX ||
	    room < TITLE_MIN ? TITLE_MAX : room);
}

static void
build(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);
	struct look *look = desk_look(desk, DESK_ORIGINAL);

	preview_renew(app, app_state(app));
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
	build_lines(app, page, look);
	set_title(app, page);
	page_gap(page);
	page_action_row(page, "next", _("Go on"));
}

static void
release(void *state)
{
	sift_release(&((struct preview_state *)state)->sift);
}

const struct screen screen_preview = {
	.name = "preview",
	.stage = STAGE_PREVIEW,
	.topic = "screen-preview",
	.state_size = sizeof(struct preview_state),
	.release = release,
	.enter = enter,
	.build = build,
	.act = preview_act,
};
