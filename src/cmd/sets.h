/* SPDX-License-Identifier: MIT */
/* Files that were checked together, and the sets that split ones form. */
#ifndef CMD_SETS_H
#define CMD_SETS_H

#include "cmd/outcome.h"
#include "spec/parts.h"

struct member {
	struct part part;
	struct outcome outcome;
	bool from_folder, read;	/* to its end: there is an outcome */
};

/* All-zero is empty. */
struct sets {
	struct member *members;	/* in the order they were checked */
	size_t count;
};

/* A file was checked to its end, or could not be read: x NULL.  Files that
 * are no parts of anything are passed over. */
void sets_add(struct sets *s, struct str name, const struct exam *x,
    int64_t now, bool from_folder);
void sets_release(struct sets *s);

/* One set, for the two forms of a report. */
struct set {
	const struct member **members;	/* by number; count of them */
	size_t count;
	struct outcome sum;
	bool complete;			/* all were read */
	struct parts_verdict verdict;
	struct finding finding;		/* valid when gap */
	bool gap;
	const struct part *kin;		/* of another time, or NULL */
	bool unsplit;			/* a file without a number is there */
};
void set_text(const struct set *s, struct buf *out);
/* The finding, if there is one, and {"type":"set",...}. */
void set_json(const struct set *s, struct buf *out);

/* Add a report on each set of at least two files, or with a part from a
 * folder, to out; returns true when a part is missing somewhere. */
bool sets_report(const struct sets *s, bool json, struct buf *out);

#endif
