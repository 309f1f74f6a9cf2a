/* SPDX-License-Identifier: MIT */
/* A name and its value: one header of a request.  Borrowed, as struct str
 * is. */
#ifndef SEND_PAIR_H
#define SEND_PAIR_H

#include "base/str.h"

struct pair {
	struct str name, value;
};

#endif
