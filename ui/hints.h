/* SPDX-License-Identifier: MIT */
/* The line of key hints, made from the page and the table of keys.  Help
 * and the way back are the last to go when there is little room. */
#ifndef UI_HINTS_H
#define UI_HINTS_H

#include "ui/page.h"

enum { HINTS_MAX = 24, HINT_LABEL_MAX = 48 };

struct hint {
	char key[KEY_NAME_MAX];
	char label[HINT_LABEL_MAX];
	int rank;		/* 1 stays longest */
};

/* Those that fit into columns, in the order to show them; *gap is the
 * number of blanks between them.  Returns how many. */
size_t hints_list(const struct page *page, int columns,
    struct hint out[HINTS_MAX], int *gap);

#endif
