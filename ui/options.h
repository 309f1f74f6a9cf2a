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
	const char *file;	/* to begin with; NULL: the person chooses */
};

/* Is this word an option of the wizard? */
bool wizard_options_know(const char *word);
/* Does this word name a file?  A lone word may as well be a mistyped
 * command, so it has to be one of a file that is there. */
bool wizard_options_file(const char *word);
/* Options win over the environment: NO_COLOR, ACCESSIBLE, TERM.  Words of
 * argv stay in use. */
bool wizard_options_read(struct wizard_options *o, int argc, char **argv,
    struct err *err);

#endif
