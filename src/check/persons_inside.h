/* SPDX-License-Identifier: MIT */
/*
 * What the ledger of persons holds, and the rules for what is read back from
 * it (personrules.c).  For persons.c alone.
 */
#ifndef CHECK_PERSONS_INSIDE_H
#define CHECK_PERSONS_INSIDE_H

#include "check/persons.h"

/* In place of a flag that mentions do not have: "line" is a number of
 * lines. */
enum { RECORD_MORE = 128 };

enum {
	PERSON_KEY,
	PERSON_LINES,	/* in the whole file */
	PERSON_SEEN,	/* of them so far */
	PERSON_TEXT,	/* of the first */
	PERSON_LINE,	/* the first */
	PERSON_MARKS,	/* spelling << 32 | giant | flags of all lines */
	PERSON_SPELLED,	/* first line with a customer ID of this key */
	PERSON_WIDTH,
};

enum { TOLD_KEY, TOLD_LINE, TOLD_WIDTH };

enum { GIANT = 256 };

struct record {
	uint64_t key, text;
	uint64_t line : 40;
	uint64_t combo : 16;
	uint64_t flags : 8;
	uint32_t spelling;
};

struct text {
	uint64_t key;		/* of the line */
	uint64_t line : 40;
	uint64_t combo : 16;
	uint64_t flags : 8;
	uint64_t total : 40;
	uint64_t rules : 24;	/* found so far, PERSONS_WAITS */
};

/* The lines of those who have several: each once to be counted, then once
 * more to be told of. */
void persons_count_line(struct persons *p, const struct record *r);
bool persons_tell_line(struct persons *p, const struct record *r,
    struct err *err);
/* The only line of a person, with these flags: nothing can be told. */
void persons_tell_single(struct persons *p, unsigned flags);
/* A line of a giant, among those of the same text. */
void persons_text_line(struct persons *p, const struct text *t);

#endif
