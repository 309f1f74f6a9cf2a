/* SPDX-License-Identifier: MIT */
/* All screens, one file each; their order is in flow.c. */
#ifndef UI_SCREENS_H
#define UI_SCREENS_H

#include "ui/screen.h"

/* The nine steps. */
extern const struct screen screen_welcome;
extern const struct screen screen_file;
extern const struct screen screen_source;
extern const struct screen screen_customer;
extern const struct screen screen_destination;
extern const struct screen screen_preview;
extern const struct screen screen_fix;
extern const struct screen screen_send;
extern const struct screen screen_next;

/* Reached from them. */
extern const struct screen screen_letter;	/* arg: key of the answer, or
						 * the word of a letter */
extern const struct screen screen_snippet;	/* code for the web team */
extern const struct screen screen_problem;	/* arg: code of the rule */
extern const struct screen screen_plan;
extern const struct screen screen_login;
extern const struct screen screen_receipt;	/* compare with Adobe's */

#endif
