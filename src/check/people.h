/* SPDX-License-Identifier: MIT */
/*
 * The rules that need several lines.  Nothing is kept of a line but
 * fingerprints, in the order of the file; memory is bounded, the rest goes
 * to a temporary file.  What it means comes out when all lines are in.
 *
 *	people_add --> caches --> persons, links (ledgers)
 *	people_end     people_step --> replay --> news --> second look
 *	                                          `-------> findings
 *
 * One thread adds, and then steps; a second one of its own may help it to
 * compare.
 */
#ifndef CHECK_PEOPLE_H
#define CHECK_PEOPLE_H

#include "base/step.h"
#include "check/judge.h"
#include "check/lineindex.h"
#include "check/mention.h"
#include "check/phase.h"
#include "file/source.h"

struct people;

struct people_options {
	uint64_t bytes;		/* memory for records; 0: 256 MiB */
	const char *folder;	/* for the temporary file; NULL: usual */
	uint64_t examples;	/* as in findings_new */
	unsigned threads;	/* to compare; more than 2 are of no use */
};

/* Facts and the folder are borrowed until people_free. */
struct people *people_new(const struct facts *facts,
    const struct people_options *options);
void people_free(struct people *p);	/* NULL is fine */

/* What is remembered of further lines, and of their further cells; both in
 * the order of the file, the links of a line after its mention or in the
 * same call.  traces: of those mentions that have some. */
bool people_add(struct people *p, const struct mention *mentions, size_t n,
    const uint32_t *traces, struct err *err);
bool people_add_links(struct people *p, const struct link *links, size_t n,
    const struct mention *mentions, size_t mention_count, struct err *err);

/* All lines are in and told in findings.  source is a further one of the
 * same file; all are borrowed until people_free. */
void people_end(struct people *p, struct source *source,
    const struct lineindex *index, struct findings *findings);
/* Tells what came out in findings; STEP_DONE: that was all. */
enum step people_step(struct people *p, struct err *err);

/* What the next step of people_step does. */
enum phase people_phase(const struct people *p);

/* After STEP_DONE: lines with an error or a warning that had none. */
uint64_t people_bad(const struct people *p);
/* Different IDs in the first column.  False: they are not counted yet. */
bool people_users(const struct people *p, uint64_t *users);
/* Bytes that went to the temporary file. */
uint64_t people_spilled(const struct people *p);

#endif
