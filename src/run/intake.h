/* SPDX-License-Identifier: MIT */
/*
 * Standard input on its way to a check.  What comes through a pipe is
 * copied to a temporary file first, as a check reads a file more than once.
 *
 *	intake_begin -> intake_step until STEP_DONE -> intake_exam
 *	                                          \-> intake_free, at any time
 */
#ifndef RUN_INTAKE_H
#define RUN_INTAKE_H

#include "run/exam.h"

struct intake;

/* folder: where the copy goes; NULL: the usual one for such files.
 * ERR_INPUT, or ERR_OUTPUT for the copy. */
struct intake *intake_begin(const char *folder, struct err *err);
enum step intake_step(struct intake *in, struct err *err);
uint64_t intake_bytes(const struct intake *in);	/* so far */
/* After STEP_DONE; it outlives in. */
struct exam *intake_exam(const struct intake *in, struct err *err);
void intake_free(struct intake *in);	/* NULL is fine */

#endif
