/* SPDX-License-Identifier: MIT */
/*
 * All that a check found.  Everything is counted; at most so many examples
 * a rule are kept, and the places of problem lines up to a cap.
 *
 * One thread adds, one other may read at any time: lists only grow and
 * their published length is read atomically; an element once published
 * never changes or moves.
 *
 *	per rule    exact count, exact count per severity, first examples
 *	per line    a set of rules.  Equal sets are counted together
 *	            ("combos"), so sums are exact for any choice of repairs:
 *	            ready + attention = records, always.
 *	bad lines   line and offset of each line with an error or warning,
 *	            in order, up to FINDINGS_BAD_MAX
 */
#ifndef SPEC_FINDINGS_H
#define SPEC_FINDINGS_H

#include "spec/finding.h"

enum { FINDINGS_BAD_MAX = 1 << 20, FINDINGS_COMBO_MAX = 4096 };

/* However many examples are wanted, at most so many are kept of all rules
 * together (about 40 MiB); the first ones of each rule always are. */
enum { FINDINGS_KEPT_MAX = 1 << 20, FINDINGS_KEPT_SURE = 1000 };

struct ruleset {
	uint64_t bits[(RULE_COUNT + 63) / 64];
};

void ruleset_add(struct ruleset *set, enum rule_id rule);
bool ruleset_has(const struct ruleset *set, enum rule_id rule);
bool ruleset_empty(const struct ruleset *set);
bool ruleset_meet(const struct ruleset *a, const struct ruleset *b);
/* set without the rules in gone */
struct ruleset ruleset_without(struct ruleset set, const struct ruleset *gone);

struct findings;

/* examples: kept per rule; 0 keeps all, within FINDINGS_KEPT_MAX. */
struct findings *findings_new(uint64_t examples);
void findings_free(struct findings *f);

/* --- the writer ------------------------------------------------------- */

/* Count it and keep it if there is room. */
void findings_add(struct findings *f, const struct finding *finding);
/* No further example of this rule will be kept. */
bool findings_full(const struct findings *f, enum rule_id rule);
/* n more lines of a set that findings_line gave a number, which is of one
 * rule alone, and full. */
void findings_more(struct findings *f, unsigned combo, enum rule_id rule,
    uint64_t n);
/* A line is done: count its set of rules.  worst is the worst severity on
 * it; a line with an error or warning joins the bad lines. Call it once
 * for each record with any finding (blank lines included).  Returns a number
 * for this set of rules, from 1 to FINDINGS_COMBO_MAX. */
unsigned findings_line(struct findings *f, uint64_t line, uint64_t offset,
    const struct ruleset *rules, enum severity worst);
/* Later news (ID-MIX): n lines that so far had exactly the rules in from
 * have those in to as well.  worst is the severity of the news; a line that
 * is worse already stays so.  An empty from means lines that had no finding
 * and were never counted.  More lines than have those rules is a bug.
 * The bad lines stay as they are: their order is that of the file. */
void findings_move(struct findings *f, const struct ruleset *from,
    const struct ruleset *to, enum severity worst, uint64_t n);

/*
 * What only comes out when all lines were read.  The lists that it changes
 * are exchanged for new ones; who reads meanwhile sees one or the other.
 */
/* n lines of the set that findings_line gave a number (0: lines that had no
 * finding and were not counted) have these rules as well.  worst is the
 * worst severity of the news; a line that is worse already stays so. */
void findings_late(struct findings *f, unsigned combo,
    const struct ruleset *rules, enum severity worst, uint64_t n);
/* n more findings of a rule are counted. */
void findings_late_count(struct findings *f, enum rule_id rule,
    enum severity severity, uint64_t n);
/* Some of them, in the order of lines, are examples if there is room. */
void findings_late_keep(struct findings *f, enum rule_id rule,
    const struct finding *late, size_t n);
/* Lines that turned out to be bad, in order, none of them known as such. */
void findings_late_bad(struct findings *f, const uint64_t *lines, size_t n);

/* --- any reader ------------------------------------------------------- */

uint64_t findings_count(const struct findings *f, enum rule_id rule);
/* The severity it was found with (the worst, if several). */
enum severity findings_severity(const struct findings *f, enum rule_id rule);
uint64_t findings_total(const struct findings *f, enum severity severity);
size_t findings_kept(const struct findings *f, enum rule_id rule);
struct finding findings_get(const struct findings *f, enum rule_id rule,
    size_t i);

struct badline {
	uint64_t line, offset;
};
size_t findings_bad(const struct findings *f);
struct badline findings_bad_get(const struct findings *f, size_t i);
/* Index of the first bad line at or after line; findings_bad() if none. */
size_t findings_bad_from(const struct findings *f, uint64_t line);

struct combo {
	struct ruleset rules;
	enum severity worst;
	uint64_t lines;
};
/* The set with the number that findings_line gave it; 0: no rules. */
struct combo findings_combo(const struct findings *f, unsigned combo);
unsigned findings_combo_count(const struct findings *f);
/* A copy of all combos; the caller frees. *n is how many. */
struct combo *findings_combos(const struct findings *f, size_t *n);

#endif
