/* SPDX-License-Identifier: MIT */
/* The head that every page has: steps, badge, when it was saved. */
#ifndef UI_HEAD_H
#define UI_HEAD_H

#include "ui/screen.h"

/* Fill it in before the screen builds; here is the step of the screen.
 * desk may be NULL (pages without a session). */
void head_fill(struct page *page, const struct desk *desk, enum stage here);
/* Where the file goes; after the screen was built, so that it can leave it
 * to us. */
void head_badge(struct page *page, const struct desk *desk);
/* Was the step visited before? */
bool head_visited(const struct desk *desk, enum stage stage);

#endif
