/* SPDX-License-Identifier: MIT */
/* What can lie over any screen: the list of what can be done here, help
 * topics, find, and "Leave?".  They are screens like the others, so linear
 * mode has them too. */
#ifndef UI_OVERLAY_H
#define UI_OVERLAY_H

#include "ui/screen.h"

extern const struct screen overlay_actions;
extern const struct screen overlay_topic;	/* arg: its name */
extern const struct screen overlay_topics;
extern const struct screen overlay_find;
extern const struct screen overlay_leave;

/* Not a step of the way. */
bool overlay_is(const struct screen *screen);

#endif
