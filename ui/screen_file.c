/* SPDX-License-Identifier: MIT */
/* "Your file": the picker that already knows which files fit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "run/picker.h"
#include "ui/screens.h"

enum { NAME_COLUMNS = 30, FIRST_COLUMNS = 46, SHOWN_OTHERS_MAX = 200 };

struct file_state {
	struct picker picker;
	char *trouble;		/* why a file or folder could not be opened */
	bool others;		/* show what does not match as well */
};

static void
release(void *state)
{
	struct file_state *s = state;

	picker_release(&s->picker);
	free(s->trouble);
}

static void
set_trouble(struct file_state *s, const struct err *err)
{
	free(s->trouble);
	s->trouble = err == NULL ? NULL : xstrdup(err->text);
}

static void
open_folder(struct file_state *s, const char *folder)
{
	struct err err = { 0 };

	set_trouble(s, picker_open(&s->picker, folder, &err) ? NULL : &err);
}

static void
enter(struct app *app)
{
	struct file_state *s = app_state(app);
	char *folder = s->picker.listing.folder != NULL
	    ? xstrdup(s->picker.listing.folder)
	    : picker_start(desk_get(app_desk(app), "file.path"));

	open_folder(s, folder);
	free(folder);
}

/* "today 09:14", "yesterday", "23 Nov 2026". */
static const char *
age_words(struct page *page, int64_t modified)
{
	struct clock_date d = clock_date(modified);
	int64_t days = clock_now() / 86400 - modified / 86400;
	char day[CLOCK_TEXT_MAX];

	if (days == 0)
		return page_print(page, _("today %02d:%02d"), d.hour,
		    d.minute);
	if (days == 1)
		return _("yesterday");
	return page_copy(page, clock_day(modified, day));
}

static void
add_file(struct page *page, const struct picker *p, size_t i)
{
	const struct listing_entry *e = picker_entry(p, i);
	struct item *row = page_row(page, page_print(page, "f%zu", i));
	char size[NUM_TEXT_MAX];

	item_cell(page, row, page_safe(page, str_from(e->name), NAME_COLUMNS),
	    ALIGN_LEFT);
	item_cell(page, row, page_copy(page, num_size(e->size, size)),
	    ALIGN_RIGHT);
	item_cell(page, row, age_words(page, e->modified), ALIGN_LEFT);
	item_cell(page, row, p->files[i].peek.layout, ALIGN_LEFT);
}

/* One group under its heading; returns how many rows it has. */
static size_t
add_group(struct page *page, const struct picker *p, enum peek_group group,
    const char *heading)
{
	size_t shown = 0;

	for (size_t i = 0; i < p->count && shown < SHOWN_OTHERS_MAX; i++) {
		if (!picker_shows(p, i, group))
			continue;
		if (shown++ == 0)
			page_heading(page, heading);
		add_file(page, p, i);
	}
	if (shown > 0)
		page_gap(page);
	return shown;
}

static void
add_folders(struct page *page, const struct picker *p)
{
	struct item *row = page_row(page, "up");

	item_cell(page, row, _("one folder up"), ALIGN_LEFT);
	for (size_t i = 0; i < p->listing.count && i < SHOWN_OTHERS_MAX;
	    i++) {
		const struct listing_entry *e = &p->listing.entries[i];

		if (!e->folder || (p->typed != NULL &&
		    !listing_matches(e->name, p->typed)))
			continue;
		row = page_row(page, page_print(page, "d%zu", i));
		item_cell(page, row, page_print(page, "%s/", page_safe(page,
		    str_from(e->name), NAME_COLUMNS)), ALIGN_LEFT);
	}
	page_gap(page);
}

static size_t
count_group(const struct picker *p, enum peek_group group)
{
	size_t count = 0;

	for (size_t i = 0; i < p->count; i++)
		count += picker_shows(p, i, group);
	return count;
}

/* The first line of the file under the focus, as it is. */
static void
add_first_line(struct page *page, const struct picker *p)
{
	unsigned long i;
	char *end;

	if (page->focus == NULL || page->focus[0] != 'f')
		return;
	i = strtoul(page->focus + 1, &end, 10);
	if (*end != '\0' || i >= p->count)
		return;
	page_data(page, 0, _("First line"), (struct str){
	    p->files[i].peek.first, p->files[i].peek.first_bytes });
	page_gap(page);
}

static void
add_others(struct page *page, struct file_state *s)
{
	size_t others = count_group(&s->picker, PEEK_OTHER);
	struct item *button;

	if (others > 0 && s->others) {
		(void)add_group(page, &s->picker, PEEK_OTHER,
		    _("Other files"));
	} else if (others > 0) {
		button = page_button(page, "others", page_print(page,
		    intl_plural("%zu other file does not match.",
		    "%zu other files do not match.", others), others),
		    _("Show them"));
		button->keep = KEEP_IF_ROOM;
	}
	if (s->picker.beyond > 0)
		page_text(page, page_print(page, _("%zu older files are not "
		    "listed. Type a part of a path to reach them."),
		    s->picker.beyond))->keep = KEEP_IF_ROOM;
}

static void
add_chosen(struct app *app, struct page *page)
{
	struct desk *desk = app_desk(app);

	if (!desk_has_file(desk))
		return;
	page_fact(page, _("Chosen"), page_safe(page, str_from(desk_file_name(
	    desk, DESK_ORIGINAL)), NAME_COLUMNS), NULL);
	page_action_row(page, "keep", _("Go on with this file"));
	page_gap(page);
}

static void
build(struct app *app, struct page *page)
{
	struct file_state *s = app_state(app);
	struct item *find;
	size_t ready, convert;

	page->title = _("Which file would you like to send?");
	add_chosen(app, page);
	find = page_field(page, "find", _("Find"), app_value(app, "find",
	    s->picker.typed == NULL ? "" : s->picker.typed));
	find->aside = true;
	find->note = s->picker.listing.folder == NULL ? NULL
	    : page_print(page, _("in %s"), page_safe(page,
	    picker_folder(&s->picker), NAME_COLUMNS / 2));
	find->error = s->trouble == NULL ? NULL
	    : page_safe(page, str_from(s->trouble), 0);
	page_gap(page);
	ready = add_group(page, &s->picker, PEEK_READY,
	    _("Ready for Audience Manager"));
	convert = add_group(page, &s->picker, PEEK_CONVERT,
	    _("Need some work first"));
	if (ready + convert == 0) {
		page_text(page, _("No file here looks like one for Audience "
		    "Manager."));
		page_gap(page);
	}
	add_first_line(page, &s->picker);
	add_folders(page, &s->picker);
	add_others(page, s);
	page_text(page, _("You can also drag a file from a folder onto this "
	    "window."))->keep = KEEP_IF_ROOM;
	page_gap(page);
	page_action_row(page, "none", _("I don't have the file yet"));
	page->enter = _("use it");
	page->status = desk_has_file(app_desk(app))
	    ? _("Your file is only read, never changed.")
	    : _("Type to find, or choose with the arrows. Nothing is "
	    "changed or sent.");
}

static enum nav
use_path(struct app *app, const char *path)
{
	struct file_state *s = app_state(app);
	struct err err = { 0 };

	if (!desk_open(app_desk(app), path, &err)) {
		set_trouble(s, &err);
		app_focus(app, "find");
		return NAV_STAY;
	}
	set_trouble(s, NULL);
	picker_type(&s->picker, "");
	return NAV_NEXT;
}

static enum nav
go_folder(struct app *app, const struct listing_entry *e)
{
	struct file_state *s = app_state(app);
	char *folder = picker_path(&s->picker, e);

	open_folder(s, folder);
	free(folder);
	app_focus(app, "find");
	return NAV_STAY;
}

/* Rows are "f3" for a file and "d3" for a folder of the listing. */
static enum nav
choose_row(struct app *app, const char *id)
{
	struct file_state *s = app_state(app);
	const struct picker *p = &s->picker;
	unsigned long i = strtoul(id + 1, NULL, 10);
	enum nav nav;
	char *path;

	if (id[0] == 'd' && i < p->listing.count)
		return go_folder(app, &p->listing.entries[i]);
	if (id[0] != 'f' || i >= p->count)
		return NAV_IGNORED;
	path = picker_path(p, picker_entry(p, i));
	nav = use_path(app, path);
	free(path);
	return nav;
}

static enum nav
choose(struct app *app, const char *id)
{
	struct file_state *s = app_state(app);

	if (strcmp(id, "keep") == 0 || strcmp(id, "none") == 0)
		return NAV_NEXT;
	if (strcmp(id, "up") == 0)
		return go_folder(app, NULL);
	if (strcmp(id, "others") == 0) {
		s->others = true;
		return NAV_STAY;
	}
	return choose_row(app, id);
}

/* A path is opened when the person is done with the field.  A part of a
 * name has narrowed the list already; the focus goes on to it. */
static enum nav
take_typed(struct app *app, const char *text)
{
	char *path = picker_typed_path(text);
	enum nav nav;

	if (path == NULL)
		return NAV_STAY;
	nav = use_path(app, path);
	free(path);
	return nav;
}

static enum nav
act(struct app *app, const struct event *event)
{
	struct file_state *s = app_state(app);
	char *path;

	switch (event->kind) {
	case EVENT_CHOOSE:
		return choose(app, event->id);
	case EVENT_EDIT:
		path = picker_typed_path(event->text);
		picker_type(&s->picker, path != NULL ? "" : event->text);
		free(path);
		return NAV_STAY;
	case EVENT_LEAVE:
		return event->text[0] == '\0' ? NAV_STAY
		    : take_typed(app, event->text);
	default:
		return NAV_IGNORED;
	}
}

const struct screen screen_file = {
	.name = "file",
	.stage = STAGE_FILE,
	.topic = "screen-file",
	.state_size = sizeof(struct file_state),
	.release = release,
	.enter = enter,
	.build = build,
	.act = act,
};
