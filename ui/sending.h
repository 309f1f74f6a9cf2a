/* SPDX-License-Identifier: MIT */
/* The delivery on its way, for the step "Send". */
#ifndef UI_SENDING_H
#define UI_SENDING_H

#include "ui/screen.h"

/* The page while it runs. */
void sending_build(struct app *app, struct page *page);
/* That it arrived, and how that is known. */
void sending_add_arrived(struct page *page, const struct delivered *got);
/* Why it stopped, and the rows of what can be done. */
void sending_add_stop(struct app *app, struct page *page,
    const struct err *err);
/* The offer to go on with what was begun; false: there is nothing. */
bool sending_add_begun(struct app *app, struct page *page);
/* Rows of this file, and "send"; word is what was typed. */
enum nav sending_choose(struct app *app, const char *id, const char *word);

#endif
