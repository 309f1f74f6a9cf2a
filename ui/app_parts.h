/* SPDX-License-Identifier: MIT */
/* The inside of struct app, shared by app.c, draft.c and verbs.c alone. */
#ifndef UI_APP_PARTS_H
#define UI_APP_PARTS_H

#include "ui/app.h"
#include "ui/edit.h"

/* A screen with where the person was in it. */
struct visit {
	const struct screen *screen;
	char *arg, *focus;	/* owned */
};

/* The memory of one screen. */
struct own {
	const struct screen *screen;
	void *state;
};

struct app {
	struct desk *desk;
	struct page page;
	int columns, rows;
	bool still;
	bool masked;		/* not saved: it is about this moment */
	bool mouse_free;	/* the terminal's own selection works */
	struct full_view view;
	enum app_fate fate;

	struct visit now;
	size_t focus_at;	/* index of the focus when last built */
	struct visit *history;
	size_t history_count;
	const struct screen *going;	/* of app_go */
	char *going_arg;
	struct own *owns;
	size_t own_count;
	struct page below;	/* keeps the keys of the screen below */

	struct edit edit;	/* the field that has the focus */
	char *edit_id;		/* NULL: none */
	bool edit_secret;	/* it is wiped when it goes */
	bool edited;		/* something was typed since it came */
	bool arrowed;		/* an arrow moved among choices: the one that
				 * the focus leaves is chosen */
	char **touched;		/* fields that were left once */
	size_t touched_count;

	char *said;		/* app_say */
	uint64_t version;	/* of the session when it was last seen */
	int64_t saved;
};

void app_follow(struct app *app, enum nav nav);
void app_hush(struct app *app);
/* Keep the keys of the present page before something covers it. */
void below_keep(struct app *app);

/* --- verbs.c --------------------------------------------------------- */

struct item *app_focused(const struct app *app);	/* NULL: none */
enum nav app_send(struct app *app, const struct event *event);
/* Move the focus; false if leaving led away from the page. */
bool app_go_to(struct app *app, size_t to);
/* Choose an item and go where that leads. */
enum nav app_pick(struct app *app, const char *id);
void app_enter(struct app *app);	/* the Enter key */

/* --- draft.c ----------------------------------------------------------- */

bool draft_is(const struct app *app, const char *id);
bool draft_touched(const struct app *app, const char *id);
void draft_touch(struct app *app, const char *id);
/* Make the draft that of the focused field; drop it if there is none. */
void draft_follow(struct app *app);
void draft_drop(struct app *app);
/* Put a mask in the place of what a secret field holds. */
void draft_hide(struct app *app, struct item *item, bool typing);
void draft_release(struct app *app);

#endif
