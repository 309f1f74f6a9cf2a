/* SPDX-License-Identifier: MIT */
/* Sentences about a place in the file: what a character is, where it comes
 * from, and how a line would be read. */
#ifndef UI_EXPLAIN_H
#define UI_EXPLAIN_H

#include "spec/name.h"
#include "ui/page.h"
#include "ui/visible.h"

/* What this kind of character is, which programs make it, what Audience
 * Manager does with it; NULL for plain ones.  Translated. */
const char *explain_class(enum visible_class class);

/* "Person a81f-22 joins trait 24, leaves trait 26 and has tier = gold."
 * NULL when the line cannot be read so. */
const char *explain_line(struct page *page, const struct name_parts *name,
    struct str line);

#endif
