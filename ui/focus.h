/* SPDX-License-Identifier: MIT */
/* Where the focus can stand on a page and where a key moves it.  Indexes
 * are those of page->items; FOCUS_NONE is "nowhere". */
#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include "ui/page.h"
#include "ui/screen.h"

#define FOCUS_NONE ((size_t)-1)

/* The item with this id, or the first place on the page. */
size_t focus_resolve(const struct page *p, const char *id);
size_t focus_index(const struct page *p, const char *id);
/* Do both belong to one group: choices of a question, rows of a list? */
bool focus_same_group(const struct page *p, size_t a, size_t b);
/* Tab and Shift-Tab: into the next or previous group, at what is selected
 * there.  FOCUS_NONE past the end. */
size_t focus_next_group(const struct page *p, size_t from);
size_t focus_previous_group(const struct page *p, size_t from);
/* An arrow.  FOCUS_NONE when it leads nowhere. */
size_t focus_move(const struct page *p, size_t from, enum move move);

#endif
