/* SPDX-License-Identifier: MIT */
/* The ways a check can go, which must all say the same. */
#ifndef TESTS_CHECK_VARIANTS_H
#define TESTS_CHECK_VARIANTS_H

#include "check/check.h"

/* Which of them: all, or those that are quick for large files. */
enum variants { VARIANTS_ALL, VARIANTS_QUICK };

/*
 * Check the text in the plain way, and in each of the others; if one says
 * anything else, abort with the smallest text that shows it.  title: what
 * the text is.
 */
void variants_agree(const char *title, const struct context *context,
    struct str text, enum variants which);

#endif
