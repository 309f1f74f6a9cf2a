/* SPDX-License-Identifier: MIT */
/* The options of the wizard and what the environment says beside them. */
#ifndef UI_OPTIONS_H
#define UI_OPTIONS_H

#include "base/err.h"

struct options {
	bool linear;
	bool ascii;
	bool color;
	bool no_worker;		/* background work runs between keys */
	bool still;		/* progress without movement */
};

/* Is this word an option of the wizard? */
bool options_know(const char *word);
/* Options win over the environment: NO_COLOR, ACCESSIBLE, TERM. */
bool options_read(struct options *o, int argc, char **argv, struct err *err);

#endif
