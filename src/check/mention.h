/* SPDX-License-Identifier: MIT */
/*
 * What is remembered of a line for the rules that need several lines: a few
 * fingerprints (check/keyhash.h), no text.  The lanes make them, people
 * compares them.
 *
 *	a line with an ID	key      keyhash_id of the ID: .key
 *				spelling keyhash_id of the ID: .spelling
 *	a line without one	key      keyhash of the whole line
 *				spelling 0
 *	both			text     keyhash of the whole line
 *
 * "The whole line" is struct line's text: without its end and the carriage
 * returns before that.  Its fingerprint has all 64 bits: in a file of one
 * person with millions of lines half of them would take some for others.
 */
#ifndef CHECK_MENTION_H
#define CHECK_MENTION_H

#include <stdint.h>

enum mention_flag {
	MENTION_PERSON = 1,	/* there is a usable ID */
	MENTION_ADDS = 2,	/* gives traits */
	MENTION_REMOVES = 4,	/* takes traits away */
	MENTION_PHONE = 8,	/* the ID may be a phone number */
	MENTION_CRM = 16,	/* the ID is a customer's own (IDTYPE_CRM) */
};

/* enum idshape of a CRM ID lies above the flags, in two bits. */
enum { MENTION_SHAPE = 5, MENTION_SHAPE_MASK = 3 };

/* A line that is clean but for this, when no places of it are kept any more:
 * it is counted in its result, and this stands in its mention for the set of
 * rules until the merge. */
enum mention_note { NOTE_NONE, NOTE_LOOKS38, NOTE_NONASCII, NOTE_COUNT };

/* One for each line that takes part in the rules across lines. */
struct mention {
	uint64_t key;
	uint64_t text;
	uint64_t line : 40;	/* in a result from 0, in people from 1 */
	uint64_t combo : 16;	/* its set of rules: the merge; 0 none */
	uint64_t flags : 8;	/* enum mention_flag and the shape */
	uint32_t spelling;
	uint32_t traces;	/* of its traits, see check/trace.h, with the
				 * number of them; 0: not known */
};

/* One for each further cell with an ID on an ID-sync line. */
struct link {
	uint64_t first;		/* keyhash of the first cell, as written */
	uint64_t other;		/* keyhash of this cell, as written */
	/* keyhash_pair of the column and keyhash_id(this cell).key; 0 if the
	 * cell is no customer ID. */
	uint64_t key;
	uint64_t line : 40;	/* as in struct mention */
	uint64_t flags : 8;	/* MENTION_CRM: of this cell */
	uint32_t column;	/* from 1: the second cell of the line */
};

_Static_assert(sizeof(struct mention) == 32, "a mention is 32 bytes");
_Static_assert(sizeof(struct link) == 40, "a link is 40 bytes");

#endif
