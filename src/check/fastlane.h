/* SPDX-License-Identifier: MIT */
/*
 * The fast lane: proves lines clean at the speed of memory.
 *
 * "Clean" means that judge_line would report nothing at all on the line, of
 * any severity, apart from LINE-CRLF and TRAIT-BARE when their owner has
 * said that they were told, and from ID-LOOKS38 and ENC-NONASCII, which only
 * inform, are on many lines of good files and are noted.  Whatever it can
 * not prove, and be it only unusual, is for the careful lane.
 *
 * Not to be asked about the first record of a file (titles, byte order
 * mark), nor in files whose lines end with a carriage return alone.
 */
#ifndef CHECK_FASTLANE_H
#define CHECK_FASTLANE_H

#include "check/hashrules.h"
#include "check/judge.h"
#include "check/kernel.h"
#include "check/keyhash.h"
#include "check/keys.h"
#include "check/mention.h"
#include "check/trace.h"

enum { FAST_PAD = 64, FAST_HASHES = HASHES_OF_NOTHING };

/* A line that is clean but for these, in this order. */
struct fast_note {
	uint64_t line;		/* as in its mention */
	const char *start;	/* of the line */
	uint32_t nonascii;	/* ENC-NONASCII: column, from 1; 0: none */
	uint32_t nonascii_n;	/* bytes of that character */
	uint32_t looks38;	/* ID-LOOKS38: column; 0: none */
};

/* Filled on; the caller resets it. */
struct fast_out {
	struct mention *mentions;
	size_t count, cap;
	struct link *links;	/* of ID-sync lines */
	size_t link_count, link_cap;
	struct fast_note *notes;
	size_t note_count, note_cap;	/* 0: no such line is proven */
	unsigned counted;	/* 1 << enum mention_note: only counted */
	unsigned mark;		/* of the next mention: such a note, or 0 */
	uint64_t noted[NOTE_COUNT];
	uint32_t *traces;	/* of trait lines; NULL: not wanted */
	size_t trace_count, trace_cap;	/* the last line goes beyond it */
	uint64_t line;		/* number of the next line, for mentions */
	uint64_t lines, signals, removals;	/* of proven lines */
};

/* What one line had already: fingerprints, see check/fast_set.h. */
struct fast_set {
	uint64_t *slots;
	unsigned shift;
	uint64_t mask, turn;
	size_t most;		/* bytes of a payload that fit */
};

/* What a cell is to be. */
struct fast_column {
	enum idtype type;
	enum idform form;
};

enum { FAST_PAIRS_LOG = 13, FAST_PAIR_WORDS = 4 };

/* A key-value pair that was clean, as it stands; zeros behind it. */
struct fast_pair {
	uint64_t text[FAST_PAIR_WORDS];
	uint64_t word;		/* its fingerprint among those of a line */
};

/* Where signs stand in the last 64 bytes in which there were pairs. */
struct fast_signs {
	uint64_t quotes, equals, blanks, unusual;
};

/* What is known of the items of a line so far. */
struct fast_tally {
	struct fast_set set;	/* a copy, which is quicker to use */
	uint64_t signals, removals;
	unsigned flags;		/* MENTION_ADDS, MENTION_REMOVES */
	bool serial;		/* a bare number would be one of a series */
	uint32_t *traces;	/* the next goes here; NULL: none is wanted */
};

struct fastlane;

/* What is made for one sort of machine. */
struct fast_kernel {
	/* From p, the start of a line, to the first that is not proven. */
	const char *(*lines)(struct fastlane *f, const char *p,
	    const char *end, size_t most, struct fast_out *out);
	/* From p, the start of an item, to the first that is not proven. */
	const char *(*items)(struct fastlane *f, const char *p,
	    const char *end);
	bool (*cell)(struct fastlane *f, struct str id,
	    const struct fast_column *column, struct proven_id *proven);
};

struct fastlane {
	/* Set by the owner: told for what is given to fastlane_run. */
	bool returns_told, bare_told;

	const struct facts *facts;
	struct known_keys *keys;
	const struct fast_kernel *kernel;
	struct keyhash_salts salts;
	uint64_t hashes[FAST_HASHES];	/* how the hashes of nothing begin */
	bool adds, removes;	/* traits may be added, removed */
	struct fast_column columns[NAME_DPIDS_MAX];
	struct fast_set small, large;
	struct fast_set huge;	/* made for a line that needs it */
	struct fast_pair *pairs;	/* by hash */
	struct fast_signs signs;
	struct judge judge;	/* for a closer look at one ID */
	bool closer;		/* such looks are worth it */
	struct str nonascii;	/* the first such character of the line */
	struct fast_tally turns;	/* of a payload taken in turns */
	uint32_t *traces;	/* of that, TRACES_ROOM; NULL: not wanted */
};

/* Has this machine, and was the program made with, the kernel? */
bool fastlane_has(enum kernel kernel);
/* One a thread; a kernel that is not there is KERNEL_BEST.  facts and keys
 * are borrowed until fastlane_release. */
void fastlane_init(struct fastlane *f, const struct facts *facts,
    struct known_keys *keys, uint64_t seed, enum kernel kernel);
void fastlane_release(struct fastlane *f);

/*
 * Prove lines clean from p on: stops at the start of the first line that it
 * can not prove, at end, after most lines or when out is full; returns
 * where.  FAST_PAD bytes before p and after end can be read.
 */
const char *fastlane_run(struct fastlane *f, const char *p, const char *end,
    size_t most, struct fast_out *out);

/* --- parts of a line that is not proven -------------------------------- */

/* Is the ID, which is not empty, clean?  FAST_PAD as above. */
bool fastlane_id(struct fastlane *f, struct str id, enum idtype type,
    struct proven_id *proven);

/*
 * A payload is taken in turns: what can be proven clean by this lane, the
 * rest item by item by the careful one, which tells each.  What a line is as
 * a whole (its characters, its quotes in pairs) is for that one too.
 */
/* Begin with a payload of n bytes, READER_HOLD at most; false: this lane
 * proves nothing. */
bool fastlane_begin_turns(struct fastlane *f, size_t n);
/* From p, the start of an item, to the first that is not proven, or behind
 * the end, where the last one ends.  A control character or a blank stands
 * at end; FAST_PAD as above.  turns has the sums. */
const char *fastlane_turn(struct fastlane *f, const char *p,
    const char *end);

#endif
