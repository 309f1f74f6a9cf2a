/* SPDX-License-Identifier: MIT */
/*
 * Questions on a page, made from the field table: label, value, where it
 * came from, what is to correct and the repair, "I don't know".
 *
 * Ids: a field has its key; a choice "KEY=word"; the button that writes the
 * letter "letter.KEY".
 */
#ifndef UI_FORM_H
#define UI_FORM_H

#include "spec/field.h"
#include "ui/screen.h"

/* The answers of the session, for the checks in src/spec. */
struct answers form_answers(struct app *app);

/* A field to type in.  Its error shows once the person has left it. */
struct item *form_field(struct app *app, struct page *page,
    enum field_id field);
/* All options of a choice, one a row, the label as heading. */
void form_choices(struct app *app, struct page *page, enum field_id field);
/* One option; for screens that lay them out themselves. */
struct item *form_choice(struct app *app, struct page *page,
    enum field_id field, const char *word, const char *label);
/* "Where do I find it?" with the button that writes the letter. */
void form_where(struct app *app, struct page *page, enum field_id field);

/* Does the answer, or its lack, need correcting before going on? */
bool form_open(struct app *app, enum field_id field);
/* "1 thing to correct on this page.", or NULL when there is nothing. */
const char *form_status(struct app *app, struct page *page,
    const enum field_id *fields, size_t count);

/* What all forms do with an event: keep a field, take a choice, open a
 * letter.  NAV_IGNORED for the rest. */
enum nav form_act(struct app *app, const struct event *event);

#endif
