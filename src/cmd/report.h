/* SPDX-License-Identifier: MIT */
/* Findings and forecasts as people and programs read them. */
#ifndef CMD_REPORT_H
#define CMD_REPORT_H

#include "base/json.h"
#include "run/exam.h"
#include "spec/forecast.h"

/* One line of JSON: {"type":"finding",...}. */
void report_finding(const struct finding *f, struct buf *out);

/* Its parts, for other reports: a word for programs, the counters, and
 * CODE: {"severity":...,"count":...} put into o. */
const char *report_verdict(enum verdict v);
struct json *report_forecast(const struct forecast *f);
void report_put_rule(struct json *o, enum rule_id rule,
    enum severity severity, uint64_t count);
/* The same for people. */
const char *report_verdict_words(enum verdict v);
void report_add_forecast(const struct forecast *f, struct buf *out);

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

/* A rule that was found. */
struct report_cause {
	enum rule_id rule;
	enum severity severity;
	uint64_t count;
};
/* All of them, the biggest harm first; returns how many. */
size_t report_causes(const struct findings *found,
    struct report_cause out[RULE_COUNT]);

/* A line of the file, cut to what fits around column, and below it marks
 * under the bytes at fault: two lines, each after indent blanks. */
void report_excerpt(struct str line, const struct finding *f, int indent,
    struct buf *out);

#endif
