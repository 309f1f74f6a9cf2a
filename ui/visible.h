/* SPDX-License-Identifier: MIT */
/*
 * Data made visible: every character of a line of the customer's file as a
 * person can see it, the invisible ones by a mark and a name of their own.
 */
#ifndef UI_VISIBLE_H
#define UI_VISIBLE_H

#include <stdint.h>

#include "base/buf.h"
#include "ui/glyph.h"

enum visible_class {
	VISIBLE_PLAIN,
	VISIBLE_TAB,
	VISIBLE_SPACE,		/* a space where it matters */
	VISIBLE_CR,
	VISIBLE_BOM,
	VISIBLE_NBSP,		/* spaces that are no space */
	VISIBLE_ZERO_WIDTH,
	VISIBLE_SOFT_HYPHEN,
	VISIBLE_BIDI,
	VISIBLE_QUOTE,
	VISIBLE_LOOKALIKE,
	VISIBLE_CONTROL,
	VISIBLE_BAD_BYTE,
	VISIBLE_FULLWIDTH,
	VISIBLE_SEPARATOR,	/* line and paragraph separators */
	VISIBLE_NUL,
	VISIBLE_OTHER,		/* anything else that can not be seen */
	VISIBLE_COUNT
};

struct visible {
	enum visible_class class;
	size_t used;		/* bytes of the line */
	char text[24];		/* what to draw */
	int columns;
};

/* marks false: tabs and spaces look like spaces; the rest stays.  masked:
 * letters and digits by their shape (spec/mask), in the same columns. */
struct visible_style {
	enum glyphs glyphs;
	bool marks;
	bool masked;
};

/* The character at line[at], at < line.n. */
void visible_next(struct str line, size_t at,
    const struct visible_style *style, struct visible *out);
/* Set of classes (1u << class) that occur in a line. */
uint32_t visible_classes(struct str line);
/* "tab", "no-break space": translated. */
const char *visible_name(enum visible_class class);
/* The character or run at line[at] in words: "2 spaces", "a tab", "the
 * letter a"; masked: "a letter".  Safe to show. */
void visible_describe(struct str line, size_t at, bool masked,
    struct buf *out);

#endif
