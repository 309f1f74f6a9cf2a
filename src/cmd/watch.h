/* SPDX-License-Identifier: MIT */
/*
 * Runs a check to its end, watched by a person: progress on standard error
 * when that is a terminal, and an end on Ctrl-C between two steps.
 */
#ifndef CMD_WATCH_H
#define CMD_WATCH_H

#include "base/buf.h"
#include "run/desk.h"
#include "run/intake.h"
#include "run/pace.h"

/* From here on signals that end the program are held back and asked for by
 * watch_stopped, so that no handler and no state of one is needed. */
void watch_signals(void);
bool watch_stopped(void);

/* STEP_MORE: it was stopped. */
enum step watch_run(struct exam *x, struct err *err);
/* The same for standard input that is taken in. */
enum step watch_intake(struct intake *in, struct err *err);

/* Work of the desk until nothing is left; line says, when it is time to
 * show it, how far it is.  False: it was stopped between two steps. */
bool watch_desk(struct desk *d,
    void (*line)(const struct desk *d, struct buf *out));

/* ", 12 MB/s, 3 s left"; what is not known is left out. */
void watch_add_pace(uint64_t rate, int64_t left, struct buf *out);

/* What is shown, at most columns wide:
 * "Read 45.1 %, 812 MB/s, 12 s left, 1,234,567 lines, 3 with problems".
 * Without a total only the bytes and the rate. */
void watch_line(const struct check_progress *p, const struct pace *pace,
    int columns, struct buf *out);

#endif
