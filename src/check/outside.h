/* SPDX-License-Identifier: MIT */
/* A file before its text is looked at: its name, what it is packed in, for
 * whom it is encrypted, and how big it is. */
#ifndef CHECK_OUTSIDE_H
#define CHECK_OUTSIDE_H

#include "check/told.h"
#include "file/source.h"
#include "spec/context.h"
#include "spec/name.h"

void judge_name(const struct source *source, const struct context *context,
    struct name_verdict *name, struct told *told);
/* Is there text to look at? */
bool judge_outside(struct source *source, const struct context *context,
    const struct name_verdict *name, struct told *told);
/* Nothing came out of a packed file: it holds nothing, or it is cut in its
 * head.  Only reading it to its end tells which. */
bool packed_nothing(const struct source *source);

#endif
