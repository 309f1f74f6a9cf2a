/* SPDX-License-Identifier: MIT */
/* Personal data by its shape alone, so that a screen can be shared: every
 * digit is a 9, small letters are a, capital ones A, all other letters x;
 * what separates or can not be seen stays. */
#ifndef SPEC_MASK_H
#define SPEC_MASK_H

#include <stdint.h>

#include "base/buf.h"

/* What stands in the place of a character; 0: it stays. */
char mask_of(uint32_t cp);
/* Whole text; a wide letter becomes xx, a combining one goes. */
void mask_add(struct buf *out, struct str text);

#endif
