/* SPDX-License-Identifier: MIT */
/*
 * Checks one file from its first byte to its last: name, container,
 * encoding, lines, IDs, traits, key-values, personal data, and the rules
 * that need several lines.
 *
 *	source -> cutter (blocks of whole lines) -> lanes (rules, line by line)
 *	       -> merge -> findings, line index, people
 *
 * A step function (base/step.h).  Findings, index and progress may be read
 * by another thread while it runs.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/step.h"
#include "check/kernel.h"
#include "check/lineindex.h"
#include "check/phase.h"
#include "file/hash.h"
#include "file/source.h"
#include "spec/context.h"
#include "spec/findings.h"
#include "spec/name.h"

struct check;

/* A copy taken by check_progress: consistent in itself. */
struct check_progress {
	uint64_t disk_bytes, disk_total;	/* how far */
	uint64_t raw_bytes;
	uint64_t records;	/* lines that are not blank */
	uint64_t lines;		/* physical lines */
	uint64_t bad_lines;	/* with an error or a warning */
	uint64_t phase;		/* an enum phase */
};

enum verdict { VERDICT_READY, VERDICT_ATTENTION, VERDICT_STOPPED };

/* What is known at the end. */
struct check_summary {
	enum kind kind;
	enum idtype idtype;	/* of the first column */
	struct name_verdict name;
	enum verdict verdict;	/* stopped: an error; attention: a warning */
	bool complete;		/* the last byte was seen */
	uint64_t records, lines, blank_lines;
	uint64_t raw_bytes, disk_bytes;
	uint64_t users;		/* distinct IDs in the first column: */
	bool users_known;	/* not before all lines were compared */
	uint64_t signals, removals;	/* items; d_unsid, N:0, N:-1 */
	uint64_t error_lines, warning_lines;	/* by their worst finding */
	char sha256[HASH_HEX];	/* of the file on disk; "" if not wanted */
};

/* How it is done.  All-zero is the usual way; what is found never depends
 * on more than the first. */
struct check_options {
	uint64_t examples;	/* kept a rule; 0: all */
	enum kernel kernel;
	unsigned threads;	/* that judge lines; 0: 2, or 1 where there is
				 * one processor.  From 2 on the hash has one
				 * of its own */
	size_t block;		/* bytes judged in one go; 0: BLOCK_BYTES */
	uint64_t people_bytes;	/* to compare lines; 0: 256 MiB; what does
				 * not fit goes to a temporary file ... */
	const char *temp_folder;	/* here; NULL: $TMPDIR or /var/tmp;
				 * borrowed until check_free */
	bool hash;		/* SHA-256 of the file is wanted */
};

/* source and context are borrowed until check_free. */
struct check *check_begin(struct source *source,
    const struct context *context, const struct check_options *options);
enum step check_step(struct check *c, struct err *err);
void check_free(struct check *c);

/* Any thread, any time.  Ask for the findings each time: when an archive
 * turns out to be damaged, or no line holds a record, what was found in the
 * lines is given up and other findings take their place.  The old ones stay
 * readable until check_free. */
const struct findings *check_findings(const struct check *c);
const struct lineindex *check_index(const struct check *c);
void check_progress(const struct check *c, struct check_progress *out);

/* After STEP_DONE, or when the person stopped it (complete = false). */
void check_summarize(const struct check *c, struct check_summary *out);

/*
 * Judge one line by itself, without the rules that need other lines: for
 * the preview, live editing and for support.  out gets up to max findings
 * (line 1, offset 0); returns how many there are.
 */
size_t check_one_line(const struct context *context,
    const struct name_parts *name, struct str line, bool first,
    struct finding *out, size_t max);

#endif
