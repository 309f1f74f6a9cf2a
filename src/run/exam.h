/* SPDX-License-Identifier: MIT */
/*
 * One file under examination: the open file, the check over it, and the
 * preview of its lines.  The desk has two (the file and its repaired copy),
 * the check command one.
 *
 * exam_step may run on the worker.  While it does, findings, index,
 * progress and the preview may be read; all else waits until the worker has
 * stopped.
 */
#ifndef RUN_EXAM_H
#define RUN_EXAM_H

#include "check/search.h"

struct exam;

/* Open path (copied).  ERR_INPUT on failure. */
struct exam *exam_open(const char *path, struct err *err);
/* The same for a file that is open already; its path is what the source says.
 */
struct exam *exam_take_source(struct source *take_source);
void exam_free(struct exam *x);	/* NULL is fine */

/* Begin the check, again from the start if need be; what the one before
 * found is gone.  context is borrowed until the next begin or the end. */
bool exam_begin(struct exam *x, const struct context *context,
    const struct check_options *options, struct err *err);
/* One step; exam is a struct exam *. Ends with ERR_CHANGED when the file is
 * not what it was when it was opened. */
enum step exam_step(void *exam, struct err *err);

const char *exam_path(const struct exam *x);
struct source *exam_source(const struct exam *x);	/* borrowed */
/* The parts that its lines are judged by: of its name, or else of the
 * context. */
const struct name_parts *exam_parts(const struct exam *x);

/* NULL before the first begin; borrowed until the next. */
const struct findings *exam_findings(const struct exam *x);
struct look *exam_look(const struct exam *x);
/* Begin to look for lines, by what the check has found so far.  Its steps
 * may run on any thread, but not two at once; none may run when the check
 * is begun anew. */
struct search *exam_search(struct exam *x, const struct search_order *order);
void exam_progress(const struct exam *x, struct check_progress *out);
/* The check has ended: from now on the preview goes by what it came to,
 * which may be other findings than it began with.  Not while a step runs. */
void exam_settle(struct exam *x);
/* As far as the check came; not while a step runs. */
void exam_summary(const struct exam *x, struct check_summary *out);

#endif
