/* SPDX-License-Identifier: MIT */
/* Findings and forecasts as people and programs read them. */
#ifndef CMD_REPORT_H
#define CMD_REPORT_H

#include "run/exam.h"
#include "spec/forecast.h"

/* One line of JSON: {"type":"finding",...}. */
void report_finding(const struct finding *f, struct buf *out);

/* What happened to a file, for the two forms of a report. */
struct report {
	const char *path;
	struct str name;	/* the file was judged by */
	struct exam *exam;
	struct check_summary summary;
	struct forecast forecast;
	bool stopped;		/* before the end */
};
/* Write {"type":"finding"}* and then {"type":"summary"}, a line each. */
bool report_json(const struct report *r, struct err *err);
/* Write it grouped by cause, biggest harm first. */
bool report_text(const struct report *r, struct err *err);

/* A line of the file, cut to what fits around column, and below it marks
 * under the bytes at fault: two lines, each after indent blanks. */
void report_excerpt(struct str line, const struct finding *f, int indent,
    struct buf *out);

#endif
