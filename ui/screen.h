/* SPDX-License-Identifier: MIT */
/*
 * A screen is a constant table: it builds a page from the session and
 * answers events.  It knows no keys, no terminal and no loop.  Each has a
 * file screen_NAME.c, a line in screens.h and a place in flow.c.
 *
 * How the events come: choices of one group are radio buttons; arrows move
 * among them and the one the focus leaves is chosen (EVENT_CHOOSE), Enter
 * goes on to the next question.  Rows, actions and buttons are chosen by
 * Enter alone.  A field sends EVENT_EDIT with every key and EVENT_LEAVE
 * when the focus leaves it.  An error under a field that is being typed for
 * the first time is held back until it was left once, so a screen always
 * sets it.  Enter on the last question sends EVENT_NEXT.
 */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "run/desk.h"
#include "ui/page.h"

struct app;

enum nav {
	NAV_STAY,
	NAV_NEXT,	/* the next step */
	NAV_BACK,	/* where the person came from */
	NAV_GO,		/* returned by app_go() */
	NAV_LEAVE,	/* out of the program; asks first */
	NAV_IGNORED,	/* the screen has no use for this event */
};

enum event_kind {
	EVENT_CHOOSE,	/* id: a choice, row, action or button */
	EVENT_TICK,	/* id: tick or untick it */
	EVENT_EDIT,	/* id, text: the field holds this now (a draft) */
	EVENT_LEAVE,	/* id, text: the person is done with the field: keep
			 * it in the session, right or not */
	EVENT_FOCUS,	/* id: the focus came here */
	EVENT_ACTION,	/* action: a key that page_allow() let in; or
			 * ACTION_BACK where page->stops */
	EVENT_FIND,	/* text: find it, or go to the line of that number;
			 * "": look for no text any more */
	EVENT_MOVE,	/* id, move: an arrow on an item that moves */
	EVENT_NEXT,	/* Enter on the last question: go on if all is well */
	EVENT_JOB,	/* background work made progress or ended */
};

enum move {
	MOVE_UP, MOVE_DOWN, MOVE_LEFT, MOVE_RIGHT, MOVE_PAGE_UP,
	MOVE_PAGE_DOWN, MOVE_HOME, MOVE_END,
};

struct event {
	enum event_kind kind;
	const char *id;
	const char *text;	/* bytes as typed */
	enum action action;
	enum move move;
};

struct screen {
	const char *name;	/* "data-source": tests, journeys, app_go() */
	enum stage stage;	/* of the nine steps */
	bool sub;		/* only reached by app_go(), not in the order */
	const char *topic;	/* of the help */
	size_t state_size;	/* of its own memory, zeroed at the start */
	void (*release)(void *state);	/* may be NULL */
	/* The person comes to it (also back); may be NULL. */
	void (*enter)(struct app *app);
	void (*build)(struct app *app, struct page *page);
	enum nav (*act)(struct app *app, const struct event *event);
};

/* The screens in their order, and how many. */
const struct screen *const *flow_screens(size_t *count);
const struct screen *flow_find(const char *name);	/* NULL: none */

/* What a screen may ask of the program around it. */
struct desk *app_desk(struct app *app);
void *app_state(struct app *app);	/* state_size bytes of this screen */
/* What app_go brought along; "" if nothing. */
const char *app_arg(const struct app *app);
/* What the field holds: the draft while it is typed, else fallback. */
const char *app_value(const struct app *app, const char *id,
    const char *fallback);
/* Go to a screen; arg may be NULL.  return app_go(app, "fix-one", code); */
enum nav app_go(struct app *app, const char *screen, const char *arg);
/* Go to the screen of a step. */
enum nav app_go_stage(struct app *app, enum stage stage);
void app_focus(struct app *app, const char *id);
/* Say a sentence in the status line until the next event. */
void app_say(struct app *app, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Open a help topic over the screen: return app_help(app, "rule.ID-CASE"); */
enum nav app_help(struct app *app, const char *topic);

#endif
