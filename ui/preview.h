/* SPDX-License-Identifier: MIT */
/* The memory of the screen "Preview", and the ways to get about in it. */
#ifndef UI_PREVIEW_H
#define UI_PREVIEW_H

#include "ui/sift.h"

enum preview_only {
	PREVIEW_ALL,		/* all lines */
	PREVIEW_PROBLEMS,	/* only those with a problem, and the text */
	PREVIEW_TEXT,		/* only those with the text */
};

struct preview_state {
	unsigned generation;	/* of the check that this looks at */
	uint64_t top, line;	/* first shown; where the person stands */
	size_t at;		/* byte of the line under the cursor */
	size_t shown;		/* lines, at the last build */
	bool plain;		/* marks are off */
	bool explain;		/* say more about the character */
	bool same_line;		/* the cursor is to stay where it was put */
	enum preview_only only;
	struct seek seek;
	struct sift sift;	/* unless all lines are shown */
};

/* A check was begun: what was found before is gone.  The person stays. */
void preview_renew(struct app *app, struct preview_state *s);
/* Only lines with this problem, from line on. */
void preview_only_rule(struct app *app, struct preview_state *s,
    enum rule_id rule, uint64_t line);
enum nav preview_act(struct app *app, const struct event *event);

#endif
