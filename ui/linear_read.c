/* SPDX-License-Identifier: MIT */
/*
 * A page is read from its top.  At a field or a group of choices reading
 * stops and the question is asked; rows, ticks, actions and buttons get
 * numbers and are asked together at the end.
 */
#include "ui/linear_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "ui/focus.h"
#include "ui/speak.h"

enum { FULL_HINTS = 3 };	/* prompts that name the words */

void
linear_say(struct linear *l, const char *text)
{
	if (text != NULL && text[0] != '\0')
		speak_line(&l->out, text, l->ascii);
}

const struct item *
linear_item(const struct linear *l, size_t i)
{
	const struct page *p = app_page(l->app);

	return i < p->count ? p->items[i] : NULL;
}

static bool
is_question(const struct item *item)
{
	return item->id != NULL &&
	    (item->kind == ITEM_FIELD || item->kind == ITEM_CHOICE);
}

bool
linear_numbered(const struct item *item)
{
	return item->id != NULL && !is_question(item);
}

/* --- prompts ----------------------------------------------------------- */

void
linear_prompt(struct linear *l)
{
	if (l->prompts++ < FULL_HINTS)
		linear_say(l, _("(or: back, undo, help, read again, dont know, "
		    "leave)"));
	buf_add_text(&l->out, "> ");
}

void
linear_ask_field(struct linear *l, const struct item *item)
{
	struct buf b = { 0 };

	if (item->label != NULL)
		buf_printf(&b, "%s: ", item->label);
	if (item->value[0] != '\0')
		buf_printf(&b, _("now %s. Press Enter to keep it, or type a "
		    "new one."), item->value);
	else
		buf_add_text(&b, _("type it."));
	if (item->note != NULL)
		buf_printf(&b, " (%s)", item->note);
	linear_say(l, buf_text(&b));
	linear_say(l, item->detail);
	buf_release(&b);
}

/* The error of a field, and what Tab would do on the full screen. */
static bool
ask_correction(struct linear *l, const struct item *item)
{
	struct buf b = { 0 };

	l->correcting = false;
	if (item->error == NULL)
		return false;
	buf_printf(&b, "%s: %s", _("Needs a correction"), item->error);
	linear_say(l, buf_text(&b));
	linear_say(l, item->remedy);
	if (item->suggestion != NULL) {
		buf_clear(&b);
		buf_printf(&b, _("1 takes %s. 2 lets you type again."),
		    item->suggestion);
		linear_say(l, buf_text(&b));
		l->correcting = true;
	}
	buf_release(&b);
	return true;
}

static void
ask_choice(struct linear *l, size_t first)
{
	const struct page *p = app_page(l->app);
	unsigned number = 0;

	for (size_t i = first; i < p->count; i++)
		if (p->items[i]->id != NULL && focus_same_group(p, first, i))
			speak_option(&l->out, p->items[i], ++number,
			    l->ascii);
	linear_say(l, _("Type a number, or Enter to keep what is current."));
}

static void
ask_list(struct linear *l)
{
	const struct page *p = app_page(l->app);
	bool any = false, goes_on = true;

	for (size_t i = 0; i < p->count; i++) {
		any = any || linear_numbered(p->items[i]);
		if (p->items[i]->kind == ITEM_ACTION)
			goes_on = false;
	}
	for (size_t i = 0; i < p->action_count; i++) {
		const struct action_row *row = action_get(
		    p->actions[i].action);
		char line[160];

		if (row->word == NULL)
			continue;
		(void)snprintf(line, sizeof(line), "%s: %s", _(row->word),
		    p->actions[i].label != NULL ? p->actions[i].label
		    : _(row->summary));
		linear_say(l, line);
	}
	linear_say(l, p->status);
	linear_say(l, !any ? _("Press Enter to go on.")
	    : goes_on ? _("Type a number, or Enter to go on.")
	    : _("Type a number."));
}

/* --- reading ----------------------------------------------------------- */

static void
read_head(struct linear *l)
{
	const struct page *p = app_page(l->app);
	char step[48] = "";
	struct buf b = { 0 };

	if (p->step >= 1 && p->step <= PAGE_STEPS)
		(void)snprintf(step, sizeof(step), _("Step %d of %d."),
		    p->step, PAGE_STEPS);
	else if (p->step > PAGE_STEPS)
		(void)snprintf(step, sizeof(step), "%s", _("All done."));
	buf_add_text(&b, step);
	if (p->step >= 1 && p->step <= PAGE_STEPS)
		buf_printf(&b, " %s.", p->step_names[p->step]);
	buf_printf(&b, " %s.", p->badge);
	buf_add_char(&l->out, '\n');
	linear_say(l, buf_text(&b));
	linear_say(l, p->title);
	linear_say(l, p->title_note);
	buf_release(&b);
}

/* Is it the first choice of its group? */
static bool
starts_group(const struct page *p, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (p->items[j]->id != NULL && focus_same_group(p, j, i))
			return false;
	return true;
}

void
linear_ask(struct linear *l)
{
	const struct item *item = linear_item(l, l->question);

	if (item == NULL)
		ask_list(l);
	else if (item->kind == ITEM_CHOICE)
		ask_choice(l, l->question);
	else if (!ask_correction(l, item))
		linear_ask_field(l, item);
	linear_prompt(l);
}

/* Read from item from on to the next question, and ask it. */
void
linear_read_on(struct linear *l, size_t from)
{
	const struct page *p = app_page(l->app);
	unsigned number = 0;
	size_t i;

	for (i = 0; i < p->count; i++) {
		const struct item *item = p->items[i];

		if (linear_numbered(item)) {
			number++;
			if (i < from)
				continue;
			speak_option(&l->out, item, number, l->ascii);
			if (item->kind == ITEM_DATA)
				speak_item(&l->out, item, l->ascii);
			continue;
		}
		if (i < from)
			continue;
		if (!is_question(item))
			speak_item(&l->out, item, l->ascii);
		else if (item->kind == ITEM_FIELD || starts_group(p, i))
			break;
		if (item->kind == ITEM_BAR)
			l->milestone = speak_milestone(item);
	}
	l->question = i < p->count ? i : FOCUS_NONE;
	linear_ask(l);
}

static void
remember(struct linear *l)
{
	l->screen = app_screen(l->app);
	free(l->arg);
	l->arg = xstrdup(app_arg(l->app));
	l->correcting = false;
}

void
linear_read_page(struct linear *l)
{
	remember(l);
	read_head(l);
	linear_read_on(l, 0);
}

bool
linear_same_page(const struct linear *l)
{
	return l->screen == app_screen(l->app) &&
	    strcmp(l->arg, app_arg(l->app)) == 0;
}

/* After a verb: the new page, or what changed and the same question. */
void
linear_carry_on(struct linear *l)
{
	if (app_fate(l->app) != APP_RUNS)
		return;
	if (!linear_same_page(l)) {
		linear_read_page(l);
		return;
	}
	if (l->question != FOCUS_NONE)
		linear_say(l, app_page(l->app)->status);
	if (linear_item(l, l->question) == NULL ||
	    !is_question(linear_item(l, l->question)))
		l->question = FOCUS_NONE;
	linear_ask(l);
}
