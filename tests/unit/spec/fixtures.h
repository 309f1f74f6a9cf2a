/* SPDX-License-Identifier: MIT */
/* Answers kept in a table, for tests. */
#ifndef TESTS_UNIT_SPEC_FIXTURES_H
#define TESTS_UNIT_SPEC_FIXTURES_H

#include "spec/answers.h"

/* Pairs of key and value, NULL at the end. */
struct answers answers_of(const char *const *pairs);

#define ROWS(table) (int)(sizeof(table) / sizeof((table)[0]))

#endif
