/* SPDX-License-Identifier: MIT */
/* The path of a JavaScript variable: name(.name | [number] | ["text"])* */
#ifndef SPEC_JSPATH_H
#define SPEC_JSPATH_H

#include "base/str.h"

struct jspath_step {
	struct str name;	/* or the digits of an index */
	bool index;
};

/* Take the next step off *rest; first: it is the first of the path.  False
 * at the end and where the path is none: then rest->n is not 0. */
bool jspath_next(struct str *rest, bool first, struct jspath_step *step);
bool jspath_is(struct str path);
/* May a step be written with a dot? */
bool jspath_is_name(struct str name);

#endif
