/* SPDX-License-Identifier: MIT */
/* What the tests of the desk share: files, a home, and usual moves. */
#ifndef TESTS_UNIT_RUN_KIT_H
#define TESTS_UNIT_RUN_KIT_H

#include "run/desk.h"

/* Six lines, one of them empty, one with blanks at its end, one that only a
 * person can settle; and two lines that are fine. */
extern const char kit_faulty[], kit_good[];

/* A fresh home for session, settings and practice; a fixed moment. */
void kit_home(void);
const char *kit_folder(void);
/* A file in that home; the path is valid until the next call. */
const char *kit_file(const char *name, const char *bytes);
/* A fresh home, a desk without a thread, this file checked to its end. */
struct desk *kit_desk(const char *name, const char *bytes);
/* Data source and destination are answered. */
void kit_answer(struct desk *d);
/* NULL if the rule is none of the causes; until the next call. */
const struct cause *kit_cause(const struct desk *d, enum rule_id rule);
/* Is there a blocker about this answer, or (key NULL) about this rule? */
bool kit_blocked(const struct desk *d, const char *key, enum rule_id rule);
/* The first line behind line that has this problem; 0: none. */
uint64_t kit_search(struct desk *d, uint64_t line, enum rule_id rule);
/* The damaged ID is set aside and the copy made and checked. */
void kit_copy(struct desk *d);
/* Sent with this word (or NULL) and arrived. */
void kit_deliver(struct desk *d, const char *word);

#endif
