/* SPDX-License-Identifier: MIT */
/*
 * The marks of the program in three sets.  The Unicode ones exist in old
 * fonts too and are one column wide in every locale; the console set keeps
 * to what a Linux console font has.
 */
#ifndef UI_GLYPH_H
#define UI_GLYPH_H

enum glyph {
	GLYPH_ACROSS,		/* hairlines */
	GLYPH_DOWN,
	GLYPH_HERE,		/* focus, the present step */
	GLYPH_DONE,
	GLYPH_TODO,
	GLYPH_ATTENTION,
	GLYPH_TAB,		/* in data */
	GLYPH_SPACE,
	GLYPH_COUNT
};

enum glyphs { GLYPHS_UNICODE, GLYPHS_CONSOLE, GLYPHS_ASCII };

const char *glyph_text(enum glyphs set, enum glyph g);

#endif
