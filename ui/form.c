/* SPDX-License-Identifier: MIT */
/* Forms from the field table. */
#include "ui/form.h"

#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "run/letters.h"

/* What stands around a choice, and the room for a row of them. */
enum { CHOICE_FRAME = 6, ROW_COLUMNS = 57 };

static const char *
get_answer(const void *from, const char *key)
{
	return session_get(from, key);
}

struct answers
form_answers(struct app *app)
{
	return (struct answers){ .get = get_answer,
		.from = desk_session(app_desk(app)) };
}

static const char *
waiting_key(struct page *page, const char *key)
{
	return page_print(page, "waiting.%s", key);
}

/* Errors show once the person has left the field, and live after that. */
static void
add_verdict(struct app *app, struct page *page, struct item *item,
    enum field_id field)
{
	struct answers answers = form_answers(app);
	struct field_verdict v;

	if (desk_get(app_desk(app), item->id)[0] == '\0')
		return;
	(void)field_check(field, str_from(item->value), &answers, &v);
	if (v.rule == RULE_COUNT)
		return;
	item->error = page_copy(page, v.text);
	if (v.suggestion[0] != '\0')
		item->suggestion = page_copy(page, v.suggestion);
	item->state = STATE_ATTENTION;
}

struct item *
form_field(struct app *app, struct page *page, enum field_id field)
{
	const struct field *row = field_get(field);
	struct desk *desk = app_desk(app);
	struct item *item = page_field(page, row->key, _(row->label),
	    app_value(app, row->key, desk_get(desk, row->key)));

	item->unknown = letter_for(row->key) != LETTER_COUNT;
	item->note = page_copy(page, desk_origin(desk, row->key));
	if (desk_get(desk, waiting_key(page, row->key))[0] != '\0' &&
	    item->value[0] == '\0')
		item->note = _("waiting for an answer to your letter");
	add_verdict(app, page, item, field);
	return item;
}

struct item *
form_choice(struct app *app, struct page *page, enum field_id field,
    const char *word, const char *label)
{
	const struct field *row = field_get(field);

	return page_choice(page, row->key,
	    page_print(page, "%s=%s", row->key, word), label,
	    strcmp(desk_get(app_desk(app), row->key), word) == 0);
}

/* Short options stand side by side. */
static bool
fits_one_row(enum field_id field)
{
	struct field_option option;
	int columns = 0;

	for (size_t i = 0; field_option(field, i, &option); i++)
		columns += CHOICE_FRAME + utf8_columns(str_from(
		    _(option.name)));
	return columns <= ROW_COLUMNS;
}

void
form_choices(struct app *app, struct page *page, enum field_id field)
{
	const struct field *row = field_get(field);
	const char *origin = desk_origin(app_desk(app), row->key);
	bool sideways = origin == NULL && fits_one_row(field);
	struct field_option option;
	struct item *item;

	page_heading(page, _(row->label));
	for (size_t i = 0; field_option(field, i, &option); i++) {
		item = form_choice(app, page, field, option.word,
		    _(option.name));
		item->sideways = sideways;
		if (item->selected && origin != NULL)
			item->note = page_copy(page, origin);
	}
}

void
form_where(struct app *app, struct page *page, enum field_id field)
{
	const struct field *row = field_get(field);
	struct item *item;

	(void)app;
	item = page_text(page, _(row->where));
	item->indent = 3;
	item->keep = KEEP_EXTRA;
	if (letter_for(row->key) != LETTER_COUNT)
		page_button(page, page_print(page, "letter.%s", row->key),
		    _("I cannot find it."), _("Write an e-mail"))->indent = 3;
}

bool
form_open(struct app *app, enum field_id field)
{
	const char *key = field_get(field)->key;
	const char *value = app_value(app, key, desk_get(app_desk(app), key));
	struct answers answers = form_answers(app);
	struct field_verdict v;

	return value[0] != '\0' &&
	    !field_check(field, str_from(value), &answers, &v);
}

const char *
form_status(struct app *app, struct page *page, const enum field_id *fields,
    size_t count)
{
	unsigned long open = 0;

	for (size_t i = 0; i < count; i++)
		open += form_open(app, fields[i]);
	if (open == 0)
		return NULL;
	return page_print(page, intl_plural("%lu thing to correct on this "
	    "page.", "%lu things to correct on this page.", open), open);
}

static enum nav
keep_field(struct app *app, const char *key, const char *text)
{
	enum field_id field = field_find(str_from(key));
	struct desk *desk = app_desk(app);
	struct buf clean = { 0 };

	if (field == FIELD_COUNT)
		return NAV_IGNORED;
	if (field_clean(str_from(text), &clean))
		app_say(app, _("We took out blanks or quotes around what you "
		    "pasted."));
	if (strcmp(desk_get(desk, key), buf_text(&clean)) != 0)
		desk_set(desk, key, buf_text(&clean),
		    _(field_get(field)->label));
	buf_release(&clean);
	return NAV_STAY;
}

/* "KEY=word"; the key alone is "I don't know". */
static enum nav
take_choice(struct app *app, const char *id)
{
	const char *equals = strchr(id, '=');
	enum field_id field;

	if (equals == NULL && letter_for(id) != LETTER_COUNT)
		return app_go(app, "letter", id);
	if (equals == NULL)
		return NAV_IGNORED;
	field = field_find((struct str){ id, (size_t)(equals - id) });
	if (field == FIELD_COUNT)
		return NAV_IGNORED;
	desk_set(app_desk(app), field_get(field)->key, equals + 1,
	    _(field_get(field)->label));
	return NAV_STAY;
}

enum nav
form_act(struct app *app, const struct event *event)
{
	static const char letter[] = "letter.";

	if (event->kind == EVENT_LEAVE)
		return keep_field(app, event->id, event->text);
	if (event->kind != EVENT_CHOOSE)
		return NAV_IGNORED;
	if (strncmp(event->id, letter, strlen(letter)) == 0)
		return app_go(app, "letter", event->id + strlen(letter));
	return take_choice(app, event->id);
}
