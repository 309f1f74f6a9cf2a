/* SPDX-License-Identifier: MIT */
/*
 * The wizard without a terminal: which screen is shown, where the focus
 * is, what is being typed, what lies over the screen.  Both renderers drive
 * it with the same few verbs and read the same page, so it can be tested
 * without either.
 *
 *	key, line of text -> verb -> event -> screen -> session
 *	                                page <- built anew -+
 */
#ifndef UI_APP_H
#define UI_APP_H

#include "ui/full.h"
#include "ui/screen.h"

/* desk is borrowed.  The first screen is shown.  still: progress without
 * movement. */
struct app *app_new(struct desk *desk, bool still);
void app_free(struct app *app);

/* Built after every verb; valid until the next one. */
const struct page *app_page(const struct app *app);
const struct screen *app_screen(const struct app *app);
/* The size of the content, as advice to screens; builds the page anew. */
void app_set_room(struct app *app, int columns, int rows);
struct full_view *app_view(struct app *app);
void app_build(struct app *app);

/* How the program goes on. */
enum app_fate {
	APP_RUNS,
	APP_LEFT,		/* the person left; all is saved */
	APP_INTERRUPTED,	/* ... by Ctrl-C, twice */
	APP_SWITCHES,		/* to the other renderer; see app_stay */
};
enum app_fate app_fate(const struct app *app);
void app_stay(struct app *app);	/* APP_SWITCHES is dealt with */

/* Has the person taken the mouse back for selecting text? */
bool app_mouse_free(const struct app *app);

/* --- verbs of both renderers ------------------------------------------- */

/* Choose the item with this id: a choice, row, action or button. */
void app_choose(struct app *app, const char *id);
void app_tick(struct app *app, const char *id);
/* The field holds text and the person is done with it. */
void app_answer(struct app *app, const char *id, const char *text);
void app_action(struct app *app, enum action action);
void app_find(struct app *app, const char *text);
void app_next(struct app *app);	/* on to the next step */
void app_jump(struct app *app, int step);	/* 1..8, if visited */
/* Background work has news. */
void app_news(struct app *app);
/* Keep what is being typed, before the program ends or switches. */
void app_commit(struct app *app);

/* --- verbs of the full screen ----------------------------------- */

void app_key(struct app *app, int key);
void app_paste(struct app *app, struct str bytes);
void app_hit(struct app *app, const char *id, int step);

/* --- for what lies over a screen (ui/overlay) -------------------------- */

/* Put a screen over the present one; Esc takes it away.  arg may be
 * NULL. */
enum nav app_cover(struct app *app, const struct screen *screen,
    const char *arg);
/* Take all away that lies over the last screen. */
void app_uncover(struct app *app);
/* The keys that the screen below allows, and its name and topic. */
const struct page_action *app_below_actions(const struct app *app,
    size_t *count);
const struct screen *app_below(const struct app *app);
void app_leave(struct app *app, bool interrupted);

#endif
