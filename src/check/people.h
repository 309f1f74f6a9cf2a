/* SPDX-License-Identifier: MIT */
/*
 * The rules that need several lines, held as 64-bit fingerprints: no ID is
 * kept.  Lines come in the order of the file, so that "the 201st line of
 * this person" is exact.
 *
 *	person   fingerprint | of the first line | lines        24 bytes
 *	spelling fingerprint of the ID in small letters          8
 *	repeats  fingerprints of further lines of a person       8
 *
 * (A version that spills to disk has the same face.)
 */
#ifndef CHECK_PEOPLE_H
#define CHECK_PEOPLE_H

#include "check/judge.h"

struct people;

struct people *people_new(const struct facts *facts, uint64_t seed);
void people_free(struct people *p);

/*
 * Which trait was added or removed for whom is only remembered once a file
 * removes any.  So when the first removal comes, the lines before it are to
 * be given to people_learn (judged again), and people_learned tells that
 * they were; only then comes people_line for that line.
 */
bool people_wants_history(const struct people *p, const struct judge *j);
void people_learn(struct people *p, const struct judge *j);
void people_learned(struct people *p);

/* A line is about to be judged: its person will be looked up.  A hint that
 * changes nothing but the time it takes. */
void people_expect(const struct people *p, struct str text);

/* Compare a judged line with those before it; the judge gets what is found.
 * LINE-200 waits for its total, but is in the line's rules. */
void people_line(struct people *p, struct judge *j);

/* After the last line: LINE-200, ID-MIX, PII-PHONEQ. */
void people_finish(struct people *p, struct findings *findings);

uint64_t people_users(const struct people *p);

#endif
