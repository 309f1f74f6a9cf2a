/* SPDX-License-Identifier: MIT */
/* Work that goes on: how far, how fast, how long. */
#ifndef UI_PROGRESS_H
#define UI_PROGRESS_H

#include "ui/screen.h"

/* A bar with its percentage, and in words: what goes on (NULL: nothing is
 * said of it), amount, rate and time left, each once it is known. */
void progress_add(struct app *app, struct page *page, enum work work,
    const char *what);

#endif
