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

/* The question that a button stands right behind; FOCUS_NONE if none.  A
 * field owns only the way to say "I don't know". */
static size_t
owner(const struct page *p, size_t i)
{
	bool unknown = p->items[i]->unknown;

	if (p->items[i]->kind != ITEM_BUTTON || p->items[i]->id == NULL)
		return FOCUS_NONE;
	while (i > 0 && p->items[i]->kind == ITEM_BUTTON)
		i--;
	if (!is_question(p->items[i]) ||
	    (p->items[i]->kind == ITEM_FIELD && !unknown))
		return FOCUS_NONE;
	return i;
}

bool
linear_numbered(const struct page *p, size_t i)
{
	const struct item *item = p->items[i];

	return item->id != NULL && !is_question(item) && !item->moves &&
	    owner(p, i) == FOCUS_NONE;
}

bool
linear_answers(const struct page *p, size_t q, size_t i)
{
	size_t mine = owner(p, i);

	if (p->items[i]->id == NULL)
		return false;
	return focus_same_group(p, q, mine == FOCUS_NONE ? i : mine);
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

/* Can the person say that somebody else knows? */
static bool
may_not_know(const struct page *p, const struct item *field)
{
	for (size_t i = 0; i + 1 < p->count; i++)
		if (p->items[i] == field)
			return p->items[i + 1]->unknown &&
			    owner(p, i + 1) == i;
	return false;
}

void
linear_ask_field(struct linear *l, const struct item *item)
{
	struct buf b = { 0 };

	buf_add_text(&b, item->label != NULL ? item->label : _("Text"));
	if (item->value[0] != '\0' && item->secret)
		buf_add_text(&b, _(" is there"));
	else if (item->value[0] != '\0')
		buf_printf(&b, _(" is %s"), item->value);
	if (item->note != NULL)
		buf_printf(&b, ", %s", item->note);
	buf_add_text(&b, b.p[b.n - 1] == '?' ? " " : ". ");
	if (item->value[0] != '\0')
		buf_add_text(&b, _("Press Enter to keep it, or type a new "
		    "one."));
	else if (may_not_know(app_page(l->app), item))
		buf_add_text(&b, _("Type it, or: dont know."));
	else if (item->secret)
		buf_add_text(&b, _("Type it; it will not be shown."));
	else
		buf_add_text(&b, _("Type it."));
	linear_say(l, buf_text(&b));
	linear_say(l, item->detail);
	buf_release(&b);
}

/* The suggestion as a question, unless the error has asked it already. */
static void
ask_suggestion(struct linear *l, const struct item *item)
{
	size_t n = strlen(item->error);
	struct buf b = { 0 };

	if (n == 0 || item->error[n - 1] != '?')
		buf_printf(&b, _("Did you mean %s? "), item->suggestion);
	buf_add_text(&b, _("1 yes. 2 no, let me type again."));
	linear_say(l, buf_text(&b));
	buf_release(&b);
}

/* The error of a field, and what Tab would do on the full screen. */
static bool
ask_correction(struct linear *l, const struct item *item)
{
	struct buf b = { 0 };

	l->correcting = item->error != NULL && item->suggestion != NULL;
	if (item->error == NULL)
		return false;
	buf_printf(&b, "%s. %s", _("Needs a correction"), item->error);
	linear_say(l, buf_text(&b));
	linear_say(l, item->remedy);
	if (l->correcting)
		ask_suggestion(l, item);
	buf_release(&b);
	return true;
}

static void
ask_choice(struct linear *l, size_t first)
{
	const struct page *p = app_page(l->app);
	unsigned number = 0;

	for (size_t i = first; i < p->count; i++)
		if (linear_answers(p, first, i))
			speak_option(&l->out, p->items[i], ++number,
			    l->ascii);
	linear_say(l, _("Type a number, or Enter to keep what is current."));
}

/* A word that works here, and what it does. */
static void
say_word(struct linear *l, enum action action, const char *label)
{
	const struct action_row *row = action_get(action);
	char line[160];

	if (row->word == NULL)
		return;
	(void)snprintf(line, sizeof(line), "%s: %s", _(row->word),
	    label != NULL ? label : _(row->summary));
	linear_say(l, line);
}

static void
ask_list(struct linear *l)
{
	const struct page *p = app_page(l->app);
	bool any = false, goes_on = true;

	for (size_t i = 0; i < p->count; i++) {
		any = any || linear_numbered(p, i);
		if (p->items[i]->kind == ITEM_ACTION)
			goes_on = false;
	}
	for (size_t i = 0; i < p->action_count; i++)
		say_word(l, p->actions[i].action, p->actions[i].label);
	if (page_has_data(p))
		say_word(l, ACTION_MASK, NULL);
	linear_say(l, p->status);
	linear_say(l, !any ? _("Press Enter to go on.")
	    : goes_on ? _("Type a number, or Enter to go on.")
	    : _("Type a number."));
}

/* --- reading ----------------------------------------------------------- */

/* As a sentence: it ends like one. */
static void
say_sentence(struct linear *l, const char *words)
{
	struct buf b = { 0 };

	if (words == NULL || words[0] == '\0')
		return;
	buf_add_text(&b, words);
	if (strchr(".?:", b.p[b.n - 1]) == NULL)
		buf_add_char(&b, '.');
	linear_say(l, buf_text(&b));
	buf_release(&b);
}

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
	buf_printf(&b, "%s%s.", b.n > 0 ? " " : "", p->badge);
	speak_capital(&b, b.n - strlen(p->badge) - 1);
	buf_add_char(&l->out, '\n');
	linear_say(l, buf_text(&b));
	/* A title may be a file name, where capital letters count. */
	say_sentence(l, p->title);
	buf_clear(&b);
	buf_add_text(&b, p->title_note == NULL ? "" : p->title_note);
	speak_capital(&b, 0);
	say_sentence(l, buf_text(&b));
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

static void
read_item(struct linear *l, size_t i, unsigned number)
{
	const struct item *item = app_page(l->app)->items[i];

	if (number > 0)
		speak_option(&l->out, item, number, l->ascii);
	else if (owner(app_page(l->app), i) == FOCUS_NONE)
		speak_item(&l->out, item, l->ascii);
	if (item->kind == ITEM_BAR)
		l->milestone = speak_milestone(item);
}

/* What is chosen by its number waits until no question is left: before,
 * its number would be an answer. */
static void
read_part(struct linear *l, size_t from, size_t to)
{
	const struct page *p = app_page(l->app);
	bool list = to == p->count;
	unsigned number = 0;

	for (size_t i = 0; i < to; i++) {
		bool numbered = linear_numbered(p, i);

		number += numbered;
		if (numbered && list)
			read_item(l, i, number);
		else if (!numbered && i >= from && !is_question(p->items[i]))
			read_item(l, i, 0);
	}
}

/* Read from item from on to the next question, and ask it. */
void
linear_read_on(struct linear *l, size_t from)
{
	const struct page *p = app_page(l->app);
	size_t i = from;

	while (i < p->count && !(is_question(p->items[i]) &&
	    (p->items[i]->kind == ITEM_FIELD || starts_group(p, i))))
		i++;
	read_part(l, from, i);
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

void
linear_read_here(struct linear *l)
{
	const struct page *p = app_page(l->app);
	size_t here = focus_index(p, p->focus);

	remember(l);
	read_head(l);
	if (here == FOCUS_NONE)
		here = 0;
	for (size_t i = 0; i < here; i++)
		if (linear_answers(p, here, i) ||
		    linear_answers(p, i, here))
			here = i;
	linear_read_on(l, here);
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
