/* SPDX-License-Identifier: MIT */
/*
 * How many lines share which set of rules: the counting behind
 * spec/findings.h, which alone uses it.  One thread counts, any reads.
 */
#ifndef SPEC_COMBOS_H
#define SPEC_COMBOS_H

#include "spec/findings.h"
#include "spec/growlist.h"

enum { COMBOS_SLOTS = 4 * FINDINGS_COMBO_MAX };

struct combos {
	struct growlist rows;		/* what is counted, never moved */
	uint16_t slots[COMBOS_SLOTS];	/* row + 1 by hash; the writer's */
	struct row *last;		/* the one added to last, or NULL */
	unsigned last_number;
};

void combos_init(struct combos *c);
void combos_release(struct combos *c);
/* So many more lines with these rules; returns their row, from 1.  Past the
 * room for different sets only the most harmful rule of a new set is kept;
 * sums stay exact. */
unsigned combos_add(struct combos *c, const struct ruleset *rules,
    enum severity worst, uint64_t lines);
/* See findings_move. */
void combos_move(struct combos *c, const struct ruleset *from,
    const struct ruleset *to, enum severity worst, uint64_t lines);
/* See findings_combo and findings_late. */
struct combo combos_get(const struct combos *c, unsigned row);
void combos_late(struct combos *c, unsigned row, const struct ruleset *rules,
    enum severity worst, uint64_t lines);
struct combo *combos_copy(const struct combos *c, size_t *n);

#endif
