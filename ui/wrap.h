/* SPDX-License-Identifier: MIT */
/* Cuts text into lines at spaces; a word that is too long is cut where the
 * line ends. */
#ifndef UI_WRAP_H
#define UI_WRAP_H

#include "base/str.h"

/* The next line of *rest, at most columns wide (at least one character);
 * *rest moves past it and the space or \n behind it.  False at the end. */
bool wrap_next(struct str *rest, int columns, struct str *line);
/* Columns of the longest word. */
int wrap_longest(struct str text);

#endif
