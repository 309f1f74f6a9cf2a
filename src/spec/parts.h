/* SPDX-License-Identifier: MIT */
/* Files that were split: which of them belong together, and whether all of
 * their parts are there.  (Adobe: inbound-s3-filenames.) */
#ifndef SPEC_PARTS_H
#define SPEC_PARTS_H

#include "spec/name.h"

enum { PARTS_NAME_MAX = NAME_BYTES_MAX + 1, PARTS_LISTED_MAX = 20 };

/* What the name of a file says about its being a part. */
struct part {
	char set[PARTS_NAME_MAX];	/* the name without part and wrap */
	char kin[PARTS_NAME_MAX];	/* ... and at one fixed time */
	uint64_t number;		/* 0: not a part */
	enum name_wrap wrap;
};

/* False when the name tells no data file.  now: to judge it. */
bool part_of_name(struct str path, int64_t now, struct part *out);

/* What is the matter with the parts of one set. */
struct parts_verdict {
	uint64_t missing[PARTS_LISTED_MAX], twice[PARTS_LISTED_MAX];
	size_t missing_listed, twice_listed;
	uint64_t missing_count, twice_count;
	bool mixed;		/* not all are packed in the same way */
};

/* Parts of one set, in any order; those with the number 0 do not count. */
void parts_judge(const struct part *const *parts, size_t count,
    struct parts_verdict *v);

/* NAME-SPLITGAP for it: for parts that are missing, else for parts that
 * stand twice.  False when the set is whole. */
bool parts_finding(const struct parts_verdict *v, struct finding *f);

#endif
