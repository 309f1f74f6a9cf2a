/* SPDX-License-Identifier: MIT */
/* The linear renderer: what a line of the person means. */
#include "ui/linear.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "ui/focus.h"
#include "ui/linear_read.h"
#include "ui/speak.h"

/* --- answers -------------------------------------------------------- */

static void
next_question(struct linear *l)
{
	const struct page *p = app_page(l->app);
	size_t i = l->question + 1;

	while (i < p->count && (focus_same_group(p, l->question, i) ||
	    linear_answers(p, l->question, i)))
		i++;
	/* Nothing more is asked: as Enter on the last question. */
	for (size_t j = i; j < p->count; j++)
		if (p->items[j]->id != NULL &&
		    p->items[j]->kind != ITEM_BUTTON) {
			linear_read_on(l, i);
			return;
		}
	app_next(l->app);
	linear_carry_on(l);
}

/* The suggestion was taken: say what the answer is now. */
static void
say_taken(struct linear *l, const char *id)
{
	const struct item *item = page_find(app_page(l->app), id);
	struct buf b = { 0 };

	if (item == NULL || item->label == NULL || item->error != NULL)
		return;
	buf_printf(&b, _("%s %s. Done."), item->label, item->value);
	linear_say(l, buf_text(&b));
	buf_release(&b);
}

static void
take_field(struct linear *l, const char *text)
{
	const struct item *item = linear_item(l, l->question);
	char *id = xstrdup(item->id);
	char *value = NULL;
	bool keep = text[0] == '\0';
	bool taken = l->correcting && strcmp(text, "1") == 0;

	if (taken)
		value = xstrdup(item->suggestion);
	else if (l->correcting && strcmp(text, "2") == 0)
		keep = false;
	else if (!keep)
		value = xstrdup(text[0] == '=' ? text + 1 : text);
	l->correcting = false;
	if (value != NULL) {
		app_answer(l->app, id, value);
		free(value);
		if (taken)
			say_taken(l, id);
	} else if (!keep) {
		linear_ask_field(l, item);
		linear_prompt(l);
		free(id);
		return;
	}
	l->question = focus_index(app_page(l->app), id);
	free(id);
	if (!linear_same_page(l) || app_fate(l->app) != APP_RUNS)
		linear_carry_on(l);
	else if (!keep && l->question != FOCUS_NONE &&
	    linear_item(l, l->question)->error != NULL)
		linear_ask(l);
	else if (l->question != FOCUS_NONE)
		next_question(l);
	else
		linear_carry_on(l);
}

/* The id of the number-th of the group, or of the numbered items. */
static const char *
id_of_number(const struct linear *l, uint64_t number)
{
	const struct page *p = app_page(l->app);

	for (size_t i = 0; i < p->count; i++) {
		bool counts = l->question == FOCUS_NONE
		    ? linear_numbered(p, i)
		    : linear_answers(p, l->question, i);

		if (counts && --number == 0)
			return p->items[i]->id;
	}
	return NULL;
}

static void
take_choice(struct linear *l, const char *text)
{
	uint64_t number = 0;
	size_t asked = l->question;
	const char *id;
	char *copy;

	if (text[0] == '\0') {
		next_question(l);
		return;
	}
	if (!num_parse(str_from(text), 10000, &number, NULL) ||
	    number == 0 || (id = id_of_number(l, number)) == NULL) {
		linear_say(l, _("That is none of the numbers."));
		linear_prompt(l);
		return;
	}
	copy = xstrdup(id);
	app_choose(l->app, copy);
	l->question = focus_index(app_page(l->app), copy);
	free(copy);
	if (!linear_same_page(l) || app_fate(l->app) != APP_RUNS)
		linear_carry_on(l);
	else if (l->question != FOCUS_NONE)
		next_question(l);
	else	/* "Show them" has made the list longer and is gone. */
		linear_read_on(l, asked);
}

/* All that has a number, to see whether the numbers still hold. */
static void
list_ids(const struct linear *l, struct buf *out)
{
	const char *id;

	for (uint64_t n = 1; (id = id_of_number(l, n)) != NULL; n++)
		buf_printf(out, "%s\n", id);
}

/* True if the page was read anew, as a tick changed its list. */
static bool
take_tick(struct linear *l, const char *id, uint64_t number)
{
	struct buf before = { 0 }, after = { 0 };
	const struct item *item;
	char *copy = xstrdup(id);
	bool same;

	list_ids(l, &before);
	app_tick(l->app, copy);
	item = page_find(app_page(l->app), copy);
	list_ids(l, &after);
	same = strcmp(buf_text(&before), buf_text(&after)) == 0;
	if (linear_same_page(l) && same && item != NULL)
		speak_option(&l->out, item, (unsigned)number, l->ascii);
	else if (linear_same_page(l))
		linear_read_page(l);
	buf_release(&before);
	buf_release(&after);
	same = same || !linear_same_page(l);
	free(copy);
	return !same;
}

static void
take_list(struct linear *l, const char *text)
{
	uint64_t number = 0;
	const struct item *item;
	const char *id;

	if (text[0] == '\0') {
		app_next(l->app);
		linear_carry_on(l);
		return;
	}
	if (!num_parse(str_from(text), 10000, &number, NULL) ||
	    number == 0 || (id = id_of_number(l, number)) == NULL) {
		linear_say(l, _("That is none of the numbers. Type "
		    "\"help\" for the words that work here."));
		linear_prompt(l);
		return;
	}
	item = page_find(app_page(l->app), id);
	if (item->kind != ITEM_TICK) {
		app_choose(l->app, id);
		/* What came with it is read too. */
		if (linear_same_page(l) && app_fate(l->app) == APP_RUNS) {
			linear_read_page(l);
			return;
		}
	} else if (take_tick(l, id, number)) {
		return;
	}
	linear_carry_on(l);
}

/* --- words ---------------------------------------------------------- */

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
			linear_carry_on(l);
			return;
		}
	linear_say(l, _("Nobody else has to be asked here."));
	linear_prompt(l);
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
		linear_read_page(l);
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
		linear_read_page(l);
		return true;
	}
	if (action == ACTION_COUNT || (action_get(action)->where ==
	    WHERE_DECLARED && !page_allows(app_page(l->app), action)))
		return take_find(l, text);
	app_action(l->app, action);
	if (action_get(action)->where == WHERE_DECLARED &&
	    linear_same_page(l) &&
	    app_fate(l->app) == APP_RUNS)
		linear_read_page(l);
	else
		linear_carry_on(l);
	return true;
}

void
linear_take(struct linear *l, struct str line)
{
	char *text = xstrndup(line.p, line.n);
	const struct item *item;

	if (!take_word(l, text)) {
		item = linear_item(l, l->question);
		if (item == NULL)
			take_list(l, text);
		else if (item->kind == ITEM_FIELD)
			take_field(l, text);
		else
			take_choice(l, text);
	}
	l->searching = app_page(l->app)->stops;
	mem_wipe(text, line.n);
	free(text);
}

bool
linear_secret(const struct linear *l)
{
	const struct item *item = linear_item(l, l->question);

	return item != NULL && item->secret;
}

void
linear_news(struct linear *l)
{
	const struct page *p = app_page(l->app);

	if (!linear_same_page(l) || (l->searching && !p->stops)) {
		l->searching = false;
		buf_add_char(&l->out, '\n');
		linear_read_page(l);
		return;
	}
	l->searching = p->stops;
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
linear_start(struct linear *l, struct app *app, bool ascii, bool midway)
{
	*l = (struct linear){ .app = app, .ascii = ascii,
		.question = FOCUS_NONE };
	if (midway)
		linear_read_here(l);
	else
		linear_read_page(l);
}

void
linear_release(struct linear *l)
{
	free(l->arg);
	buf_release(&l->out);
	*l = (struct linear){ 0 };
}
