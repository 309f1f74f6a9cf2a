/* SPDX-License-Identifier: MIT */
/* The options of the wizard and what the environment says beside them. */
#ifndef UI_OPTIONS_H
#define UI_OPTIONS_H

#include "base/err.h"

struct wizard_options {
	bool linear;
	bool ascii;
	bool unicode;		/* the terminal need not be asked */
	bool color;
	bool no_worker;		/* background work runs between keys */
	bool still;		/* progress without movement */
};

/* Is this word an option of the wizard? */
bool wizard_options_know(const char *word);
/* Options win over the environment: NO_COLOR, ACCESSIBLE, TERM. */
bool wizard_options_read(struct wizard_options *o, int argc, char **argv,
    struct err *err);

#endif
