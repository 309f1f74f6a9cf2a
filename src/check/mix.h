/* SPDX-License-Identifier: MIT */
/* What the IDs of a file of customer IDs look like as a whole: ID-MIX and
 * PII-PHONEQ, decided after the last line. */
#ifndef CHECK_MIX_H
#define CHECK_MIX_H

#include "check/judge.h"

enum {
	MIX_IDS_MIN = 5,
	MIX_SHARE = 80,		/* percent */
	MIX_PLACES_MAX = 1 << 18,	/* kept a shape; the rest is counted */
};

/* So many lines had exactly these rules. */
struct mix_rules {
	struct ruleset rules;
	uint64_t lines;
};

/* Lines with an ID of one shape. */
struct mix_shape {
	uint64_t ids;		/* different ones */
	uint64_t lines;
	struct finding *places;	/* in order, MIX_PLACES_MAX at most */
	size_t count, cap;
	struct mix_rules *rules;	/* all sets of rules on those lines */
	size_t rules_count, rules_cap, rules_last;
	struct table rules_at;	/* by hash: index in rules */
};

struct mix {
	const struct facts *facts;
	struct mix_shape shapes[IDSHAPE_COUNT];
	uint64_t ids, phones;
};

void mix_init(struct mix *m, const struct facts *facts);
void mix_release(struct mix *m);
/* The line is judged and compared with the others; fresh: its ID was not in
 * the file before. */
void mix_line(struct mix *m, const struct judge *j, bool fresh);
void mix_finish(struct mix *m, struct findings *findings);

#endif
