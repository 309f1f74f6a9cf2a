/* SPDX-License-Identifier: MIT */
/*
 * Numbers in text.  Reading is strict: no blanks, no sign, no locale.
 * Writing is for people: groups of three, sizes with two useful digits.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

enum { NUM_TEXT_MAX = 32 };

/* Read all of text as a whole number of at most max.  On failure *value is
 * untouched and err quotes the text. */
bool num_parse(struct str text, uint64_t max, uint64_t *value,
    struct err *err);

/* 412907 -> "412,907".  out holds NUM_TEXT_MAX bytes; returned. */
const char *num_group(uint64_t value, char out[NUM_TEXT_MAX]);

/* Decimal units, as Adobe's limits are: "812 bytes", "41 MB", "9.8 MB". */
const char *num_size(uint64_t bytes, char out[NUM_TEXT_MAX]);

/* Share in percent with one decimal, never rounded up to 100 nor down to 0
 * unless exact: "96.4".  total 0 gives "0". */
const char *num_percent(uint64_t part, uint64_t total,
    char out[NUM_TEXT_MAX]);

#endif
