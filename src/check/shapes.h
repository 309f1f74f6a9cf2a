/* SPDX-License-Identifier: MIT */
/*
 * What the IDs of a file of customer IDs look like as a whole: ID-MIX and
 * PII-PHONEQ, decided after the last line.  Until then the lines of each
 * shape are counted by their set of rules, and the first places are kept.
 */
#ifndef CHECK_SHAPES_H
#define CHECK_SHAPES_H

#include "check/mention.h"
#include "spec/findings.h"
#include "spec/idtype.h"

enum {
	SHAPES_IDS_MIN = 5,
	SHAPES_SHARE = 80,		/* percent */
	SHAPES_PLACES_MAX = 1 << 18,	/* kept a shape; the rest is counted */
};

struct shape {
	uint64_t ids;		/* different ones */
	uint64_t *lines;	/* by set of rules */
	size_t combos;
	uint64_t *places;	/* their lines, in order */
	size_t count, cap;
};

struct shapes {
	struct shape of[IDSHAPE_COUNT];
	uint64_t ids, phones;
	size_t most_places;	/* kept a shape */
};

/* examples as in findings_new.  All else is zero. */
void shapes_init(struct shapes *s, uint64_t examples);
void shapes_release(struct shapes *s);

static inline enum idshape
shapes_of(unsigned flags)		/* of a mention */
{
	return (enum idshape)(flags >> MENTION_SHAPE & MENTION_SHAPE_MASK);
}

/* One with a new set of rules, or whose place is kept. */
void shapes_add(struct shapes *s, const struct mention *m);

/* A line with a customer ID. */
static inline void
shapes_line(struct shapes *s, const struct mention *m)
{
	struct shape *shape = &s->of[shapes_of(m->flags)];

	if (m->combo >= shape->combos || shape->count < s->most_places)
		shapes_add(s, m);
	else
		shape->lines[m->combo]++;
}

/* So many different customer IDs have these flags. */
void shapes_persons(struct shapes *s, unsigned flags, uint64_t n);

/* Nearly all IDs have this shape; IDSHAPE_COUNT: there is none such. */
enum idshape shapes_usual(const struct shapes *s);
bool shapes_are_phones(const struct shapes *s);

#endif
