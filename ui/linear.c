/* SPDX-License-Identifier: MIT */
/*
 * A page is read from its top.  At a field or a group of choices reading
 * stops and the question is asked; rows, ticks, actions and buttons get
 * numbers and are asked together at the end.
 */
#include "ui/linear.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "ui/focus.h"
#include "ui/speak.h"

enum { FULL_HINTS = 3 };	/* prompts that name the words */

static void
say(struct linear *l, const char *text)
{
	if (text != NULL && text[0] != '\0')
		speak_line(&l->out, text, l->ascii);
}

static const struct item *
item_at(const struct linear *l, size_t i)
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

static bool
is_numbered(const struct item *item)
{
	return item->id != NULL && !is_question(item);
}

/* --- prompts ----------------------------------------------------------- */

static void
prompt(struct linear *l)
{
	if (l->prompts++ < FULL_HINTS)
		say(l, _("(or: back, undo, help, read again, dont know, "
		    "leave)"));
	buf_add_text(&l->out, "> ");
}

static void
ask_field(struct linear *l, const struct item *item)
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
	say(l, buf_text(&b));
	say(l, item->detail);
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
	say(l, buf_text(&b));
	say(l, item->remedy);
	if (item->suggestion != NULL) {
		buf_clear(&b);
		buf_printf(&b, _("1 takes %s. 2 lets you type again."),
		    item->suggestion);
		say(l, buf_text(&b));
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
	say(l, _("Type a number, or Enter to keep what is current."));
}

static void
ask_list(struct linear *l)
{
	const struct page *p = app_page(l->app);
	bool any = false, goes_on = true;

	for (size_t i = 0; i < p->count; i++) {
		any = any || is_numbered(p->items[i]);
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
		say(l, line);
	}
	say(l, p->status);
	say(l, !any ? _("Press Enter to go on.")
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
	say(l, buf_text(&b));
	say(l, p->title);
	say(l, p->title_note);
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

static void
ask(struct linear *l)
{
	const struct item *item = item_at(l, l->question);

	if (item == NULL)
		ask_list(l);
	else if (item->kind == ITEM_CHOICE)
		ask_choice(l, l->question);
	else if (!ask_correction(l, item))
		ask_field(l, item);
	prompt(l);
}

/* Read from item from on to the next question, and ask it. */
static void
read_on(struct linear *l, size_t from)
{
	const struct page *p = app_page(l->app);
	unsigned number = 0;
	size_t i;

	for (i = 0; i < p->count; i++) {
		const struct item *item = p->items[i];

		if (is_numbered(item)) {
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
	ask(l);
}

static void
remember(struct linear *l)
{
	l->screen = app_screen(l->app);
	free(l->arg);
	l->arg = xstrdup(app_arg(l->app));
	l->correcting = false;
}

static void
read_page(struct linear *l)
{
	remember(l);
	read_head(l);
	read_on(l, 0);
}

static bool
same_page(const struct linear *l)
{
	return l->screen == app_screen(l->app) &&
	    strcmp(l->arg, app_arg(l->app)) == 0;
}

/* After a verb: the new page, or what changed and the same question. */
static void
carry_on(struct linear *l)
{
	if (app_fate(l->app) != APP_RUNS)
		return;
	if (!same_page(l)) {
		read_page(l);
		return;
	}
	if (l->question != FOCUS_NONE)
		say(l, app_page(l->app)->status);
	if (item_at(l, l->question) == NULL ||
	    !is_question(item_at(l, l->question)))
		l->question = FOCUS_NONE;
	ask(l);
}

/* --- answers ----------------------------------------------------------- */

static void
next_question(struct linear *l)
{
	const struct page *p = app_page(l->app);
	size_t i = l->question + 1;

	while (i < p->count && focus_same_group(p, l->question, i))
		i++;
	/* Nothing more is asked: as Enter on the last question. */
	for (size_t j = i; j < p->count; j++)
		if (p->items[j]->id != NULL &&
		    p->items[j]->kind != ITEM_BUTTON) {
			read_on(l, i);
			return;
		}
	app_next(l->app);
	carry_on(l);
}

static void
take_field(struct linear *l, const char *text)
{
	const struct item *item = item_at(l, l->question);
	char *id = xstrdup(item->id);
	char *value = NULL;
	bool keep = text[0] == '\0';

	if (l->correcting && strcmp(text, "1") == 0)
		value = xstrdup(item->suggestion);
	else if (l->correcting && strcmp(text, "2") == 0)
		keep = false;
	else if (!keep)
		value = xstrdup(text[0] == '=' ? text + 1 : text);
	l->correcting = false;
	if (value != NULL) {
		app_answer(l->app, id, value);
		free(value);
	} else if (!keep) {
		ask_field(l, item);
		prompt(l);
		free(id);
		return;
	}
	l->question = focus_index(app_page(l->app), id);
	free(id);
	if (!same_page(l) || app_fate(l->app) != APP_RUNS)
		carry_on(l);
	else if (!keep && l->question != FOCUS_NONE &&
	    item_at(l, l->question)->error != NULL)
		ask(l);
	else if (l->question != FOCUS_NONE)
		next_question(l);
	else
		carry_on(l);
}

/* The id of the number-th of the group, or of the numbered items. */
static const char *
id_of_number(const struct linear *l, uint64_t number)
{
	const struct page *p = app_page(l->app);

	for (size_t i = 0; i < p->count; i++) {
		const struct item *item = p->items[i];
		bool counts = l->question == FOCUS_NONE ? is_numbered(item)
		    : item->id != NULL &&
		    focus_same_group(p, l->question, i);

		if (counts && --number == 0)
			return item->id;
	}
	return NULL;
}

static void
take_choice(struct linear *l, const char *text)
{
	uint64_t number = 0;
	const char *id;
	char *copy;

	if (text[0] == '\0') {
		next_question(l);
		return;
	}
	if (!num_parse(str_from(text), 10000, &number, NULL) || number == 0 ||
	    (id = id_of_number(l, number)) == NULL) {
		say(l, _("That is none of the numbers."));
		prompt(l);
		return;
	}
	copy = xstrdup(id);
	app_choose(l->app, copy);
	l->question = focus_index(app_page(l->app), copy);
	free(copy);
	if (same_page(l) && app_fate(l->app) == APP_RUNS &&
	    l->question != FOCUS_NONE)
		next_question(l);
	else
		carry_on(l);
}

static void
take_list(struct linear *l, const char *text)
{
	uint64_t number = 0;
	const struct item *item;
	const char *id;

	if (text[0] == '\0') {
		app_next(l->app);
		carry_on(l);
		return;
	}
	if (!num_parse(str_from(text), 10000, &number, NULL) || number == 0 ||
	    (id = id_of_number(l, number)) == NULL) {
		say(l, _("That is none of the numbers. Type \"help\" for "
		    "the words that work here."));
		prompt(l);
		return;
	}
	item = page_find(app_page(l->app), id);
	if (item->kind != ITEM_TICK) {
		app_choose(l->app, id);
	} else {
		app_tick(l->app, id);
		item = page_find(app_page(l->app), id);
		if (same_page(l) && item != NULL)
			speak_option(&l->out, item, (unsigned)number,
			    l->ascii);
	}
	carry_on(l);
}

/* --- words ------------------------------------------------------------- */

/* "dont know", "don't know", "I don't know" */
static bool
is_unknown(struct str line)
{
	static const char *const forms[] = { N_("dont know"),
		N_("don't know"), N_("i don't know"), N_("i dont know") };

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (str_eq_nocase(line, str_from(_(forms[i]))))
			return true;
	return false;
}

static void
answer_unknown(struct linear *l)
{
	const struct page *p = app_page(l->app);

	for (size_t i = 0; i < p->count; i++)
		if (p->items[i]->unknown && p->items[i]->id != NULL &&
		    (l->question == FOCUS_NONE || i >= l->question)) {
			app_choose(l->app, p->items[i]->id);
			carry_on(l);
			return;
		}
	say(l, _("Nobody else has to be asked here."));
	prompt(l);
}

/* Words with something behind them: "find TEXT", "line N". */
static bool
take_find(struct linear *l, const char *text)
{
	static const char *const words[] = { N_("find "), N_("line ") };

	if (!page_allows(app_page(l->app), ACTION_FIND))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *word = _(words[i]);

		if (!str_starts(str_from(text), word))
			continue;
		app_find(l->app, text + strlen(word));
		read_page(l);
		return true;
	}
	return false;
}

static bool
take_word(struct linear *l, const char *text)
{
	struct str line = str_from(text);
	enum action action = action_of_word(line);

	if (str_eq_text(line, "?"))
		action = ACTION_HELP;
	if (line.n == 1 && line.p[0] == PRESS_CTRL('T'))
		action = ACTION_SWITCH;
	if (is_unknown(line)) {
		answer_unknown(l);
		return true;
	}
	if (action == ACTION_REDRAW) {
		read_page(l);
		return true;
	}
	if (action == ACTION_COUNT || (action_get(action)->where ==
	    WHERE_DECLARED && !page_allows(app_page(l->app), action)))
		return take_find(l, text);
	app_action(l->app, action);
	if (action_get(action)->where == WHERE_DECLARED && same_page(l) &&
	    app_fate(l->app) == APP_RUNS)
		read_page(l);
	else
		carry_on(l);
	return true;
}

void
linear_take(struct linear *l, struct str line)
{
	char *text = xstrndup(line.p, line.n);
	const struct item *item;

	if (!take_word(l, text)) {
		item = item_at(l, l->question);
		if (item == NULL)
			take_list(l, text);
		else if (item->kind == ITEM_FIELD)
			take_field(l, text);
		else
			take_choice(l, text);
	}
	free(text);
}

void
linear_news(struct linear *l)
{
	const struct page *p = app_page(l->app);

	if (!same_page(l)) {
		buf_add_char(&l->out, '\n');
		read_page(l);
		return;
	}
	for (size_t i = 0; i < p->count; i++) {
		const struct item *item = p->items[i];

		if (item->kind != ITEM_BAR ||
		    speak_milestone(item) == l->milestone)
			continue;
		l->milestone = speak_milestone(item);
		buf_add_char(&l->out, '\n');
		speak_item(&l->out, item, l->ascii);
		buf_add_text(&l->out, "> ");
	}
}

void
linear_start(struct linear *l, struct app *app, bool ascii)
{
	*l = (struct linear){ .app = app, .ascii = ascii,
		.question = FOCUS_NONE };
	read_page(l);
}

void
linear_release(struct linear *l)
{
	free(l->arg);
	buf_release(&l->out);
	*l = (struct linear){ 0 };
}
