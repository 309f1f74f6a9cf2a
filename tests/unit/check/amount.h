/* SPDX-License-Identifier: MIT */
/* How much the tests by chance do: little in make check, as much as is
 * asked for in make check-long. */
#ifndef TESTS_CHECK_AMOUNT_H
#define TESTS_CHECK_AMOUNT_H

#include <stdint.h>
#include <stdlib.h>

/* A test may take so long, of everything. */
#define AMOUNT_SECONDS (amount("LONG_LINES", 0) == 0 ? 60.0 : 7200.0)

/* The number in a variable of the environment, or else the usual one. */
static inline uint64_t
amount(const char *variable, uint64_t usual)
{
	const char *text = getenv(variable);

	return text == NULL || *text == '\0' ? usual :
	    strtoull(text, NULL, 10);
}

/* Lines made by chance, in all of a suite. */
static inline uint64_t
amount_lines(uint64_t usual)
{
	return amount("LONG_LINES", usual);
}

/* What the dice begin with. */
static inline uint64_t
amount_seed(void)
{
	return amount("LONG_SEED", 0);
}

#endif
