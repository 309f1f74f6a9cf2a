/* SPDX-License-Identifier: MIT */
/*
 * Which lines may be what a search looks for, by what a check has found.
 *
 *	1 ......... told ............ the end
 *	  the lists      every line may
 *
 * May be asked while the check runs: it only becomes more exact.
 */
#ifndef CHECK_SPOTS_H
#define CHECK_SPOTS_H

#include "check/search.h"

struct spot {
	uint64_t line;
	uint64_t offset;	/* where it starts; 0: not known */
	bool sure;		/* it has the problem, without judging it */
};

/* The nearest spot after line; false when there is none to come. */
bool spots_next(const struct findings *findings,
    const struct lineindex *index, const struct search_for *what,
    uint64_t line, struct spot *out);
/* The nearest before line. */
bool spots_previous(const struct findings *findings,
    const struct lineindex *index, const struct search_for *what,
    uint64_t line, struct spot *out);

/* Is it the line of titles, which is judged in its own way? */
bool spots_titles(const struct findings *findings, uint64_t line);
/* The finding of a rule that was kept for this line. */
bool spots_kept(const struct findings *findings, enum rule_id rule,
    uint64_t line, struct finding *out);

#endif
