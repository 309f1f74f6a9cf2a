/* SPDX-License-Identifier: MIT */
/* Contents and names written short, for tables of tests. */
#ifndef TESTS_CHECK_COOK_H
#define TESTS_CHECK_COOK_H

#include <stdint.h>

#include "base/buf.h"

/*
 * What a recipe may hold beside plain text:
 *
 *	\t \n \r \\ \xHH	one byte
 *	\*7{text}		the text 7 times; \*N{text}: n times.  In it
 *				# is the number of the repetition, @ the
 *				same with eight digits
 *	\N			n as a number
 *	\(a|b|c)		one of the three, by which (0, 1, 2)
 *	\L			the check digit (Luhn) of the digits before
 *
 * The result lies in out.
 */
struct str cook(const char *recipe, uint64_t n, unsigned which,
    struct buf *out);

#endif
