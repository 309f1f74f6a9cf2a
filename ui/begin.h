/* SPDX-License-Identifier: MIT */
/* The wizard that was started with a file: aam-onboard FILE. */
#ifndef UI_BEGIN_H
#define UI_BEGIN_H

#include "run/desk.h"

/* Open the file.  The answers of the session before stay, as if the person
 * had carried on and then chosen the file.  NULL: nothing to do. */
bool begin_with(struct desk *desk, const char *file, struct err *err);
/* For tests: from here on it is always the moment $AAM_ONBOARD_NOW. */
void begin_clock(void);

#endif
