/* SPDX-License-Identifier: MIT */
/* A screen whose text can be kept as a file: its memory and its rows. */
#ifndef UI_KEPT_H
#define UI_KEPT_H

#include "ui/screen.h"

/* The state of such a screen. */
struct kept {
	char *path;		/* where the text was kept, or NULL */
};

/* For the table of the screen. */
void kept_release(void *state);
void kept_enter(struct app *app);

/* "Save it" with the id "save" (if can_save and not done), the way back,
 * and where it was kept. */
void kept_rows(struct app *app, struct page *page, bool can_save);

/* Say where a text was kept, or why it was not; path is freed. */
void kept_say(struct app *app, bool ok, char *take_path,
    const struct err *err);

#endif
