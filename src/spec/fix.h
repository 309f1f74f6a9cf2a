/* SPDX-License-Identifier: MIT */
/* The repairs there are, in the order they are applied. */
#ifndef SPEC_FIX_H
#define SPEC_FIX_H

#include <stdbool.h>

enum fix_class {
	CLASS_MECHANICAL,	/* no guess in it: ticked from the start */
	CLASS_ASK,		/* mechanical after one plain question */
	CLASS_PERSON,		/* a person must decide or fetch something */
};

enum fix_id {
	FIX_NONE,
#define FIX(id, class, ready, title, detail) FIX_##id,
#include "spec/fixes.def"
#undef FIX
	FIX_COUNT
};

struct fix {
	const char *code;	/* R08 */
	enum fix_class class;
	bool ready;		/* this program can do it */
	const char *title;	/* "Trim the end of lines" */
	const char *detail;	/* one sentence: the exact change */
};

const struct fix *fix_get(enum fix_id id);

#endif
