/* SPDX-License-Identifier: MIT */
/* The common frame of the unit-test programs: TAP on standard output. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <check.h>

/* Each suite_NAME.c has one function that gives its Suite; the program's
 * main.c lists them, ends the list with NULL, and returns unit_run(). */
typedef Suite *unit_suite(void);
int unit_run(unit_suite *const *suites);

/* A fresh folder for one test, made under $TMPDIR, removed at exit; valid
 * until the next call. */
const char *unit_folder(void);
/* folder/name with these bytes; the path is valid until the next call. */
const char *unit_file(const char *name, const void *bytes, size_t n);
/* A file below the source tree: unit_source("tests/corpus/x"). */
const char *unit_source(const char *relative);

/* With the sanitizers memory cannot be measured: they keep what was freed. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { UNIT_SANITIZED = 1 };
#else
enum { UNIT_SANITIZED = 0 };
#endif

#endif
