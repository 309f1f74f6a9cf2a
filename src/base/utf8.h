/* SPDX-License-Identifier: MIT */
/* UTF-8, decoded strictly: no overlong form, no surrogate, at most
 * U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

/*
 * Decode the character at s[at] (at < s.n).  Returns its length in bytes
 * (1 to 4) and sets *cp; returns 0 for a byte that starts no valid
 * character.
 */
size_t utf8_decode(struct str s, size_t at, uint32_t *cp);
/* Encode cp into out; returns the length, 0 if cp is not a character. */
size_t utf8_encode(uint32_t cp, char out[4]);
bool utf8_valid(struct str s);
/* Must it be shown as an escape?  (Controls, unassigned, invisible.) */
bool utf8_hides(uint32_t cp);
/* Columns of a character in a terminal: 0 combining, 1, or 2 wide.  The
 * caller has dealt with controls. */
int utf8_width(uint32_t cp);
/* Columns of text that passed base/safetext or was compiled in. */
int utf8_columns(struct str s);

#endif
