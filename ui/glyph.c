/* SPDX-License-Identifier: MIT */
/* The table of marks. */
#include "ui/glyph.h"

static const char *const texts[GLYPH_COUNT][3] = {
	[GLYPH_ACROSS] = { "\342\224\200", "\342\224\200", "-" },
	[GLYPH_DOWN] = { "\342\224\202", "\342\224\202", "|" },
	[GLYPH_HERE] = { "\342\226\272", "\342\226\272", ">" },
	[GLYPH_DONE] = { "\342\226\252", "x", "x" },
	[GLYPH_TODO] = { "\342\226\253", ".", "." },
	[GLYPH_ATTENTION] = { "!", "!", "!" },
	[GLYPH_TAB] = { "\302\273", "\302\273", "<TAB>" },
	[GLYPH_SPACE] = { "\342\210\231", "\342\210\231", "<SP>" },
};

const char *
glyph_text(enum glyphs set, enum glyph g)
{
	return texts[g][set];
}
