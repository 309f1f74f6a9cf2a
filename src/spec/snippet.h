/* SPDX-License-Identifier: MIT */
/*
 * The piece of code for the web team: reader, guard, sender; the note that
 * goes with it; and the questionnaire for who does not know.  Every answer
 * goes into the code as a JavaScript text that can not end its quotes or
 * the script element.  An answer that breaks a rule is refused.
 */
#ifndef SPEC_SNIPPET_H
#define SPEC_SNIPPET_H

#include "base/buf.h"
#include "base/err.h"
#include "spec/answers.h"

/* Is there code to write for these answers at all?  Not for an offline
 * placement, nor for "I don't know". */
bool snippet_wanted(const struct answers *a);
/* The code.  On refusal err names the answer and the repair. */
bool snippet_code(const struct answers *a, struct buf *out, struct err *err);
/* The hand-over note: what it is, where it goes, three test steps, and the
 * codes to look for.  The code itself is not in it. */
bool snippet_note(const struct answers *a, struct buf *out, struct err *err);
/* One page of questions for the web team. */
void snippet_questions(struct buf *out);

/* text as a JavaScript literal with its quotes. */
void snippet_literal(struct str text, struct buf *out);

#endif
