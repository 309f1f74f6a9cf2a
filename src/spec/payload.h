/* SPDX-License-Identifier: MIT */
/* The part of a trait line after its tab, cut into items. */
#ifndef SPEC_PAYLOAD_H
#define SPEC_PAYLOAD_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Walk the items between commas outside double quotes, in order.  Start
 * with *at = 0; false at the end.  Items are as they stand, blanks around
 * them included; "a,,b" has an empty one, the empty payload has one.
 */
bool payload_next(struct str payload, size_t *at, struct str *item);

/* Bytes of the typographic quote or equals sign that starts at s[at], and
 * the plain character it stands for; 0 if none does.  The single ones stand
 * for a quote only at the edge of a key or value: *plain is then '\''. */
size_t payload_smart(struct str s, size_t at, char *plain);

/* The same, but 0 for a single quote that is at no edge of a key or value,
 * as in O'Brien: that one is to stay. */
size_t payload_mark(struct str payload, size_t at, char *plain);

/* Index of the first = of the item outside double quotes, or item.n. */
size_t payload_equals(struct str item);

/*
 * What was typed where a tab belongs: the length of the text <TAB>, \t,
 * &nbsp;, &#9; or %09 that comes first in s, and where; 0 if there is none.
 */
size_t payload_typed_tab(struct str s, size_t *at);

#endif
